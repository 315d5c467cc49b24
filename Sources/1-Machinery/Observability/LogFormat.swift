// SPDX-License-Identifier: Apache-2.0

/// The form of log lines.
package enum LogFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case json
  /// For people: time, level, message, then `name=value`.
  case text
}
