// SPDX-License-Identifier: Apache-2.0
/// An earlier message of the shopper's with other words in it, which the question asks for: it is answered as if the
/// shopper had written it so. Later messages fall away.
struct RestatedMessage: Equatable {
  /// The message's place among the turns.
  let turn: Int
  let text: String

  func apply(to request: inout RetrievalRequest) {
    request.question = text
    request.turns = Array(request.turns.prefix(turn))
  }
}
