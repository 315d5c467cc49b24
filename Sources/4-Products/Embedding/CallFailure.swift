// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// What a failed call means for the texts that were sent with it.
enum CallFailure: Sendable, Equatable {
  /// Calling again helps nobody: key, quota, model, address, a certificate that is not trusted.
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
