// SPDX-License-Identifier: Apache-2.0
import JSON

/// The body of an update: `{"doc":{…}}`.
struct UpdateBody {
  let document: JSONValue

  init(_ body: [UInt8]) throws(EngineFailure) {
    guard let object = try? JSONValue(parsing: body).objectValue else {
      throw .unsupported("an update that is no JSON object")
    }
    for name in object.names where name != "doc" { throw .unsupported("[\(name)] in an update") }
    guard let document = object["doc"], document.objectValue != nil else {
      throw .illegalArgument("Validation Failed: 1: script or doc is missing;")
    }
    self.document = document
  }
}

extension JSONValue {
  /// This document with the members of `change` put in, objects merged member by member.
  func merging(_ change: JSONValue) -> JSONValue {
    guard var object = objectValue, let changes = change.objectValue else { return change }
    for member in changes.members { object[member.name] = object[member.name]?.merging(member.value) ?? member.value }
    return .object(object)
  }
}
