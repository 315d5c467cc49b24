// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// Facts that refusals and answers have taught about the models of a service, kept for an hour: a model behind the same
/// name may change. Shared by all loops.
final class ModelMemory: Sendable {
  static let lifetime = Duration.seconds(3600)

  private struct Key: Hashable {
    let model: String
    let fact: ModelFact
  }

  private let clock: @Sendable () -> MonotonicInstant
  private let entries = Mutex<[Key: (value: Int, until: MonotonicInstant)]>([:])

  init(clock: @escaping @Sendable () -> MonotonicInstant) { self.clock = clock }

  /// The facts known of a model.
  func facts(of model: String) -> ModelFacts {
    let now = clock()
    return entries.withLock { entries in
      var facts = ModelFacts()
      guard !entries.isEmpty else { return facts }
      for (key, entry) in entries where key.model == model && entry.until > now { facts.set(key.fact, entry.value) }
      return facts
    }
  }

  func remember(_ fact: ModelFact, _ value: Int = 1, of model: String) {
    let until = clock().advanced(by: Self.lifetime)
    entries.withLock { entries in
      // Names of models are ours; reasons for an end are the service's, of which no more are kept than make sense.
      guard entries.count < 1_000 || entries[Key(model: model, fact: fact)] != nil else { return }
      entries[Key(model: model, fact: fact)] = (value, until)
    }
  }

  func forget(_ fact: ModelFact, of model: String) {
    entries.withLock { _ = $0.removeValue(forKey: Key(model: model, fact: fact)) }
  }

  /// True for the first in an hour that asks.
  func isNew(_ fact: ModelFact, of model: String) -> Bool {
    let now = clock()
    let isKnown = entries.withLock { $0[Key(model: model, fact: fact)].map { $0.until > now } ?? false }
    if !isKnown { remember(fact, of: model) }
    return !isKnown
  }
}
