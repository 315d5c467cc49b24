// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// How an engine is asked for nearest vectors under a filter.
enum VectorForm: Sendable, Equatable {
  /// OpenSearch's `knn` query.
  case openSearch
  /// Elasticsearch's `knn` beside the query.
  case elasticsearch

  init(_ engine: EngineIdentity) {
    switch engine.dialect {
    case .elasticsearch: self = .elasticsearch
    case .opensearch: self = .openSearch
    }
  }

  /// The cosine that a score of either form stands for.
  func cosine(score: Double) -> Double { score * 2 - 1 }
}

/// The JSON of the searches of one question. Each body is written once, straight into bytes; the query vector's bytes
/// are copied as the model API wrote them. Pure.
struct SearchBodies: Sendable {
  let tuning: RetrievalTuning
  /// One query object that every leg repeats: filters belong inside the vector search.
  let filter: [UInt8]
  let words: QuestionWords

  init(tuning: RetrievalTuning, words: QuestionWords, filters: ProductFilters, visibility: [Int]) {
    self.tuning = tuning
    self.words = words
    filter = SearchBodies.filter(filters, visibility: visibility)
  }

  private static let productSource: [UInt8] = {
    var writer = JSONWriter()
    writer.beginArray()
    for name in RAGField.productSource { writer.string(name) }
    writer.endArray()
    return writer.bytes
  }()

  // MARK: Bodies

  /// Products whose identifier the question names.
  func identifiers(size: Int) -> [UInt8] {
    var writer = begin(size: size, withSource: true)
    writer.key("query")
    writer.beginObject()
    writer.key("bool")
    writer.beginObject()
    writer.key("filter")
    writer.beginArray()
    writer.beginObject()
    writer.key("terms")
    writer.beginObject()
    writer.key(RAGField.identifiers)
    writer.beginArray()
    for identifier in words.identifiers { writer.string(identifier) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
    writer.raw(filter)
    writer.endArray()
    writer.endObject()
    writer.endObject()
    // One order on every engine: all scores of a filter are 0.
    writer.key("sort")
    writer.raw(SearchBodies.byID)
    writer.endObject()
    return writer.bytes
  }

  /// The lexical leg alone.
  func lexical(size: Int, withSource: Bool) -> [UInt8] {
    var writer = begin(size: size, withSource: withSource)
    writer.key("query")
    writeLexical(to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// The vector leg alone.
  func vector(_ vector: [UInt8], form: VectorForm, size: Int) -> [UInt8] {
    var writer = begin(size: size, withSource: false, reserving: vector.count)
    switch form {
    case .elasticsearch:
      writer.key("knn")
      writeElasticsearchKNN(vector, to: &writer)
    case .openSearch:
      writer.key("query")
      writeOpenSearchKNN(vector, to: &writer)
    }
    writer.endObject()
    return writer.bytes
  }

  /// Both legs, fused by Elasticsearch.
  func retriever(_ vector: [UInt8], size: Int) -> [UInt8] {
    var writer = begin(size: size, withSource: true, reserving: vector.count)
    writer.key("retriever")
    writer.beginObject()
    writer.key("rrf")
    writer.beginObject()
    writer.member("rank_window_size", tuning.window)
    writer.member("rank_constant", tuning.rankConstant)
    writer.key("retrievers")
    writer.beginArray()
    beginRetriever(weighted: tuning.weights != nil, to: &writer)
    writer.key("standard")
    writer.beginObject()
    writer.key("query")
    writeLexical(to: &writer)
    writer.endObject()
    endRetriever(weight: tuning.weights?.lexical, to: &writer)
    beginRetriever(weighted: tuning.weights != nil, to: &writer)
    writer.key("knn")
    writeElasticsearchKNN(vector, to: &writer)
    endRetriever(weight: tuning.weights?.vector, to: &writer)
    writer.endArray()
    writer.endObject()
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  /// Both legs, fused by OpenSearch with a pipeline in the body.
  func hybrid(_ vector: [UInt8], size: Int, rankConstantInParameters: Bool) -> [UInt8] {
    var writer = begin(size: size, withSource: true, reserving: vector.count)
    writer.key("query")
    writer.beginObject()
    writer.key("hybrid")
    writer.beginObject()
    writer.member("pagination_depth", tuning.window)
    writer.key("queries")
    writer.beginArray()
    writeLexical(to: &writer)
    writeOpenSearchKNN(vector, to: &writer)
    writer.endArray()
    writer.endObject()
    writer.endObject()
    writer.key("search_pipeline")
    writePipeline(rankConstantInParameters: rankConstantInParameters, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  /// Products with a price in which all content words occur, by price; without content words all products.
  /// - Parameter inTitles: the words must occur in name, brand or categories: a hoodie whose description mentions a mat
  ///   is not the cheapest mat.
  func byPrice(dearestFirst: Bool, inTitles: Bool, size: Int) -> [UInt8] {
    var writer = begin(size: size, withSource: true)
    writer.key("query")
    writer.beginObject()
    writer.key("bool")
    writer.beginObject()
    writer.key("filter")
    writer.beginArray()
    if words.hasContent { writeAllWords(inTitles: inTitles, to: &writer) }
    writer.raw(Array(#"{"exists":{"field":"price"}}"#.utf8))
    writer.raw(filter)
    writer.endArray()
    writer.endObject()
    writer.endObject()
    writer.key("sort")
    writer.raw(dearestFirst ? SearchBodies.dearestFirst : SearchBodies.cheapestFirst)
    writer.endObject()
    return writer.bytes
  }

  private static let byID = Array(#"[{"product_id":"asc"}]"#.utf8)
  private static let cheapestFirst = Array(#"[{"price":"asc"},{"product_id":"asc"}]"#.utf8)
  private static let dearestFirst = Array(#"[{"price":"desc"},{"product_id":"asc"}]"#.utf8)

  private func begin(size: Int, withSource: Bool, reserving: Int = 0) -> JSONWriter {
    var writer = JSONWriter(reserving: 2048 + reserving + filter.count * 2)
    writer.beginObject()
    writer.member("size", size)
    writer.member("track_total_hits", false)
    writer.key("_source")
    if withSource { writer.raw(SearchBodies.productSource) } else { writer.bool(false) }
    return writer
  }

  /// A weighted retriever is wrapped: `{"retriever":{…},"weight":0.7}`.
  private func beginRetriever(weighted: Bool, to writer: inout JSONWriter) {
    writer.beginObject()
    guard weighted else { return }
    writer.key("retriever")
    writer.beginObject()
  }

  private func endRetriever(weight: Double?, to writer: inout JSONWriter) {
    writer.endObject()
    guard let weight else { return }
    writer.member("weight", weight)
    writer.endObject()
  }
}
