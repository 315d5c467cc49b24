// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// Reads a request head (RFC 9112 §2–§6) from a buffer that grows, without copying it.
///
/// The verdict is a function of the bytes: it is the same whether they come at once or one by one. Everything that the
/// grammar does not allow is refused; nothing is repaired.
package struct RequestHeadParser: Sendable {
  /// Empty lines that are passed over before a request line (RFC 9112 §2.2).
  static let maximumEmptyLines = 2

  private let limits: MessageLimits
  private var lineStart = 0
  private var requestLineStart = 0
  /// Up to where the present line has been looked through.
  private var scanned = 0
  private var fieldsStart: Int?
  private var emptyLines = 0
  private var seen = SeenFields()

  package init(limits: MessageLimits) { self.limits = limits }

  /// Begins a new head at `start` in the buffer.
  package mutating func reset(at start: Int) {
    lineStart = start
    scanned = start
    fieldsStart = nil
    emptyLines = 0
    seen = SeenFields()
  }

  /// True when nothing but empty lines has come; a peer that leaves here has not broken anything off.
  package func isBlank(count: Int) -> Bool { fieldsStart == nil && lineStart == count }

  /// Sees to it that a head which was refused, or never ended, has its method, and its target as far as that is one: so
  /// the refusal can take the form that its route's answers have. False: not even that can be known.
  package func salvageLine(_ bytes: Span<UInt8>, into head: inout RequestHead) -> Bool {
    // The line was read, whatever became of the fields.
    if fieldsStart != nil { return true }
    head.reset()
    return RequestLine.salvage(bytes, min(requestLineStart, bytes.count)..<bytes.count, into: &head)
  }

  /// Looks at `bytes` from the head's start on. True: `head` is complete. False: more bytes are needed.
  package mutating func parse(_ bytes: Span<UInt8>, into head: inout RequestHead) throws(MessageError) -> Bool {
    while fieldsStart == nil {
      requestLineStart = lineStart
      guard let end = try requestLineEnd(bytes) else { return false }
      let line = lineStart..<end
      lineStart = end + 2
      scanned = lineStart
      if line.isEmpty {
        emptyLines += 1
        guard emptyLines <= Self.maximumEmptyLines else { throw .bad("empty_lines") }
        continue
      }
      head.reset()
      try RequestLine.parse(bytes, line, limits, into: &head)
      fieldsStart = lineStart
    }
    let fieldsStart = fieldsStart ?? lineStart
    while true {
      let room = limits.fieldBytes - (lineStart - fieldsStart)
      guard let end = try lineEnd(bytes, limit: room, .requestHeaderFieldsTooLarge) else { return false }
      let line = lineStart..<end
      lineStart = end + 2
      scanned = lineStart
      if line.isEmpty { break }
      guard head.fields.count < limits.fieldCount else {
        throw MessageError(.requestHeaderFieldsTooLarge, "too_many_fields")
      }
      let field = try FieldLine.parse(bytes, line)
      seen.note(field, in: bytes, at: head.fields.count)
      head.fields.append(field)
    }
    head.end = lineStart
    try seen.apply(to: &head, bytes, limits)
    return true
  }

  /// The end of the request line. Where it has not come whole, or never will, a method that is too long is the first
  /// thing wrong with it.
  private mutating func requestLineEnd(_ bytes: Span<UInt8>) throws(MessageError) -> Int? {
    do throws(MessageError) {
      let end = try lineEnd(bytes, limit: limits.requestLineBytes, .uriTooLong)
      if end == nil { try RequestLine.checkMethod(bytes, lineStart..<bytes.count) }
      return end
    } catch {
      try RequestLine.checkMethod(bytes, lineStart..<bytes.count)
      guard error.status == .uriTooLong else { throw error }
      let line = lineStart..<min(bytes.count, lineStart + limits.requestLineBytes)
      throw RequestLine.hasEndOfTarget(bytes, line, limits) ? .bad("request_line") : error
    }
  }

  /// The end of the present line (where its CRLF begins); nil when it has not come whole. A line with its CRLF takes
  /// at most `limit` bytes.
  private mutating func lineEnd(
    _ bytes: Span<UInt8>, limit: Int, _ tooLong: HTTPStatus
  ) throws(MessageError) -> Int? {
    let window = min(bytes.count, lineStart + limit)
    if scanned < window {
      let found = bytes.firstControl(in: scanned..<window)
      scanned = found
      if found < window {
        guard bytes[found] == 0x0D else { throw .bad(bytes[found] == 0x0A ? "bare_lf" : "control_character") }
        if found + 1 < window {
          guard bytes[found + 1] == 0x0A else { throw .bad("bare_cr") }
          return found
        }
      }
    }
    if bytes.count - lineStart > limit { throw MessageError(tooLong, "too_long") }
    return nil
  }
}
