// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1
import HTTPSemantics
import Observability

/// Writes the line of each answered request. Made byte by byte on the loop and handed to the log once a tick: a line by
/// the logger's own way costs several times what answering a small request does.
struct AccessLog {
  private let logger: Logger
  private let format: LogFormat?
  private var lines: [UInt8] = []
  private var count = 0
  private var stamp: [UInt8] = []
  private var stampMillisecond = Int.min

  init(_ logger: Logger, isOn: Bool) {
    self.logger = logger
    format = isOn && logger.isEnabled(.info) ? logger.format : nil
  }

  var isOn: Bool { format != nil }

  /// Adds a line. True: it is the first one since `flush`.
  mutating func add(
    _ connection: Connection, _ request: ServerRequest?, route: String, status: Int, bytes: Int, nanoseconds: Int64
  ) -> Bool {
    refreshStamp()
    lines.append(contentsOf: stamp)
    begin("method")
    if let request { quoted(request, request.head.methodRange) } else { empty() }
    begin("path")
    if let request { quoted(request, request.head.path) } else { empty() }
    begin("route")
    quoted(route)
    begin("status")
    ResponseSerializer.appendDecimal(status, to: &lines)
    begin("bytes")
    ResponseSerializer.appendDecimal(bytes, to: &lines)
    begin("duration_ms")
    appendMilliseconds(nanoseconds)
    begin("peer")
    if format == .json { lines.append(Self.quote) }
    lines.append(contentsOf: connection.peerBytes(for: request))
    if format == .json { lines.append(Self.quote) }
    begin("request_id")
    if let request { quotedIdentity(request) } else { empty() }
    ResponseSerializer.append(format == .json ? "}\n" : "\n", to: &lines)
    count += 1
    return count == 1
  }

  mutating func flush() {
    guard count > 0 else { return }
    logger.write(lines: lines, count: count)
    lines.removeAll(keepingCapacity: lines.capacity <= 64 << 10)
    count = 0
  }

  private static let quote = UInt8(ascii: "\"")

  private mutating func begin(_ name: StaticString) {
    ResponseSerializer.append(format == .json ? ",\"" : " ", to: &lines)
    ResponseSerializer.append(name, to: &lines)
    ResponseSerializer.append(format == .json ? "\":" : "=", to: &lines)
  }

  private mutating func empty() { ResponseSerializer.append("\"\"", to: &lines) }

  /// A part of the head: the grammar leaves no quote, backslash or control character in it.
  private mutating func quoted(_ request: ServerRequest, _ range: Range<Int>) {
    guard !range.isEmpty else { return empty() }
    if format == .json { lines.append(Self.quote) }
    lines.append(contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
    if format == .json { lines.append(Self.quote) }
  }

  private mutating func quoted(_ text: String) {
    if format == .json { lines.append(Self.quote) }
    ResponseSerializer.append(text, to: &lines)
    if format == .json { lines.append(Self.quote) }
  }

  private mutating func quotedIdentity(_ request: ServerRequest) {
    if format == .json { lines.append(Self.quote) }
    switch request.identity {
    case .client(let range):
      lines.append(contentsOf: UnsafeBufferPointer(start: request.buffer + range.lowerBound, count: range.count))
    case .own(let high, let low): RequestIdentity.append(high, low, to: &lines)
    case .none: break
    }
    if format == .json { lines.append(Self.quote) }
  }

  /// With three decimals.
  private mutating func appendMilliseconds(_ nanoseconds: Int64) {
    let microseconds = Int(max(0, nanoseconds) / 1000)
    ResponseSerializer.appendDecimal(microseconds / 1000, to: &lines)
    lines.append(UInt8(ascii: "."))
    let rest = microseconds % 1000
    if rest < 100 { lines.append(0x30) }
    if rest < 10 { lines.append(0x30) }
    ResponseSerializer.appendDecimal(rest, to: &lines)
  }

  /// Time, level and message, made again when the millisecond has changed.
  private mutating func refreshStamp() {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let millisecond = time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    guard millisecond != stampMillisecond else { return }
    stampMillisecond = millisecond
    stamp = logger.linePrefix(.info, "request", seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }
}
