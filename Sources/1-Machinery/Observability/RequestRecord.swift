// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The account of one request: durations of its stages, tokens, money, and the parts that the answer did without. Each
/// stage of the work adds to it; the request's line in the access log and its span show it.
package final class RequestRecord: Sendable {
  /// Tokens of all models, as the services count them.
  package struct Tokens: Sendable, Equatable {
    package var prompt = 0
    package var completion = 0
    /// Of the prompt's: read from the service's cache.
    package var cached = 0
    package var embedding = 0

    package init(prompt: Int = 0, completion: Int = 0, cached: Int = 0, embedding: Int = 0) {
      self.prompt = prompt
      self.completion = completion
      self.cached = cached
      self.embedding = embedding
    }
  }

  package struct Facts: Sendable {
    /// In the order in which they ended; a stage that came twice stands once, with the sum.
    package var stages: [(name: String, duration: Duration)] = []
    package var tokens = Tokens()
    /// Nil: no model with a known price was asked.
    package var costUSD: Double?
    package var degraded: [String] = []
    /// Only where the operator wants questions in the log.
    package var question: String?
  }

  private let state = Mutex(Facts())

  package init() {}

  package var facts: Facts { state.withLock { $0 } }

  package func note(stage name: String, _ duration: Duration) {
    state.withLock { facts in
      if let index = facts.stages.firstIndex(where: { $0.name == name }) {
        facts.stages[index].duration += duration
      } else {
        facts.stages.append((name, duration))
      }
    }
  }

  package func add(_ tokens: Tokens, costUSD: Double?) {
    state.withLock { facts in
      facts.tokens.prompt += tokens.prompt
      facts.tokens.completion += tokens.completion
      facts.tokens.cached += tokens.cached
      facts.tokens.embedding += tokens.embedding
      if let costUSD { facts.costUSD = (facts.costUSD ?? 0) + costUSD }
    }
  }

  package func note(degraded words: [String]) {
    state.withLock { facts in
      for word in words where !facts.degraded.contains(word) { facts.degraded.append(word) }
    }
  }

  package func note(question: String) { state.withLock { $0.question = question } }
}
