// SPDX-License-Identifier: Apache-2.0

extension JSONReader {
  /// Reads a string. Half of a surrogate pair, which no `String` can hold, is read as U+FFFD: a document or an answer is
  /// not lost for one cut character.
  package mutating func readString() throws(JSONError) -> String {
    guard try valueByte() == 0x22 else { throw mismatch("a string") }
    let start = position + 1
    let extent = try JSONScanner.skipString(bytes.span, from: start, to: end, takesAnyBytes: takesAnyBytes)
    let text: String
    if extent.hasEscapes {
      text = JSONScanner.unescape(bytes.span, from: start, to: extent.end)
    } else {
      text = JSONScanner.text(bytes.span, start, extent)
    }
    consume(to: extent.end + 1)
    return text
  }

  /// Reads a string as bytes, for a text that comes in pieces which cut its characters: half of a surrogate pair stands
  /// in them as the three bytes that UTF-8 would have for it, and what is no UTF-8, where that is taken, as it came.
  package mutating func readTextBytes() throws(JSONError) -> [UInt8] {
    guard try valueByte() == 0x22 else { throw mismatch("a string") }
    let start = position + 1
    let extent = try JSONScanner.skipString(bytes.span, from: start, to: end, takesAnyBytes: takesAnyBytes)
    consume(to: extent.end + 1)
    guard extent.hasEscapes else { return Array(bytes[start..<extent.end]) }
    return JSONScanner.unescapedBytes(bytes.span, from: start, to: extent.end, keepsHalves: true)
  }

  /// Reads a whole number that an `Int` holds; `12.0` is one, `12.5` is `.numberOutOfRange`.
  package mutating func readInt() throws(JSONError) -> Int {
    let range = try numberRange()
    guard let decimal = DecimalText(bytes.span.extracting(range)), let value = decimal.int else {
      throw JSONError(code: .numberOutOfRange, offset: range.lowerBound, message: "a whole number was expected")
    }
    consume(to: range.upperBound)
    return value
  }

  /// Reads a number as the nearest `Double`; one that is greater than any is `.numberOutOfRange`.
  package mutating func readDouble() throws(JSONError) -> Double {
    let range = try numberRange()
    let value =
      DecimalText(bytes.span.extracting(range))?.exactDouble
      ?? Double(String(decoding: bytes[range], as: UTF8.self)) ?? .nan
    guard value.isFinite else {
      throw JSONError(code: .numberOutOfRange, offset: range.lowerBound, message: "the number is too great")
    }
    consume(to: range.upperBound)
    return value
  }

  /// Reads a number with all its digits.
  package mutating func readNumber() throws(JSONError) -> JSONNumber {
    let range = try numberRange()
    consume(to: range.upperBound)
    return JSONNumber(checked: String(decoding: bytes[range], as: UTF8.self))
  }

  /// Reads `true` or `false`.
  package mutating func readBool() throws(JSONError) -> Bool {
    let byte = try valueByte()
    guard byte == 0x74 || byte == 0x66 else { throw mismatch("a boolean") }
    consume(to: try JSONScanner.skipLiteral(bytes.span, from: position, to: end))
    return byte == 0x74
  }

  /// Reads `null`.
  package mutating func readNull() throws(JSONError) {
    guard try tryNull() else { throw mismatch("null") }
  }

  /// Consumes a `null` if there is one, and says so: `let name = try reader.tryNull() ? nil : try reader.readString()`.
  package mutating func tryNull() throws(JSONError) -> Bool {
    guard try valueByte() == 0x6e else { return false }
    consume(to: try JSONScanner.skipLiteral(bytes.span, from: position, to: end))
    return true
  }

  /// Passes one value of any kind, checking its grammar, and gives back where its bytes are.
  @discardableResult
  package mutating func skipValue() throws(JSONError) -> Range<Int> {
    _ = try valueByte()
    let start = position
    let stop = try JSONScanner.skipValue(
      bytes.span, from: start, to: end, depth: maximumDepth - depth, takesAnyBytes: takesAnyBytes)
    consume(to: stop)
    return start..<stop
  }

  /// Reads one value of any kind as a tree; of a repeated name the last member wins.
  package mutating func readValue() throws(JSONError) -> JSONValue {
    switch try peek() {
    case .null:
      try readNull()
      return .null
    case .bool: return .bool(try readBool())
    case .number: return .number(try readNumber())
    case .string: return .string(try readString())
    case .array:
      var elements: [JSONValue] = []
      try beginArray()
      while try nextElement() { elements.append(try readValue()) }
      return .array(elements)
    case .object: return .object(try readObject())
    }
  }

  private mutating func readObject() throws(JSONError) -> JSONObject {
    var object = JSONObject()
    // Names are looked up one by one while they are few, then in a table: an object of a million names must not cost
    // their square.
    var places: [String: Int] = [:]
    try beginObject()
    while try nextMember() {
      let name = memberName
      let value = try readValue()
      if object.count == 16 {
        for (place, member) in object.members.enumerated() { places[member.name] = place }
      }
      let place = object.count < 16 ? object.members.firstIndex { $0.name == name } : places[name]
      if let place {
        object.members[place].value = value
      } else {
        if object.count >= 16 { places[name] = object.count }
        object.members.append((name, value))
      }
    }
    return object
  }

  private mutating func numberRange() throws(JSONError) -> Range<Int> {
    let byte = try valueByte()
    guard byte == 0x2d || JSONScanner.isDigit(byte) else { throw mismatch("a number") }
    return position..<(try JSONScanner.skipNumber(bytes.span, from: position, to: end))
  }

  /// Passes a value that the caller did not read.
  @usableFromInline
  mutating func passValue() throws(JSONError) {
    try skipValue()
  }

  private mutating func consume(to index: Int) {
    position = index
    expectation = .separator
  }
}
