// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics
import Primitives

/// Reads the chunked transfer coding (RFC 9112 §7.1) in place: says which bytes of the input are content.
///
/// One state per production; no byte is looked at twice, so the verdict does not depend on how the bytes arrive.
package struct ChunkedDecoder: Sendable {
  /// The next thing found in the input.
  package enum Event: Sendable, Equatable {
    case needsMore
    /// This part of the input is content.
    case data(Range<Int>)
    /// The message is over; what follows in the input belongs to the next one.
    case end
  }

  private enum State {
    case size, extensionStart, extensionName, afterName, valueStart, value, quoted, quotedPair, afterValue
    case sizeLineFeed, data, dataReturn, dataLineFeed
    case trailerStart, trailer, trailerLineFeed, lastLineFeed, over
  }

  private let limits: MessageLimits
  private var state = State.size
  private var remaining = 0
  private var digits = 0
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var line: [UInt8] = []
  /// The trailer section, without the fields that have no business there. Complete after `end`.
  package private(set) var trailers = HTTPFields()
  private var trailerCount = 0

  package init(limits: MessageLimits) { self.limits = limits }

  /// The last chunk and the trailer section were read.
  package var isOver: Bool { state == .over }
  /// Bytes of the present chunk that are still to come.
  package var chunkRemaining: Int { state == .data ? remaining : 0 }

  /// The next event of `input` from `position` on, which is moved behind what was taken.
  package mutating func next(_ input: Span<UInt8>, _ position: inout Int) throws(MessageError) -> Event {
    while position < input.count {
      switch state {
      case .over:
        return .end
      case .data:
        let count = min(remaining, input.count - position)
        let range = position..<position + count
        position += count
        remaining -= count
        if remaining == 0 { state = .dataReturn }
        return .data(range)
      default:
        let byte = input[position]
        position += 1
        try take(byte)
      }
    }
    return state == .over ? .end : .needsMore
  }

  private mutating func take(_ byte: UInt8) throws(MessageError) {
    switch state {
    case .size: try takeSize(byte)
    case .sizeLineFeed:
      guard byte == 0x0A else { throw .bad("chunk_size") }
      if remaining == 0 { state = .trailerStart } else { state = .data }
    case .dataReturn:
      guard byte == 0x0D else { throw .bad("chunk_data") }
      state = .dataLineFeed
    case .dataLineFeed:
      guard byte == 0x0A else { throw .bad("chunk_data") }
      state = .size
      digits = 0
    case .trailerStart, .trailer, .trailerLineFeed, .lastLineFeed: try takeTrailer(byte)
    case .data, .over: break
    default: try takeExtension(byte)
    }
  }

  private mutating func takeSize(_ byte: UInt8) throws(MessageError) {
    if let value = Hexadecimal.value(byte) {
      guard digits < 16, remaining <= Int.max >> 4 else { throw .bad("chunk_size") }
      remaining = remaining << 4 | Int(value)
      digits += 1
      return
    }
    guard digits > 0 else { throw .bad("chunk_size") }
    switch byte {
    case 0x0D: state = .sizeLineFeed
    case UInt8(ascii: ";"): try beginExtension()
    case 0x20, 0x09:  // only a ";" may follow
      try countExtensionByte()
      state = .afterValue
    default: throw .bad("chunk_size")
    }
  }

  private mutating func beginExtension() throws(MessageError) {
    try countExtensionByte()
    state = .extensionStart
  }

  private mutating func countExtensionByte() throws(MessageError) {
    extensionBytes += 1
    guard extensionBytes <= limits.chunkExtensionBytes else { throw .bad("chunk_extensions_too_long") }
  }

  /// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`
  private mutating func takeExtension(_ byte: UInt8) throws(MessageError) {
    if byte != 0x0D { try countExtensionByte() }
    let isBlank = Blanks.isBlank(byte)
    let isToken = ByteClass.token.contains(byte)
    switch state {
    case .extensionStart where isBlank: break
    case .extensionStart where isToken: state = .extensionName
    case .extensionName where isToken: break
    case .extensionName where isBlank, .afterName where isBlank: state = .afterName
    case .extensionName where byte == UInt8(ascii: "="), .afterName where byte == UInt8(ascii: "="): state = .valueStart
    case .valueStart where isBlank: break
    case .valueStart where isToken: state = .value
    case .valueStart where byte == UInt8(ascii: "\""): state = .quoted
    case .value where isToken: break
    case .value where isBlank, .afterValue where isBlank: state = .afterValue
    case .quoted where byte == UInt8(ascii: "\""): state = .afterValue
    case .quoted where byte == UInt8(ascii: "\\"): state = .quotedPair
    case .quoted where Self.isQuotable(byte): break
    case .quotedPair where Self.isQuotable(byte): state = .quoted
    case .extensionName where byte == UInt8(ascii: ";"), .afterName where byte == UInt8(ascii: ";"),
      .value where byte == UInt8(ascii: ";"), .afterValue where byte == UInt8(ascii: ";"):
      state = .extensionStart
    case .extensionName where byte == 0x0D, .value where byte == 0x0D: state = .sizeLineFeed
    case .afterValue where byte == 0x0D && wasQuoted: state = .sizeLineFeed
    default: throw .bad("chunk_extension")
    }
    wasQuoted = byte == UInt8(ascii: "\"") && state == .afterValue
  }

  /// The last byte closed a quoted string: there the line may end. After blanks it may not.
  private var wasQuoted = false

  private static func isQuotable(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }

  private mutating func takeTrailer(_ byte: UInt8) throws(MessageError) {
    trailerBytes += 1
    guard trailerBytes <= limits.trailerBytes + 2 else {
      throw MessageError(.requestHeaderFieldsTooLarge, "trailers_too_long")
    }
    switch state {
    case .trailerStart where byte == 0x0D: state = .lastLineFeed
    case .lastLineFeed:
      guard byte == 0x0A else { throw .bad("bare_cr") }
      state = .over
    case .trailer where byte == 0x0D: state = .trailerLineFeed
    case .trailerLineFeed:
      guard byte == 0x0A else { throw .bad("bare_cr") }
      try endTrailerLine()
      state = .trailerStart
    default:
      guard Self.isQuotable(byte) else { throw .bad(byte == 0x0A ? "bare_lf" : "control_character") }
      line.append(byte)
      state = .trailer
    }
  }

  private mutating func endTrailerLine() throws(MessageError) {
    trailerCount += 1
    guard trailerCount <= limits.fieldCount else {
      throw MessageError(.requestHeaderFieldsTooLarge, "too_many_fields")
    }
    let field = try FieldLine.parse(line.span, 0..<line.count)
    if let name = HTTPFieldName(line.span.string(field.name)), !Self.isForbidden(name.canonicalName) {
      trailers.append(name, line.span.string(field.value))
    }
    line.removeAll(keepingCapacity: true)
  }

  /// Fields for framing, routing, authentication and content, which RFC 9110 §6.5.1 does not let into trailers.
  private static func isForbidden(_ name: String) -> Bool {
    switch name {
    case "host", "connection", "transfer-encoding", "te", "trailer", "upgrade", "expect", "authorization", "cookie",
      "set-cookie", "range", "max-forwards", "cache-control", "age", "date", "location", "retry-after", "vary",
      "forwarded", "origin", "x-api-key", "keep-alive", "www-authenticate":
      true
    default:
      name.hasPrefix("content-") || name.hasPrefix("proxy-") || name.hasPrefix("if-")
        || name.hasPrefix("x-forwarded-")
    }
  }
}
