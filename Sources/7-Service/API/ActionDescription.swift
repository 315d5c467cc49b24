// SPDX-License-Identifier: Apache-2.0
import JSON

/// The part of the API's description that a Custom GPT's editor imports: `retrieve_products` alone, with one way to
/// authenticate, no headers to set and plain types, as the editor takes them.
enum ActionDescription {
  static let path = "/api/v1/actions/retrieve_products"
  /// The schemas whose member `explain` is for people who look into the search, and no GPT.
  private static let explained = ["RetrieveProductsRequest", "RetrieveProductsResponse"]

  /// - Parameters:
  ///   - document: the whole description.
  ///   - scheme: the name of the only way to authenticate.
  static func reduced(_ document: JSONObject, scheme: String) -> JSONObject {
    var reduced = document
    reduced["paths"] = .object([path: document["paths"]?[path] ?? [:]])
    reduced["tags"] = nil
    reduced["security"] = [.object([scheme: []])]
    reduced["components"] = .object(withoutExplanations(document["components"]?.objectValue ?? [:]))
    var components = components(used: reduced)
    components["securitySchemes"] = .object([scheme: document["components"]?["securitySchemes"]?[scheme] ?? [:]])
    reduced["components"] = .object(components)
    return plain(.object(reduced)).objectValue ?? reduced
  }

  private static func withoutExplanations(_ components: JSONObject) -> JSONObject {
    var schemas = components["schemas"]?.objectValue ?? [:]
    for name in explained {
      var schema = schemas[name]?.objectValue ?? [:]
      var properties = schema["properties"]?.objectValue ?? [:]
      properties["explain"] = nil
      schema["properties"] = .object(properties)
      schemas[name] = .object(schema)
    }
    var components = components
    components["schemas"] = .object(schemas)
    return components
  }

  /// The same without alternatives that are null: a member may be left out, and the editor shows one type.
  private static func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map(plain))
    case .object(let object):
      var members = JSONObject()
      for member in object.members { members[member.name] = plain(member.value) }
      if let types = members["type"]?.arrayValue {
        let others = types.filter { $0 != "null" }
        if others.count == 1 { members["type"] = others[0] }
      }
      if let choices = members["anyOf"]?.arrayValue {
        let others = choices.filter { $0 != ["type": "null"] }
        if others.count == 1, others.count < choices.count {
          members["anyOf"] = nil
          for member in others[0].objectValue?.members ?? [] { members[member.name] = member.value }
        }
      }
      return .object(members)
    default: return value
    }
  }

  /// The components that the paths of a document refer to, and those that these refer to.
  private static func components(used document: JSONObject) -> JSONObject {
    let all = document["components"]
    var found = JSONObject()
    var waiting = references(in: document["paths"] ?? [:])
    var seen: Set<String> = []
    while let reference = waiting.popLast() {
      let parts = reference.split(separator: "/").map(String.init)
      guard parts.count == 4, parts[1] == "components", seen.insert(reference).inserted,
        let value = all?[parts[2]]?[parts[3]]
      else { continue }
      var kind = found[parts[2]]?.objectValue ?? JSONObject()
      kind[parts[3]] = value
      found[parts[2]] = .object(kind)
      waiting += references(in: value)
    }
    return found
  }

  private static func references(in value: JSONValue) -> [String] {
    switch value {
    case .object(let object):
      object.members.flatMap { member in
        member.name == "$ref" ? [member.value.stringValue ?? ""] : references(in: member.value)
      }
    case .array(let elements): elements.flatMap(references)
    default: []
    }
  }
}
