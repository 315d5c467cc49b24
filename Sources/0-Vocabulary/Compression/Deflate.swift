// SPDX-License-Identifier: Apache-2.0

/// The content coding `deflate`, that is the zlib format (RFC 1950), at one go.
package enum Deflate {
  /// The bytes compressed.
  /// - Parameter level: 1 (fast) to 9 (small).
  package static func compress(_ bytes: [UInt8], level: Int = 6) throws(CompressionError) -> [UInt8] {
    try Compressor.compress(bytes, .deflate, level: level)
  }

  /// The bytes that were compressed, with or without the zlib header.
  /// - Parameter limit: how many may come out; more is an error (`.tooLarge`).
  package static func decompress(_ bytes: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    try Decompressor.decompress(bytes, .deflate, limit: limit)
  }
}
