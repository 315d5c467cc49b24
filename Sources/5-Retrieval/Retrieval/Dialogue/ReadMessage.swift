// SPDX-License-Identifier: Apache-2.0
import Language

/// A message of the shopper's, read without the catalogue.
struct ReadMessage {
  var text: String
  /// Its place among the turns; that of the question is behind them.
  let turn: Int
  let reading: QuestionReading
  /// The limit that it sets by an amount alone.
  let change: LimitChange?
  let properties: [FacetMention]
  /// Properties that need not be.
  let released: [FacetChoice]
  /// Properties that are no wish by themselves: "green is fine too".
  let permitted: [FacetChoice]
  let followUp: FollowUpReading
  /// The kinds of things that it names, as lines of `ProductWords`.
  let things: Set<Int>

  /// The places of the things' names.
  let placesOfThings: Set<Int>

  /// The categories of the kind of thing that it names, where they say all that it says of the thing.
  let kind: CategoryKinds.Choice?

  /// The first thing that it names, else its topic: "toner" of "toner for printers".
  let thing: [String]

  /// The topic: the things that the message names, else the first words of its own.
  var topic: [String] {
    let things = followUp.own.filter(placesOfThings.contains).map { reading.tokens[$0].raw }
    let words = things.isEmpty ? followUp.ownWords : things
    return Array((words.isEmpty ? reading.content : words).prefix(4))
  }
}

extension ReadMessage {
  /// Its words leave no doubt that it goes on with what was said before.
  var mustGoOn: Bool {
    followUp.cue == .pointer || followUp.cue == .refiner || namesSizeAlone || namesAudienceAlone
      || namesPackAlone
      || (followUp.namesNothing && (properties.isEmpty || !reading.constraints.isEmpty))
  }

  /// "Men": whom what was spoken of is for.
  private var namesAudienceAlone: Bool {
    guard !followUp.own.isEmpty else { return false }
    return followUp.own.allSatisfy { ProductWords.table.isAudience(reading.tokens[$0], in: reading.language) }
  }

  /// "What about size 10": another of what was spoken of.
  private var namesSizeAlone: Bool {
    guard !followUp.own.isEmpty else { return false }
    let sizes = reading.namedSizes
    return followUp.own.allSatisfy(sizes.contains)
  }

  /// "100 pack": how many of what was spoken of shall come together.
  private var namesPackAlone: Bool {
    guard !followUp.own.isEmpty,
      let pack = PackWish.read(reading.tokens, [reading.language], isFree: { _ in true }, isThing: { _ in false })
    else { return false }
    return followUp.own.allSatisfy(pack.places.contains)
  }

  /// "iPhone 14": all that it says is a model.
  var namesModelAlone: Bool {
    followUp.namesNothing && things.isEmpty && !properties.isEmpty
      && properties.allSatisfy { $0.choice.field.saysWhatFits && !$0.isExcluded && !$0.isBehindLink }
  }

  /// "Which is the cheapest?": the first product of the answer is the one that is spoken of then.
  var choosesOne: Bool {
    followUp.choices.contains(.cheapest) || followUp.choices.contains(.dearest)
      || followUp.namesNothing && (reading.order == .cheapestFirst || reading.order == .dearestFirst)
  }

  /// It says something that products may have, takes such a thing back, or speaks of products that were shown.
  var refines: Bool {
    !properties.isEmpty || !reading.constraints.isEmpty || reading.order != nil || followUp.lifts || !released.isEmpty
      || followUp.speaksOfShown
  }

  /// All that it says are values of what a product has one of, of the kinds of some that were named before.
  func onlyReplaces(_ fields: Set<FacetField>) -> Bool {
    followUp.namesNothing && !properties.isEmpty && things.isEmpty
      && properties.allSatisfy { !$0.choice.field.mayHaveSeveral && fields.contains($0.choice.field) }
  }

  /// All that it says are properties, which name another thing than the other message does: "hoodies" after "jackets".
  func mayNameOtherThing(than first: ReadMessage) -> Bool {
    followUp.namesNothing && !properties.isEmpty && (followUp.cue == .none || followUp.cue == .opener)
      && !properties.contains(where: \.isExcluded) && !things.isEmpty && !first.things.isEmpty
      && things.isDisjoint(with: first.things)
  }

  /// An article stands before the thing that it names: "a tripod".
  var asksForThing: Bool {
    placesOfThings.contains { place in
      place > 0 && !placesOfThings.contains(place - 1)
        && FollowUpReading.articlesOfOne.contains(reading.tokens[place - 1].text)
    }
  }

  /// It names a thing, and the other message another.
  func namesOtherThing(than first: ReadMessage) -> Bool {
    guard !followUp.namesNothing else { return false }
    return !things.isEmpty && !first.things.isEmpty && things.isDisjoint(with: first.things)
  }

  /// It names a thing by itself, and so does the other message, another.
  func takesPlace(of other: ReadMessage) -> Bool {
    guard namesThingItself, other.namesThingItself else { return false }
    if let kind, let its = other.kind { return Set(kind.own).isDisjoint(with: its.own) }
    return namesOtherThing(than: other)
  }

  /// "With a hood" says what a thing has.
  private var namesThingItself: Bool { followUp.cue != .refiner && !followUp.namesNothing }

  /// All of its words, or the ends of compounds, are among those of an earlier message: «die Jacken» of «Regenjacken».
  func namesAgain(_ earlier: ReadMessage) -> Bool {
    let stem = reading.language.facets.stem
    let words = Set(earlier.reading.tokens.filter { $0.kind == .word }.map { stem($0.text) })
    let own = followUp.ownWords.map { stem($0.folded) }
    return !own.isEmpty
      && own.allSatisfy { word in words.contains { $0 == word || (word.count > 3 && $0.hasSuffix(word)) } }
  }

  /// Its words leave no doubt that it names a topic: it is long, and names a thing. After a message of the same topic it goes on with that.
  func standsAlone(after first: ReadMessage?) -> Bool {
    guard !followUp.namesNothing, followUp.cue != .pointer, followUp.cue != .refiner, !followUp.isShort,
      !things.isEmpty
    else {
      return false
    }
    guard let first, !first.followUp.ownWords.isEmpty else { return true }
    let stem = reading.language.facets.stem
    let own = Set(followUp.ownWords.map { stem($0.folded) })
    return !first.followUp.ownWords.allSatisfy { own.contains(stem($0.folded)) }
  }
}
