// SPDX-License-Identifier: Apache-2.0

/// The longest text that a service takes, known the better the more texts come near it.
struct LengthLimit: Sendable {
  private var accepted = 0.0
  private var refused = Double.infinity

  /// The length to which longer texts are cut: one that was accepted, or while the limit is known only roughly half-way
  /// to one that was refused.
  var cut: Double {
    guard refused.isFinite else { return .infinity }
    return accepted > refused * 0.85 ? accepted : (accepted + refused) / 2
  }

  mutating func accepted(_ size: Double) {
    accepted = max(accepted, size)
    // Tokens are guessed: a text may be taken that seems longer than one that was not.
    if accepted >= refused { refused = accepted * 1.01 }
  }

  mutating func refused(_ size: Double, longestAccepted: Double) {
    accepted = max(accepted, longestAccepted)
    refused = max(min(refused, size), accepted * 1.01)
  }
}
