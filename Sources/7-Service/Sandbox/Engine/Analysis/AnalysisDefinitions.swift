// SPDX-License-Identifier: Apache-2.0
import JSON

/// `index.analysis.<group>.<name>.<parameter>` of flat settings.
struct AnalysisDefinitions {
  private var groups: [String: [String: [String: JSONValue]]] = [:]

  init(_ settings: [String: JSONValue]) {
    let prefix = "index.analysis."
    for (key, value) in settings where key.hasPrefix(prefix) {
      let parts = key.dropFirst(prefix.count).split(separator: ".").map(String.init)
      guard parts.count >= 3 else { continue }
      let name = parts[1..<(parts.count - 1)].joined(separator: ".")
      groups[parts[0], default: [:]][name, default: [:]][parts[parts.count - 1]] = value
    }
  }

  func names(_ group: String) -> [String] { (groups[group] ?? [:]).keys.sorted() }

  func string(_ group: String, _ name: String, _ parameter: String) -> String? {
    groups[group]?[name]?[parameter]?.stringValue
  }

  func list(_ group: String, _ name: String, _ parameter: String) -> [String] {
    guard let value = groups[group]?[name]?[parameter] else { return [] }
    if let text = value.stringValue { return [text] }
    return (value.arrayValue ?? []).compactMap(\.stringValue)
  }
}
