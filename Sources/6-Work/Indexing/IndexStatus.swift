// SPDX-License-Identifier: Apache-2.0
package import Catalog
import EventLoop
package import JSON
package import Observability
package import SearchEngine

/// What is behind a store's alias, and who is at work: for `rag-indexer status`.
package struct IndexStatus: Sendable {
  package struct Index: Sendable, Equatable {
    package var name: String
    package var documents: Int
    package var model: String?
    package var dimensions: Int?
    /// `complete`, `building`; nil where the metadata is not ours.
    package var state: String?
    package var sourceIndex: String?
    /// RFC 3339.
    package var updatedAt: String?
  }
  /// Who holds the store's lock.
  package struct Lock: Sendable, Equatable {
    package var holder: String
    /// The index being built.
    package var index: String?
    /// No heartbeat for long, or its process is gone: the next run takes it over.
    package var isStale: Bool
  }

  package var store: String
  package var alias: String
  /// What the alias points to: one index, or none yet; more is an error of somebody's.
  package var live: [Index]
  /// This store's other indices, newest first: former generations and leftovers.
  package var others: [Index]
  package var lock: Lock?

  /// Reads the state of one store. Only reads.
  package static func read(
    _ profile: StoreProfile, options: IndexingOptions, engine: SearchEngine, logger: Logger = .disabled
  ) async throws(IndexingError) -> IndexStatus {
    let names = options.names(of: profile)
    do throws(SearchEngineError) {
      // An engine that is too old is named as such, as in a run.
      _ = try await engine.identity(context: options.call(logger))
      let targets = try await engine.aliasTargets(names.alias, context: options.call(logger))
      let all = try await engine.indices(matching: names.readPattern, context: options.call(logger))
      var status = IndexStatus(store: profile.storeKey, alias: names.alias, live: [], others: [])
      for target in targets {
        status.live.append(try await describe(target, options: options, engine: engine, logger: logger))
      }
      for name in all.reversed() where names.isGeneration(name) && !targets.contains(name) {
        let index = try await describe(name, options: options, engine: engine, logger: logger)
        if index.state != nil { status.others.append(index) }
      }
      if let document = try await engine.getDocument(
        names.runsIndex, id: RunLock.documentID(names), context: options.call(logger))
      {
        let holder = LockOwner.Holder(document.source)
        status.lock = Lock(
          holder: holder.text, index: holder.index,
          isStale: holder.seemsGone(now: wallClockSeconds(), staleness: options.lockStaleness))
      }
      return status
    } catch {
      throw IndexingError(error, "reading the status", store: profile.storeKey)
    }
  }

  private static func describe(
    _ name: String, options: IndexingOptions, engine: SearchEngine, logger: Logger = .disabled
  ) async throws(SearchEngineError) -> Index {
    let metadata = try await engine.indexMetadata(name, context: options.call(logger))
    let isOurs = metadata["product"]?.stringValue == RAGIndexSchema.productName
    return Index(
      name: name, documents: try await engine.count(name, context: options.call(logger)),
      model: metadata["model"]?.stringValue, dimensions: metadata["dimensions"]?.intValue,
      state: isOurs ? metadata["state"]?.stringValue : nil, sourceIndex: metadata["source_index"]?.stringValue,
      updatedAt: metadata["updated_at"]?.stringValue)
  }

  /// What is to be said in words: that nothing is live, and what to do. Nil where something is.
  package var note: String? {
    guard live.isEmpty else { return nil }
    let begin = "nothing is live: the alias \(alias) points to no index"
    if let lock, !lock.isStale { return begin + " yet; a run is under way" }
    return begin + (others.isEmpty ? " yet; run `rag-indexer run`" : "; run `rag-indexer run` to make a new one")
  }

  /// The same as JSON, for scripts.
  package var value: JSONValue {
    var object: JSONObject = [
      "store": .string(store), "alias": .string(alias), "live": .array(live.map(\.value)),
      "others": .array(others.map(\.value)),
    ]
    if let note { object["note"] = .string(note) }
    if let lock {
      object["lock"] = [
        "holder": .string(lock.holder), "index": lock.index.map { .string($0) } ?? nil, "stale": .bool(lock.isStale),
      ]
    }
    return .object(object)
  }
}

extension IndexStatus.Index {
  package var value: JSONValue {
    var object: JSONObject = ["index": .string(name), "documents": .int(documents)]
    if let model { object["model"] = .string(model) }
    if let dimensions { object["dimensions"] = .int(dimensions) }
    if let state { object["state"] = .string(state) }
    if let sourceIndex { object["source_index"] = .string(sourceIndex) }
    if let updatedAt { object["updated_at"] = .string(updatedAt) }
    return .object(object)
  }
}
