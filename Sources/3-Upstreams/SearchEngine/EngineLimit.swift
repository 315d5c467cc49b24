// SPDX-License-Identifier: Apache-2.0

/// A setting of the engine that a request exceeded, as the engine's refusal names it.
package struct EngineLimit: Sendable, Equatable {
  /// `index.max_result_window`, `cluster.max_shards_per_node` …
  package var setting: String
  /// The setting's value, in the engine's words; nil where the refusal does not say.
  package var allowed: String?

  package init(setting: String, allowed: String? = nil) {
    self.setting = setting
    self.allowed = allowed
  }

  /// The greatest number that is allowed.
  package var allowedCount: Int? { allowed.flatMap { Int($0) } }

  /// The longest time that is allowed: `1.5m`, `90s`.
  package var allowedDuration: Duration? {
    guard let allowed else { return nil }
    let digits = allowed.prefix { $0 == "." || ("0"..."9").contains($0) }
    guard let number = Double(digits), number > 0, number < 1e9 else { return nil }
    switch allowed.dropFirst(digits.count) {
    case "ms": return .milliseconds(Int(number))
    case "s": return .seconds(number)
    case "m": return .seconds(number * 60)
    case "h": return .seconds(number * 3600)
    case "d": return .seconds(number * 86_400)
    default: return nil
    }
  }

  /// Sizes of one answer: `size`, `rank_window_size`, `pagination_depth`.
  package static let resultWindow = "index.max_result_window"
  /// The setting that bounds the shards of a cluster.
  package static let shards = "cluster.max_shards_per_node"

  /// A search asked for more hits than the index gives at once.
  package var isResultWindow: Bool { setting == Self.resultWindow }
  /// A point in time or scroll was to be kept for longer than the cluster allows.
  package var isKeepAlive: Bool { setting.hasSuffix("max_keep_alive") }

  /// Reads the reason of a refusal; nil where it names no setting that bounds the request.
  init?(reason: String) {
    if reason.contains("shards open") {
      self.init(setting: Self.shards)
      return
    }
    if reason.contains("pagination_depth should be less than or equal to \(Self.resultWindow)") {
      self.init(setting: Self.resultWindow)
      return
    }
    let names = [
      "This limit can be set by changing the [", "This maximum can be set by changing the [",
      "so they are controlled by the [",
    ]
    for name in names {
      guard let setting = Self.text(after: name, upTo: "]", in: reason) else { continue }
      let allowed =
        Self.text(after: "must be less than or equal to: [", upTo: "]", in: reason)
        ?? Self.text(after: "must be less than (", upTo: ")", in: reason)
        ?? Self.text(after: "must be less than [", upTo: "]", in: reason)
      self.init(setting: setting, allowed: allowed)
      return
    }
    return nil
  }

  private static func text(after start: String, upTo end: Character, in text: String) -> String? {
    guard let range = text.firstRange(of: start), let last = text[range.upperBound...].firstIndex(of: end) else {
      return nil
    }
    return String(text[range.upperBound..<last])
  }
}

extension SearchEngineError {
  /// Advice for the operator; nil where the engine's message does not show it.
  package var remedy: String? {
    switch code {
    case .limit:
      guard let limit else { return nil }
      return limit.setting == EngineLimit.shards
        ? "delete indices that nobody needs, or raise \(limit.setting)" : "raise \(limit.setting)"
    case .blocked:
      let reason = reason ?? ""
      if reason.contains("create-index") {
        return "lift cluster.blocks.create_index; where the engine has set it because its disks are nearly full, free "
          + "disk space first"
      }
      if reason.contains("flood-stage") { return "free disk space; the engine then lifts the block by itself" }
      if reason.contains("cluster read-only / allow delete") { return "lift cluster.blocks.read_only_allow_delete" }
      if reason.contains("cluster read-only") { return "lift cluster.blocks.read_only" }
      return "lift the block of the index (index.blocks…), or free disk space where the engine has set it"
    default: return nil
    }
  }
}
