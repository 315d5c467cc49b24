// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be compressed or decompressed.
package struct CompressionError: Error, Sendable, Equatable {
  /// The kind of fault.
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

  /// The kind of fault.
  package var code: Code
  /// One line for people.
  package var message: String
}
