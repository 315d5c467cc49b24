// SPDX-License-Identifier: Apache-2.0
package import Observability

/// A guard's decision on a request.
package enum GuardDecision: Sendable {
  /// It may go on, for this party.
  case admit(Principal)
  case refuse(Rejection)
}
