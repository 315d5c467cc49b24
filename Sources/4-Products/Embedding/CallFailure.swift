// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// The meaning of a failed call for the texts that were sent with it.
enum CallFailure: Sendable, Equatable {
  /// To call again does not help: key, quota, model, address, a certificate that is not trusted.
  case final
  /// The service is not there, or overloaded: the same texts again, later.
  case away
  /// It was there and not done in time.
  case slow
  /// It failed without a reason that concerns the texts; it may work the next time.
  case failing
  /// It refuses these texts.
  case refused(Refusal.Subject)
}
