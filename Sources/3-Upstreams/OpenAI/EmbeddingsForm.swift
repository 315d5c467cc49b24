// SPDX-License-Identifier: Apache-2.0

/// Members of an embeddings request that services do not all take.
struct EmbeddingsForm: Sendable, Equatable {
  /// `encoding_format`, or its absence.
  enum Encoding: String, Sendable, CaseIterable { case base64, float, none }

  var encoding: Encoding
  var hasDimensions: Bool

  /// The form to ask a model with. base64 is a quarter of the bytes and exact; a question's vector is copied as numbers.
  init(_ facts: ModelFacts, prefersBase64: Bool, hasDimensions: Bool) {
    let wishes: [Encoding] = prefersBase64 ? [.base64, .float, .none] : [.float, .none, .base64]
    encoding = wishes.first { !facts.refuses(Self.name($0)) } ?? .none
    self.hasDimensions = hasDimensions && !facts.refuses("dimensions")
  }

  /// Remembers what a refusal says of the form; false: it is about something else, or every form was refused.
  func learn(from error: OpenAIError, of model: String, _ memory: ModelMemory) -> Bool {
    guard let status = error.status, status == 400 || status == 422 else { return false }
    let words = error.wording
    if words.contains("encoding_format") || words.contains("encoding format")
      || (encoding == .base64 && words.contains("base64"))
    {
      // A service that does not know the member takes no value of it.
      let isUnknown = encoding != .none && RefusalText(error).verdict(on: ["encoding_format"]) == .unsupported
      for refused in isUnknown ? [.base64, .float] : [encoding] {
        memory.remember(.refuses(Self.name(refused)), of: model)
      }
      let facts = memory.facts(of: model)
      return Encoding.allCases.contains { !facts.refuses(Self.name($0)) }
    }
    if hasDimensions, error.param == "dimensions" || words.contains("dimension") {
      memory.remember(.refuses("dimensions"), of: model)
      return true
    }
    return false
  }

  private static func name(_ encoding: Encoding) -> String { "encoding_format=" + encoding.rawValue }
}
