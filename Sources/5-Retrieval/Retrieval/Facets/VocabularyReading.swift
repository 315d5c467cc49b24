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
  /// The index has the terms in lower case alone.
  struct Spellings: Sendable {
    /// Values as people read them, by their lower case.
    fileprivate var known: [String: String] = [:]
    /// Terms that were asked for: some stand in no document as people read them.
    fileprivate var asked: Set<String> = []
  }
  private(set) var spellings: Spellings

  /// - Parameter spellings: those that an earlier reading of the same index found.
  init(_ response: SearchResponse, language: StoreLanguage, knowing spellings: Spellings) {
    self.spellings = spellings
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
      language: language, facets: facets, categories: categories.map { ($0.term, $0.count) },
      spellings: spellings.known,
      currency: currency, documents: documents)
    vocabulary.audiences.take(families)
    vocabulary.kinds = kinds
    return vocabulary
  }

  /// Searches for a document each of values and categories of which no spelling is known; none where all are known.
  func unspelled(most: Int) -> [(term: String, body: [UInt8])] {
    let open =
      categories.map { ($0.term, $0.term[...], RAGField.categoriesKeyword) }
      + facets.compactMap { facet in
        facet.term.firstIndex(of: "=").map {
          (facet.term, facet.term[facet.term.index(after: $0)...], RAGField.facets)
        }
      }
    var searches: [(term: String, body: [UInt8])] = []
    for (term, value, field) in open where searches.count < most {
      guard spellings.known[String(value)] == nil, value.contains(where: \.isLetter),
        !spellings.asked.contains(term)
      else {
        continue
      }
      searches.append((term, Self.body(term, in: field)))
    }
    return searches
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
  mutating func add(_ answers: [(term: String, Result<SearchResponse, SearchEngineError>)]) -> Bool {
    let before = spellings.known.count
    for (term, answer) in answers {
      guard let response = try? answer.get() else { continue }
      spellings.asked.insert(term)
      note(Self.sources(of: response))
    }
    return spellings.known.count > before
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
      spellings.known[term] = spellings.known[term].map { min($0, text) } ?? text
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
