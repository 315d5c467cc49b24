// SPDX-License-Identifier: Apache-2.0
import JSON

/// A rule for fields that come unannounced.
struct DynamicTemplate: Sendable {
  var pattern: String?
  var isRegularExpression = false
  var unmatch: String?
  var jsonType: String?
  var mapping: JSONObject

  static func list(_ value: JSONValue) throws(EngineFailure) -> [DynamicTemplate] {
    var list: [DynamicTemplate] = []
    for entry in value.arrayValue ?? [] {
      for member in entry.objectValue?.members ?? [] {
        var template = DynamicTemplate(mapping: member.value["mapping"]?.objectValue ?? JSONObject())
        for rule in member.value.objectValue?.members ?? [] {
          switch rule.name {
          case "match": template.pattern = rule.value.stringValue
          case "unmatch": template.unmatch = rule.value.stringValue
          case "match_pattern": template.isRegularExpression = rule.value.stringValue == "regex"
          case "match_mapping_type": template.jsonType = rule.value.stringValue
          case "mapping": break
          default: throw .unsupported("[\(rule.name)] in a dynamic template")
          }
        }
        list.append(template)
      }
    }
    return list
  }

  func matches(_ name: String, jsonType: String) -> Bool {
    if let wanted = self.jsonType, wanted != "*", wanted != jsonType { return false }
    if let unmatch, Wildcard.matches(unmatch, name) { return false }
    guard let pattern else { return true }
    guard isRegularExpression else { return Wildcard.matches(pattern, name) }
    guard let expression = try? Regex(pattern) else { return false }
    return name.wholeMatch(of: expression) != nil
  }

  /// The definition for a field, with the template's placeholders filled in.
  func definition(_ name: String, jsonType: String) -> JSONValue {
    var object = mapping
    let own = ["string": "text", "long": "long", "double": "float", "boolean": "boolean", "date": "date"][jsonType]
    if object["type"] == nil || object["type"] == "{dynamic_type}" { object["type"] = .string(own ?? jsonType) }
    return .object(object)
  }
}
