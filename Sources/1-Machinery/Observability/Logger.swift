// SPDX-License-Identifier: Apache-2.0

/// Writes log lines of a level and above to a sink, with the metadata it carries.
///
/// Messages are fixed texts in lower case without a full stop; what varies goes into the metadata:
/// `logger.info("alias swapped", ["index": .string(name), "documents": .int(count)])`. A line below the level costs a
/// comparison: neither message nor metadata is made.
package struct Logger: Sendable {
  /// The least level that is written.
  package var level: LogLevel
  let sink: LogSink?
  private(set) var metadata = LogMetadata()

  /// A logger without metadata.
  package init(level: LogLevel, sink: LogSink) {
    self.level = level
    self.sink = sink
  }

  private init() {
    self.level = .error
    self.sink = nil
  }

  /// A logger that writes nothing.
  package static let disabled = Logger()

  /// The same logger with further metadata on every line.
  package func with(_ metadata: LogMetadata) -> Logger {
    var logger = self
    logger.metadata = logger.metadata.merging(metadata)
    return logger
  }

  /// Whether a line of this level would be written.
  package func isEnabled(_ level: LogLevel) -> Bool { sink != nil && level >= self.level }

  /// Writes a line of level `debug`.
  package func debug(_ message: @autoclosure () -> String, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.debug, message(), metadata())
  }
  /// Writes a line of level `info`.
  package func info(_ message: @autoclosure () -> String, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.info, message(), metadata())
  }
  /// Writes a line of level `warning`.
  package func warning(_ message: @autoclosure () -> String, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.warning, message(), metadata())
  }
  /// Writes a line of level `error`.
  package func error(_ message: @autoclosure () -> String, _ metadata: @autoclosure () -> LogMetadata = [:]) {
    log(.error, message(), metadata())
  }

  /// Writes a line of a level that is not known before.
  package func log(
    _ level: LogLevel, _ message: @autoclosure () -> String, _ metadata: @autoclosure () -> LogMetadata = [:]
  ) {
    guard level >= self.level, let sink else { return }
    sink.write(
      LogRecord(time: Timestamp.now, level: level, message: message(), metadata: self.metadata.merging(metadata())))
  }
}
