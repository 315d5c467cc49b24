// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language
import SearchEngine

/// A live index's vocabulary as its answers give it: the terms, and their spelling from documents that have them.
struct VocabularyReading {
  private let language: StoreLanguage
  private let facets: [(term: String, count: Int)]
  private let categories: [CategoryKinds.Count]
  private let kinds: CategoryKinds
  private let currency: String?
  private let documents: Int?
  /// Letters of SKUs that stand for an audience.
  var families: [AudienceVocabulary.Family] = []
  /// Values as people read them, by their lower case: the index has the terms in lower case alone.
  private var spellings: [String: String] = [:]

  init(_ response: SearchResponse, language: StoreLanguage) {
    self.language = language
    let answer = response.aggregations.flatMap { try? JSONValue(parsing: Array(response.body[$0])) }
    facets = Self.terms(answer?["facets"]) { term, count, _ in (term, count) }
    categories = Self.terms(answer?["categories"]) { term, count, bucket in
      CategoryKinds.Count(
        term: term, count: count,
        beside: Self.terms(bucket[Vocabularies.beside]) { term, count, _ in (term, count) })
    }
    kinds = CategoryKinds(language: language, categories: categories)
    documents = response.total
    let sources = Self.sources(of: response)
    currency = Self.currency(sources)
    note(sources)
  }

  private static func terms<Bucket>(
    _ aggregation: JSONValue?, _ make: (String, Int, JSONValue) -> Bucket
  ) -> [Bucket] {
    (aggregation?["buckets"]?.arrayValue ?? []).compactMap { bucket in
      guard let term = bucket["key"]?.stringValue, let count = bucket["doc_count"]?.intValue else { return nil }
      return make(term, count, bucket)
    }
  }

  var vocabulary: Vocabulary {
    var vocabulary = Vocabulary(
      language: language, facets: facets, categories: categories.map { ($0.term, $0.count) }, spellings: spellings,
      currency: currency, documents: documents)
    vocabulary.audiences.take(families)
    vocabulary.kinds = kinds
    return vocabulary
  }

  /// A search for documents that have values of which no spelling is known; nil where all are known.
  func unspelledBody(size: Int) -> [UInt8]? {
    let unspelled = facets.lazy.map(\.term).filter { term in
      guard let sign = term.firstIndex(of: "=") else { return false }
      let value = term[term.index(after: sign)...]
      return spellings[String(value)] == nil && value.contains { $0.isLetter }
    }.prefix(Self.maximumTerms)
    guard !unspelled.isEmpty else { return nil }
    var writer = JSONWriter(reserving: 4_096)
    writer.object {
      $0.member("size", size)
      $0.member("track_total_hits", false)
      $0.member("_source", [RAGField.attributes, RAGField.brand])
      $0.object("query") {
        $0.object("bool") {
          $0.object("filter") { $0.object("terms") { $0.member(RAGField.facets, Array(unspelled)) } }
        }
      }
    }
    return writer.bytes
  }

  private static let maximumTerms = 1_000

  /// Takes the spellings of more documents over.
  /// - Returns: false where they say nothing new.
  mutating func add(_ response: SearchResponse) -> Bool {
    let before = spellings.count
    note(Self.sources(of: response))
    return spellings.count > before
  }

  private mutating func note(_ sources: [JSONValue]) {
    for source in sources {
      note(source[RAGField.brand])
      note(source[RAGField.categories], Facet.category)
      for member in source[RAGField.attributes]?.objectValue?.members ?? [] { note(member.value) }
    }
  }

  private mutating func note(_ value: JSONValue?, _ term: (String) -> String = { $0.lowercased() }) {
    for text in value?.arrayValue?.compactMap(\.stringValue) ?? value?.stringValue.map({ [$0] }) ?? [] {
      spellings[term(text)] = text
    }
  }

  private static func sources(of response: SearchResponse) -> [JSONValue] {
    response.hits.compactMap { hit in response.source(of: hit).flatMap { try? JSONValue(parsing: Array($0)) } }
  }

  /// The one currency that the documents name.
  private static func currency(_ sources: [JSONValue]) -> String? {
    let named = Set(sources.compactMap { $0[RAGField.currency]?.stringValue?.uppercased() }.filter { !$0.isEmpty })
    return named.count == 1 ? named.first : nil
  }
}
