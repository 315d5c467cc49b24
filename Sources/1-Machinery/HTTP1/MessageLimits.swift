// SPDX-License-Identifier: Apache-2.0

/// Bounds of a message's parts, in bytes and lines.
package struct MessageLimits: Sendable {
  /// Bytes of the request target; then 414.
  package var targetBytes: Int
  /// Bytes of all field lines together; then 431.
  package var fieldBytes: Int
  /// Field lines; then 431.
  package var fieldCount: Int
  /// Bytes of all chunk extensions of one message; then 400.
  package var chunkExtensionBytes: Int
  /// Bytes of the trailer section; then 431.
  package var trailerBytes: Int
  /// Refuses an absolute target whose authority differs from Host; else the target wins, as RFC 9112 §3.2.2 says.
  package var refusesAuthorityMismatch: Bool

  package init(
    targetBytes: Int = 8192, fieldBytes: Int = 16_384, fieldCount: Int = 100, chunkExtensionBytes: Int = 4096,
    trailerBytes: Int = 8192, refusesAuthorityMismatch: Bool = false
  ) {
    self.targetBytes = targetBytes
    self.fieldBytes = fieldBytes
    self.fieldCount = fieldCount
    self.chunkExtensionBytes = chunkExtensionBytes
    self.trailerBytes = trailerBytes
    self.refusesAuthorityMismatch = refusesAuthorityMismatch
  }

  /// A longer method is answered with 501 unread.
  static let methodBytes = 32
  /// `method SP target SP HTTP/d.d CRLF`
  var requestLineBytes: Int { Self.methodBytes + targetBytes + 12 }
  /// Bytes that a buffer must hold so that no head within the limits is cut, leading empty lines included.
  package var headBytes: Int { requestLineBytes + fieldBytes + 2 * RequestHeadParser.maximumEmptyLines }
}
