// SPDX-License-Identifier: Apache-2.0

/// To whom a way in is open.
package enum Exposure: String, Sendable, CaseIterable {
  case off
  /// To those with credentials for `retrieve`.
  case on
  /// To everybody, under the address's rate.
  case `public`
}
