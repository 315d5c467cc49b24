// SPDX-License-Identifier: Apache-2.0
import JSON

/// Chooses the members of the sources that come back.
struct SourceFilter: Sendable {
  var isEnabled = true
  /// Dotted paths with `*`; empty: all.
  var includes: [String] = []
  /// The same; they outweigh `includes`.
  var excludes: [String] = []

  init(excludes: [String] = []) {
    self.excludes = excludes
  }

  /// From a request's parameters.
  init(_ request: SandboxRequest) { override(request) }

  /// From the `_source` of a search.
  init(_ value: JSONValue) throws(EngineFailure) {
    isEnabled = value.boolValue ?? true
    includes = value.stringList
    for member in value.objectValue?.members ?? [] {
      switch member.name {
      case "includes", "include": includes = member.value.stringList
      case "excludes", "exclude": excludes = member.value.stringList
      default: throw .unsupported("[\(member.name)] in [_source]")
      }
    }
  }

  /// Applies the URL's parameters, which go before the body's.
  mutating func override(_ request: SandboxRequest) {
    if let text = request.parameter("_source") {
      if let flag = JSONValue.string(text).flag { isEnabled = flag } else { includes = request.list("_source") ?? [] }
    }
    includes = request.list("_source_includes") ?? includes
    excludes = request.list("_source_excludes") ?? excludes
  }

  /// The stored bytes as they are where nothing is filtered, as in the engines.
  func source(_ bytes: [UInt8]) -> [UInt8] {
    guard !includes.isEmpty || !excludes.isEmpty, let object = try? JSONValue(parsing: bytes).objectValue else {
      return bytes
    }
    return JSONValue.object(filtered(object, prefix: "")).serialized()
  }

  private func filtered(_ object: JSONObject, prefix: String) -> JSONObject {
    var result = JSONObject()
    for member in object.members {
      let path = prefix + member.name
      if excludes.contains(where: { Wildcard.matches($0, path) }) { continue }
      let isIncluded =
        includes.isEmpty || includes.contains { Wildcard.matches($0, path) || Wildcard.matches($0 + ".*", path) }
      if let child = member.value.objectValue {
        let filter = isIncluded ? SourceFilter(excludes: excludes) : self
        let kept = filter.filtered(child, prefix: path + ".")
        if isIncluded || !kept.members.isEmpty { result.members.append((member.name, .object(kept))) }
      } else if isIncluded {
        result.members.append(member)
      }
    }
    return result
  }
}
