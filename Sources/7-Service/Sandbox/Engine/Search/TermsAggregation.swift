// SPDX-License-Identifier: Apache-2.0
import JSON

/// Counts of the documents found by the terms of a keyword field; the most frequent terms first.
struct TermsAggregation: Sendable {
  var name: String
  var field: String
  var size: Int
  /// Counts within each term's documents.
  var within: [TermsAggregation] = []

  struct Answer: Sendable {
    var name: String
    var buckets: [(term: String, count: Int, within: [Answer])]
    /// Documents of the terms that are left out.
    var others: Int

    func write(to writer: inout JSONWriter) {
      writer.object(name) {
        $0.member("doc_count_error_upper_bound", 0)
        $0.member("sum_other_doc_count", others)
        $0.array("buckets") {
          for bucket in buckets {
            $0.object {
              $0.member("key", bucket.term)
              $0.member("doc_count", bucket.count)
              for answer in bucket.within { answer.write(to: &$0) }
            }
          }
        }
      }
    }
  }

  /// Reads the member `aggs`.
  static func list(_ value: JSONValue) throws(EngineFailure) -> [TermsAggregation] {
    var list: [TermsAggregation] = []
    for (name, body) in value.objectValue?.members ?? [] {
      let within = body["aggs"] ?? body["aggregations"]
      guard body.objectValue?.count == (within == nil ? 1 : 2), let terms = body["terms"]?.objectValue,
        let field = terms["field"]?.stringValue, terms.names.allSatisfy({ $0 == "field" || $0 == "size" })
      else { throw .unsupported("the aggregation [\(name)]: other than [terms] of [field] and [size]") }
      let size = terms["size"]?.wholeNumber ?? 10
      guard size > 0 else { throw .illegalArgument("[size] must be greater than 0. Found [\(size)] in [\(name)]") }
      var aggregation = TermsAggregation(name: name, field: field, size: size)
      if let within { aggregation.within = try Self.list(within) }
      list.append(aggregation)
    }
    return list
  }

  func answer(_ hits: [Hit], in snapshots: [Snapshot]) throws(EngineFailure) -> Answer {
    var fields: [FieldMapping?] = []
    for snapshot in snapshots {
      let field = snapshot.mapping.field(self.field)
      if let field, field.type != .keyword { throw .unsupported("[terms] of a field of another type than keyword") }
      fields.append(field)
    }
    var found: [String: [Hit]] = [:]
    for hit in hits {
      guard let field = fields[hit.shard] else { continue }
      let snapshot = snapshots[hit.shard]
      let terms = snapshot.values(self.field, field, of: snapshot.documents[hit.document]).map(\.term)
      for term in Set(terms) { found[term, default: []].append(hit) }
    }
    let ordered = found.sorted { a, b in
      a.value.count != b.value.count ? a.value.count > b.value.count : a.key < b.key
    }
    var answer = Answer(name: name, buckets: [], others: ordered.dropFirst(size).reduce(0) { $0 + $1.value.count })
    for (term, hits) in ordered.prefix(size) {
      var inner: [Answer] = []
      for aggregation in within { inner.append(try aggregation.answer(hits, in: snapshots)) }
      answer.buckets.append((term, hits.count, inner))
    }
    return answer
  }
}
