// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// What refusals and answers have taught about the models of a service, for an hour: a model behind the same name may
/// change. Shared by all loops.
final class ModelMemory: Sendable {
  static let lifetime = Duration.seconds(3600)

  private struct Key: Hashable {
    let model: String
    let fact: ModelFact
  }

  private let clock: @Sendable () -> MonotonicInstant
  private let entries = Mutex<[Key: (value: Int, until: MonotonicInstant)]>([:])

  init(clock: @escaping @Sendable () -> MonotonicInstant) { self.clock = clock }

  /// What is known of a model.
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

/// Something that was learned about a model.
enum ModelFact: Hashable, Sendable {
  /// It does not take this member of a request.
  case refuses(String)
  /// The limit of an answer is called `max_tokens`.
  case olderLimitName
  /// It writes no more tokens than this in an answer.
  case answerTokens
  /// It takes no longer prompt than this, estimated.
  case promptTokens
  /// Prompt and answer have no more tokens than this together.
  case contextTokens
  /// It takes no message of role `system`.
  case noSystemRole
  /// Its answers begin within a thought that no tag opens, or never do (0).
  case opensInThought
  /// It ended an answer for this reason, which we do not know.
  case endsWith(String)
}

/// What is known of one model when a request is made.
package struct ModelFacts: Sendable, Equatable {
  private(set) var refused: Set<String> = []
  private(set) var usesOlderLimitName = false
  private(set) var takesSystemRole = true
  private(set) var opensInThought: Bool?
  /// Most tokens of an answer.
  package private(set) var answerTokens: Int?
  /// Most tokens of a prompt, as estimated.
  package private(set) var promptTokens: Int?
  /// Most tokens of prompt and answer together.
  package private(set) var contextTokens: Int?

  package init() {}

  func refuses(_ member: String) -> Bool { refused.contains(member) }

  mutating func set(_ fact: ModelFact, _ value: Int) {
    switch fact {
    case .refuses(let member): refused.insert(member)
    case .olderLimitName: usesOlderLimitName = value != 0
    case .answerTokens: answerTokens = value
    case .contextTokens: contextTokens = value
    case .promptTokens: promptTokens = value
    case .noSystemRole: takesSystemRole = value == 0
    case .opensInThought: opensInThought = value != 0
    case .endsWith: break
    }
  }
}
