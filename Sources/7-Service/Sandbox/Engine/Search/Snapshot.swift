// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The documents of an index's last refresh, which searches see.
final class Snapshot: Sendable {
  let index: String
  let uuid: String
  let mapping: Mapping
  let analyzers: AnalyzerSet
  /// In the order in which they were last written; the place is Lucene's document number.
  let documents: [IndexedDocument]
  private let limited: [(path: String, limit: Int)]
  /// Inverted indices are made when a search first asks for the field.
  private let indices: Mutex<[String: FieldIndex]> = Mutex([:])

  init(index: String, uuid: String, mapping: Mapping, analyzers: AnalyzerSet, documents: [IndexedDocument]) {
    self.index = index
    self.uuid = uuid
    self.mapping = mapping
    self.analyzers = analyzers
    self.documents = documents
    limited = mapping.leaves.compactMap { leaf in leaf.field.ignoreAbove.map { (leaf.path, $0) } }
  }

  /// The values of a field in a document, those that `ignore_above` drops left out.
  func values(_ path: String, _ field: FieldMapping, of document: IndexedDocument) -> [FieldValue] {
    guard let values = document.values[mapping.valuePath(path)] else { return [] }
    guard field.type == .keyword else { return values }
    let normalizer = field.normalizer.flatMap { analyzers.normalizers[$0] }
    return values.compactMap { value in
      let term = value.term
      if let limit = field.ignoreAbove, term.utf16.count > limit { return nil }
      guard let normalizer else { return .string(term) }
      return .string(normalizer.terms(term).first?.first ?? "")
    }
  }

  /// Elasticsearch's `_ignored`: the keyword fields that dropped a value of this document for its length.
  func ignored(_ document: IndexedDocument) -> [String] {
    limited.filter { path, limit in
      (document.values[mapping.valuePath(path)] ?? []).contains { $0.term.utf16.count > limit }
    }.map(\.path)
  }

  func index(_ path: String, _ field: FieldMapping) -> FieldIndex {
    if let index = indices.withLock({ $0[path] }) { return index }
    let analyzer = analyzer(of: field)
    let values = documents.map { document in
      self.values(path, field, of: document).flatMap { value in
        field.type == .text ? analyzer.terms(value.term) : [[value.term]]
      }
    }
    let index = FieldIndex(values: values, hasNorms: field.type == .text)
    indices.withLock { $0[path] = index }
    return index
  }

  func analyzer(of field: FieldMapping) -> Analyzer {
    field.analyzer.flatMap { analyzers.analyzer($0) } ?? analyzers.standard
  }

  func searchAnalyzer(of field: FieldMapping) -> Analyzer {
    guard field.type == .text else {
      return field.normalizer.flatMap { analyzers.normalizers[$0] } ?? .keyword
    }
    return field.searchAnalyzer.flatMap { analyzers.analyzer($0) } ?? field.analyzer.flatMap { analyzers.analyzer($0) }
      ?? analyzers.analyzers["default_search"] ?? analyzers.standard
  }
}
