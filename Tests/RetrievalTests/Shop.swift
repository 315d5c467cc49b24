// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Embedding
import EventLoop
import Glibc
import HTTPClient
import JSON
import Observability
import OpenAI
import RawServer
import Sandbox
import SearchEngine
import Synchronization

@testable import Retrieval

/// Where a test's shop is: a real engine, or the sandbox.
enum Place: Sendable, CustomStringConvertible {
  case sandbox(SandboxDialect)
  case real(name: String, url: String)

  var description: String {
    switch self {
    case .sandbox(let dialect): "sandbox-\(dialect.rawValue)"
    case .real(let name, _): name
    }
  }

  static let real = RealEngine.all.map { Place.real(name: $0.name, url: $0.url) }
  static let all: [Place] = [.sandbox(.opensearch), .sandbox(.elasticsearch)] + real
}

/// A product of the test shop.
struct Item: Sendable {
  var id: Int
  var sku: String
  var name: String
  var brand: String? = "Crown"
  var description = ""
  var price: Double?
  var inStock: Bool? = true
  var visibility: Int? = 4
  var categories: [String] = []
  var color: String?
  var ean: String?
  /// Seconds since 1970.
  var created: Int?
  /// In per cent, as Magento sums ratings up.
  var rating: Double?
  /// By code, further facets.
  var facets: [String: [String]] = [:]

  var chunk: String { "\(name)\nBrand: \(brand ?? "")\n\(description)" }

  func document(vector: [Float], model: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("product_id", String(id))
    writer.member("sku", sku)
    writer.member("name", name)
    if let brand { writer.member("brand", brand) }
    writer.member("description", description)
    if let price { writer.member("price", JSONNumber(price)) }
    writer.member("price_from", false)
    writer.member("currency", "USD")
    if let inStock { writer.member("in_stock", inStock) }
    if let created { writer.member("created", created) }
    if let rating { writer.member("rating", rating) }
    if let visibility { writer.member("visibility", visibility) }
    writer.member("categories", .array(categories.map { .string($0) }))
    let identifiers = [sku, ean].compactMap { $0 }.flatMap(IdentifierNormalizer.forms).map { JSONValue.string($0) }
    writer.member("identifiers", .array(identifiers))
    var values = facets
    if let color { values["color", default: []].append(color) }
    if !values.isEmpty {
      let terms = values.sorted { $0.key < $1.key }.flatMap { code, values in
        values.map { JSONValue.string(Facet.term(code: code, value: $0)) }
      }
      let shown = values.map { ($0.key.prefix(1).uppercased() + $0.key.dropFirst(), $0.value) }.sorted { $0.0 < $1.0 }
      writer.member("facets", .array(terms))
      writer.member(
        "attributes_text", .string(shown.map { "\($0.0): \($0.1.joined(separator: ", "))" }.joined(separator: "; ")))
      writer.key("attributes")
      writer.object { for (label, values) in shown { $0.member(label, values) } }
    }
    writer.member("chunk_text", chunk)
    writer.key("product_vector")
    writer.beginArray()
    for number in vector { writer.float(number) }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  static let shop: [Item] = [
    Item(
      id: 1, sku: "24-MB01", name: "Rain jacket Storm", description: "A red waterproof rain jacket for autumn hikes.",
      price: 79.5, categories: ["Jackets", "Outdoor"], color: "Red", ean: "4006381333931"),
    Item(
      id: 2, sku: "24-MB02", name: "Rain jacket Drizzle", description: "A blue light rain jacket.", price: 120,
      categories: ["Jackets"], color: "Blue"),
    Item(
      id: 3, sku: "WS/12 XS", name: "Running shoes Hare", description: "Fast running shoes for road races.",
      price: 95, categories: ["Shoes"], color: "Red"),
    Item(
      id: 4, sku: "CUP-RED", name: "Travel cup", description: "A steel cup that keeps tea hot.", price: 12,
      categories: ["Kitchen"], color: "Red"),
    Item(
      id: 5, sku: "TENT-4P", name: "Family tent Dome", description: "A tent for four people with a porch.", price: 349,
      inStock: false, categories: ["Outdoor", "Tents"], color: "Green"),
    Item(
      id: 6, sku: "SB-77", name: "Sleeping bag Marmot", description: "A warm sleeping bag for winter camping.",
      price: nil, inStock: nil, visibility: nil, categories: ["Outdoor"], color: "Blue"),
    Item(
      id: 7, sku: "HID-1", name: "Hidden rain jacket", description: "A rain jacket that must not be shown.", price: 10,
      visibility: 2, categories: ["Jackets"], color: "Red"),
    Item(
      id: 8, sku: "LAMP-9", name: "Head lamp Glow", description: "A bright head lamp for night hikes.", price: 29,
      categories: ["Outdoor"], color: "Black"),
    Item(
      id: 9, sku: "БОТ-5", name: "Черевики зимові", brand: "Карпати", description: "Теплі зимові черевики з хутром.",
      price: 140, categories: ["Взуття"], color: "Чорний"),
  ]

  /// Many products of few words, so that legs overlap, tie and differ.
  static func generated(_ count: Int) -> [Item] {
    let kinds = ["jacket", "shoes", "tent", "bag", "lamp", "cup", "rope", "stove", "gloves", "hat"]
    let styles = ["red", "blue", "warm", "light", "steel", "winter", "summer", "rain", "road", "night", "fast"]
    return (0..<count).map { number in
      let kind = kinds[number % kinds.count]
      let style = styles[(number * 7 + number / 10) % styles.count]
      let other = styles[(number * 3 + number / 7) % styles.count]
      return Item(
        id: 100 + number, sku: "GEN-\(number)", name: "\(style) \(kind) \(number)",
        description: "A \(other) \(kind) for \(styles[number % styles.count]) days.",
        price: Double(10 + number % 200), categories: [kind])
    }
  }
}

/// A running shop: its index behind an alias, and what finds things in it.
struct Shop: Sendable {
  let engine: SearchEngine
  let embedder: Embedder
  let store: StoreHandle
  let index: String
  let sandbox: RunningSandbox
  let http: HTTPClient

  func retriever(_ configure: (inout Retriever.Options) -> Void = { _ in }) -> Retriever {
    var options = Retriever.Options()
    configure(&options)
    return Retriever(options: options, engine: engine, embedder: embedder)
  }

  func ask(
    _ question: String, earlier: [String] = [], turns: [ConversationTurn] = [], topK: Int = 5,
    filters: ProductFilters = ProductFilters(),
    by retriever: Retriever? = nil
  ) async throws -> RetrievalResult {
    try await (retriever ?? self.retriever()).retrieve(
      RetrievalRequest(question: question, earlier: earlier, turns: turns, store: store, topK: topK, filters: filters),
      context: .within(.seconds(30)))
  }

  /// The words that a question is searched for by.
  func words(for question: String) async throws -> String? {
    let explanation = Explanation()
    var request = RetrievalRequest(question: question, store: store)
    request.explanation = explanation
    _ = try await retriever().retrieve(request, context: .within(.seconds(30)))
    return explanation.understanding.words
  }

  /// Opens a shop of `items`, runs `body`, and takes it away again.
  static func open(
    _ place: Place, items: [Item] = Item.shop, shards: Int = 1,
    _ body: @Sendable (Shop) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops { loops in
      let dialect = if case .sandbox(let dialect) = place { dialect } else { SandboxDialect.opensearch }
      let sandbox = try await SandboxServer.start(loops: loops, dialect: dialect)
      let http = HTTPClient(loops: loops)
      let url = if case .real(_, let url) = place { url } else { sandbox.baseURL }
      let engine = SearchEngine(
        options: SearchEngine.Options(nodes: [url]), http: http, metrics: MetricsRegistry())
      let embedder = Embedder(
        options: Embedder.Options(model: "sandbox-embedding"),
        client: OpenAIClient(
          options: OpenAIClient.Options(
            baseURL: sandbox.modelURL, apiKey: "k", retry: RetryPolicy(maximumAttempts: 1)), http: http))
      let index = "d-rag-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
      let shop = Shop(
        engine: engine, embedder: embedder,
        store: StoreHandle(id: "1", alias: index + "-active", currency: "USD"), index: index, sandbox: sandbox,
        http: http)
      do {
        try await shop.load(items, shards: shards)
        try await body(shop)
      } catch {
        _ = try? await engine.deleteIndex(index, context: .within(.seconds(10)))
        await sandbox.stop()
        throw error
      }
      try await engine.deleteIndex(index, context: .within(.seconds(10)))
      await sandbox.stop()
    }
  }

  private func vectors(of texts: [String]) async throws -> [[Float]] {
    let vectors = Mutex([[Float]](repeating: [], count: texts.count))
    try await embedder.embed(texts, context: .within(.seconds(600))) { outcomes in
      for case (let place, .vector(let vector)) in outcomes { vectors.withLock { $0[place] = vector } }
    }
    return vectors.withLock { $0 }
  }

  private func load(_ items: [Item], shards: Int) async throws {
    let context = CallContext.within(.seconds(60))
    let vectors = try await vectors(of: items.map(\.chunk))
    let form = try await engine.capabilities(context: context)
    let meta: JSONValue = ["model": "sandbox-embedding", "dimensions": .int(vectors[0].count)]
    try await engine.createIndex(
      index,
      body: RAGIndexSchema.indexBody(
        vectorField: form.vectorField(dimensions: vectors[0].count), vectorSettings: form.vectorIndexSettings,
        stemmer: nil, meta: RAGIndexMeta(meta), shards: shards), context: context)
    var lines: [UInt8] = []
    for (item, vector) in zip(items, vectors) {
      lines += Array(#"{"index":{"_id":"\#(item.id)"}}"#.utf8) + [10]
      lines += item.document(vector: vector, model: embedder.model) + [10]
    }
    let answer = try await engine.bulk(index, body: lines, context: context)
    for item in answer.items where !item.succeeded { throw LoadError(item: item) }
    try await engine.refresh(index, context: context)
    try await engine.updateAliases([.add(index: index, alias: store.alias)], context: context)
  }

  struct LoadError: Error {
    var item: BulkItem
  }
}
