// SPDX-License-Identifier: Apache-2.0
import Catalog
import Glibc
import JSON

/// The sample native indices, where `RAG_TEST_DATA` names their folder.
enum NativeIndexFile {
  static var folder: String? { getenv("RAG_TEST_DATA").map { String(cString: $0) } }
  static var isThere: Bool { folder != nil }

  /// Each document of a store's file as (id, source bytes).
  static func documents(store: Int) throws -> [(id: String, source: [UInt8])] {
    let path = "\(folder ?? "")/native-index/magento2_product_\(store)_v1.ndjson"
    return try contents(path).split(separator: UInt8(ascii: "\n")).map { line in
      let value = try JSONValue(parsing: Array(line))
      return (value["_id"]?.stringValue ?? "", value["_source"]?.serialized() ?? [])
    }
  }

  static func contents(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw CatalogError(.malformed, "no file \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  static func transform(store: Int, websiteID: Int = 1) throws -> [String: ProductDocument] {
    let profile = StoreProfile(id: "\(store)", sourceIndex: "magento2_product_\(store)", baseURL: "https://s.example/")
    let transformer = ProductTransformer(profile: profile, websiteID: websiteID)
    var result: [String: ProductDocument] = [:]
    for document in try documents(store: store) {
      result[document.id] = try transformer.transform(id: document.id, source: document.source)
    }
    return result
  }
}

/// Transforms one document written as JSON.
func transform(
  _ source: String, profile: StoreProfile = StoreProfile(sourceIndex: "n"), websiteID: Int? = 1,
  policy: AttributePolicy = .standard
) throws -> ProductDocument {
  try ProductTransformer(profile: profile, websiteID: websiteID, policy: policy)
    .transform(id: "7", source: Array(source.utf8))
}
