// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1
import Observability
import Primitives

/// Writes the line of each answered request. Made byte by byte on the loop and handed to the log in pieces: a line by
/// the logger's own way costs several times what answering a small request does.
struct AccessLog: ~Copyable {
  private let logger: Logger
  private let format: LogFormat?
  private var lines = LineBuffer(capacity: handedOver + 4096)
  private var count = 0
  private var stamp: [UInt8] = []
  private var stampMillisecond: Int64 = .min
  /// Nanoseconds by which the clock of the day is ahead of the monotonic one, and the time until which that is
  /// believed.
  private var offset: Int64 = 0
  private var offsetUntil: Int64 = .min

  /// Bytes that go to the log together: few enough to lie in the cache, and for malloc to have them at hand.
  private static let handedOver = 32 << 10

  init(_ logger: Logger, isOn: Bool) {
    self.logger = logger
    format = isOn && logger.isEnabled(.info) ? logger.format : nil
  }

  var isOn: Bool { format != nil }

  /// Adds a line. True: it is the first one since `flush`.
  ///
  /// - Parameters:
  ///   - now: the monotonic clock, which the caller has read already.
  ///   - nanoseconds: from the request's head to its answer.
  mutating func add(
    _ connection: Connection, _ request: ServerRequest?, route: [UInt8], status: Int, bytes: Int, now: Int64,
    nanoseconds: Int64
  ) -> Bool {
    refreshStamp(now)
    lines.append(stamp)
    if format == .json {
      addJSON(connection, request, route, status, bytes, nanoseconds)
    } else {
      addText(connection, request, route, status, bytes, nanoseconds)
    }
    count += 1
    if lines.count >= Self.handedOver { flush() }
    return count == 1
  }

  mutating func flush() {
    guard count > 0 else { return }
    logger.write(lines: lines.take(), count: count)
    count = 0
  }

  /// Method and path come from the head, whose grammar leaves no quote, backslash or control character in them.
  private mutating func addJSON(
    _ connection: Connection, _ request: ServerRequest?, _ route: [UInt8], _ status: Int, _ bytes: Int,
    _ nanoseconds: Int64
  ) {
    lines.append(",\"method\":\"")
    if let request { part(request, request.head.methodRange) }
    lines.append("\",\"path\":\"")
    if let request { part(request, request.head.path) }
    lines.append("\",\"route\":\"")
    lines.append(route)
    lines.append("\",\"status\":")
    lines.appendDecimal(status)
    lines.append(",\"bytes\":")
    lines.appendDecimal(bytes)
    lines.append(",\"duration_ms\":")
    milliseconds(nanoseconds)
    lines.append(",\"peer\":\"")
    lines.append(connection.client.bytes(for: request))
    lines.append("\"")
    if let name = request?.principal.name {
      lines.append(",\"key\":")
      quoted(name)
    }
    if let facts = request?.record?.facts { add(facts, ",\"", "\":") }
    lines.append(",\"request_id\":\"")
    if let request { identity(request) }
    lines.append("\",\"trace_id\":\"")
    if let request { trace(request) }
    lines.append("\"}\n")
  }

  private mutating func addText(
    _ connection: Connection, _ request: ServerRequest?, _ route: [UInt8], _ status: Int, _ bytes: Int,
    _ nanoseconds: Int64
  ) {
    lines.append(" method=")
    if let request { part(request, request.head.methodRange) } else { lines.append("\"\"") }
    lines.append(" path=")
    if let request, !request.head.path.isEmpty { part(request, request.head.path) } else { lines.append("\"\"") }
    lines.append(" route=")
    if route.isEmpty { lines.append("\"\"") } else { lines.append(route) }
    lines.append(" status=")
    lines.appendDecimal(status)
    lines.append(" bytes=")
    lines.appendDecimal(bytes)
    lines.append(" duration_ms=")
    milliseconds(nanoseconds)
    lines.append(" peer=")
    lines.append(connection.client.bytes(for: request))
    if let name = request?.principal.name {
      lines.append(" key=")
      if Self.isPlain(name) { add(name) } else { quoted(name) }
    }
    if let facts = request?.record?.facts { add(facts, " ", "=") }
    lines.append(" request_id=")
    if let request { identity(request) } else { lines.append("\"\"") }
    lines.append(" trace_id=")
    if let request { trace(request) } else { lines.append("\"\"") }
    lines.append("\n")
  }

  /// Writes the request's account: `stage_ms`, tokens and money.
  private mutating func add(_ facts: RequestRecord.Facts, _ opening: StaticString, _ closing: StaticString) {
    for (name, duration) in facts.stages {
      lines.append(opening)
      add(name)
      lines.append("_ms")
      lines.append(closing)
      milliseconds(duration.nanoseconds)
    }
    let tokens = facts.tokens
    let counts: [(StaticString, Int)] = [
      ("prompt_tokens", tokens.prompt), ("completion_tokens", tokens.completion), ("cached_tokens", tokens.cached),
      ("embedding_tokens", tokens.embedding),
    ]
    for (name, count) in counts where count > 0 {
      lines.append(opening)
      lines.append(name)
      lines.append(closing)
      lines.appendDecimal(count)
    }
    if let cost = facts.costUSD {
      lines.append(opening)
      lines.append("cost_usd")
      lines.append(closing)
      add(((cost * 1e9).rounded() / 1e9).description)
    }
    if !facts.degraded.isEmpty {
      lines.append(opening)
      lines.append("degraded")
      lines.append(closing)
      quoted(facts.degraded.joined(separator: ","))
    }
    if let question = facts.question {
      lines.append(opening)
      lines.append("question")
      lines.append(closing)
      quoted(question)
    }
  }

  private mutating func add(_ text: String) { for byte in text.utf8 { lines.append(byte) } }

  private mutating func part(_ request: ServerRequest, _ range: Range<Int>) {
    unsafe lines.append(request.buffer + range.lowerBound, range.count)
  }

  private mutating func identity(_ request: ServerRequest) {
    switch request.identity {
    case .client(let range): part(request, range)
    case .own(let high, let low): digits(high, low)
    case .none: break
    }
  }

  private mutating func trace(_ request: ServerRequest) {
    let trace = request.trace.traceID
    digits(UInt64(truncatingIfNeeded: trace >> 64), UInt64(truncatingIfNeeded: trace))
  }

  /// A name in quotes, as JSON has it. Names come from configurations and from tokens' claims.
  private mutating func quoted(_ name: String) {
    lines.append(UInt8(ascii: "\""))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { lines.append(UInt8(ascii: "\\")) }
      lines.append(byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte)
    }
    lines.append(UInt8(ascii: "\""))
  }

  /// Whether a name needs no quotes in a line of text.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
  }

  private mutating func digits(_ high: UInt64, _ low: UInt64) {
    unsafe RequestIdentity.digits(high, low).span.withUnsafeBufferPointer { digits in
      if let start = digits.baseAddress { unsafe lines.append(start, digits.count) }
    }
  }

  /// With three decimals.
  private mutating func milliseconds(_ nanoseconds: Int64) {
    let microseconds = Int(max(0, nanoseconds) / 1000)
    lines.appendDecimal(microseconds / 1000)
    lines.append(UInt8(ascii: "."))
    let rest = microseconds % 1000
    if rest < 100 { lines.append(0x30) }
    if rest < 10 { lines.append(0x30) }
    lines.appendDecimal(rest)
  }

  /// Time, level and message, made again when the millisecond has changed. The day's clock is asked ten times a second
  /// at most: between, it moves as the monotonic one does.
  private mutating func refreshStamp(_ now: Int64) {
    if now >= offsetUntil {
      let time = WallClock.now
      offset = Int64(time.seconds) &* 1_000_000_000 &+ Int64(time.nanoseconds) &- now
      offsetUntil = now &+ 100_000_000
    }
    let nanoseconds = now &+ offset
    let millisecond = nanoseconds / 1_000_000
    guard millisecond != stampMillisecond else { return }
    stampMillisecond = millisecond
    stamp = logger.linePrefix(
      .info, "request", seconds: Int(nanoseconds / 1_000_000_000), nanoseconds: Int(nanoseconds % 1_000_000_000))
  }
}
