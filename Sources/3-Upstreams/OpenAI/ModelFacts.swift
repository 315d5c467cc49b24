// SPDX-License-Identifier: Apache-2.0

/// Facts known of one model when a request is made.
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
