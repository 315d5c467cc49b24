// SPDX-License-Identifier: Apache-2.0
import Language

extension FittingThing {
  /// "For the same phone" at the end of a message: what a thing shall fit is pointed at by its kind.
  struct Pointing {
    private let language: StoreLanguage
    /// The pointing words, from the preposition on.
    private let words: [String]
    /// Lines of the table of the things that it names; of "the same model" none.
    private let things: Set<Int>

    /// Nil where a message does not end so.
    init?(_ tokens: [QuestionToken], _ language: StoreLanguage) {
      guard let place = tokens.lastIndex(where: { ProductLinks.words.contains($0.text) }), place > 0 else { return nil }
      let behind = tokens[(place + 1)...]
      let pointer = SamePropertyWords.lengthOfPointer(behind.map(\.text)[...])
      let named = Array(behind.dropFirst(pointer))
      guard pointer > 0, !named.isEmpty else { return nil }
      let thing = ProductWords.table.namedThings(in: named, language).first { $0.places == named.indices }
      guard thing != nil || named.count == 1 && SamePropertyWords.standsForThing(named[0].text) else { return nil }
      self.language = language
      words = tokens[place...].map(\.text)
      things = thing?.lines ?? []
    }

    /// The phrase as one of those that a language ends such messages with.
    var ending: (code: String, link: String, words: [String]) {
      (language.code, FittingThing.link(in: language), words)
    }

    /// "Pear Phone 14" of "a case for my Pear Phone 14": it is pointed at, and not the case. Nil where no message says what
    /// its thing is for.
    func owner(_ request: RetrievalRequest) -> String? {
      let store = request.store.language
      return request.turns.reversed().lazy.filter(\.isOfShopper).compactMap { turn -> String? in
        let reading = QuestionReading(reading: turn.text, language: store, currency: request.store.currency)
        let languages = [reading.language, store]
        guard let link = reading.tokens.firstIndex(where: { ProductLinks.words.contains($0.text) }), link > 0,
          languages.allSatisfy({
            things.isDisjoint(with: ProductWords.table.things(in: Array(reading.tokens[..<link]), $0))
          })
        else { return nil }
        let small = SmallWords(languages: languages)
        let behind = reading.tokens.indices.dropFirst(link + 1)
          .filter { !reading.isTaken[$0] && !small.contains(reading.tokens[$0]) }.map { reading.tokens[$0] }
        return behind.contains { $0.kind != .sign } ? behind[...].written : nil
      }.first
    }
  }
}
