// SPDX-License-Identifier: Apache-2.0
import JSON

/// A search that has been run, as the answer shows it.
struct SearchAnswer {
  private let executor: SearchExecutor
  /// The PIT's id to hand back.
  private let pitID: String?
  private let page: SearchExecutor.Page

  init(_ run: (executor: SearchExecutor, pitID: String?)) throws(EngineFailure) {
    (executor, pitID) = run
    page = try run.executor.page()
  }

  /// The members of the answer. `withStatus` is for an answer among several.
  func write(to writer: inout JSONWriter, withStatus: Bool = false) {
    if let pitID { writer.member("pit_id", pitID) }
    writer.member("took", 1)
    writer.member("timed_out", false)
    SearchAnswer.writeShards(executor.snapshots.count, to: &writer)
    writer.object("hits") {
      writeTotal(to: &$0)
      $0.member("max_score", highestScore)
      $0.array("hits") { for hit in page.hits { $0.object { write(hit, to: &$0) } } }
    }
    if !page.aggregations.isEmpty {
      writer.object("aggregations") { for aggregation in page.aggregations { aggregation.write(to: &$0) } }
    }
    if withStatus { writer.member("status", 200) }
  }

  /// `_shards`: all of them answered.
  static func writeShards(_ count: Int, to writer: inout JSONWriter) {
    writer.object("_shards") {
      $0.member("total", count)
      $0.member("successful", count)
      $0.member("skipped", 0)
      $0.member("failed", 0)
    }
  }

  private func writeTotal(to writer: inout JSONWriter) {
    let limit = executor.request.totalLimit ?? .max
    if limit == 0 { return }
    writer.object("total") {
      $0.member("value", min(page.total, limit))
      $0.member("relation", page.total > limit ? "gte" : "eq")
    }
  }

  /// NaN where the answer has none.
  private var highestScore: Float {
    let request = executor.request
    if executor.snapshots.isEmpty { return 0 }
    guard request.sort.isEmpty || request.tracksScores, request.size > 0 else { return .nan }
    return page.highestScore ?? .nan
  }

  /// `fields`: sorted and distinct, as the engines keep a keyword's values. A hit without any has no such member.
  private func writeDocValues(of document: IndexedDocument, in snapshot: Snapshot, to writer: inout JSONWriter) {
    let values = executor.request.docValueFields.compactMap { name -> (String, [String])? in
      guard let field = snapshot.mapping.field(name), field.type == .keyword else { return nil }
      let terms = Set(snapshot.values(name, field, of: document).map(\.term)).sorted()
      return terms.isEmpty ? nil : (name, terms)
    }
    if values.isEmpty { return }
    writer.object("fields") { for (name, terms) in values { $0.member(name, terms) } }
  }

  private func write(_ hit: Hit, to writer: inout JSONWriter) {
    let request = executor.request
    let snapshot = executor.snapshots[hit.shard]
    let document = snapshot.documents[hit.document]
    let showsScore = request.sort.isEmpty || request.tracksScores || request.sort.contains { $0.kind == .score }
    writer.member("_index", snapshot.index)
    writer.member("_id", document.id)
    writer.member("_score", showsScore ? hit.score : .nan)
    if executor.dialect == .elasticsearch {
      let ignored = snapshot.ignored(document)
      if !ignored.isEmpty { writer.member("_ignored", ignored) }
    }
    if request.source.isEnabled { writer.member("_source", raw: request.source.source(document.source)) }
    writeDocValues(of: document, in: snapshot, to: &writer)
    if !request.sort.isEmpty { writer.member("sort", .array(hit.sort.map(\.json))) }
  }
}
