// SPDX-License-Identifier: Apache-2.0
package import Observability

/// What a guard says of a request.
package enum GuardDecision: Sendable {
  /// It may go on, for this party.
  case admit(Principal)
  case refuse(Rejection)
}
