// SPDX-License-Identifier: Apache-2.0
import Language

/// The catalogue's categories as kinds of things: what is in "Laser Printers" is a printer, what is in "Projector Lamps"
/// no projector, whatever its name says. Pure.
struct CategoryKinds: Sendable {
  /// A category as the index counts it.
  struct Count: Sendable {
    /// In lower case, as the index has it.
    var term: String
    /// Documents.
    var count: Int
    /// The categories that its documents are in too, with how many of them.
    var beside: [(term: String, count: Int)] = []
  }

  /// The categories whose products are of the kind that a question names.
  struct Choice: Sendable, Equatable {
    var own: [String] = []
    /// Categories within those that hold other kinds: toner of "Printers & Scanners" is no printer.
    var others: [String] = []
    /// Those of `own` that are called by the very thing, where others are called by a longer name of another: before the
    /// graphics tablets, which are tablets perhaps, stand the tablets.
    var exact: [String] = []
    /// Categories of what is for the thing, by their names: "Mouse pads" for mice.
    var accessories: [String] = []
    /// The categories' names say all that the question says of the thing.
    var saysAll = true
    /// No product is called by all that the question says of the thing: what is of the kind stands before all else.
    var isLifted = false
    /// The names of products have to show that it is the kind which the question names: "interface hubs" for "USB hub".
    var isUnproven = false
    /// Words behind the thing's name that say what it shall be like: "mesh" of "office chair mesh".
    var behind = ""
    /// The model that the question names, "iphone 13": the categories are those of what is called so. Nil where the
    /// question names a kind.
    var model: NamedModel?

    /// Whether a document of some categories stands before all others.
    func lifts(_ terms: [String]) -> Bool {
      holds(terms) && (exact.isEmpty || terms.contains(where: exact.contains))
    }

    /// Whether a document of some categories is of the kind.
    func holds(_ terms: [String]) -> Bool {
      terms.contains(where: own.contains) && !terms.contains(where: others.contains)
    }
  }

  /// The name of a category, or of a part of one such as "Scanners" of "Printers & Scanners".
  private struct Name {
    var head: String
    var modifiers: [String]
    /// The thing that the longest run of its words with the head in it names.
    var thing: Thing
  }

  /// Lines of the table of things, and the words that name them.
  private struct Thing {
    var lines: Set<Int> = []
    /// The words beside those, stemmed: "laser" of "laser printers".
    var rest: [String] = []
    /// Words of the name that is known.
    var length = 0
  }

  private struct Kind {
    var term: String
    var names: [Name]
    /// Terms of the categories within it.
    var children: [String]
  }

  private let language: StoreLanguage
  private var kinds: [Kind] = []
  /// Documents of each category.
  let sizes: [String: Int]
  private static let mostOwn = 20
  private static let mostOthers = 60

  init(language: StoreLanguage, categories: [Count]) {
    self.language = language
    sizes = Dictionary(categories.map { ($0.term, $0.count) }) { first, _ in first }
    kinds = categories.map { category in
      let children = category.beside.filter { other in
        guard other.term != category.term, let all = sizes[other.term] else { return false }
        // A product may be put into a category without the one above it.
        return all < category.count && other.count * 20 >= all * 19
      }
      return Kind(
        term: category.term, names: Self.names(of: category.term, language), children: children.map(\.term))
    }
  }

  /// Signs that join several things in a category's name.
  static let joints: Set<Character> = ["&", ",", "/", "+", "|"]

  /// The parts of a category's name that name something: "PCs & Workstations" are two.
  private static func names(of category: String, _ language: StoreLanguage) -> [Name] {
    // "Uninterruptible Power Supplies (UPSs)" says it twice.
    let parts = category.split { joints.contains($0) || "()".contains($0) }.flatMap { part in
      part.split(separator: " ").split { Vocabulary.ands.contains(String($0).folded) }.map { $0.joined(separator: " ") }
    }
    return (parts + sharingHead(parts, language)).compactMap { name($0, language) }
  }

  /// "Office chairs" of "Office & Computer Chairs": what stands before the sign and is no thing itself has the head of what
  /// stands behind it.
  private static func sharingHead(_ parts: [String], _ language: StoreLanguage) -> [String] {
    guard language.headPlace == .last, let last = parts.last, let head = last.split(separator: " ").last, last != head
    else { return [] }
    return parts.dropLast().filter { part in
      !part.contains(" ") && thing(words(part), language).lines.isEmpty
    }.map { $0 + " " + head }
  }

  private static func name(_ text: String, _ language: StoreLanguage) -> Name? {
    // "Toner for printers" is toner.
    let words = Self.words(text).prefix { !ProductLinks.words.contains($0.text) }
      .filter { !language.stopWords.contains($0.text) }
    let stems = words.map { language.facets.stem($0.text) }
    guard !stems.isEmpty else { return nil }
    let isFirst = language.headPlace == .first
    let thing = thing(words, language)
    guard language.headPlace != nil || stems.count == 1 || !thing.lines.isEmpty else { return nil }
    return Name(
      head: isFirst ? stems[0] : stems[stems.count - 1],
      modifiers: Array(isFirst ? stems.dropFirst() : stems.dropLast()), thing: thing)
  }

  /// The words of a text, an abbreviation without its plural's "s": "TVs".
  private static func words(_ text: String) -> [QuestionToken] {
    QuestionTokens(text).tokens.filter { $0.kind == .word }.map { token in
      guard token.text.count == 3, token.text.hasSuffix("s"), !token.text.contains(where: "aeiouy".contains) else {
        return token
      }
      var token = token
      token.text.removeLast()
      return token
    }
  }

  /// The thing that some words name by their head: of "mobile phone cases" the "phone cases".
  private static func thing(_ words: [QuestionToken], _ language: StoreLanguage) -> Thing {
    let table = ProductWords.table
    for start in words.indices {
      if start > 0, language.headPlace == .first { break }
      let found = table.matches(words, at: start, in: language).first { match in
        table.isThing(match) && (language.headPlace == .first || match.end == words.count)
      }
      guard let found else { continue }
      let rest = words[..<start] + words[found.end...]
      return Thing(
        lines: Set(found.lines), rest: rest.map { language.facets.stem($0.text) }, length: found.end - start)
    }
    return Thing()
  }

  // MARK: Choosing

  /// The categories of the kind that a question names, and those within them of other kinds. Nil where none is.
  func choice(for words: QuestionWords) -> Choice? {
    guard !kinds.isEmpty, let asked = asked(words, headline: Self.words(words.headline)) else { return nil }
    let (choice, isOfHead) = self.choice(asked)
    return choice ?? (isOfHead ? nil : choiceByEarlierWord(words))
  }

  /// Whether a category holds what a word alone names, or none tells.
  func knows(_ word: String) -> Bool {
    let words = QuestionWords(
      question: word, reading: QuestionReading(reading: word, language: language), store: language)
    return kinds.isEmpty || choice(for: words) != nil
  }

  /// The categories of what a word alone names, where they are just of that.
  func choice(calledBy word: String) -> Choice? {
    let words = QuestionWords(
      question: word, reading: QuestionReading(reading: word, language: language), store: language)
    return choice(for: words).flatMap { $0.saysAll ? $0 : nil }
  }

  /// "Office chair mesh": what stands behind the thing's name names nothing that the shop or the table knows.
  private func choiceByEarlierWord(_ words: QuestionWords) -> Choice? {
    guard language.headPlace == .last else { return nil }
    let headline = Self.words(words.headline)
    let things = ProductWords.table.namedThings(in: headline, language)
    for count in headline.indices.reversed().prefix(Self.mostBehind) where count > 0 {
      guard !things.contains(where: { $0.places.upperBound > count }),
        let asked = asked(words, headline: Array(headline[..<count]))
      else { return nil }
      if var choice = self.choice(asked).choice, choice.saysAll {
        choice.saysAll = false
        choice.isUnproven = true
        choice.behind = headline[count...].map(\.raw).joined(separator: " ")
        return choice
      }
    }
    return nil
  }

  private static let mostBehind = 2

  /// - Returns: also whether a category's name has the head, whatever else it says.
  private func choice(_ asked: Asked) -> (choice: Choice?, isOfHead: Bool) {
    var matched: [(kind: Kind, fit: Fit)] = []
    for kind in kinds {
      let best = kind.names.compactMap { fit($0, asked) }.max { $0.rank < $1.rank }
      if let best { matched.append((kind, best)) }
    }
    guard let best = matched.map({ $0.fit.rank }).max() else { return (nil, false) }
    let isUnproven = best <= Fit.otherModifiers
    let chosen = matched.filter { $0.fit.rank == best || best == 0 }
    var choice = choice(of: chosen.prefix(Self.mostOwn).map { $0.kind }, allMatched: Set(matched.map { $0.kind.term }))
    if chosen.contains(where: { $0.fit.isOther }) {
      choice.exact = chosen.filter { $0.fit.isExact }.map { $0.kind.term }.filter(choice.own.contains)
    }
    choice.saysAll = chosen.contains { $0.fit.isComplete }
    choice.isUnproven = isUnproven
    if !choice.saysAll { choice.accessories = accessories(of: asked).filter { !choice.own.contains($0) } }
    return (choice, true)
  }

  /// The categories whose names have the thing before another one.
  private func accessories(of asked: Asked) -> [String] {
    kinds.filter { kind in
      !kind.names.isEmpty && kind.names.allSatisfy { $0.head != asked.head && $0.modifiers.contains(asked.head) }
    }.map(\.term)
  }

  /// The words of a question about the thing.
  private struct Asked {
    var head: String
    /// The other words, stemmed.
    var said: Set<String>
    /// The number of words that the thing is called by beside its head.
    var modifiers: Int
    var thing: Thing
    /// Lines of the things that the head names together with another word: a "case for my phone" is a phone case.
    var pairs: Set<Int> = []
    /// Lines of the things that the other words name.
    var saidThings: Set<Int> = []
    /// Those of them that the thing is not just for.
    var otherThings: Set<Int> = []
    /// A bare "chair" beside another thing, a recliner, need not be what is looked for.
    var namesOther: Bool { modifiers == 0 && !otherThings.isSubset(of: thing.lines) }
  }

  private func asked(_ words: QuestionWords, headline: [QuestionToken]) -> Asked? {
    guard let head = language.headPlace == .first ? headline.first : headline.last,
      language.headPlace != nil || headline.count == 1
    else { return nil }
    let others = Self.words(words.lexicalText).filter { $0.text != head.text }
    var asked = Asked(
      head: language.facets.stem(head.text), said: Set(others.map { language.facets.stem($0.text) }),
      modifiers: headline.count - 1, thing: Self.thing(headline, language))
    let measured = Self.measured(in: words.lexicalText)
    for word in others where !measured.contains(word.text) {
      let things = ProductWords.table.things(in: [word], language)
      asked.saidThings.formUnion(things)
      if !words.purposes.contains(word.text) { asked.otherThings.formUnion(things) }
      guard headline.count == 1, language.headPlace == .last else { continue }
      let pair = Self.thing([word, head], language)
      if pair.rest.isEmpty { asked.pairs.formUnion(pair.lines) }
    }
    return asked
  }

  /// The words behind amounts of memory, which say what memory: "phone 12 GB RAM" speaks of no memory module.
  private static func measured(in text: String) -> Set<String> {
    let tokens = QuestionTokens(text).tokens
    return tokens.indices.reduce(into: []) { words, place in
      guard let (measure, end) = Measure.read(tokens, at: place), measure.unit == "gb", end < tokens.count else {
        return
      }
      words.insert(tokens[end].text)
    }
  }

  /// How well a category's name fits what is asked for.
  private struct Fit {
    /// The words beside the head that question and name share; 0 too for a name that says more than the question.
    var rank: Int
    /// It says all that the question says of the thing.
    var isComplete = false
    /// The name is just that of the thing.
    var isExact = false
    /// The name is a longer one that the table has for another thing.
    var isOther = false

    /// Each says something that the other does not: "Portable speakers" may be Bluetooth speakers, but "Coffee tables"
    /// alone are none of the garden.
    static let otherModifiers = -1
  }

  /// Nil where the name is of another kind.
  private func fit(_ name: Name, _ asked: Asked) -> Fit? {
    let isSame = !asked.thing.lines.isDisjoint(with: name.thing.lines)
    // Most names are of other things: their words are looked at last.
    if !asked.pairs.isDisjoint(with: name.thing.lines), name.thing.rest.allSatisfy({ says($0, asked) }) {
      return Fit(rank: name.thing.rest.count + 1, isComplete: true)
    }
    guard name.head == asked.head || isSame || isCompound(name, of: asked) else { return nil }
    // A sleeping bag is a thing of its own, and no bag.
    if !isSame, asked.modifiers > 0, asked.thing.rest.isEmpty, !asked.thing.lines.isEmpty, !name.thing.lines.isEmpty {
      return nil
    }
    let isOtherWord = !isSame && name.head != asked.head
    let modifiers = isSame ? name.thing.rest : isOtherWord ? [name.head] : name.modifiers
    if modifiers.allSatisfy({ says($0, asked) }) {
      let isNamed = isSame && asked.thing.rest.isEmpty
      return Fit(
        rank: modifiers.count + (isSame ? asked.modifiers - asked.thing.rest.count : 0),
        isComplete: !asked.namesOther && (isNamed || modifiers.count >= asked.modifiers),
        isExact: isNamed && modifiers.isEmpty)
    }
    // A projection screen is no monitor, but an internal solid state drive is an SSD.
    let isKnownByMore = isSame && name.thing.length > 1
    guard name.head == asked.head || isKnownByMore || isCompound(name, of: asked) else { return nil }
    let isOpen = isSame ? asked.thing.rest.isEmpty : asked.modifiers == 0
    return Fit(
      rank: isOpen ? 0 : Fit.otherModifiers, isComplete: isOpen && asked.modifiers == 0 && !asked.namesOther,
      isOther: !isSame && !asked.thing.lines.isEmpty && name.thing.length > 1 && name.thing.rest.isEmpty)
  }

  /// «Laserdrucker» are «Drucker», as laser printers are printers.
  private func isCompound(_ name: Name, of asked: Asked) -> Bool {
    language.writesCompounds && asked.head.count > 3 && name.head != asked.head && name.head.hasSuffix(asked.head)
  }

  /// The question says a modifier, or another word for it: notebook for laptop.
  private func says(_ modifier: String, _ asked: Asked) -> Bool {
    if asked.said.contains(modifier) { return true }
    let tokens = QuestionTokens(modifier).tokens
    return !asked.saidThings.isDisjoint(with: ProductWords.table.things(in: tokens, language))
  }

  /// The categories of some that hold none of the others: of "Printers" and "Laser Printers" the second.
  func innermost(_ terms: [String]) -> [String] {
    let outer = kinds.filter { kind in
      terms.contains(kind.term) && kind.children.contains { $0 != kind.term && terms.contains($0) }
    }
    return terms.filter { term in !outer.contains { $0.term == term } }
  }

  private func choice(of chosen: [Kind], allMatched: Set<String>) -> Choice {
    var choice = Choice(own: chosen.map(\.term))
    for kind in chosen {
      // Where none of the categories within is of the kind they tell nothing: jackets of "Tops" are tops.
      guard kind.children.contains(where: allMatched.contains) else { continue }
      for child in kind.children where !allMatched.contains(child) && !choice.others.contains(child) {
        choice.others.append(child)
      }
    }
    choice.others = Array(choice.others.prefix(Self.mostOthers))
    return choice
  }
}
