// SPDX-License-Identifier: Apache-2.0

/// The outcome of one text.
package enum TextOutcome: Sendable {
  /// Its vector, scaled to length 1.
  case vector([Float])
  /// The service refuses this text, or has no usable vector for it, while it serves others.
  case refused(reason: String)
}
