// SPDX-License-Identifier: Apache-2.0

/// The revisions of the Model Context Protocol that are spoken, by the dates that name them.
enum MCPVersion: String, CaseIterable {
  case july2026 = "2026-07-28"
  case november2025 = "2025-11-25"
  case june2025 = "2025-06-18"

  /// Each request says what it needs, and there is no `initialize`.
  var isStateless: Bool { self == .july2026 }

  /// The revision that a client is offered that asks for an unknown one in `initialize`.
  static let newestWithHandshake = november2025
}
