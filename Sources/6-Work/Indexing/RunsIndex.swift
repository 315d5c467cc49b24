// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Observability
import Primitives
import SearchEngine

/// The index of bookkeeping, `<prefix>-runs`.
struct RunsIndex: Sendable {
  let prefix: String
  let engine: SearchEngine
  let options: IndexingOptions
  let logger: Logger

  private var name: String { StoreNames(prefix: prefix, id: nil).runsIndex }
  private var call: CallContext { options.call(logger) }

  /// Creates it where it is not there.
  func prepare() async throws(IndexingError) {
    do throws(SearchEngineError) {
      let there = try await engine.indices(matching: name, context: call)
      if there.contains(name) { return }
      let body: JSONValue = [
        "settings": ["index": ["number_of_shards": 1, "auto_expand_replicas": "0-1"]],
        "mappings": [
          "dynamic": false, "_meta": ["product": .string(RAGIndexSchema.productName), "kind": "runs"],
          "properties": [
            "kind": ["type": "keyword"], "store": ["type": "keyword"], "index": ["type": "keyword"],
            "state": ["type": "keyword"], "completed_at": ["type": "date"],
          ],
        ],
      ]
      try await engine.createIndex(name, body: body.serialized(), context: call)
    } catch {
      // Another run's creation came first.
      guard error.code != .conflict else { return }
      throw IndexingError(error, "creating \(name)")
    }
  }

  /// The last records of a store, newest first; none where the index is not there.
  ///
  /// An index that an earlier version made does not know the field of time: there the newest of the first records count.
  func recent(of store: String, count: Int) async throws(SearchEngineError) -> [JSONValue] {
    guard try await engine.indices(matching: name, context: call).contains(name) else { return [] }
    let query: JSONValue = [
      "size": 200,
      "query": ["bool": ["filter": [["term": ["store": .string(store)]]], "must_not": [["term": ["kind": "lock"]]]]],
      "sort": [["completed_at": ["order": "desc", "unmapped_type": "date"]]],
    ]
    let response = try await engine.search(name, body: query.serialized(), context: call)
    let records = response.hits.compactMap { response.source(of: $0).flatMap { try? JSONValue(parsing: Array($0)) } }
    // Of the same second the one that was written down later is the later one.
    func time(_ record: JSONValue) -> (String, Int) {
      (record["completed_at"]?.stringValue ?? "", record["recorded_at"]?.intValue ?? 0)
    }
    return Array(records.sorted { time($0) > time($1) }.prefix(count))
  }

  /// Writes down what else was done to a store, once for each time.
  func record(_ kind: String, of index: String, _ record: JSONValue) async {
    await write("\(kind):\(index):\(WallClock.milliseconds)", record, of: index)
  }

  /// Writes down how an index came to be. A failure is logged only: the index is there.
  func record(_ index: String, _ record: JSONValue) async { await write("run:\(index)", record, of: index) }

  private func write(_ id: String, _ record: JSONValue, of index: String) async {
    var record = record.objectValue ?? [:]
    record["recorded_at"] = .int(Int(WallClock.milliseconds))
    do throws(SearchEngineError) {
      try await engine.putDocument(
        name, id: id, body: JSONValue.object(record).serialized(), context: call)
      // `status` may be asked in the next moment.
      try await engine.refresh(name, context: call)
    } catch {
      logger.warning("run record not written", ["index": .string(index), "error": .string(error.message)])
    }
  }
}
