// SPDX-License-Identifier: Apache-2.0

/// Why bytes are no JSON text, or not the JSON text that was asked for.
@usableFromInline package struct JSONError: Error, Sendable, Equatable {
  /// The kind of fault.
  package enum Code: String, Sendable {
    /// The bytes end in the middle of a value.
    case unexpectedEnd
    /// A byte that the grammar of RFC 8259 does not allow at this place.
    case unexpectedByte
    /// A control character inside a string.
    case controlCharacter
    /// A `\` that begins none of the escapes of RFC 8259 §7.
    case invalidEscape
    /// A string that is not well-formed UTF-8.
    case invalidUTF8
    /// Digits that the number grammar refuses, such as `01` or `1.`.
    case invalidNumber
    /// A number that the wanted type cannot hold.
    case numberOutOfRange
    /// A value of another kind than the one asked for.
    case typeMismatch
    /// More nesting than ``JSONLimits/maximumDepth``.
    case tooDeep
    /// More bytes than ``JSONLimits/maximumBytes``.
    case tooLarge
    /// Something after the end of the text.
    case trailingBytes
    /// The caller asked for a value where none stands: a fault of the program, not of the bytes.
    case misuse
  }

  /// The kind of fault.
  package var code: Code
  /// The place of the fault: the index of the byte in the array that was read.
  package var offset: Int
  /// One line for people. It never quotes the bytes.
  package var message: String

  /// Makes an error.
  package init(code: Code, offset: Int, message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }
}
