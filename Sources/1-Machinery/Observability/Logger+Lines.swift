// SPDX-License-Identifier: Apache-2.0

/// Lines that somebody else makes, because the usual way would cost more than the work they tell of: one line for each
/// request of a server.
extension Logger {
  /// The form of lines; nil where nothing is written.
  package var format: LogFormat? { sink?.renderer.format }

  /// The begin of a line, up to its message: `{"timestamp":…,"level":…,"message":…`, or the same as text. What varies
  /// follows as `,"name":value` and `}`, or ` name=value`, and a newline.
  package func linePrefix(_ level: LogLevel, _ message: String, seconds: Int, nanoseconds: Int) -> [UInt8] {
    guard let renderer = sink?.renderer else { return [] }
    let time = Timestamp(milliseconds: Int64(seconds) * 1000 + Int64(nanoseconds) / 1_000_000)
    let line = renderer.line(LogRecord(time: time, level: level, message: message, metadata: metadata))
    return Array(line.dropLast(renderer.format == .json ? 2 : 1))
  }

  /// Writes whole lines. The metadata of `linePrefix` is in them already.
  package func write(lines: [UInt8], count: Int) {
    guard let sink else { return }
    var record = LogRecord(time: Timestamp.now, level: .info, message: "", metadata: [:])
    record.lines = lines
    record.lineCount = count
    sink.write(record)
  }
}
