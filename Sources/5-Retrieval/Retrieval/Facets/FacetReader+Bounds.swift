// SPDX-License-Identifier: Apache-2.0
import Language

/// Reads bounds on what the catalogue's values measure: "at least 27 inch", "16 GB or more", "between 40 and 50 inches".
/// Such a bound becomes the values that meet it.
extension FacetReader {
  mutating func readBound(at place: Int) -> Int? {
    guard !isTaken[place], mentions.count < Self.maximumMentions else { return nil }
    return readRange(at: place) ?? readComparison(at: place) ?? readNumberFirst(at: place)
  }

  /// Whether a negation turns a bound that comes: "no bookcases over 120 cm" leaves no bookcases out.
  func turnsBound(_ place: Int) -> Bool {
    ((place + 1)..<max(place + 1, min(place + Self.wordsToBound, tokens.count))).contains { start in
      guard !isTaken[start], let (comparison, named) = comparison(at: start) else { return false }
      let negation = evidence.negation(before: start, to: named.end, isUpper: comparison.isUpper, .strong)
      return negation?.places.contains(place) ?? false
    }
  }

  private static let wordsToBound = 8

  /// "Wall mount for a 65 inch TV": of an attribute that says the most of something, what takes more does too.
  mutating func admitMore(_ index: Int) {
    let mention = mentions[index]
    guard !mention.isExcluded, !mention.isBound, mention.choices.contains(where: \.field.saysMost),
      let named = vocabulary.named(tokens, at: mention.tokens.lowerBound)
    else { return }
    let values = vocabulary.values(in: named.unit, of: named.amount) { $0 >= named.amount }
    // "Bracket for a TV, 65 inch": it is the bracket that takes so much.
    let link = tokens[..<mention.tokens.lowerBound].lastIndex { ProductLinks.words.contains($0.text) }
    if let link, let thing = tokens[..<link].indices.last(where: { tokens[$0].kind == .word && !isStopWord($0) }) {
      mentions[index].head = tokens[thing].raw
    }
    let choices = mention.choices.map { choice in
      guard choice.field.saysMost, let more = values.first(where: { $0.field == choice.field }) else { return choice }
      return choice.joined(more)
    }
    mentions[index].choice = choices[0]
    mentions[index].alternatives = Array(choices.dropFirst())
  }

  /// Tells what turns a limit of price, and a bound on a measure as well.
  private var evidence: PriceEvidence {
    PriceEvidence(amounts: AmountReader(tokens: tokens, languages: languages, currency: nil))
  }

  private func comparison(at place: Int) -> (MeasureComparison, Vocabulary.Named)? {
    guard let (comparison, end) = MeasureWords.before(tokens, at: place, languages),
      let named = vocabulary.named(tokens, at: skippingLinks(from: end))
    else { return nil }
    return (comparison, named)
  }

  /// "Under 1000 pieces"
  private mutating func readComparison(at place: Int) -> Int? {
    guard let (comparison, named) = comparison(at: place) else { return nil }
    // "I can't have a bookcase over 120 cm", "over 120 cm doesn't fit": as limits of price are turned.
    let evidence = evidence
    let refusal = evidence.refusal(after: named.end, isUpper: comparison.isUpper)
    let before = evidence.negation(before: place, to: named.end, isUpper: comparison.isUpper, .strong)
    guard let turning = refusal ?? before else {
      return addBound(place..<named.end, named) { comparison.admits($0, bound: named.amount) }
        ?? passOver(place..<named.end, named)
    }
    let turned = comparison.opposite
    let behind = max(named.end, (turning.places.last ?? 0) + 1)
    let last = addBound(place..<behind, named) { turned.admits($0, bound: named.amount) }
    if last != nil { unwanted.formUnion(turning.places) }
    return last ?? passOver(min(place, turning.places.first ?? place)..<behind, named)
  }

  /// Where no value meets a bound, its words name no property: of "not wider than 2 m" nothing is "wide". They are not
  /// searched for where they speak of a dimension.
  private mutating func passOver(_ places: Range<Int>, _ named: Vocabulary.Named) -> Int {
    if !comparedDimension(places, named).isEmpty { unknownUnwanted.formUnion(places) }
    return places.upperBound
  }

  /// "16 GB or more", "27+ inch", "40 to 50 inch"
  private mutating func readNumberFirst(at place: Int) -> Int? {
    guard let number = vocabulary.number(tokens, at: place) else { return nil }
    if place + 1 < tokens.count, tokens[place + 1].text == "+",
      let named = vocabulary.named(skipping: place + 1, tokens, at: place)
    {
      return addBound(place..<named.end, named) { $0 >= named.amount }
    }
    let first = vocabulary.named(tokens, at: place)
    if let first, let (comparison, end) = MeasureWords.after(tokens, at: first.end, languages) {
      return addBound(place..<end, first) { comparison.admits($0, bound: first.amount) }
    }
    if let first, let end = readMeasuredFirst(at: place, first) { return end }
    return readRange(
      from: place, number, first, joinedBy: languages.reduce(into: ["-"]) { $0.formUnion($1.prices.joints) })
  }

  /// "32 GB RAM or more": the word between says what is measured.
  private mutating func readMeasuredFirst(at place: Int, _ named: Vocabulary.Named) -> Int? {
    guard let (choice, _, behind) = vocabulary.measured(tokens, from: place, languages),
      let (comparison, end) = MeasureWords.after(tokens, at: behind, languages),
      followsTopic || vocabulary.namesThing(tokens, beside: place..<behind, languages)
    else { return nil }
    return addBound(place..<end, named, of: choice.field) { comparison.admits($0, bound: named.amount) }
  }

  /// "Between 40 and 50 inches"
  private mutating func readRange(at place: Int) -> Int? {
    for language in languages {
      guard let joints = language.prices.ranges[tokens[place].text] else { continue }
      let start = skippingLinks(from: place + 1)
      guard let number = vocabulary.number(tokens, at: start) else { continue }
      if let end = readRange(from: start, number, vocabulary.named(tokens, at: start), joinedBy: joints, with: place) {
        return end
      }
    }
    return nil
  }

  private mutating func readRange(
    from start: Int, _ number: Double, _ first: Vocabulary.Named?, joinedBy joints: Set<String>, with begin: Int? = nil
  ) -> Int? {
    let place = first?.end ?? start + 1
    guard place < tokens.count, joints.contains(tokens[place].text),
      let second = vocabulary.named(tokens, at: place + 1), first.map({ $0.unit == second.unit }) ?? true
    else { return nil }
    // The unit of both stands behind the second: "40 to 50 cm".
    let factor = vocabulary.number(tokens, at: place + 1).map { $0 == 0 ? 1 : second.amount / $0 } ?? 1
    let low = first?.amount ?? number * factor
    let (least, most) = (min(low, second.amount), max(low, second.amount))
    return addBound((begin ?? start)..<second.end, second) { $0 >= least && $0 <= most }
  }

  private mutating func addBound(
    _ places: Range<Int>, _ named: Vocabulary.Named, of field: FacetField? = nil, _ isMet: (Double) -> Bool
  ) -> Int? {
    guard !isTaken[places].contains(true) else { return nil }
    var choices = ofNamedDimension(vocabulary.values(in: named.unit, of: named.amount, where: isMet), places)
    if let field { choices = choices.filter { $0.field == field } + choices.filter { $0.field != field } }
    // "Wider than 1 m" says nothing of a diagonal, or of a cable's length.
    let codes = comparedDimension(places, named)
    if !codes.isEmpty { choices.removeAll { !Self.isOf(codes, $0) && !$0.field.isSize } }
    var places = places
    if let (field, end) = measuredBehind(places, named), choices.contains(where: { $0.field == field }),
      !isTaken[places.upperBound..<end].contains(true)
    {
      // "At least 16 GB of RAM": the word is the measure's.
      choices = choices.filter { $0.field == field } + choices.filter { $0.field != field }
      places = places.lowerBound..<end
    }
    guard let choice = choices.first else { return nil }
    mentions.append(
      FacetMention(
        choice: choice, isExcluded: false, tokens: places, text: text(places), alternatives: Array(choices.dropFirst()),
        isBound: true))
    return places.upperBound
  }

  /// The attribute that the words right behind a bound name, with their end.
  private func measuredBehind(_ places: Range<Int>, _ named: Vocabulary.Named) -> (FacetField, end: Int)? {
    guard places.upperBound == named.end,
      let start = places.last(where: { vocabulary.named(tokens, at: $0)?.end == named.end }),
      let (choice, _, end) = vocabulary.measured(tokens, from: start, languages),
      followsTopic || vocabulary.namesThing(tokens, beside: places.lowerBound..<end, languages)
    else { return nil }
    return (choice.field, end)
  }

  /// Of values of several attributes, first those of the dimension that the words beside them name: «не выше 120 см».
  func ofNamedDimension(_ choices: [FacetChoice], _ places: Range<Int>) -> [FacetChoice] {
    guard choices.count > 1 else { return choices }
    let near = max(0, places.lowerBound - Self.wordsToDimension)..<min(tokens.count, places.upperBound + 2)
    let codes = DimensionWords.codes(tokens[near].lazy.map(\.text))
    let isNamed = { (choice: FacetChoice) in Self.isOf(codes, choice) }
    return choices.filter(isNamed) + choices.filter { !isNamed($0) }
  }

  private static func isOf(_ codes: Set<String>, _ choice: FacetChoice) -> Bool {
    choice.field.name.split(separator: "_").contains { word in codes.contains { word.hasPrefix($0) } }
  }

  /// The codes of the dimension that the words of a bound on a length compare: "wider than 1 m". That «höchstens» begins
  /// like "high" says none, nor does "larger".
  private func comparedDimension(_ places: Range<Int>, _ named: Vocabulary.Named) -> Set<String> {
    guard Self.unitsOfLength.contains(named.unit) else { return [] }
    return DimensionWords.codes(
      tokens[places].lazy.filter { $0.kind == .word }.map(\.text).filter { word in
        !Self.ofAnyDimension.contains(where: word.hasPrefix)
      })
  }

  private static let unitsOfLength: Set<String> = ["m", "in", "ft"]
  private static let ofAnyDimension = ["hochst", "hoogst", "larger", "largest"]

  private static let wordsToDimension = 3

  /// Past articles, dimensions and the like between a comparison and its number: "maximum height of 120 cm".
  private func skippingLinks(from start: Int) -> Int {
    var place = evidence.skippingPoint(from: start)
    while place < tokens.count, place < start + 4, tokens[place].kind == .word,
      vocabulary.number(tokens, at: place) == nil,
      DimensionWords.contains(tokens[place].text)
        || languages.contains(where: { $0.prices.links.contains(tokens[place].text) })
    {
      place += 1
    }
    return place
  }
}

extension Vocabulary {
  /// A number with its unit behind one sign between the two.
  fileprivate func named(skipping sign: Int, _ tokens: [QuestionToken], at start: Int) -> Named? {
    var rest = tokens
    rest.remove(at: sign)
    guard var named = named(rest, at: start) else { return nil }
    named.end += 1
    return named
  }
}
