// SPDX-License-Identifier: Apache-2.0

/// The formats around a deflate stream, by the names of the content codings of RFC 9110 §8.4.1.
enum CompressionFormat: Sendable {
  /// gzip, RFC 1952.
  case gzip
  /// The zlib format, RFC 1950, which HTTP calls `deflate`.
  case deflate

  /// zlib's `windowBits`: the largest window, and 16 more for gzip.
  var windowBits: Int32 { self == .gzip ? 15 + 16 : 15 }
}
