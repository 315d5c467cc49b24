// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

extension SearchEngine {
  /// The mapped fields of an index or alias by full name (`price.currency`, `sku.keyword`), each with the engine's word
  /// for its type; objects and nested ones are there too. Fields of the engine's own (`_id`) are not.
  ///
  /// Asks `_field_caps`, which names types without the definitions; a gateway or privilege that refuses it leaves the
  /// mapping, which may be large.
  package func fieldTypes(
    _ index: String, context: CallContext
  ) async throws(SearchEngineError) -> [String: Set<String>] {
    do throws(SearchEngineError) {
      let path = EnginePath(
        "/", segment: index, "/_field_caps",
        query: [("fields", "*"), ("filter_path", "fields.*.*.type,failed_indices")])
      let answer = try json(try await administer("field types", .get, path, context: context), "field types")
      if let failed = answer["failed_indices"]?.intValue, failed > 0 {
        throw SearchEngineError(
          .partialResults, "field types of \(index): \(failed) indices did not answer", status: 200)
      }
      var types: [String: Set<String>] = [:]
      for field in answer["fields"]?.objectValue?.members ?? [] where !field.name.hasPrefix("_") {
        types[field.name] = Set(field.value.objectValue?.names ?? [])
      }
      return types
    } catch {
      guard error.code == .badRequest || error.code == .forbidden else { throw error }
      let path = EnginePath("/", segment: index, "/_mapping")
      let answer = try json(try await administer("get mapping", .get, path, context: context), "get mapping")
      var types: [String: Set<String>] = [:]
      for index in answer.objectValue?.members ?? [] {
        SearchEngine.collect(index.value["mappings"]?["properties"], prefix: "", into: &types)
      }
      return types
    }
  }

  /// Walks a mapping's `properties`, the sub-fields of each field included.
  private static func collect(_ properties: JSONValue?, prefix: String, into types: inout [String: Set<String>]) {
    for field in properties?.objectValue?.members ?? [] where !field.name.hasPrefix("_") {
      let name = prefix + field.name
      types[name, default: []].insert(field.value["type"]?.stringValue ?? "object")
      collect(field.value["properties"], prefix: name + ".", into: &types)
      collect(field.value["fields"], prefix: name + ".", into: &types)
    }
  }
}
