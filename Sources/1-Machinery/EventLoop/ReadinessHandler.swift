// SPDX-License-Identifier: Apache-2.0

/// Receives a descriptor's readiness, on the loop's thread.
package protocol ReadinessHandler: AnyObject {
  func ready(_ readiness: Readiness)
}
