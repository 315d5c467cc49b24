// SPDX-License-Identifier: Apache-2.0

/// The importance of a log line, in swift-log's words.
package enum LogLevel: String, Comparable, Sendable, CaseIterable {
  /// Details for an operator who is looking for a fault.
  case debug
  /// Events of a healthy service.
  case info
  /// Something is wrong and has been dealt with.
  case warning
  /// Something is wrong and somebody lost something by it.
  case error

  private var severity: Int {
    switch self {
    case .debug: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }

  /// Whether the left one matters less.
  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.severity < right.severity }
}
