// SPDX-License-Identifier: Apache-2.0
import Language

/// "Curtains in that colour" after "yellow rugs": the words that point at a property are those that named it, whatever
/// is asked for now. Pure.
enum SameProperty {
  /// Names the properties that the messages point at; what none of the messages before one has named stays.
  static func name(in request: inout RetrievalRequest, _ vocabulary: Vocabulary?) {
    guard let vocabulary else { return }
    let asked = request
    request.changeMessages { named(in: $0, after: $1, asked, vocabulary) }
  }

  /// A message that names what it points at; nil where it points at nothing that was said.
  private static func named(
    in message: String, after turns: ArraySlice<ConversationTurn>, _ request: RetrievalRequest,
    _ vocabulary: Vocabulary
  ) -> String? {
    guard turns.contains(where: \.isOfShopper) else { return nil }
    let tokens = QuestionTokens(message).tokens
    var parts: [String] = []
    var start = 0
    var place = 0
    while place < tokens.count {
      guard let (property, end) = SamePropertyWords.read(tokens, at: place),
        let words = named(property, in: turns, request, vocabulary)
      else {
        place += 1
        continue
      }
      // «In der Farbe Rot» says itself which.
      let tail = reader(Array(tokens[end...]), vocabulary, [request.store.language])
      let isSaid = tail.mentions.contains { $0.tokens.lowerBound == 0 && property.isOf($0.choice.field) }
      if !isSaid { parts += [tokens[start..<place].written, words] }
      if isSaid { parts.append(tokens[start..<end].written) }
      start = end
      place = end
    }
    guard start > 0 else { return nil }
    parts.append(tokens[start...].written)
    return parts.joinedParts
  }

  /// The words by which the newest message that names such a property does so.
  private static func named(
    _ property: SamePropertyWords.Property, in turns: ArraySlice<ConversationTurn>, _ request: RetrievalRequest,
    _ vocabulary: Vocabulary
  ) -> String? {
    let store = request.store.language
    return turns.reversed().lazy.filter(\.isOfShopper).compactMap { turn -> String? in
      let written = turn.written ?? StoreLanguage.ofQuestion(turn.text, store: store)
      let tokens = QuestionTokens(turn.text).tokens
      let reader = reader(tokens, vocabulary, written == store ? [store] : [written, store])
      return reader.mentions.first { !$0.isExcluded && property.isOf($0.choice.field) }?.text
    }.first
  }

  private static func reader(
    _ tokens: [QuestionToken], _ vocabulary: Vocabulary, _ languages: [StoreLanguage]
  ) -> FacetReader {
    var reader = FacetReader(
      tokens: tokens, isTaken: tokens.map { _ in false }, vocabulary: vocabulary, languages: languages)
    reader.read()
    return reader
  }
}

extension SamePropertyWords.Property {
  /// Whether an attribute's values are such properties.
  fileprivate func isOf(_ field: FacetField) -> Bool {
    switch self {
    case .color: field.isColor
    case .material: field.isColorOrMaterial && !field.isColor
    case .brand: field.isBrand
    case .size: field.isSize
    }
  }
}
