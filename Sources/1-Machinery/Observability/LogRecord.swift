// SPDX-License-Identifier: Apache-2.0
import JSON

/// A log line before it is text.
struct LogRecord: Sendable {
  var time: Timestamp
  var level: LogLevel
  var message: String
  var metadata: LogMetadata
  /// Whole lines that were made elsewhere, in the place of all the others.
  var lines: [UInt8]?
  var lineCount = 1

  /// About how many bytes the record holds while it waits.
  var cost: Int {
    if let lines { return 96 + lines.count }
    return metadata.pairs.reduce(96 + message.utf8.count) { sum, pair in
      if case .string(let text) = pair.1 { return sum + 64 + text.utf8.count }
      return sum + 64
    }
  }
}
