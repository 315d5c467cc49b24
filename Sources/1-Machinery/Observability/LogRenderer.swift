// SPDX-License-Identifier: Apache-2.0
import JSON

/// Turns records into lines.
struct LogRenderer: Sendable {
  var format: LogFormat
  /// Whether levels are coloured; in text only.
  var isColored = false

  /// A string in a line is cut after so many bytes.
  static let maximumTextBytes = 8192
  private static let messageColumn = 36
  private static let reserved: Set<String> = ["timestamp", "level", "message"]

  /// The line with its newline.
  func line(_ record: LogRecord) -> [UInt8] {
    if let lines = record.lines { return lines }
    return switch format {
    case .json: json(record)
    case .text: text(record)
    }
  }

  private func json(_ record: LogRecord) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("timestamp", record.time.iso8601)
    writer.member("level", record.level.rawValue)
    writer.member("message", Self.cut(record.message))
    for entry in record.metadata.entries {
      writer.key(Self.reserved.contains(entry.name) ? entry.name + "_" : entry.name)
      switch Self.masked(entry) {
      case .string(let value): writer.string(Self.cut(value))
      case .int(let value): writer.integer(value)
      case .double(let value): writer.double(value)
      case .bool(let value): writer.bool(value)
      }
    }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private func text(_ record: LogRecord) -> [UInt8] {
    var line = record.time.bytes
    line.append(0x20)
    let level = record.level.rawValue.uppercased()
    let padded = level + String(repeating: " ", count: 7 - level.utf8.count)
    line.append(contentsOf: (isColored ? "\u{1b}[\(color(record.level))m\(padded)\u{1b}[0m" : padded).utf8)
    line.append(0x20)
    let message = Self.printable(Self.cut(record.message))
    line.append(contentsOf: message.utf8)
    if !record.metadata.entries.isEmpty {
      line.append(contentsOf: repeatElement(0x20, count: max(0, Self.messageColumn - message.count)))
    }
    for entry in record.metadata.entries {
      line.append(0x20)
      line.append(contentsOf: "\(Self.printable(entry.name))=\(Self.plain(Self.masked(entry)))".utf8)
    }
    line.append(0x0a)
    return line
  }

  private func color(_ level: LogLevel) -> Int {
    switch level {
    case .debug: 2
    case .info: 32
    case .warning: 33
    case .error: 31
    }
  }

  /// A value as it stands behind `name=`: quoted if it would not be one word.
  private static func plain(_ value: LogValue) -> String {
    switch value {
    case .int(let value): return String(value)
    case .double(let value): return value.description
    case .bool(let value): return String(value)
    case .string(let value):
      let text = printable(cut(value))
      let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3d && $0 != 0x5c }
      if isWord { return text }
      return "\"" + text.replacing("\"", with: "\\\"") + "\""
    }
  }

  /// The text with what could break the line or deceive the reader's terminal written as escapes.
  private static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        switch scalar {
        case "\n": safe += "\\n"
        case "\r": safe += "\\r"
        case "\t": safe += "\\t"
        default: safe += "\\u{\(String(scalar.value, radix: 16))}"
        }
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > maximumTextBytes else { return text }
    return String(decoding: text.utf8.prefix(maximumTextBytes), as: UTF8.self) + "…"
  }

  /// The value, or `***` where the name says that it is a secret.
  private static func masked(_ entry: LogMetadata.Entry) -> LogValue {
    guard case .string = entry.value else { return entry.value }
    let name = entry.name.lowercased().replacing("-", with: "_")
    let isSecret = secretNames.contains { name == $0 || name.hasSuffix("_" + $0) }
    return isSecret ? .string("***") : entry.value
  }

  private static let secretNames = [
    "authorization", "password", "secret", "token", "api_key", "apikey", "cookie", "private_key", "credentials",
  ]
}
