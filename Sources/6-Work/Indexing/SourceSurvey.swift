// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Observability
import SearchEngine

/// Looks at a native index before its first page, in the snapshot that the pages come from: whether it is one, and what
/// its documents mean.
struct SourceSurvey: Sendable {
  let context: RunContext
  let profile: StoreProfile
  let source: NativeSource
  let scan: Scan
  /// False: nothing goes to the log.
  var tells = true

  private var name: String { profile.storeKey }

  /// - Throws: `IndexingError`; `ExtractionLost` when the index went away meanwhile.
  func survey() async throws -> SurveyedSource {
    let types = try await fieldTypes()
    try checkLayout(types)
    guard scan.expectedTotal > 0 else {
      let what =
        source.isThroughAlias
        ? "the alias \(source.readName) shows no document of \(source.index); look at its filter and routing"
        : "the native index \(source.index) is empty; run Magento's reindex first"
      throw IndexingError(.dataRefused, what, store: name, party: .sourceEngine)
    }
    try await checkSKUs(types)
    var facts = SourceFacts(types: types)
    facts.websiteID = try website(types)
    let stock = try await StockSurvey(survey: self, setting: profile.stockFlag, types: types).verdict()
    facts.stock = stock.reading
    facts.rootCategories = try await rootCategories(types)
    return SurveyedSource(
      source: source, facts: facts, stock: stock, hasSKUKeywords: types["sku.keyword"] != nil,
      missing: missing(types))
  }

  /// A field that is mapped may be in no document all the same; what is not mapped is in none.
  private func missing(_ types: [String: Set<String>]) -> [(setting: String, what: String)] {
    var missing: [(setting: String, what: String)] = []
    if profile.currency == nil, types["currency"] == nil {
      missing.append(("STORE_CURRENCY", "prices have no currency"))
    }
    if profile.mediaBaseURL == nil, types["image_url"] == nil {
      missing.append(("STORE_MEDIA_BASE_URL", "products have no images"))
    }
    if profile.baseURL == nil, types["url"] == nil { missing.append(("STORE_BASE_URL", "products have no links")) }
    return missing
  }

  var logger: Logger { tells ? context.logger.with(["store": .string(name)]) : .disabled }

  private func refused(_ message: String) -> IndexingError {
    IndexingError(.configuration, message, store: name, party: .sourceEngine)
  }

  // MARK: Questions to the engine

  private func fieldTypes() async throws -> [String: Set<String>] {
    try await asking { () throws(SearchEngineError) in
      try await context.source.fieldTypes(source.readName, context: context.call)
    }
  }

  /// Documents of the snapshot that match.
  func count(_ query: JSONValue) async throws -> Int { try await search(query).total ?? 0 }

  private func search(_ query: JSONValue, size: Int = 0, field: String = "") async throws -> SearchResponse {
    let response = try await asking { () throws(SearchEngineError) in
      try await scan.search(query: query, size: size, sourceIncludes: [field], context: context.call)
    }
    try source.check(response.hits)
    return response
  }

  private func asking<Value>(_ question: () async throws(SearchEngineError) -> Value) async throws -> Value {
    do throws(SearchEngineError) {
      return try await question()
    } catch {
      if let lost = ExtractionLost(error) { throw lost }
      throw IndexingError(error, "looking at \(source.index)", store: name, party: .sourceEngine)
    }
  }

  /// The values of one field in a document's `_source`, as texts.
  private static func texts(_ field: String, of hit: SearchHit, in response: SearchResponse) -> [String] {
    guard let bytes = response.source(of: hit), let document = try? JSONValue(parsing: Array(bytes)),
      let value = document[field]
    else { return [] }
    return (value.arrayValue ?? [value]).compactMap { $0.stringValue ?? $0.numberValue?.text }
  }

  // MARK: Is it a native index?

  /// An index that was mapped but never filled may be any: whether it is empty is asked afterwards.
  private func checkLayout(_ types: [String: Set<String>]) throws(IndexingError) {
    let layout = SourceLayout(fields: types.keys)
    if layout == .native || types.isEmpty && scan.expectedTotal == 0 { return }
    throw refused(
      "\(described) looks like \(layout.description), not like Magento's native index; name in STORES the index or alias "
        + "that Magento's own search engine fills, such as magento2_product_1")
  }

  private var described: String {
    profile.sourceIndex == source.index ? source.index : "\(source.index) (alias \(profile.sourceIndex))"
  }

  /// Documents without a SKU are dead letters; where none has one, a setting of Magento's is wrong.
  private func checkSKUs(_ types: [String: Set<String>]) async throws {
    if try await hasSKU(first: 20) { return }
    if scan.expectedTotal > 20 {
      // An empty text is there, too.
      let empty: JSONValue = types["sku.keyword"] == nil ? ["match_none": [:]] : ["term": ["sku.keyword": ""]]
      let written: JSONValue = ["bool": ["filter": [["exists": ["field": "sku"]]], "must_not": [empty]]]
      if try await count(written) > 0 { return }
      // A field that is not indexed cannot be counted, but may be in the documents all the same.
      if try await hasSKU(first: 100) { return }
    }
    throw refused(
      "no document of \(described) has a SKU: in Magento set \"Use in Search\" of the attribute `sku` to Yes (Stores > "
        + "Attributes > Product) and reindex catalogsearch_fulltext")
  }

  private func hasSKU(first size: Int) async throws -> Bool {
    let sample = try await search(["match_all": [:]], size: size, field: "sku")
    return sample.hits.contains { Self.texts("sku", of: $0, in: sample).contains { !$0.isEmpty } }
  }

  // MARK: Prices

  /// The configured website, or the one whose prices the index has when there is only one; nil: no prices.
  private func website(_ types: [String: Set<String>]) throws(IndexingError) -> Int? {
    let prefix = "price_\(profile.customerGroup)_"
    let websites = types.keys.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.sorted()
    let list = websites.map(String.init).joined(separator: ", ")
    if let wanted = profile.websiteID {
      guard websites.isEmpty || websites.contains(wanted) else {
        throw refused(
          "\(source.index) has no prices of website \(wanted) for customer group \(profile.customerGroup); it has those "
            + "of website \(list)")
      }
      return wanted
    }
    if websites.count > 1 {
      throw refused("\(source.index) has prices of websites \(list): set the store's website id")
    }
    if websites.isEmpty {
      logger.warning(
        "the native index has no prices for this customer group",
        ["index": .string(source.index), "customer_group": .int(profile.customerGroup)])
    }
    return websites.first
  }

  // MARK: Categories

  /// The configured roots; else Magento's, and where neither of those occurs (a website with a tree of its own) the
  /// lowest category that all documents with categories share: a root is made before its children.
  private func rootCategories(_ types: [String: Set<String>]) async throws -> Set<Int> {
    if let roots = profile.rootCategories { return roots }
    let field = "category_ids"
    let usual = SourceFacts.magentoRoots
    guard types[field] != nil else { return usual }
    let ids = usual.sorted().map { JSONValue.string(String($0)) }
    guard try await count(["terms": [field: .array(ids)]]) == 0 else { return usual }
    let one = try await search(["exists": ["field": .string(field)]], size: 1, field: field)
    guard let hit = one.hits.first, let total = one.total else { return usual }
    for id in Set(Self.texts(field, of: hit, in: one).compactMap { Int($0) }).sorted() {
      guard try await count(["term": [field: .string(String(id))]]) == total else { continue }
      logger.info("the documents' common category counts as the root category", ["category": .int(id)])
      return usual.union([id])
    }
    return usual
  }
}
