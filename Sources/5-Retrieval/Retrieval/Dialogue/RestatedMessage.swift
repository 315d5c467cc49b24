// SPDX-License-Identifier: Apache-2.0
import Language

/// An earlier message of the shopper's with other words in it, which the question asks for: it is answered as if the
/// shopper had written it so. Of later messages those that limit the price stay, where it says so.
struct RestatedMessage: Equatable {
  /// The message's place among the turns.
  let turn: Int
  let text: String
  /// Later messages that still hold.
  var later: [String] = []

  private func apply(to request: inout RetrievalRequest) {
    var turns = Array(request.turns.prefix(turn))
    request.question = later.last ?? text
    if !later.isEmpty { turns.append(ConversationTurn(isOfShopper: true, text: text)) }
    turns += later.dropLast().map { ConversationTurn(isOfShopper: true, text: $0) }
    request.turns = turns
  }

  /// Puts the messages that correct earlier ones in their place, and answers the question so.
  static func restate(_ request: inout RetrievalRequest, _ vocabulary: Vocabulary?) {
    func restated(_ request: RetrievalRequest) -> RestatedMessage? {
      Correction.message(request) ?? SiblingValue.message(request, vocabulary)
        ?? FittingThing.message(request, vocabulary)
    }
    let all = request.turns
    var before = request
    before.turns = []
    for turn in all {
      before.question = turn.text
      let isShort = turn.isOfShopper && turn.text.utf8.count <= longestCorrection
      guard isShort, !before.turns.isEmpty, let message = restated(before) else {
        before.turns.append(turn)
        continue
      }
      // Answers stay in the history: the shopper may refer to the products that they showed.
      for place in before.turns.indices.dropFirst(message.turn) where before.turns[place].isOfShopper {
        before.turns[place] = ConversationTurn(isOfShopper: true, text: "")
      }
      var new = ConversationTurn(isOfShopper: true, text: ([message.text] + message.later).joined(separator: ", "))
      new.written = turn.written
      before.turns.append(new)
    }
    request.turns = before.turns
    restated(request)?.apply(to: &request)
  }

  private static let longestCorrection = 120
}
