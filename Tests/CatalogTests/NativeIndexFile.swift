// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import RawServer

/// The sample native indices, where `RAG_TEST_DATA` names their folder.
enum NativeIndexFile {
  static var folder: String? { Environment.data }
  static var isThere: Bool { folder != nil }

  /// Each document of a store's file as (id, source bytes).
  static func documents(store: Int) throws -> [(id: String, source: [UInt8])] {
    let path = "\(folder ?? "")/native-index/magento2_product_\(store)_v1.ndjson"
    return try contents(of: path).split(separator: UInt8(ascii: "\n")).map { line in
      let value = try JSONValue(parsing: Array(line))
      return (value["_id"]?.stringValue ?? "", value["_source"]?.serialized() ?? [])
    }
  }

  /// What a survey of the store's index would find; the files are written as Magento 2.4.8 does.
  static func facts(store: Int, websiteID: Int) throws -> SourceFacts {
    let mapping = try JSONValue(
      parsing: try contents(of: "\(folder ?? "")/native-index/magento2_product_\(store)_v1.mapping.json"))
    let fields = mapping["mappings"]?["properties"]?.objectValue?.members ?? []
    let types = fields.map { ($0.name, Set([$0.value["type"]?.stringValue ?? "object"])) }
    var facts = SourceFacts(types: Dictionary(types, uniquingKeysWith: { $1 }))
    facts.websiteID = websiteID
    facts.stock = .plain
    return facts
  }

  static func transform(store: Int, websiteID: Int = 1) throws -> [String: ProductDocument] {
    let profile = StoreProfile(id: "\(store)", sourceIndex: "magento2_product_\(store)", baseURL: "https://s.example/")
    let transformer = ProductTransformer(profile: profile, facts: try facts(store: store, websiteID: websiteID))
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
  stock: StockReading = .plain, types: [String: Set<String>] = [:], roots: Set<Int> = SourceFacts.magentoRoots
) throws -> ProductDocument {
  var facts = SourceFacts(types: types)
  facts.websiteID = websiteID
  facts.stock = stock
  facts.rootCategories = roots
  return try ProductTransformer(profile: profile, facts: facts)
    .transform(id: "7", source: Array(source.utf8))
}
