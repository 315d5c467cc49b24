// SPDX-License-Identifier: Apache-2.0

/// Checks of what stands in a field line.
enum AccessText {
  /// A scope's name (RFC 6749 §3.3).
  static func isScope(_ text: String) -> Bool { isVisible(text) && !text.utf8.contains { $0 == 0x22 || $0 == 0x5C } }
  static func isVisible(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } }
}
