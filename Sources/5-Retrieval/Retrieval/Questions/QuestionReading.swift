// SPDX-License-Identifier: Apache-2.0
package import JSON
package import Language

/// A question read without a model: limits of price, a wish for an order, and the words that remain to be searched for.
/// Pure.
package struct QuestionReading: Sendable, Equatable {
  /// The language that the question is written in.
  package var language: StoreLanguage
  /// The catalogue's language, where its words have replaced some of the question's.
  private(set) var wordsLanguage: StoreLanguage?
  /// Limits of price in the order of the question.
  package var constraints: [Constraint]
  /// The order by price that the question asks for; nil: none.
  package var order: ProductOrder?
  /// What has the most or the least of a measure is wanted.
  private(set) var superlative: Superlative?
  /// Properties that are wanted or not.
  package internal(set) var facets: [Constraint] = []
  /// Names of things that are not wanted.
  private(set) var unwantedNames: [String] = []
  /// The people that something is looked for; nil: it names none.
  private(set) var audience: AudienceChoice?
  /// The words that name the audience, folded: the search goes by marks instead. Things for children have the word in
  /// their names.
  private(set) var audienceWords: Set<String> = []
  /// Words that name brands, folded.
  private var makers: Set<String> = []
  /// How many of the thing shall come together.
  private(set) var packWish: PackWish?
  /// The words that name children, where the search goes by their age.
  private(set) var childrenWords: Set<String> = []
  /// The question's pieces between blanks, each with the constraint that took it.
  private var pieces: [Piece]
  /// The question's tokens, each with its reading.
  let tokens: [QuestionToken]
  private let source: QuestionTokens
  private(set) var marks: [Int?]

  private struct Piece: Sendable, Equatable {
    var text: String
    /// Index of the constraint, or mark of an order.
    var mark: Int?
  }

  /// - Parameters:
  ///   - language: the store's.
  ///   - currency: what the store sells in, ISO 4217; nil: unknown, then any currency is taken.
  package init(reading question: String, language store: StoreLanguage = .english, currency: String? = nil) {
    language = StoreLanguage.ofQuestion(question, store: store)
    let question = QuestionTokens(question)
    let languages = (language == store ? [store] : [language, store]) + [.signs]
    var reader = PriceReader(tokens: question.tokens, languages: languages, currency: currency?.uppercased())
    reader.read()
    constraints = reader.found
    order = reader.order
    tokens = question.tokens
    source = question
    marks = reader.marks
    pieces = Self.pieces(of: question, marks: reader.marks)
    if order == nil { readSuperlative() }
  }

  private mutating func readSuperlative() {
    for place in tokens.indices where marks[place] == nil {
      guard let (found, end) = SuperlativeWords.read(tokens, at: place) else { continue }
      superlative = found
      leaveOut(Set(place..<end), as: Self.superlativeMark)
      return
    }
  }

  /// A piece is taken when all its tokens are; of others the rest remains.
  private static func pieces(of question: QuestionTokens, marks: [Int?]) -> [Piece] {
    var pieces = question.pieces.map { Piece(text: $0) }
    var rests: [Int: String] = [:]
    for (token, mark) in zip(question.tokens, marks) {
      guard let mark else {
        if token.kind != .sign { rests[token.piece, default: ""] += token.raw }
        continue
      }
      if pieces[token.piece].mark == nil { pieces[token.piece].mark = mark }
    }
    var result: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      if piece.mark != nil, let rest = rests[index] { result.append(Piece(text: rest)) }
      result.append(piece)
    }
    return result
  }

  /// Notes that words of the catalogue have replaced some of a question in `language`.
  mutating func isWritten(in language: StoreLanguage, wordsOf store: StoreLanguage) {
    self.language = language
    if language != store { wordsLanguage = store }
  }

  /// The words to search for: those that no constraint was read from.
  package var remainder: [String] { pieces.filter { $0.mark == nil }.map(\.text) }

  /// The words of bounds that may be no price: they are searched for too.
  package var bareWords: [String] {
    pieces.filter { $0.mark.map { constraints.indices.contains($0) && constraints[$0].isBare } ?? false }.map(\.text)
  }

  /// True where a bound was read that names neither a currency nor a price.
  package var hasBareBounds: Bool { constraints.contains(where: \.isBare) }

  /// The same question where bare bounds were no bounds: the number is part of a name.
  package func withoutBareBounds() -> QuestionReading {
    var result = self
    result.marks = marks.map { mark in
      guard let mark, constraints.indices.contains(mark) else { return mark }
      return constraints[mark].isBare ? nil : constraints[..<mark].count { !$0.isBare }
    }
    result.pieces = Self.pieces(of: source, marks: result.marks)
    result.constraints.removeAll(where: \.isBare)
    return result
  }

  /// Words that carry meaning and that no limit was read from, folded.
  var openWords: [String] {
    zip(tokens, marks).filter { $0.kind == .word && $1 == nil && !isStopWord($0.raw) }.map(\.0.text)
  }

  /// Takes over whom the words speak of.
  /// - Parameters:
  ///   - places: of words that are not wanted.
  ///   - refused: of those among them that say whom it is not for; where nobody else is named, it is for the others.
  mutating func readAudience(
    _ known: AudienceVocabulary, store: StoreLanguage, beside places: Set<Int>, refused: Set<Int> = []
  ) {
    let languages = language == store ? [store] : [language, store]
    var named: Set<Audience> = []
    for (place, token) in tokens.enumerated() where !places.contains(place) && marks[place] == nil {
      for language in languages {
        let audiences = ProductWords.table.audiences(token, in: language)
        guard !audiences.isEmpty else { continue }
        named.formUnion(audiences)
        if !audiences.contains(.children) { audienceWords.insert(token.text) }
        break
      }
    }
    if named.isEmpty, !refused.isEmpty {
      let unwanted = refused.filter(tokens.indices.contains).flatMap { place in
        languages.flatMap { ProductWords.table.audiences(tokens[place], in: $0) }
      }
      named = Set(Audience.allCases).subtracting(unwanted)
    }
    audience = known.choice(for: named)
  }

  /// Whether a word stands for the thing, which is not named: "a gift for my sister".
  var isOpenWish: Bool { tokens.contains { WeakWords.isOpen($0.text) } }

  /// Lets words for children count little: values of products name the age.
  mutating func weakenChildren() {
    for token in tokens where ProductWords.table.audience(token, in: language) == .children {
      childrenWords.insert(token.text)
    }
  }

  /// Whether somebody shall be given the thing.
  var isForGift: Bool { tokens.contains { WeakWords.isGift($0.text) } }

  /// Whether the question says more than whom it is for: no "gift for my dad".
  var namesMoreThanAudience: Bool {
    zip(tokens, marks).contains { token, mark in
      token.kind == .word && mark == nil && !isStopWord(token.raw) && !language.facets.gaps.contains(token.text)
        && !WeakWords.contains(token.text, in: language) && !isAudience(token)
    }
  }

  /// Takes over which words name brands: Brother makes printers.
  mutating func noteMakers(_ places: [Int]) {
    makers = Set(places.filter(tokens.indices.contains).map { tokens[$0].text })
  }

  /// Whether a word that may say whom something is for names a brand.
  func isMaker(_ token: QuestionToken) -> Bool { makers.contains(token.text) }

  func isAudience(_ token: QuestionToken) -> Bool {
    guard !makers.contains(token.text) else { return false }
    return audienceWords.contains(token.text) || ProductWords.table.isAudience(token, in: language)
  }

  // MARK: Facets

  var isTaken: [Bool] { marks.map { $0 != nil } }

  /// The words that ask for an order, or for what has the most of something.
  var isOrder: [Bool] { marks.map { $0 == PriceReader.orderMark || $0 == Self.superlativeMark } }

  private static let unwantedMark = -2
  /// Of words of a bound on a measure: they are in no text.
  private static let boundMark = -4
  private static let superlativeMark = -5

  /// Takes properties over; the words of those that are not wanted are searched for no more.
  mutating func take(_ mentions: [FacetMention], unwanted: Set<Int>, names: [String] = []) {
    unwantedNames = names
    var unwanted = unwanted
    for mention in mentions {
      let kind: Constraint.Kind = mention.isExcluded ? .unwanted(mention.choice) : .wanted(mention.choice)
      facets.append(Constraint(kind, words: mention.text))
      if let exclusion = mention.exclusion { unwanted.formUnion(exclusion) }
    }
    leaveOut(Set(mentions.filter(\.isBound).flatMap(\.tokens)), as: Self.boundMark)
    leaveOut(unwanted)
  }

  /// Takes words away that are not searched for: of what is not wanted, of a bound, or of the conversation alone.
  mutating func leaveOut(_ places: Set<Int>, as mark: Int = unwantedMark) {
    let places = places.filter { marks.indices.contains($0) && marks[$0] == nil }
    guard !places.isEmpty else { return }
    for place in places { marks[place] = mark }
    pieces = Self.pieces(of: source, marks: marks)
  }

  /// Drops the order: its words meant none.
  mutating func dropOrder() {
    order = nil
    marks = marks.map { $0 == PriceReader.orderMark ? nil : $0 }
    pieces = Self.pieces(of: source, marks: marks)
  }

  /// Takes words for a limit of price.
  mutating func setLimit(_ kind: Constraint.Kind, at places: Range<Int>) {
    guard places.lowerBound >= 0, places.upperBound <= marks.count else { return }
    for place in places { marks[place] = constraints.count }
    let words = places.reduce("") { $0 + (tokens[$1].isGlued || $0.isEmpty ? "" : " ") + tokens[$1].raw }
    constraints.append(Constraint(kind, words: words))
    pieces = Self.pieces(of: source, marks: marks)
  }

  /// Drops all limits of price: a later message has lifted them.
  mutating func liftPrices() { constraints = [] }

  /// Drops wishes for a colour.
  mutating func liftColors() {
    let lifted = Set(
      facets.filter { $0.choice?.field.isColor ?? false }.flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    facets.removeAll { $0.choice?.field.isColor ?? false }
    leaveOut(Set(tokens.indices.filter { lifted.contains(tokens[$0].text) }))
  }

  /// Drops wishes for properties that need not be.
  mutating func release(_ choices: [FacetChoice]) {
    guard !choices.isEmpty else { return }
    let lifted = facets.filter { constraint in
      guard case .wanted(let wish) = constraint.kind else { return false }
      return choices.contains { $0.overlaps(wish) }
    }
    facets.removeAll { lifted.contains($0) }
    let words = Set(lifted.flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    leaveOut(Set(tokens.indices.filter { words.contains(tokens[$0].text) }))
  }

  /// Drops exclusions of properties that may be after all: "black would do".
  mutating func allow(_ choices: [FacetChoice]) {
    guard !choices.isEmpty else { return }
    facets.removeAll { constraint in
      guard case .unwanted(let unwanted) = constraint.kind else { return false }
      return choices.contains { $0.overlaps(unwanted) }
    }
  }

  /// Drops wishes for sizes and measures, or for those of one attribute.
  /// - Returns: what was wished for.
  mutating func liftSizes(of field: FacetField? = nil) -> [FacetChoice] {
    let lifted = facets.filter { constraint in
      guard case .wanted(let choice) = constraint.kind else { return false }
      return Vocabulary.isSize(choice) && (field == nil || choice.field == field)
    }
    facets.removeAll { lifted.contains($0) }
    let words = Set(lifted.flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    leaveOut(Set(tokens.indices.filter { words.contains(tokens[$0].text) }))
    return lifted.compactMap(\.choice)
  }

  /// Places of sizes that are named by their word: "size 9".
  var namedSizes: Set<Int> {
    let numbers = tokens.indices.dropFirst().filter { place in
      tokens[place].kind == .number && marks[place] == nil && language.facets.sizes.contains(tokens[place - 1].text)
    }
    return Set(numbers.flatMap { [$0 - 1, $0] })
  }

  /// Drops sizes that are named so: a later message names another.
  mutating func leaveOutNamedSizes() {
    let places = namedSizes
    let numbers = Set(places.filter { tokens[$0].kind == .number }.map { tokens[$0].text })
    facets.removeAll { QuestionTokens($0.words).tokens.contains { numbers.contains($0.text) } }
    leaveOut(places)
  }

  /// A property that follows from what was said before: "a bigger one".
  mutating func want(_ choice: FacetChoice, words: String) { facets.append(Constraint(.wanted(choice), words: words)) }

  /// The properties that are wanted.
  /// - Parameter isFurther: those beside a newer wish for the same attribute, or the others.
  func wishes(isFurther: Bool) -> [FacetChoice] {
    facets.filter { $0.isFurther == isFurther }
      .compactMap { if case .wanted(let choice) = $0.kind { choice } else { nil } }
  }

  /// The properties that are not wanted.
  var unwantedChoices: [FacetChoice] {
    facets.compactMap { if case .unwanted(let choice) = $0.kind { choice } else { nil } }
  }

  private var audiencePlaces: Set<Int> {
    let brands = facets.filter { $0.choice?.field.isBrand ?? false }.map { $0.words.folded }
    return Set(
      tokens.indices.filter {
        ProductWords.table.isAudience(tokens[$0], in: language) && !brands.contains(tokens[$0].text)
      })
  }

  /// It says whom something is for: "for adults".
  var namesAudience: Bool { !audiencePlaces.isEmpty }

  /// Drops the words that say whom something is for: a later message says it anew.
  mutating func leaveOutAudience() {
    let language = language
    facets.removeAll { constraint in
      let words = QuestionTokens(constraint.words).tokens.filter { $0.kind == .word }
      return !words.isEmpty && words.allSatisfy { ProductWords.table.isAudience($0, in: language) }
    }
    leaveOut(audiencePlaces)
    audience = nil
  }

  /// A limit that follows from the products that were shown: "cheaper".
  mutating func add(_ kind: Constraint.Kind, words: String) { constraints.append(Constraint(kind, words: words)) }

  /// The question without what is not wanted; nil where all of it is.
  var wantedText: String? {
    guard marks.contains(Self.unwantedMark) else { return nil }
    return pieces.filter { $0.mark != Self.unwantedMark }.map(\.text).joined(separator: " ")
  }

  /// Takes over how many of the thing shall come together.
  mutating func readPackWish() {
    let properties = Set(facets.flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    let found = PackWish.read(
      tokens, [language],
      isFree: { marks[$0] == nil && !(tokens[$0].kind == .number && properties.contains(tokens[$0].text)) },
      isThing: { place in topic(beside: []).contains { $0.folded == tokens[place].text } })
    guard let found else { return }
    packWish = found.wish
    leaveOut(Set(found.places), as: Self.boundMark)
  }

  // MARK: Bounds

  /// The highest lower bound.
  package var priceMin: JSONNumber? {
    constraints.compactMap { if case .priceMin(let number) = $0.kind { number } else { nil } }
      .max { $0.double < $1.double }
  }

  /// The lowest upper bound.
  package var priceMax: JSONNumber? {
    constraints.compactMap { if case .priceMax(let number) = $0.kind { number } else { nil } }
      .min { $0.double < $1.double }
  }

  /// A bound in a currency that the store does not sell in, as written.
  package var foreignLimit: String? { constraints.first { $0.kind == .foreignPrice }?.words }

  /// Carries the bounds of an earlier message over: a newer bound replaces the older of its kind and any that it
  /// crosses or touches, so that only bounds of one message exclude each other.
  package mutating func inherit(_ earlier: QuestionReading) {
    let (low, high) = (priceMin, priceMax)
    for var constraint in earlier.constraints {
      switch constraint.kind {
      case .priceMin(let number):
        guard low == nil, high.map({ $0.double > number.double }) ?? true else { continue }
      case .priceMax(let number):
        guard high == nil, low.map({ $0.double < number.double }) ?? true else { continue }
      case .foreignPrice, .wanted, .unwanted: continue
      }
      constraint.origin = .earlier
      constraints.append(constraint)
    }
    order = order ?? earlier.order
    if order == nil { superlative = superlative ?? earlier.superlative }
    audience = audience ?? earlier.audience
    unwantedNames += earlier.unwantedNames.filter { !unwantedNames.contains($0) }
    let newer = facets
    for constraint in earlier.facets {
      guard var constraint = constraint.kept(beside: newer) else { continue }
      constraint.origin = .earlier
      // Several values of one message are alternatives.
      if constraint.isFurther, let choice = constraint.choice,
        let twin = facets.indices.dropFirst(newer.count).first(where: { facets[$0].choice?.field == choice.field }),
        let other = facets[twin].choice
      {
        facets[twin].kind = .wanted(other.joined(choice))
      } else {
        facets.append(constraint)
      }
    }
  }
}
