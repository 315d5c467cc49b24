// SPDX-License-Identifier: Apache-2.0

/// Has one timer. Instead of a closure, which would be an allocation for each of many owners.
package protocol LoopTimerOwner: AnyObject {
  func timerFired()
}
