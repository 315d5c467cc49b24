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
  /// Terms whose spelling was asked for: some stand in no document as people read them.
  private var asked: Set<String> = []

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

  /// Searches for a document each of values and categories of which no spelling is known; none where all are known.
  mutating func unspelledBodies(most: Int) -> [[UInt8]] {
    let open =
      categories.map { ($0.term, $0.term[...], RAGField.categoriesKeyword) }
      + facets.compactMap { facet in
        facet.term.firstIndex(of: "=").map {
          (facet.term, facet.term[facet.term.index(after: $0)...], RAGField.facets)
        }
      }
    var bodies: [[UInt8]] = []
    for (term, value, field) in open where bodies.count < most {
      guard spellings[String(value)] == nil, value.contains(where: \.isLetter), asked.insert(term).inserted else {
        continue
      }
      bodies.append(Self.body(term, in: field))
    }
    return bodies
  }

  private static func body(_ term: String, in field: String) -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    writer.object {
      $0.member("size", 1)
      $0.member("track_total_hits", false)
      $0.member("_source", [RAGField.attributes, RAGField.brand, RAGField.categories])
      $0.object("query") {
        $0.object("bool") { $0.array("filter") { SearchBodies.writeTerms(field, [term], to: &$0) } }
      }
    }
    return writer.bytes
  }

  /// Takes the spellings of more documents over.
  /// - Returns: false where they say nothing new.
  mutating func add(_ responses: [SearchResponse]) -> Bool {
    let before = spellings.count
    for response in responses { note(Self.sources(of: response)) }
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
      // Of several spellings always the same one, with capital letters where any has.
      let term = term(text)
      spellings[term] = spellings[term].map { min($0, text) } ?? text
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
