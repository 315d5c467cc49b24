// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Primitives
import SearchEngine

/// Puts a shopper's names of things into the words of the catalogue: "pants" for "trousers" where products are called
/// pants, and for the names that other languages have for them. A word that products are called by stays as it is.
extension Retriever {
  /// The request with its messages in the words of the catalogue.
  func inWordsOfShop(
    _ request: RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalRequest {
    let language = request.store.language
    guard StoreLanguage.all.contains(language) else { return request }
    var request = request
    let turns = request.turns.indices.suffix(Self.turnsReplaced).filter { request.turns[$0].isOfShopper }
    // A short message is too little to tell its language by: that of the messages before counts.
    var conversation: StoreLanguage?
    let messages = turns.enumerated().map { place, turn in
      let message = ShopperWords(
        request.turns[turn].text, store: language, conversation: conversation, isReply: place > 0,
        vocabulary: vocabulary)
      conversation = message.otherLanguage ?? conversation
      return message
    }
    let question = ShopperWords(
      request.question, store: language, conversation: conversation, isReply: !turns.isEmpty, vocabulary: vocabulary)
    if let age = question.childAge, let vocabulary { request.ages = vocabulary.ages(for: age) }
    var seen: Set<String> = []
    let places = ([question] + messages.reversed()).flatMap(\.places).filter { seen.insert($0.key).inserted }
    guard !places.isEmpty else { return request }
    let known = try await findings(places, vocabulary, request, context: context)
    request.absent = question.absent(known)
    if let (text, language) = question.replaced(by: known) {
      request.question = text
      request.written = language
    }
    for (place, message) in zip(turns, messages) {
      guard let (text, language) = message.replaced(by: known) else { continue }
      request.turns[place] = ConversationTurn(isOfShopper: true, text: text, cited: request.turns[place].cited)
      request.turns[place].written = language
    }
    return request
  }

  /// Turns of a conversation that may be gone on with.
  private static let turnsReplaced = 12
  private static let placesLookedUp = 12

  private func findings(
    _ places: [ShopperWords.Place], _ vocabulary: Vocabulary?, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [String: ShopperWords.Finding] {
    let alias = request.store.alias
    var known = spellings.findings(places.map(\.key), in: alias)
    let new = Array(places.filter { known[$0.key] == nil }.prefix(Self.placesLookedUp))
    guard !new.isEmpty else { return known }
    var found: [String: ShopperWords.Finding] = [:]
    // The shop's own words need no other; a word in other letters that products are called by is one of them.
    let isCyrillic = request.store.language.isCyrillic
    let own = new.filter { !$0.isTranslation || $0.language.isCyrillic != isCyrillic }
    let said = try await areThere(
      own.map { place in
        // Descriptions say "without" of many things.
        guard place.hasSeveralWords, !place.isExclusion else { return (place.text, place.isGuess ? .all : .titles) }
        return (place.text, place.isGuess ? .all : .properties)
      }, vocabulary, request, context: context)
    let heads = try await areThere(own.map { ($0.head, .titles) }, vocabulary, request, context: context)
    guard let said, let heads else { return known }
    for (place, isSaid) in zip(own.indices, said) where isSaid && (heads[place] || !own[place].isThing) {
      found[own[place].key] = .same
    }
    found.merge(try await namesInARow(own.filter { found[$0.key] == .same }, vocabulary, request, context: context)) {
      $1
    }
    var open = new.filter { found[$0.key] == nil }
    // A category's name is the shop's own word: "fridges", though a few products are called refrigerators.
    let ways = open.flatMap { place in
      // A shorter name says less: "laser printer" of «Farblaserdrucker».
      let least = place.names.first?.words.count ?? 0
      let names = place.names.map {
        (name: $0, isOwn: $0.words.count >= least && vocabulary?.namesCategory($0) ?? false)
      }
      return (names.filter(\.isOwn) + names.filter { !$0.isOwn }).map { (place, $0.name) }
    }
    guard let called = try await areThere(ways.map { ($0.1, .titles) }, vocabulary, request, context: context) else {
      return known
    }
    for ((place, name), isCalled) in zip(ways, called) where isCalled && found[place.key] == nil {
      found[place.key] = .named(name)
    }
    // A mount with a "stand" for the "desk" is no standing desk.
    let phrased = open.filter { if case .named(let name) = found[$0.key] { name.contains(" ") } else { false } }
    found.merge(try await namesInARow(phrased, vocabulary, request, context: context)) { $1 }
    open = open.filter { found[$0.key] == nil }
    // Running and shoes in one text are no running shoes where nothing is called shoes.
    let phrases = zip(own, heads).filter { $0.0.isThing && $0.0.hasSeveralWords && $0.1 && found[$0.0.key] == nil }.map(
      \.0)
    let mentioned = try await areThere(phrases.map { ($0.text, .all) }, vocabulary, request, context: context)
    for (place, isMentioned) in zip(phrases, mentioned ?? []) where isMentioned { found[place.key] = .same }
    open = open.filter { found[$0.key] == nil }
    let kinds = open.filter(\.isThing).flatMap { place in
      // A fan "Table 3 speeds" makes no tables of the shop's products.
      ProductWords.table.namesOfKinds(of: place.text, in: place.language, as: request.store.language)
        .filter { vocabulary?.mayNameKind($0) ?? true }.map { (place, $0) }
    }
    if let called = try await areThere(kinds.map { ($0.1, .titles) }, vocabulary, request, context: context) {
      for ((place, name), isCalled) in zip(kinds, called) where isCalled && found[place.key] == nil {
        found[place.key] = .named(name)
      }
    }
    open = open.filter { found[$0.key] == nil }
    // A name of several words is no thing where products mention them apart.
    let words = open.flatMap { place in
      ([place.text] + place.names).filter { !$0.contains(" ") }.map { (place, $0) }
    }
    let spoken = try await areThere(words.map { ($0.1, .all) }, vocabulary, request, context: context)
    for place in open { found[place.key] = spoken == nil ? .same : .absent }
    let titled = try await areThere(words.map { ($0.1, .properties) }, vocabulary, request, context: context)
    for (((place, _), isSpoken), isCalled) in zip(zip(words, spoken ?? []), titled ?? []) where isSpoken {
      if isCalled || !place.isThing {
        found[place.key] = .same
      } else if found[place.key] != .same {
        found[place.key] = .mentioned
      }
    }
    spellings.note(found, in: alias)
    known.merge(found) { $1 }
    return known
  }

  /// Other names of things whose words names of products have only apart, where they have these in a row: a desk mount
  /// with a "stand" is no standing desk, what is called "height-adjustable desk" is one.
  private func namesInARow(
    _ places: [ShopperWords.Place], _ vocabulary: Vocabulary?, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [String: ShopperWords.Finding] {
    let open = places.filter { place in
      place.isThing && place.hasSeveralWords && !place.names.isEmpty && !(vocabulary?.names(place.text) ?? false)
        // The "USB C" of "USB C cable" is a property, which another name would lose.
        && !(vocabulary?.names(place.modifiers) ?? false)
    }
    let ways = open.flatMap { place in
      ([place.text] + place.names.filter { $0 != place.text.folded && $0.contains(" ") }.prefix(3)).map { (place, $0) }
    }
    guard ways.count > open.count else { return [:] }
    let bodies = SearchBodies(
      tuning: options.tuning, words: QuestionWords(question: "", reading: QuestionReading(reading: "")),
      filters: ProductFilters(), visibility: request.store.searchVisibility)
    var found: [String: ShopperWords.Finding] = [:]
    do throws(SearchEngineError) {
      let answers = try await engine.multiSearch(
        request.store.alias, bodies: ways.map { bodies.named($0.1, size: Self.namesLookedAt) }, context: context)
      let stem = request.store.language.facets.stem
      for ((place, name), answer) in zip(ways, answers) where found[place.key] == nil {
        let run = QuestionTokens.words(of: name).map(stem)
        let names = products(of: try answer.get(), context: context).flatMap { Self.readings(of: $0.name) }.map {
          $0.map(stem)
        }
        let isInARow = names.contains { name in name.indices.contains { name[$0...].starts(with: run) } }
        // A "label-making tape" has all words of "label tape": the shopper's words find it.
        let saysAll = Set(QuestionTokens.words(of: place.text).map(stem)).isSubset(of: run)
        if isInARow { found[place.key] = saysAll ? .same : .named(name) }
      }
    } catch {
      if error.code == .cancelled { throw RetrievalError(error) }
      return [:]
    }
    return found
  }

  /// The words of a name; of an "office/computer chair" also those without the second of two words for the same.
  private static func readings(of name: String) -> [[String]] {
    let words = QuestionTokens.words(of: name)
    let tokens = QuestionTokens(name).tokens
    guard let sign = tokens.firstIndex(where: { $0.text == "/" }), sign + 1 < tokens.count else { return [words] }
    return [words, (tokens[..<sign] + tokens[(sign + 2)...]).filter { $0.kind != .sign }.map(\.text)]
  }

  private static let namesLookedAt = 20

  /// Whether products are called by each of some names, or have them as a property. Nil where the engine could not count.
  private func areThere(
    _ names: [(text: String, fields: FacetProbe.Count.Fields)], _ vocabulary: Vocabulary?, _ request: RetrievalRequest,
    context: CallContext
  ) async throws(RetrievalError) -> [Bool]? {
    var there = names.map { vocabulary?.names($0.text) ?? false }
    let open = names.indices.filter { !there[$0] }
    guard !open.isEmpty else { return there }
    let counts = open.map { FacetProbe.Count(words: names[$0].text, fields: names[$0].fields, terms: nil) }
    guard let totals = try await count(counts, under: ProductFilters(), of: request, context: context),
      totals.count == open.count
    else { return nil }
    for (place, total) in zip(open, totals) { there[place] = total > 0 }
    return there
  }
}
