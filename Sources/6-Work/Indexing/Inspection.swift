// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Embedding
package import EventLoop
package import JSON
package import Observability
package import SearchEngine

/// One product on its way: as the source has it, as it is read, as it would be indexed, and as it is live. Only reads.
package struct Inspection: Sendable {
  /// The product that is asked for.
  package enum Wanted: Sendable, Equatable {
    case sku(String)
    /// Magento's entity id.
    case id(String)

    var text: String {
      switch self {
      case .sku(let sku): "SKU \(sku)"
      case .id(let id): "id \(id)"
      }
    }
  }

  /// The product in one store.
  package struct Product: Sendable {
    /// The concrete native index.
    package var sourceIndex: String
    /// nil: the source does not have it.
    package var native: JSONValue?
    /// The cleaned product, for people and programs.
    package var product: JSONValue?
    /// The text to embed.
    package var chunkText: String?
    /// The hash by which a text's vector is found again.
    package var contentHash: String?
    /// The document of the RAG index, without its vector.
    package var document: JSONValue?
    /// nil: nothing is live.
    package var liveIndex: String?
    /// True where the live index has the product.
    package var isLive = false
    /// The live document, where it differs.
    package var live: JSONValue?
    /// Members in which the live document differs.
    package var differing: [String] = []
    /// Why it cannot be indexed; nil: it can.
    package var rejection: String?

    /// True where source or live index has the product.
    package var isKnown: Bool { native != nil || isLive }
  }

  private let context: RunContext

  /// Prepares to look into the given stores; `find` does.
  package init(
    options: IndexingOptions, engine: SearchEngine, embedder: Embedder, loops: [EventLoop],
    stop: StopToken = StopToken(), logger: Logger = .disabled
  ) async throws(IndexingError) {
    context = try await RunContext(
      options: options, engine: engine, embedder: embedder, loops: loops, stop: stop, logger: logger)
  }

  /// Looks for a product in all stores.
  /// - Throws: `dataRefused` where none of them has it.
  package func find(_ wanted: Wanted) async throws(IndexingError) -> [String: Result<Product, IndexingError>] {
    var found: [String: Result<Product, IndexingError>] = [:]
    for profile in context.options.stores {
      do throws(IndexingError) {
        found[profile.storeKey] = .success(try await find(wanted, profile))
      } catch {
        found[profile.storeKey] = .failure(error)
      }
    }
    let hasAny = found.values.contains { (try? $0.get().isKnown) ?? true }
    guard hasAny else {
      throw IndexingError(.dataRefused, "no store has a product with the \(wanted.text)", party: .sourceEngine)
    }
    return found
  }

  private func find(_ wanted: Wanted, _ profile: StoreProfile) async throws(IndexingError) -> Product {
    try await SourcePass.with(context, profile) { pass in
      var product = Product(sourceIndex: pass.index)
      if let hit = try await native(wanted, pass) {
        product.native = hit.source
        read(hit, pass, into: &product)
        try await compare(hit.id, wanted, profile, with: &product)
      } else {
        try await compare(nil, wanted, profile, with: &product)
      }
      return product
    }
  }

  // MARK: The source's

  /// A document of the source.
  private struct Hit {
    let id: String
    let source: JSONValue
    let bytes: [UInt8]
  }

  private func native(_ wanted: Wanted, _ pass: SourcePass) async throws -> Hit? {
    let queries: [JSONValue] =
      switch wanted {
      case .id(let id): [["ids": ["values": [.string(id)]]]]
      // Where SKUs are not mapped as Magento maps them, their words find them.
      case .sku(let sku): [["term": ["sku.keyword": .string(sku)]], ["match": ["sku": .string(sku)]]]
      }
    for query in queries {
      let response: SearchResponse
      do throws(SearchEngineError) {
        response = try await pass.scan.search(query: query, size: 50, context: context.call)
      } catch {
        if let lost = ExtractionLost(error) { throw lost }
        throw IndexingError(error, "looking into \(pass.index)", store: pass.profile.storeKey, party: .sourceEngine)
      }
      try pass.surveyed.source.check(response.hits)
      for hit in response.hits {
        guard let slice = response.source(of: hit) else { continue }
        let bytes = Array(slice)
        let source = try JSONValue(parsing: bytes)
        if case .sku(let sku) = wanted, !Self.has(sku, source) { continue }
        return Hit(id: hit.id, source: source, bytes: bytes)
      }
    }
    return nil
  }

  private static func has(_ sku: String, _ source: JSONValue) -> Bool {
    guard let value = source["sku"] else { return false }
    return (value.arrayValue ?? [value]).contains { ($0.stringValue ?? $0.numberValue?.text) == sku }
  }

  private func read(_ hit: Hit, _ pass: SourcePass, into product: inout Product) {
    do throws(CatalogError) {
      let transformer = ProductTransformer(profile: pass.profile, facts: pass.surveyed.facts)
      let document = try transformer.transform(id: hit.id, source: hit.bytes)
      let hash = document.contentHash(model: context.embedder.model, dimensions: context.configuredDimensions)
      product.chunkText = document.chunkText
      product.contentHash = hash
      var whole = (try? JSONValue(parsing: document.shown))?.objectValue ?? [:]
      product.product = .object(Self.only(RAGField.productSource, of: whole))
      whole[RAGField.chunkText] = .string(document.chunkText)
      whole[RAGField.contentHash] = .string(hash)
      product.document = .object(whole)
    } catch {
      product.rejection = error.message
    }
  }

  private static func only(_ names: [String], of object: JSONObject) -> JSONObject {
    var chosen = JSONObject()
    for name in names { if let value = object[name] { chosen[name] = value } }
    return chosen
  }

  // MARK: The live index's

  private func compare(
    _ id: String?, _ wanted: Wanted, _ profile: StoreProfile, with product: inout Product
  ) async throws {
    let store = context.store(profile)
    guard let index = try await store.aliasTargets().first else { return }
    product.liveIndex = index
    let query: JSONValue =
      switch (id, wanted) {
      case (let id?, _), (nil, .id(let id)): ["ids": ["values": [.string(id)]]]
      case (nil, .sku(let sku)): ["term": [RAGField.sku: .string(sku)]]
      }
    let body: JSONValue = [
      "size": 1, "query": query,
      "_source": .array((RAGField.shown + [RAGField.chunkText]).map { .string($0) }),
    ]
    let response = try await store.ask("looking into \(index)") { () throws(SearchEngineError) in
      try await context.target.search(index, body: body.serialized(), context: store.call)
    }
    guard let hit = response.hits.first, let source = response.source(of: hit),
      let live = try JSONValue(parsing: Array(source)).objectValue
    else { return }
    product.isLive = true
    let wantedNow = product.document?.objectValue ?? [:]
    let shown = DocumentDifference(live: live, product: wantedNow, isSameText: true)
    product.differing = shown.changed.names + shown.removed
    for name in [RAGField.chunkText, RAGField.contentHash] where live[name] != wantedNow[name] {
      product.differing.append(name)
    }
    if !product.differing.isEmpty { product.live = .object(live) }
  }
}
