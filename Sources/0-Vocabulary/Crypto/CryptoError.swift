// SPDX-License-Identifier: Apache-2.0

/// Why something could not be decoded or made.
package struct CryptoError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Code: String, Sendable {
    /// The text is not in the encoding that was expected.
    case invalidEncoding
    /// The numbers are no key, or one that is too weak or too large to be used.
    case unusableKey
  }

  /// The kind of fault.
  package var code: Code
  /// One line for people. It never quotes what was decoded, which may be a secret.
  package var message: String
}
