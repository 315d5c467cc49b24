// SPDX-License-Identifier: Apache-2.0
import Language

/// What the reading of a message makes of it.
extension FollowUpReading {
  /// The words of its own, as written.
  var ownWords: [String] { own.map { tokens[$0].raw } }

  /// "Or green": what it says is wanted beside what was wanted before.
  var isAlternative: Bool {
    guard let first = opening.min(), own.isEmpty, tokens.indices.contains(first) else { return false }
    // "Or Siemens instead" takes the place of what was wanted.
    guard !tokens.contains(where: { Self.replacements.contains($0.text) }) else { return false }
    return Self.alternatives.contains(tokens[first].text) && opening.count == 1
  }

  static let replacements: Set<String> = [
    "instead", "rather", "stattdessen", "lieber", "plutot", "invece", "piuttosto", "liever", "zamiast", "raczej",
    "натомість", "краще", "вместо", "лучше",
  ]
  private static let alternatives: Set<String> = ["or", "oder", "ou", "o", "of", "lub", "albo", "або", "чи", "или"]

  /// Without a word of its own it can only go on.
  var namesNothing: Bool { own.isEmpty }

  /// "Anything stronger?": it asks for no thing by name.
  var asksForSomething: Bool {
    guard let first = own.first, first > 0 else { return false }
    return Self.indefinites.contains(tokens[first - 1].text)
  }

  private static let indefinites: Set<String> = [
    "something", "anything", "etwas", "was", "algo", "qualcosa", "iets", "cos", "щось", "нибудь", "что-нибудь", "нечто",
  ]

  /// It takes a limit or a colour back.
  var lifts: Bool {
    liftsPrice || liftsColor || liftsBrand || liftsSize || wantsOtherColor || !liftedProperties.isEmpty
  }

  /// It asks something of one of the products that were shown: "how tall is it?"
  var asksOfTopic: Bool { hasPronoun && wish == nil && choices.isEmpty && !own.isEmpty }

  /// It speaks of products that were shown.
  var speaksOfShown: Bool { !choices.isEmpty || hasPronoun || isAmongShown || wish != nil }

  /// "Do you have it in red?" asks for others where that one is not, "the black one of those" where none is; "is it
  /// waterproof?" speaks of that one alone.
  var asksForVariant: Bool { hasProperties && (asksForOffer || choices == [.all]) }

  /// Words that say nothing in a conversation, of a message of few: "colour" may say more of the topic.
  var doubtfulFillers: Set<Int> {
    let isPointing = cue == .pointer || wish != nil || lifts || isBigger != nil || !choices.isEmpty
    return count <= 3 && own.count <= 1 && !hasLimit && !hasProperties && !isPointing ? fillers : []
  }

  /// "Do you have them in purple?" asks for others of the kind too, "which of them are purple?" for those alone.
  var asksOfKind: Bool {
    choices == [.all] && hasProperties && !tokens.contains { $0.text == "which" || $0.text == "any" }
      && tokens.contains { Self.offers.contains($0.text) }
  }

  private static let offers: Set<String> = ["have", "got", "get", "stock", "sell", "come", "make", "offer", "carry"]

  /// It says something beside its choice: "the cheaper one in red".
  var saysMore: Bool { !own.isEmpty || hasProperties }

  /// Messages with fewer words seldom stand alone.
  static let wordsOfAStandaloneMessage = 5
  var isShort: Bool { count < (cue == .opener ? Self.wordsOfAStandaloneMessage + 3 : Self.wordsOfAStandaloneMessage) }
}
