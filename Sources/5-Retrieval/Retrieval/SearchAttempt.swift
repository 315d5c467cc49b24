// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// One question under the filters in force, which may be relaxed step by step.
struct SearchAttempt: Sendable {
  let request: RetrievalRequest
  private(set) var words: QuestionWords
  private(set) var order: ProductOrder?
  /// What has the most or the least of a measure comes first.
  private(set) var superlative: Superlative?
  private(set) var constraints: [Constraint]
  /// The text whose meaning is looked for: without what is not wanted.
  private(set) var meaning: String
  private(set) var filters: ProductFilters
  private(set) var relaxed: [RelaxedConstraint] = []
  /// Products shown before that the question is about: they alone are the answer.
  var referred: [CatalogProduct] = []
  /// The categories of the kind that the question names.
  private(set) var kind: CategoryKinds.Choice?
  /// How many of the thing shall come together.
  private(set) var packWish: PackWish?
  /// Numbers that names tell.
  private(set) var numbers: NamedNumbers
  private var isOrderUnknown = false
  /// The word that names the thing, where no text of the catalogue has it.
  private var absentHead = ""
  private let reading: QuestionReading
  /// A word stands for the thing, and it is to be given to somebody, in any of the messages.
  private let isOpen: Bool
  /// One of the messages tells a need.
  private let isNeed: Bool
  /// The categories of what the shopper does something with, where a need is told: they are not looked for.
  private var handledCategories: Set<String> = []
  private let isForGift: Bool
  /// The constraints read from words, in the order in which they give way: colours, other attributes, the last one first,
  /// what a thing must fit, categories, bounds of price, and what is not wanted.
  private(set) var relaxations: [RelaxedConstraint] = []

  /// - Parameter earlier: the messages before the question that it needs, oldest first.
  init(request: RetrievalRequest, reading: QuestionReading, earlier: [QuestionReading] = []) {
    self.request = request
    words = QuestionWords(
      question: request.question, reading: reading, earlier: earlier, context: request.context,
      store: request.store.language)
    var combined = reading
    for message in earlier.reversed() { combined.inherit(message) }
    isNeed = reading.tellsNeed || earlier.contains(where: \.tellsNeed)
    kind = request.kinds?.choice(for: words)
    if isNeed {
      // The shopper looks for something else than what they have: "hang my television on the wall".
      let handled = reading.handledWords
      let owned = reading.ownedWords.union(handled)
      if QuestionTokens.words(of: words.headline).allSatisfy(owned.contains) { kind = nil }
      if kind == nil {
        combined.facets.removeAll { owned.isSuperset(of: QuestionTokens.words(of: $0.words)) }
        let names = [handled.joined(separator: " ")] + handled
        handledCategories = Set(names.compactMap { request.kinds?.choice(calledBy: $0) }.flatMap(\.own))
      }
    }
    self.reading = combined
    isOpen = reading.isOpenWish || earlier.contains(where: \.isOpenWish)
    isForGift = reading.isForGift || earlier.contains(where: \.isForGift)
    packWish = ([reading] + earlier.reversed()).lazy.compactMap(\.packWish).first
    numbers = earlier.reversed().reduce(reading.namedNumbers) { $0.with($1.namedNumbers) }
    order = combined.order
    superlative = combined.superlative
    constraints = combined.constraints + combined.facets
    meaning = request.meaning(of: [reading] + earlier)
    filters = request.filters
    filters.excludedIDs = request.excludedIDs
    filters.audience = combined.audience
    filters.unsuitedAges = request.ages.unsuited
    filters.suitedAges = request.ages.suited
    filters.unwantedNames = combined.unwantedNames
    filters.wanted = combined.wishes(isFurther: false).merged() + combined.wishes(isFurther: true)
    filters.unwanted =
      combined.facets.compactMap { if case .unwanted(let choice) = $0.kind { choice } else { nil } }.merged()
    for choice in filters.wanted.reversed().inOrderOfRelaxation {
      if case .attribute(let code) = choice.field, !relaxations.contains(.attribute(code)) {
        relaxations.append(.attribute(code))
      }
    }
    if filters.wanted.contains(where: { $0.field == .category }) { relaxations.append(.categories) }
    if let low = combined.priceMin, low.double > filters.priceMin?.double ?? -1 {
      filters.priceMin = low
      relaxations.append(.priceMin)
    }
    if let high = combined.priceMax, high.double < filters.priceMax?.double ?? .infinity {
      filters.priceMax = high
      relaxations.append(.priceMax)
    }
    relaxations += filters.unwanted.reversed().map { .not($0.field) }
  }

  /// Whether a product's name, brand or categories have all words of a topic.
  func isCalled(_ topic: String, _ product: CatalogProduct) -> Bool {
    if let kind, kind.saysAll, kind.model == nil, kind.holds(product.categories.map(Facet.category)) { return true }
    let stem = request.store.language.facets.stem
    let texts = [product.name, product.brand ?? ""] + product.categories
    let words = Set(texts.flatMap { QuestionTokens($0).tokens.map { stem($0.text) } })
    return QuestionTokens(topic).tokens.allSatisfy { $0.kind == .sign || words.contains(stem($0.text)) }
  }

  /// A topic without words before the thing that say what it is like: a wish gives way to no "ergonomic mouse".
  func withoutProperties(_ topic: String) -> String {
    let (language, table) = (request.store.language, ProductWords.table)
    var tokens = QuestionTokens(topic).tokens[...]
    while language.headPlace == .last, tokens.count > 1, let place = tokens.indices.first {
      let matches = table.matches(Array(tokens), at: 0, in: language)
      guard let match = matches.first, !matches.contains(where: table.isThing), match.end < tokens.count else { break }
      tokens = tokens[(place + match.end)...]
    }
    return tokens.written
  }

  /// Whether every word that is searched for names a property in force, or the one that names the thing does.
  var isOfPropertiesAlone: Bool {
    (words.unsaid.isEmpty || words.isThingProperty) && words.hasContent && absent.isEmpty && relaxed.isEmpty
      && !filters.wanted.isEmpty
  }

  /// Whether what the question says of a thing that it does not name is in force: whom it is for, or a property. Then what
  /// the filters leave is what it asks for.
  var isOpenWish: Bool {
    isOpen && absent.isEmpty && (filters.audience != nil || !filters.wanted.isEmpty || isForGift)
  }

  /// Whether it tells a need and names no thing that the catalogue's categories tell: "I drink espresso every morning".
  var tellsNeed: Bool {
    kind == nil && isNeed && absent.isEmpty && words.codeText.isEmpty && words.unsaid.count > 1
  }

  /// The word that the thing is called by.
  var thingWord: String {
    guard let kind, !kind.behind.isEmpty, words.headline.hasSuffix(kind.behind) else { return words.head }
    return words.headline.dropLast(kind.behind.count).split(separator: " ").last.map(String.init) ?? words.head
  }

  /// Words that say what the thing shall be like.
  var wordWishes: [WordWish] { WordWish.all(in: self) }

  var phrases: Phrases { language.phrases }
  /// The language that the shopper writes in.
  var language: StoreLanguage { reading.language }

  /// The question is in another language than the store's texts.
  var isForeign: Bool {
    let store = request.store.language
    return language != store && StoreLanguage.all.contains(store)
  }

  /// The same search by other words.
  /// - Parameter meaning: what the vector leg looks for; nil: what it looked for before.
  func searching(for text: String, meaning: String? = nil) -> SearchAttempt {
    var attempt = self
    attempt.meaning = meaning ?? self.meaning
    let reading = QuestionReading(reading: text, language: request.store.language, currency: request.store.currency)
    attempt.words = QuestionWords(question: text, reading: reading)
    attempt.kind = request.kinds?.choice(for: attempt.words)
    attempt.words.identifiers = words.identifiers
    attempt.words.named = words.named
    return attempt
  }

  /// Sentences that the shopper has to be told, in the question's language.
  private var said: [String] {
    var sentences: [String] = []
    if filters.isContradictory, let low = filters.priceMin, let high = filters.priceMax {
      let currency = request.store.currency
      sentences.append(
        phrases.contradiction(
          low: Money.format(low, currency: currency), high: Money.format(high, currency: currency)))
    }
    switch order {
    case .newestFirst where isOrderUnknown: sentences.append(phrases.newestUnknown)
    case .bestRatedFirst where isOrderUnknown: sentences.append(phrases.ratingUnknown)
    default: break
    }
    if let limit = reading.foreignLimit, let currency = request.store.currency {
      sentences.append(phrases.foreignCurrency(limit: limit, shop: currency))
    }
    return sentences
  }

  func bodies(_ tuning: RetrievalTuning) -> SearchBodies {
    var (filters, tuning) = (filters, tuning)
    if let kind, !kind.saysAll, !kind.isLifted {
      tuning.kindBoost = tuning.partKindBoost
      tuning.kindLift = 0
    }
    if request.hidesSoldOut { filters.inStock = true }
    var bodies = SearchBodies(
      tuning: tuning, words: words, filters: filters, visibility: request.store.searchVisibility)
    bodies.kind = kind
    if tellsNeed { (bodies.kinds, bodies.handledCategories) = (request.kinds, handledCategories) }
    bodies.explanation = request.explanation
    bodies.absentWords = Set(absent.flatMap(QuestionTokens.words))
    return bodies
  }

  func result(_ products: [RetrievedProduct] = [], hasEvidence: Bool = false) -> RetrievalResult {
    RetrievalResult(
      products: products, applied: filters, relaxed: relaxed, hasEvidence: hasEvidence, said: said,
      constraints: constraints, order: order, language: language)
  }

  /// The products that the question is about, whatever it says of them: "is the first one there in red?" asks of that
  /// product.
  func resultOfReferred() -> RetrievalResult {
    var found = RetrievalResult(
      products: referred.enumerated().map { RetrievedProduct(product: $1, score: 1 / Double($0 + 1)) },
      applied: request.filters, hasEvidence: true, language: language)
    found.products = Array(found.products.prefix(request.topK))
    return found
  }

  /// Two messages want different things of one attribute.
  var hasFurtherWishes: Bool { constraints.contains(where: \.isFurther) }

  /// Of these the newest stay.
  mutating func dropFurtherWishes() {
    filters.wanted = reading.wishes(isFurther: false).merged()
    constraints.removeAll(where: \.isFurther)
  }

  /// Takes the kind of the model that the question names.
  mutating func takeKind(_ kind: CategoryKinds.Choice) { self.kind = kind }

  /// Whether a product is of the kind that the question names, and called by the model.
  func isOfKind(_ product: CatalogProduct) -> Bool {
    guard let kind, kind.holds(product.categories.map(Facet.category)) else { return false }
    return kind.model?.begins(product.name, brand: product.brand ?? "") ?? true
  }

  /// Of some products those that are called by the model that the question names, its siblings apart; all, where it names
  /// none or none is called so.
  func ofModel(_ products: [CatalogProduct]) -> [CatalogProduct] {
    guard let model = kind?.model else { return products }
    let own = products.filter { isOfKind($0) && !model.isSibling($0.name) }
    return own.isEmpty ? products : own
  }

  /// Leaves out the categories that are called by a longer name of another thing: the dearest IP phone is not "the dearest
  /// phone".
  mutating func narrowKind() {
    if let exact = kind?.exact, !exact.isEmpty { kind?.own = exact }
  }

  /// Puts products of the kind before all others.
  mutating func liftKind() { kind?.isLifted = true }

  /// The names of the things that the question speaks of, where the catalogue has none of them.
  var absent: [String] { request.absent + (absentHead.isEmpty ? [] : [absentHead]) }

  /// The word that names the thing where the question is a name of several words, "coffee beans", and says nothing else
  /// but properties. Nil where it says more, or the language does not tell the word.
  var headOfName: String? {
    let store = request.store.language
    guard store.headPlace == .last, reading.language == store, !words.head.isEmpty, !isNeed,
      kind == nil || kind?.isUnproven == true,
      request.absent.isEmpty, words.codeText.isEmpty
    else { return nil }
    let name = Set(QuestionTokens(words.headline).tokens.map(\.text))
    let said = QuestionTokens(words.unsaid.joined(separator: " ")).tokens.filter { $0.kind == .word }
    guard name.count > 1,
      said.allSatisfy({ name.contains($0.text) || $0.text.count < 2 || Measure.isUnit($0.text) })
    else { return nil }
    return words.head
  }

  /// "3D" of "3D printer": with it the word names another thing.
  var dimensionOfHead: String? { reading.dimension(before: words.headline) }

  /// No text of the catalogue has the word that names the thing.
  mutating func noteAbsentHead(_ word: String) { absentHead = word }

  /// The categories are of another kind than what the question names.
  mutating func dropKind() { kind = nil }

  /// Sorts by an order that the question implies.
  mutating func prefer(_ order: ProductOrder) { self.order = self.order ?? order }

  /// No product has what the order goes by: that is said, and nothing is sorted by something else.
  mutating func sayUnknownOrder() { isOrderUnknown = true }

  /// The ways to give up what was read from the question: the single constraints in the declared order, then the first
  /// two, three …
  var waysToRelax: [[RelaxedConstraint]] {
    relaxations.map { [$0] } + relaxations.indices.dropFirst().map { Array(relaxations[...$0]) }
  }

  /// Drops the next constraint that was read from the question.
  /// - Returns: false when none is left.
  mutating func relax() -> Bool {
    guard let constraint = relaxations.first else { return false }
    giveUp(constraint)
    return true
  }

  /// Drops a constraint, which is said.
  mutating func giveUp(_ constraint: RelaxedConstraint) {
    give(up: constraint)
    relaxed.append(constraint)
    guard case .attribute(let code) = constraint, !words.topic.isEmpty else { return }
    let given = constraints.filter {
      if case .wanted(let choice) = $0.kind { choice.field == .attribute(code) } else { false }
    }
    words.playDown(Set(given.flatMap { QuestionTokens($0.words).tokens.map(\.text) }))
  }

  /// Bounds of price that were read from words and are in force.
  var readBounds: [RelaxedConstraint] { relaxations.filter { $0 == .priceMax || $0 == .priceMin } }

  /// Drops a constraint that the question does not have: its words mean something else.
  mutating func drop(_ constraint: RelaxedConstraint) {
    give(up: constraint)
    guard case .attribute(let code) = constraint else { return }
    constraints.removeAll { if case .wanted(let choice) = $0.kind { choice.field == .attribute(code) } else { false } }
  }

  /// Drops a constraint without a word to the shopper.
  mutating func give(up constraint: RelaxedConstraint) {
    relaxations.removeAll { $0 == constraint }
    switch constraint {
    case .priceMin: filters.priceMin = request.filters.priceMin
    case .priceMax: filters.priceMax = request.filters.priceMax
    case .attribute(let code): filters.wanted.removeAll { $0.field == .attribute(code) }
    case .categories: filters.wanted.removeAll { $0.field == .category }
    case .not(let field): filters.unwanted.removeAll { $0.field == field }
    }
  }
}

extension Sequence<FacetChoice> {
  /// A case of another colour still fits the phone, and one for another phone is of no use.
  fileprivate var inOrderOfRelaxation: [FacetChoice] {
    let (colors, others) = (filter(\.field.isColor), filter { !$0.field.isColor })
    return colors + others.filter { !$0.field.saysWhatFits } + others.filter(\.field.saysWhatFits)
  }
}

extension RetrievalRequest {
  /// The text whose meaning is looked for: without what is not wanted.
  /// - Parameter readings: of the question and the earlier messages; a message without one counts as written.
  func meaning(of readings: [QuestionReading]) -> String {
    var texts = [question] + earlier
    for (index, reading) in zip(texts.indices, readings) { texts[index] = reading.wantedText ?? texts[index] }
    return ([context] + texts.dropFirst() + texts.prefix(1)).joinedParts
  }
}
