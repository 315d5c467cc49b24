// SPDX-License-Identifier: Apache-2.0

/// Base64 and base64url (RFC 4648 §4 and §5), read strictly: no white space, no bits left over in the last digit.
package enum Base64 {
  /// The digits for 62 and 63, and whether the end is padded.
  package enum Alphabet: Sendable {
    /// `+` and `/`, padded with `=`.
    case standard
    /// `-` and `_`, not padded: for URLs, file names and JSON Web Tokens.
    case url

    fileprivate var digits: [UInt8] { self == .standard ? standardDigits : urlDigits }
    fileprivate var values: [UInt32] { self == .standard ? standardValues : urlValues }
  }

  /// The text of these bytes.
  package static func encode(_ bytes: [UInt8], alphabet: Alphabet = .standard) -> String {
    let digits = alphabet.digits
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let count = min(bytes.count - index, 3)
      var group = UInt32(bytes[index]) << 16
      if count > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[index + 2]) }
      for place in 0...count { text.append(digits[Int(group >> UInt32(18 - place * 6)) & 63]) }
      if alphabet == .standard { text.append(contentsOf: repeatElement(0x3d, count: 3 - count)) }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text.
  package static func decode(_ text: String, alphabet: Alphabet = .standard) throws(CryptoError) -> [UInt8] {
    let text = Array(text.utf8)
    return try decode(text, in: 0..<text.count, alphabet: alphabet)
  }

  /// The bytes of the text in a range of an array, which must lie inside of it.
  package static func decode(
    _ text: [UInt8], in range: Range<Int>, alphabet: Alphabet = .standard
  ) throws(CryptoError) -> [UInt8] {
    let digits = try digitCount(text, in: range, alphabet: alphabet)
    var bytes = [UInt8](repeating: 0, count: digits * 6 / 8)
    var span = bytes.mutableSpan
    var raw = unsafe span.mutableBytes
    try decode(text.span.extracting(range), digits: digits, into: &raw, alphabet: alphabet)
    return bytes
  }

  /// The numbers of a text that encodes 32-bit floats in little-endian order, as embeddings are sent: decoded straight
  /// into their place. Refuses a text whose bytes are not a whole number of floats.
  package static func decodeFloats(_ text: [UInt8], in range: Range<Int>? = nil) throws(CryptoError) -> [Float] {
    let range = range ?? 0..<text.count
    let digits = try digitCount(text, in: range, alphabet: .standard)
    let count = digits * 6 / 8
    guard count.isMultiple(of: 4) else { throw invalid }
    var floats = [Float](repeating: 0, count: count / 4)
    var span = floats.mutableSpan
    var raw = unsafe span.mutableBytes
    try decode(text.span.extracting(range), digits: digits, into: &raw, alphabet: .standard)
    #if _endian(big)
      for index in floats.indices { floats[index] = Float(bitPattern: floats[index].bitPattern.byteSwapped) }
    #endif
    return floats
  }

  /// The text of 32-bit floats in little-endian order.
  package static func encode(_ floats: [Float]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(floats.count * 4)
    for float in floats {
      let bits = float.bitPattern
      for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
    return encode(bytes)
  }

  // MARK: Parts

  private static var invalid: CryptoError { CryptoError(code: .invalidEncoding, message: "not base64") }

  /// Counts the digits before the padding, whose length is checked.
  private static func digitCount(
    _ text: [UInt8], in range: Range<Int>, alphabet: Alphabet
  ) throws(CryptoError) -> Int {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { throw invalid }
    guard alphabet == .standard else {
      guard range.count % 4 != 1 else { throw invalid }
      return range.count
    }
    guard range.count.isMultiple(of: 4) else { throw invalid }
    guard let last = text[range].last, last == 0x3d else { return range.count }
    return range.count - (text[range.upperBound - 2] == 0x3d ? 2 : 1)
  }

  private static func decode(
    _ text: Span<UInt8>, digits count: Int, into bytes: inout MutableRawSpan, alphabet: Alphabet
  ) throws(CryptoError) {
    let table = alphabet.values
    let values = table.span
    var index = 0
    var place = 0
    // Whole groups: four digits become three bytes, written as four as long as there is room. What is no digit has the
    // value 64; values are gathered and looked at once.
    var seen: UInt32 = 0
    while count - index >= 4 {
      let first = values[Int(text[index])]
      let second = values[Int(text[index + 1])]
      let third = values[Int(text[index + 2])]
      let fourth = values[Int(text[index + 3])]
      let group = first << 18 | second << 12 | third << 6 | fourth
      seen |= first | second | third | fourth
      if bytes.byteCount - place >= 4 {
        bytes.storeBytes(of: (group << 8).bigEndian, toByteOffset: place, as: UInt32.self)
      } else {
        put(group, 3, at: place, into: &bytes)
      }
      index += 4
      place += 3
    }
    if count - index > 0 {
      var group: UInt32 = 0
      let rest = count - index
      for offset in 0..<rest {
        let value = values[Int(text[index + offset])]
        seen |= value
        group |= value << UInt32(18 - offset * 6)
      }
      // The bits behind the last whole byte must be zero: each value has one text.
      guard rest > 1, group & (rest == 2 ? 0xffff : 0xff) == 0 else { throw invalid }
      put(group, rest - 1, at: place, into: &bytes)
    }
    guard seen < 64 else { throw invalid }
  }

  private static func put(_ group: UInt32, _ count: Int, at place: Int, into bytes: inout MutableRawSpan) {
    for offset in 0..<count {
      let byte = UInt8(truncatingIfNeeded: group >> UInt32(16 - offset * 8))
      bytes.storeBytes(of: byte, toByteOffset: place + offset, as: UInt8.self)
    }
  }
}

private let standardDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
private let urlDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
private let standardValues = values(of: standardDigits)
private let urlValues = values(of: urlDigits)

/// The value of each byte as a digit; 64 for one that is none.
private func values(of digits: [UInt8]) -> [UInt32] {
  var values = [UInt32](repeating: 64, count: 256)
  for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt32(value) }
  return values
}
