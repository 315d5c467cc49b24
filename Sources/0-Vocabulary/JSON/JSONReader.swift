// SPDX-License-Identifier: Apache-2.0

/// A cursor that pulls values out of JSON text, in the order they stand in it, without building a tree.
///
/// It shares the array it is given and allocates nothing but the strings it is asked for. The caller's code has the
/// shape of the document:
///
///     try reader.beginObject()
///     while try reader.nextMember() {
///       if reader.memberIs("sku") { sku = try reader.readString() }
///     }
///
/// A value that is not read is passed over by the next `nextMember()` or `nextElement()`, its grammar checked like
/// that of all others. The three attributes on the type, its fields and its small members keep calls from other
/// modules at the price of calls within one.
@usableFromInline package struct JSONReader: Sendable {
  /// The kind of the next value.
  @frozen @usableFromInline package enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  /// The kinds of token that may come next.
  @usableFromInline enum Expectation: UInt8, Sendable {
    /// A value.
    case value
    /// Behind an opening bracket: the first member or element, or the end.
    case first
    /// Behind a value: a comma or the end.
    case separator
  }

  @usableFromInline let bytes: [UInt8]
  @usableFromInline let end: Int
  /// The index in the array of the next byte to be read.
  @usableFromInline package var position: Int
  @usableFromInline var expectation = Expectation.value
  @usableFromInline var nameHasEscapes = false
  var nameIsASCII = false
  var nameIsUTF8 = true
  @usableFromInline var depth = 0
  @usableFromInline var nameStart = 0
  @usableFromInline var nameEnd = 0
  @usableFromInline let maximumDepth: Int
  /// The text has more bytes than the limit allows. It is then treated as empty, and the error of the first read says
  /// why.
  let isTooLarge: Bool
  /// Reads invalid UTF-8 in a string as U+FFFD instead of refusing it.
  let takesAnyBytes: Bool

  /// Makes a cursor over the text in `range` of `bytes`, or over all of it. A range is cut to what the array has.
  /// - Parameter takesAnyBytes: what is no UTF-8 in a string is read as U+FFFD instead of refused.
  package init(
    _ bytes: [UInt8], in range: Range<Int>? = nil, limits: JSONLimits = .standard, takesAnyBytes: Bool = false
  ) {
    let whole = 0..<bytes.count
    let range = (range ?? whole).clamped(to: whole)
    self.bytes = bytes
    self.position = range.lowerBound
    self.isTooLarge = range.count > limits.maximumBytes
    self.end = isTooLarge ? range.lowerBound : range.upperBound
    self.maximumDepth = limits.maximumDepth
    self.takesAnyBytes = takesAnyBytes
  }

  // MARK: Structure

  /// The kind of the value that stands next, which is not consumed.
  @inlinable
  package mutating func peek() throws(JSONError) -> Kind {
    switch try valueByte() {
    case 0x7b: return .object
    case 0x5b: return .array
    case 0x22: return .string
    case 0x74, 0x66: return .bool
    case 0x6e: return .null
    case 0x2d, 0x30...0x39: return .number
    default: throw unexpectedByte()
    }
  }

  /// Enters an object.
  @inlinable
  package mutating func beginObject() throws(JSONError) {
    guard try valueByte() == 0x7b else { throw mismatch("an object") }
    try enter()
  }

  /// Enters an array.
  @inlinable
  package mutating func beginArray() throws(JSONError) {
    guard try valueByte() == 0x5b else { throw mismatch("an array") }
    try enter()
  }

  /// Goes to the next member of the object that was entered last; false at its end, which is then consumed.
  package mutating func nextMember() throws(JSONError) -> Bool {
    guard try advance(closing: 0x7d) else { return false }
    guard position < end else { throw unexpectedEnd() }
    guard bytes[position] == 0x22 else { throw unexpectedByte() }
    let extent = try JSONScanner.skipString(bytes.span, from: position + 1, to: end, takesAnyBytes: takesAnyBytes)
    nameStart = position + 1
    nameEnd = extent.end
    nameHasEscapes = extent.hasEscapes
    nameIsASCII = extent.isASCII
    nameIsUTF8 = extent.isUTF8
    position = extent.end + 1
    skipWhitespace()
    guard position < end else { throw unexpectedEnd() }
    guard bytes[position] == 0x3a else { throw unexpectedByte() }
    position += 1
    expectation = .value
    return true
  }

  /// Goes to the next element of the array that was entered last; false at its end, which is then consumed.
  @inlinable
  package mutating func nextElement() throws(JSONError) -> Bool {
    guard try advance(closing: 0x5d) else { return false }
    expectation = .value
    return true
  }

  /// Checks that the one value of the text has been read and that only white space follows it.
  package mutating func finish() throws(JSONError) {
    guard expectation == .separator, depth == 0 else {
      throw JSONError(code: .misuse, offset: position, message: "the value was not read to its end")
    }
    skipWhitespace()
    guard position == end else {
      throw JSONError(code: .trailingBytes, offset: position, message: "more bytes after the value")
    }
  }

  // MARK: Names

  /// Whether the current member has this name.
  @inlinable
  package func memberIs(_ name: StaticString) -> Bool {
    if nameHasEscapes { return escapedNameIs(name) }
    let count = nameEnd &- nameStart
    guard count == name.utf8CodeUnitCount else { return false }
    let text = unsafe UnsafeBufferPointer(start: name.utf8Start, count: count)
    for index in 0..<count {
      guard unsafe bytes[nameStart &+ index] == text[index] else { return false }
    }
    return true
  }

  /// Whether the current member has this name, for names that are values of a program's own.
  package func memberIs(named name: String) -> Bool {
    if nameHasEscapes { return memberName == name }
    let text = name.utf8.span
    guard text.count == nameEnd &- nameStart else { return false }
    for index in text.indices {
      guard bytes[nameStart &+ index] == text[index] else { return false }
    }
    return true
  }

  /// The name of the current member. Half of a surrogate pair in it is read as U+FFFD.
  package var memberName: String {
    if !nameHasEscapes {
      let extent = JSONScanner.StringExtent(
        end: nameEnd, hasEscapes: false, isASCII: nameIsASCII, isUTF8: nameIsUTF8)
      return JSONScanner.text(bytes.span, nameStart, extent)
    }
    return JSONScanner.unescape(bytes.span, from: nameStart, to: nameEnd)
  }

  @usableFromInline
  func escapedNameIs(_ name: StaticString) -> Bool {
    JSONScanner.unescape(bytes.span, from: nameStart, to: nameEnd) == name.description
  }

  // MARK: Steps

  /// The first byte of the next value, behind white space.
  @inlinable
  mutating func valueByte() throws(JSONError) -> UInt8 {
    guard expectation == .value else { throw misuse() }
    skipWhitespace()
    guard position < end else { throw unexpectedEnd() }
    return bytes[position]
  }

  @inlinable
  mutating func skipWhitespace() {
    while position < end {
      let byte = bytes[position]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
      position &+= 1
    }
  }

  @inlinable
  mutating func enter() throws(JSONError) {
    guard depth < maximumDepth else { throw tooDeep() }
    depth &+= 1
    position &+= 1
    expectation = .first
  }

  /// Goes behind the comma before the next item, to the item's first byte; false behind the closing bracket.
  @inlinable
  mutating func advance(closing: UInt8) throws(JSONError) -> Bool {
    if expectation == .value { try passValue() }
    guard depth > 0 else { throw misuse() }
    skipWhitespace()
    guard position < end else { throw unexpectedEnd() }
    let byte = bytes[position]
    if byte == closing {
      position &+= 1
      depth &-= 1
      expectation = .separator
      return false
    }
    if expectation == .separator {
      guard byte == 0x2c else { throw unexpectedByte() }
      position &+= 1
      skipWhitespace()
    }
    return true
  }

  // MARK: Errors

  @usableFromInline @inline(never)
  func unexpectedEnd() -> JSONError {
    if isTooLarge {
      return JSONError(code: .tooLarge, offset: position, message: "the text is larger than allowed")
    }
    return JSONScanner.unexpectedEnd(position)
  }
  @usableFromInline @inline(never)
  func unexpectedByte() -> JSONError { JSONScanner.unexpectedByte(position) }
  @usableFromInline @inline(never)
  func tooDeep() -> JSONError { JSONScanner.tooDeep(position) }
  @usableFromInline @inline(never)
  func mismatch(_ wanted: StaticString) -> JSONError {
    JSONError(code: .typeMismatch, offset: position, message: "\(wanted) was expected")
  }
  @usableFromInline @inline(never)
  func misuse() -> JSONError {
    JSONError(code: .misuse, offset: position, message: "no value stands here")
  }
}
