// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON
import Observability
import Synchronization
import Testing

/// What a sink has written.
private final class Output: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}

@Suite("log") struct LogTests {
  private let output = Output()

  private func sink(_ format: LogFormat, capacity: Int = 8192) -> LogSink {
    LogSink(format: format, capacity: capacity) { [output] in output.append($0) }
  }

  @Test("a JSON line holds time, level, message and the metadata in order")
  func json() throws {
    let sink = sink(.json)
    let logger = Logger(level: .info, sink: sink).with(["store": "1", "run": 7])
    logger.info("alias swapped", ["index": "products\"\n", "documents": 187, "ratio": 0.5, "isFirst": true, "run": 8])
    sink.flush()
    let line = try JSONValue(parsing: Array(try #require(output.lines.first).utf8))
    let expected = ["timestamp", "level", "message", "store", "run", "index", "documents", "ratio", "isFirst"]
    #expect(line.objectValue?.names == expected)
    #expect(line["level"] == "info")
    #expect(line["message"] == "alias swapped")
    #expect(line["index"] == "products\"\n")
    #expect(line["run"] == 8)
    #expect(line["ratio"] == 0.5)
    #expect(line["isFirst"] == true)
    #expect(output.lines.count == 1)
  }

  @Test("metadata cannot take the place of time, level or message")
  func reserved() throws {
    let sink = sink(.json)
    Logger(level: .info, sink: sink).info("x", ["message": "y", "level": "z"])
    sink.flush()
    let line = try JSONValue(parsing: Array(try #require(output.lines.first).utf8))
    #expect(line["message"] == "x")
    #expect(line["message_"] == "y")
    #expect(line["level_"] == "z")
  }

  @Test("a text line is aligned, quotes what is not one word and cannot be broken by what it is given")
  func text() throws {
    let sink = sink(.text)
    let logger = Logger(level: .debug, sink: sink)
    logger.warning("request refused", ["path": "/a b", "status": 400, "agent": "x\n\u{1b}[31my\u{202e}", "empty": ""])
    logger.info("ready")
    sink.flush()
    let lines = output.lines
    try #require(lines.count == 2)
    let expected =
      #" WARNING request refused                      path="/a b" status=400 agent=x\n\u{1b}[31my\u{202e} empty="""#
    #expect(
      lines[0].dropFirst(24).replacing("\"x\\n\\u{1b}[31my\\u{202e}\"", with: "x\\n\\u{1b}[31my\\u{202e}") == expected)
    #expect(lines[1].hasSuffix("Z INFO    ready"))
    #expect(lines[1].prefix(24).wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
  }

  @Test("a line below the level is not written and its parts are not made")
  func levels() {
    let sink = sink(.text)
    let logger = Logger(level: .warning, sink: sink)
    func never() -> String {
      Issue.record("made")
      return ""
    }
    logger.info(never(), ["a": .string(never())])
    Logger.disabled.error(never())
    logger.error("b")
    sink.flush()
    #expect(output.lines.count == 1)
    #expect(LogLevel.allCases == LogLevel.allCases.sorted())
    #expect(logger.isEnabled(.error) && !logger.isEnabled(.info))
  }

  @Test("a full buffer drops lines, counts them and says so; nobody waits")
  func drops() {
    let gate = Mutex(())
    let output = output
    let held = Atomic<Bool>(false)
    let sink = LogSink(format: .json, capacity: 10) { bytes in
      held.store(true, ordering: .sequentiallyConsistent)
      gate.withLock { _ in output.append(bytes) }
    }
    let logger = Logger(level: .info, sink: sink)
    gate.withLock { _ in
      logger.info("first")
      while !held.load(ordering: .sequentiallyConsistent) { usleep(100) }
      for index in 0..<30 { logger.info("line", ["index": .int(index)]) }
    }
    sink.close()
    #expect(sink.dropped == 20)
    #expect(output.lines.count == 12)
    #expect(output.lines.last?.contains(#""message":"log lines dropped","count":20"#) == true)
  }

  @Test("lines of many threads are all written, whole")
  func threads() async {
    let sink = sink(.json)
    let logger = Logger(level: .info, sink: sink)
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask { for index in 0..<200 { logger.info("line", ["task": .int(task), "index": .int(index)]) } }
      }
    }
    sink.close()
    #expect(sink.dropped == 0)
    #expect(output.lines.count == 1600)
    #expect(output.lines.allSatisfy { (try? JSONValue(parsing: Array($0.utf8))) != nil })
    logger.info("after the end")
    #expect(output.lines.count == 1601)
  }

  @Test("secrets do not reach a line, by name or by value, in either format", arguments: LogFormat.allCases)
  func secrets(format: LogFormat) {
    let sink = sink(format)
    sink.redact(["s3cr\"et-key", "abc", "s3cr"])
    let logger = Logger(level: .info, sink: sink)
    logger.info(
      "called with s3cr\"et-key abc", ["url": "http://x/?k=s3cr\"et-key&s3cr", "Authorization": "Bearer zzz"])
    logger.info("x", ["engine_password": "zzz", "api-key": "zzz", "tokens": 12])
    sink.close()
    #expect(!output.text.contains("s3cr"))
    #expect(!output.text.contains("zzz"))
    #expect(output.text.contains("called with *** abc"))
    #expect(output.text.contains("http://x/?k=***&***"))
    #expect(output.text.contains("12"))
  }

  @Test("a very long text is cut")
  func cut() {
    let sink = sink(.json)
    Logger(level: .info, sink: sink).info("x", ["body": .string(String(repeating: "é", count: 1 << 20))])
    sink.close()
    #expect(output.text.utf8.count < 9000)
  }

  @Test("lines reach a descriptor")
  func descriptor() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let sink = LogSink(format: .json, descriptor: ends[1])
    Logger(level: .info, sink: sink).info("through the pipe")
    sink.close()
    close(ends[1])
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = read(ends[0], &bytes, bytes.count)
    close(ends[0])
    try #require(count > 0)
    let line = try JSONValue(parsing: Array(bytes.prefix(count)))
    #expect(line["message"] == "through the pipe")
  }

  @Test(
    "times are ISO 8601 in UTC with milliseconds",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_399_999, "2000-02-28T23:59:59.999Z"),
      (951_868_799_001, "2000-02-29T23:59:59.001Z"), (1_795_268_133_042, "2026-11-21T13:35:33.042Z"),
      (-1, "1969-12-31T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ])
  func times(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
  }
}
