// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import SearchEngine
import Synchronization

/// What an index's `_meta` says that a search must know.
struct IndexFact: Sendable, Equatable {
  var model: String?
  var dimensions: Int?

  init(metadata: JSONValue) {
    model = metadata["model"]?.stringValue
    dimensions = metadata["dimensions"]?.intValue
  }
}

/// The facts of the live indices, read again from time to time: a swap may bring an index of another model.
final class IndexFacts: Sendable {
  private struct Entry {
    var fact: IndexFact?
    var until: MonotonicInstant
  }

  private let lifetime: Duration
  private let entries = Mutex<[String: Entry]>([:])

  init(lifetime: Duration) { self.lifetime = lifetime }

  /// Nil when the mapping may not be read: then the configuration is believed.
  func facts(
    of alias: String, engine: SearchEngine, deadline: MonotonicInstant
  ) async throws(RetrievalError) -> IndexFact? {
    let now = MonotonicInstant.now
    // One caller in each period asks; the others go on with what is known.
    let known: Entry? = entries.withLock { entries in
      guard let entry = entries[alias] else { return nil }
      if entry.until > now { return entry }
      entries[alias]?.until = now.advanced(by: .seconds(5))
      return nil
    }
    if let known { return known.fact }
    do throws(SearchEngineError) {
      let fact = IndexFact(metadata: try await engine.aliasMetadata(alias, deadline: deadline))
      set(fact, of: alias)
      return fact
    } catch {
      switch error.code {
      case .forbidden:
        set(nil, of: alias)
        return nil
      case .badRequest:
        // An alias with two targets: readiness says so; searching goes on.
        set(nil, of: alias)
        return nil
      default: throw RetrievalError(error)
      }
    }
  }

  private func set(_ fact: IndexFact?, of alias: String) {
    let entry = Entry(fact: fact, until: .after(lifetime))
    entries.withLock { $0[alias] = entry }
  }
}
