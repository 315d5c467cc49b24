// SPDX-License-Identifier: Apache-2.0

/// gzip (RFC 1952) at one go.
package enum Gzip {
  /// The bytes compressed.
  /// - Parameter level: 1 (fast) to 9 (small).
  package static func compress(_ bytes: [UInt8], level: Int = 6) throws(CompressionError) -> [UInt8] {
    try compressAll(bytes, .gzip, level: level)
  }

  /// The bytes that were compressed.
  /// - Parameter limit: how many may come out; more is an error (`.tooLarge`).
  package static func decompress(_ bytes: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    try decompressAll(bytes, .gzip, limit: limit)
  }
}

/// The content coding `deflate`, that is the zlib format (RFC 1950), at one go.
package enum Deflate {
  /// The bytes compressed.
  /// - Parameter level: 1 (fast) to 9 (small).
  package static func compress(_ bytes: [UInt8], level: Int = 6) throws(CompressionError) -> [UInt8] {
    try compressAll(bytes, .deflate, level: level)
  }

  /// The bytes that were compressed, with or without the zlib header.
  /// - Parameter limit: how many may come out; more is an error (`.tooLarge`).
  package static func decompress(_ bytes: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    try decompressAll(bytes, .deflate, limit: limit)
  }
}

private func compressAll(
  _ bytes: [UInt8], _ format: CompressionFormat, level: Int
) throws(CompressionError) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count / 4 + 64)
  var compressor = try Compressor(format, level: level)
  try compressor.compress(bytes, into: &output)
  try compressor.finish(into: &output)
  return output
}

private func decompressAll(
  _ bytes: [UInt8], _ format: CompressionFormat, limit: Int
) throws(CompressionError) -> [UInt8] {
  var output: [UInt8] = []
  var decompressor = try Decompressor(format, limit: limit)
  try decompressor.decompress(bytes, into: &output)
  try decompressor.finish()
  return output
}
