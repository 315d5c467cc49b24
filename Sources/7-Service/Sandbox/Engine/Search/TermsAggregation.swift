// SPDX-License-Identifier: Apache-2.0
import JSON

/// Counts of the documents found by the terms of a keyword field; the most frequent terms first.
struct TermsAggregation: Sendable {
  var name: String
  var field: String
  var size: Int

  struct Answer: Sendable {
    var name: String
    var buckets: [(term: String, count: Int)]
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
      guard body.objectValue?.count == 1, let terms = body["terms"]?.objectValue,
        let field = terms["field"]?.stringValue, terms.names.allSatisfy({ $0 == "field" || $0 == "size" })
      else { throw .unsupported("the aggregation [\(name)]: other than [terms] of [field] and [size]") }
      let size = terms["size"]?.wholeNumber ?? 10
      guard size > 0 else { throw .illegalArgument("[size] must be greater than 0. Found [\(size)] in [\(name)]") }
      list.append(TermsAggregation(name: name, field: field, size: size))
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
    var counts: [String: Int] = [:]
    for hit in hits {
      guard let field = fields[hit.shard] else { continue }
      let snapshot = snapshots[hit.shard]
      let terms = snapshot.values(self.field, field, of: snapshot.documents[hit.document]).map(\.term)
      for term in Set(terms) { counts[term, default: 0] += 1 }
    }
    let ordered = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return Answer(
      name: name, buckets: ordered.prefix(size).map { ($0.key, $0.value) },
      others: ordered.dropFirst(size).reduce(0) { $0 + $1.value })
  }
}
