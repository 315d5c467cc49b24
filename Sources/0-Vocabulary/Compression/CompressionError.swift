// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be compressed or decompressed.
package struct CompressionError: Error, Sendable, Equatable {
  /// What kind of fault it is.
  package enum Code: String, Sendable {
    /// The bytes are not in the format, or their checksum is wrong.
    case corrupted
    /// The bytes end before the format does.
    case truncated
    /// More bytes follow the end of the format.
    case trailingBytes
    /// More would come out than is allowed.
    case tooLarge
    /// zlib gives no memory.
    case outOfMemory
  }

  /// What kind of fault it is.
  package var code: Code
  /// One line for people.
  package var message: String
}
