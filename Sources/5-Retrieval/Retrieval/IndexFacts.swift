// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine
import Synchronization

/// The facts of the live indices, read again from time to time: a swap may bring an index of another model.
///
/// What was read last stays in use until it is read anew: an engine whose metadata cannot be read for a while, but which
/// searches, fails no shopper.
final class IndexFacts: Sendable {
  /// The facts that a question goes by.
  struct Known: Sendable {
    /// Nil where the metadata may not or cannot be read: then the configuration is believed.
    var fact: IndexFact?
    /// The caller is the one who shall read it anew, beside its own work.
    var isDue = false
  }

  private struct Entry {
    var fact: IndexFact?
    var dueAt: MonotonicInstant
    var failures = 0
  }
  private struct Window {
    var size: Int
    var until: MonotonicInstant
  }
  private struct State {
    var entries: [String: Entry] = [:]
    var windows: [String: Window] = [:]
  }

  private let lifetime: Duration
  private let state = Mutex(State())
  /// A reading that nobody waits for takes no longer.
  static let patience = Duration.seconds(5)
  /// Time that a first question waits for facts that no other has read yet.
  private static let firstPatience = Duration.seconds(2)
  private static let windowLifetime = Duration.seconds(600)

  init(lifetime: Duration) {
    self.lifetime = lifetime
  }

  /// The facts of an alias's index; read now where they never were.
  /// - Throws: `indexMissing` when there is no such alias.
  func facts(
    of alias: String, engine: SearchEngine, context: CallContext
  ) async throws(RetrievalError) -> Known {
    let now = MonotonicInstant.now
    let known: Known? = state.withLock { state in
      guard let entry = state.entries[alias] else { return nil }
      guard entry.dueAt <= now else { return Known(fact: entry.fact) }
      // One caller reads; the others go on with what is known.
      state.entries[alias]?.dueAt = now.advanced(by: Self.patience)
      return Known(fact: entry.fact, isDue: true)
    }
    if let known { return known }
    do throws(SearchEngineError) {
      try await read(alias, engine: engine, context: context.until(min(context.deadline, .after(Self.firstPatience))))
    } catch {
      switch error.code {
      case .notFound, .cancelled, .authentication: throw RetrievalError(error)
      default: break
      }
    }
    return Known(fact: lastRead(alias))
  }

  /// Reads the facts anew. A failure leaves what is known in use, until a later attempt.
  func refresh(_ alias: String, engine: SearchEngine, context: CallContext) async {
    do throws(SearchEngineError) {
      try await read(alias, engine: engine, context: context.until(.after(Self.patience)))
    } catch {
      // It is noted and logged; a cancelled one had no time.
    }
  }

  /// The facts that were read last; nil where none were.
  func lastRead(_ alias: String) -> IndexFact? { state.withLock { $0.entries[alias]?.fact } }

  private func read(
    _ alias: String, engine: SearchEngine, context: CallContext
  ) async throws(SearchEngineError) {
    do throws(SearchEngineError) {
      note(IndexFact(metadata: try await engine.aliasMetadata(alias, context: context)), of: alias, context)
    } catch {
      switch error.code {
      case .forbidden: note(nil, of: alias, context)
      // An alias with two targets: readiness says so; searching goes on.
      case .badRequest: note(nil, of: alias, context)
      default:
        noteFailure(error, of: alias, context)
        throw error
      }
    }
  }

  /// Takes down what the metadata says.
  func note(_ fact: IndexFact?, of alias: String, _ context: CallContext) {
    let hadFailed = state.withLock { state in
      let hadFailed = state.entries[alias].map { $0.failures > 0 } ?? false
      state.entries[alias] = Entry(fact: fact, dueAt: .after(lifetime))
      return hadFailed
    }
    if hadFailed { context.logger.info("the index's metadata can be read again", ["alias": .string(alias)]) }
  }

  /// The next attempt comes after 1, 2, 4 … s; where there never was an answer, with the next question.
  private func noteFailure(_ error: SearchEngineError, of alias: String, _ context: CallContext) {
    guard error.code != .cancelled, error.code != .notFound, error.code != .authentication else { return }
    let isFirst = state.withLock { state in
      var entry = state.entries[alias] ?? Entry(dueAt: .now)
      let pause = min(.seconds(1 << min(entry.failures, 5)), max(lifetime, .seconds(1)))
      entry.failures += 1
      entry.dueAt = .after(pause)
      state.entries[alias] = entry
      return entry.failures == 1
    }
    guard isFirst else { return }
    context.logger.warning(
      "the index's metadata cannot be read; searching goes on with what was read last",
      error.logMetadata.merging(["alias": .string(alias)]))
  }

  // MARK: The largest answer that the engine allows

  /// Documents that one answer may have, where the index allows fewer than we ask for.
  func window(of alias: String, wanted: Int) -> Int {
    let now = MonotonicInstant.now
    return state.withLock { state in
      guard let window = state.windows[alias], window.until > now else { return wanted }
      return min(wanted, window.size)
    }
  }

  /// Learns from a refusal of `asked` documents.
  /// - Returns: whether fewer can be asked for.
  func lowerWindow(of alias: String, after error: SearchEngineError, asked: Int, context: CallContext) -> Bool {
    guard let limit = error.limit, limit.isResultWindow else { return false }
    let size = min(limit.allowedCount ?? asked / 2, asked - 1)
    guard size >= 1 else { return false }
    state.withLock { $0.windows[alias] = Window(size: size, until: .after(Self.windowLifetime)) }
    context.logger.warning(
      "the index allows smaller answers than searches ask for; fewer documents take part",
      ["alias": .string(alias), "setting": .string(limit.setting), "documents": .int(size)])
    return true
  }
}
