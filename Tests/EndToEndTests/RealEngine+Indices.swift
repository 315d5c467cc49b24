// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import RawServer
import Testing

extension RealEngine {
  /// Where the sample native indices are; nil without `RAG_TEST_DATA`.
  static let data = Environment.data.map { $0 + "/native-index" }

  /// Loads one of the sample native indices under another name.
  func load(_ sample: String, as name: String, atMost limit: Int = .max, _ caller: Caller) async throws {
    let folder = Self.data ?? ""
    var mapping =
      try JSONValue(parsing: try contents(of: "\(folder)/\(sample).mapping.json")).objectValue ?? JSONObject()
    mapping["aliases"] = nil
    let created = try await caller.send(.put, "\(url)/\(name)", JSONValue.object(mapping).serialized())
    #expect(created.status == 200, "\(created.text)")
    var bulk: [UInt8] = []
    for line in try contents(of: "\(folder)/\(sample).ndjson").split(separator: 0x0a).prefix(limit) {
      let document = try JSONValue(parsing: Array(line))
      bulk += JSONValue.object(["index": .object(["_id": document["_id"] ?? .null])]).serialized() + [0x0a]
      bulk += (document["_source"] ?? .null).serialized() + [0x0a]
    }
    let loaded = try await caller.send(.post, "\(url)/\(name)/_bulk?refresh=true", bulk, type: "application/x-ndjson")
    #expect(loaded.status == 200)
    #expect(try loaded.json()["errors"]?.boolValue == false)
  }

  /// Deletes what a test made, name by name.
  func clean(_ tag: String, _ caller: Caller) async throws {
    let listed = try await caller.get("\(url)/_cat/indices/\(tag)*?h=index&format=json")
    for entry in try listed.json().arrayValue ?? [] {
      guard let name = entry["index"]?.stringValue, name.hasPrefix(tag) else { continue }
      _ = try await caller.send(.delete, "\(url)/\(name)", nil)
    }
  }
}
