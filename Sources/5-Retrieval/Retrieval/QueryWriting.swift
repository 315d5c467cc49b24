// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// The queries that the bodies are made of.
extension SearchBodies {
  /// Words over the texts of a product, under the filter.
  ///
  /// One `cross_fields` over the fields that share an analyzer, so that "red nike" meets a red product of that brand; the
  /// long attribute text counts less; the SKU's parts count as they are. Documents where all words occur come first.
  func writeLexical(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("bool")
    writer.beginObject()
    writer.key("must")
    writer.beginArray()
    writer.beginObject()
    writer.key("dis_max")
    writer.beginObject()
    writer.member("tie_breaker", tuning.tieBreaker)
    writer.key("queries")
    writer.beginArray()
    writeCrossFields(words.lexicalText, fields: SearchBodies.textFields, requiresAll: false, to: &writer)
    writeMatch(RAGField.attributesText, boost: tuning.attributesBoost, to: &writer)
    writeMatch(RAGField.skuText, boost: nil, to: &writer)
    writer.endArray()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.key("should")
    writer.beginArray()
    writer.beginObject()
    writer.key("constant_score")
    writer.beginObject()
    writer.key("filter")
    writeAllWords(inTitles: false, to: &writer)
    writer.member("boost", tuning.allWordsBoost)
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.key("filter")
    writer.beginArray()
    writer.raw(filter)
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }

  private static let textFields = [RAGField.name, RAGField.brand, RAGField.categories, RAGField.description]

  private static let titleFields = [RAGField.name, RAGField.brand, RAGField.categories]

  /// Every word somewhere in the product's texts, or in those that say what it is.
  func writeAllWords(inTitles: Bool, to writer: inout JSONWriter) {
    let fields = inTitles ? SearchBodies.titleFields : SearchBodies.textFields + [RAGField.attributesText]
    writeCrossFields(words.lexicalText, fields: fields, requiresAll: true, to: &writer)
  }

  private func writeCrossFields(
    _ text: String, fields: [String], requiresAll: Bool, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("multi_match")
    writer.beginObject()
    writer.member("query", text)
    writer.member("type", "cross_fields")
    if requiresAll { writer.member("operator", "and") }
    writer.key("fields")
    writer.beginArray()
    for field in fields { writer.string(field) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }

  private func writeMatch(_ field: String, boost: Double?, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("match")
    writer.beginObject()
    writer.key(field)
    writer.beginObject()
    writer.member("query", words.lexicalText)
    if let boost { writer.member("boost", boost) }
    writer.endObject()
    writer.endObject()
    writer.endObject()
  }

  func writeElasticsearchKNN(_ vector: [UInt8], to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("field", RAGField.vector)
    writer.key("query_vector")
    writer.raw(vector)
    writer.member("k", tuning.neighbours)
    writer.member("num_candidates", tuning.neighbours)
    writer.key("filter")
    writer.raw(filter)
    writer.endObject()
  }

  func writeOpenSearchKNN(_ vector: [UInt8], to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("knn")
    writer.beginObject()
    writer.key(RAGField.vector)
    writer.beginObject()
    writer.key("vector")
    writer.raw(vector)
    writer.member("k", tuning.neighbours)
    writer.key("filter")
    writer.raw(filter)
    writer.endObject()
    writer.endObject()
    writer.endObject()
  }

  /// Weights are written as fractions that add up to 1: an integer is refused.
  func writePipeline(rankConstantInParameters: Bool, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("phase_results_processors")
    writer.beginArray()
    writer.beginObject()
    writer.key("score-ranker-processor")
    writer.beginObject()
    writer.key("combination")
    writer.beginObject()
    writer.member("technique", "rrf")
    if rankConstantInParameters {
      writer.key("parameters")
      writer.beginObject()
      writer.member("rank_constant", tuning.rankConstant)
      writer.endObject()
    } else {
      writer.member("rank_constant", tuning.rankConstant)
      if let weights = tuning.weights {
        writer.key("parameters")
        writer.beginObject()
        writer.key("weights")
        writer.beginArray()
        writer.double(weights.lexical)
        writer.double(weights.vector)
        writer.endArray()
        writer.endObject()
      }
    }
    writer.endObject()
    writer.endObject()
    writer.endObject()
    writer.endArray()
    writer.endObject()
  }

  /// Visibility and the request's filters as one query object.
  static func filter(_ filters: ProductFilters, visibility: [Int]) -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    writer.beginObject()
    writer.key("bool")
    writer.beginObject()
    writer.key("filter")
    writer.beginArray()
    writePriceRange(filters, to: &writer)
    if !filters.categories.isEmpty {
      writeTerms(RAGField.categoriesKeyword, filters.categories.map { $0.lowercased() }, to: &writer)
    }
    for attribute in filters.attributes {
      writeTerms(
        RAGField.facets, attribute.values.map { Facet.term(code: attribute.code, value: $0) }, to: &writer)
    }
    writer.endArray()
    writer.key("must_not")
    writer.beginArray()
    // What has no visibility counts as visible, so the others are left out by name.
    let hidden = (1...4).filter { !visibility.contains($0) }
    if !hidden.isEmpty {
      writer.beginObject()
      writer.key("terms")
      writer.beginObject()
      writer.key(RAGField.visibility)
      writer.beginArray()
      for value in hidden { writer.integer(value) }
      writer.endArray()
      writer.endObject()
      writer.endObject()
    }
    if filters.inStock == true { writer.raw(Array(#"{"term":{"in_stock":false}}"#.utf8)) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  private static func writePriceRange(_ filters: ProductFilters, to writer: inout JSONWriter) {
    guard filters.priceMin != nil || filters.priceMax != nil else { return }
    writer.beginObject()
    writer.key("range")
    writer.beginObject()
    writer.key(RAGField.price)
    writer.beginObject()
    if let low = filters.priceMin { writer.member("gte", low) }
    if let high = filters.priceMax { writer.member("lte", high) }
    writer.endObject()
    writer.endObject()
    writer.endObject()
  }

  private static func writeTerms(_ field: String, _ values: [String], to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("terms")
    writer.beginObject()
    writer.key(field)
    writer.beginArray()
    for value in values { writer.string(value) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
  }
}
