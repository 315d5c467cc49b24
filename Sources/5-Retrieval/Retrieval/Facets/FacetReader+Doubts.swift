// SPDX-License-Identifier: Apache-2.0
import Language

/// Words that are values of an attribute and mean something else where they stand.
extension FacetReader {
  /// Whether the words speak of the thing, though a value is called so.
  func isOfThing(_ entry: Vocabulary.Entry, _ places: Range<Int>) -> Bool {
    guard places.count == 1, let place = places.first else { return false }
    return isPluralThing(entry, place) || isOwnTemperature(entry, place)
  }

  /// "My brother" is nobody's brand, unless a thing of it follows: "my brother printer".
  func isRelative(_ places: Range<Int>) -> Bool {
    guard places.count == 1, let place = places.first, place > 0, NeedWords.isPossessive(tokens[place - 1].text),
      languages.contains(where: { ProductWords.table.isAudience(tokens[place], in: $0) })
    else { return false }
    let next = place + 1
    guard next < tokens.count, tokens[next].kind == .word else { return true }
    let isCode = next + 1 < tokens.count && tokens[next + 1].isGlued
    return !isCode && !isThing(next)
  }

  /// "Toner for Brother", «toner per stampante brother»: the brand behind a thing and "for" is that of what it fits.
  func isWhatItIsFor(_ place: Int) -> Bool {
    var link = place - 1
    while link > 0, tokens[link].kind == .word, !ProductLinks.words.contains(tokens[link].text),
      isStopWord(link) || isThing(link)
    {
      link -= 1
    }
    guard link > 0, ProductLinks.words.contains(tokens[link].text), !isTaken[link] else { return false }
    let before = Array(tokens[..<link])
    return languages.contains { language in
      !ProductWords.table.namedThings(in: before, language).isEmpty || isPartOfThing(before, behind: place, language)
    }
  }

  /// "Band for Apple smartwatch": with what stands behind the brand the word names a thing, a smartwatch band.
  private func isPartOfThing(_ words: [QuestionToken], behind place: Int, _ language: StoreLanguage) -> Bool {
    guard language.headPlace == .last, let part = words.last(where: { $0.kind == .word }),
      let whole = tokens[(place + 1)...].first, whole.kind == .word
    else { return false }
    return ProductWords.table.isPhrase(at: [whole, part], language)
  }

  private func isThing(_ place: Int) -> Bool {
    languages.contains { language in
      ProductWords.table.matches(tokens, at: place, in: language).contains { ProductWords.table.isThing($0) }
    }
  }

  /// "Dell notebook", which service packs fit, is the notebook itself where the question names no other thing.
  func isAskedForItself(_ entry: Vocabulary.Entry, _ places: Range<Int>) -> Bool {
    guard entry.choice.field.saysWhatFits, places.count > 1 else { return false }
    let words = Array(tokens[places])
    let endsWithThing = languages.contains { language in
      ProductWords.table.namedThings(in: words, language).contains { $0.places.upperBound == words.count }
    }
    // "Dell notebook charger"
    let goesOn = languages.contains { language in
      ProductWords.table.namedThings(in: tokens, language).contains {
        $0.places.contains(places.upperBound - 1) && $0.places.upperBound > places.upperBound
      }
    }
    // "For my Dell notebook" something is to fit.
    let isBehindLink = tokens[..<places.lowerBound].contains { ProductLinks.words.contains($0.text) }
    return endsWithThing && !goesOn && !isBehindLink && !vocabulary.namesThing(tokens, beside: places, languages)
  }

  /// The thing that a property names too, beside what it shall fit: the case of "wallet case iPhone 14".
  func thingOfProperty(beside index: Int) -> String? {
    guard mentions[index].choice.field.saysWhatFits, vocabulary.language.headPlace == .last else { return nil }
    for (place, other) in mentions.enumerated()
    where place != index && !other.isExcluded && !other.isMeasure && !other.choice.field.isBrand
      && !other.choice.field.saysWhatFits
    {
      if other.tokens.count > 1, let last = tokens[other.tokens].last, last.kind == .word { return last.raw }
    }
    return nil
  }

  /// Whether a value that others fit begins with the brand at a place, and is the thing asked for.
  func isMaker(at place: Int) -> Bool {
    vocabulary.matches(tokens, at: place).contains { isAskedForItself($0.entry, place..<$0.end) }
  }

  /// "Glasses" are no glass: in English a colour or a material has no plural.
  private func isPluralThing(_ entry: Vocabulary.Entry, _ place: Int) -> Bool {
    guard vocabulary.language == .english, entry.choice.field.isColorOrMaterial, let name = entry.tokens.last else {
      return false
    }
    let text = tokens[place].text
    return text != name && (text == name + "s" || text == name + "es")
  }

  /// A "warm jacket" keeps warm; the weather that it is for is warm only where that is said: "for warm weather".
  private func isOwnTemperature(_ entry: Vocabulary.Entry, _ place: Int) -> Bool {
    guard !entry.codeWords.isDisjoint(with: Self.weather), Self.temperatures.contains(tokens[place].text) else {
      return false
    }
    return !tokens[place...].dropFirst().prefix(3).contains { token in
      Self.weather.contains(token.text) || entry.codeWords.contains(token.text)
    }
  }

  private static let weather: Set<String> = [
    "weather", "climate", "season", "temperature", "temperatures", "days", "conditions", "summer", "summers", "wetter",
    "klima", "jahreszeit", "saison", "temperatur", "tage", "temps", "climat", "jours", "clima", "tiempo", "dias",
    "tempo",
    "giorni", "weer", "dagen", "pogoda", "klimat", "dni", "погода", "погоди", "клімат", "погоды", "климат",
  ]
  private static let temperatures: Set<String> = [
    "warm", "warmer", "warme", "warmes", "warmen", "cool", "cold", "hot", "mild", "kalt", "kuhl", "heiss", "chaud",
    "chaude",
    "froid", "frais", "calido", "calida", "caliente", "frio", "fresco", "caldo", "calda", "freddo", "koel", "koud",
    "heet",
    "cieply", "ciepla", "cieple", "chlodny", "zimny", "теплий", "тепла", "тепле", "холодний", "теплый", "теплая",
    "теплое",
    "холодный",
  ]
}
