// SPDX-License-Identifier: Apache-2.0
import JSON

/// The engines' parameter `filter_path`.
enum PathFilter {
  /// Takes dotted patterns with `*` and `**`, excluded ones with a leading minus.
  static func apply(_ text: String, to value: JSONValue) -> JSONValue {
    let patterns = text.split(separator: ",").map(String.init)
    let included = patterns.filter { !$0.hasPrefix("-") }.map { $0.split(separator: ".").map(String.init) }
    let excluded = patterns.filter { $0.hasPrefix("-") }.map { $0.dropFirst().split(separator: ".").map(String.init) }
    var result = value
    if !included.isEmpty { result = kept(result, included) ?? .object(JSONObject()) }
    if !excluded.isEmpty { result = without(result, excluded) }
    return result
  }

  /// The rest of `patterns` below a member.
  private static func below(_ name: String, _ patterns: [[String]]) -> [[String]] {
    var rest: [[String]] = []
    for pattern in patterns {
      guard let first = pattern.first else { continue }
      if first == "**" {
        rest.append(pattern)
        if pattern.count > 1, Wildcard.matches(pattern[1], name) { rest.append(Array(pattern.dropFirst(2))) }
      } else if Wildcard.matches(first, name) {
        rest.append(Array(pattern.dropFirst()))
      }
    }
    return rest
  }

  private static func kept(_ value: JSONValue, _ patterns: [[String]]) -> JSONValue? {
    if patterns.contains(where: \.isEmpty) { return value }
    if let elements = value.arrayValue {
      let list = elements.compactMap { kept($0, patterns) }
      return list.isEmpty ? nil : .array(list)
    }
    guard let object = value.objectValue else { return nil }
    var result = JSONObject()
    for member in object.members {
      let rest = below(member.name, patterns)
      if !rest.isEmpty, let value = kept(member.value, rest) { result.members.append((member.name, value)) }
    }
    return result.members.isEmpty ? nil : .object(result)
  }

  private static func without(_ value: JSONValue, _ patterns: [[String]]) -> JSONValue {
    if let elements = value.arrayValue { return .array(elements.map { without($0, patterns) }) }
    guard let object = value.objectValue else { return value }
    var result = JSONObject()
    for member in object.members {
      let rest = below(member.name, patterns)
      if rest.contains(where: \.isEmpty) { continue }
      result.members.append((member.name, rest.isEmpty ? member.value : without(member.value, rest)))
    }
    return .object(result)
  }
}
