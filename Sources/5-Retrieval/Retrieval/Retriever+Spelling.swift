// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import SearchEngine

/// Ordinary words with a typing error: a word that no product has, one edit away from one that products are called by.
extension Retriever {
  /// The request with its question as it was meant. Identifiers, words of another language and words that products have
  /// stay as they are; so does the whole question where the engine cannot be asked.
  func corrected(
    _ request: RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalRequest {
    let language = request.store.language
    guard StoreLanguage.all.contains(language) else { return request }
    let tokens = QuestionTokens(request.question).tokens
    let words = Self.ordinaryWords(tokens)
    guard !words.isEmpty else { return request }
    let alias = request.store.alias
    var meant = spellings.meant(by: words, in: alias)
    var new = words.filter { meant[$0] == nil }
    if !new.isEmpty {
      let reading = QuestionReading(reading: request.question, language: language, currency: request.store.currency)
      guard reading.language == language else { return request }
      let open = Set(reading.openWords)
      // A word that was read as something, speaks of the conversation ("any others?"), or stands in attributes, is right:
      // noted, so that it is not read anew each time.
      let (right, unread) = new.reduce(into: ([String](), [String]())) { parts, word in
        if open.contains(word), !language.isAsking(word), !language.references.words.contains(word),
          vocabulary?.knows(word) != true
        {
          parts.1.append(word)
        } else {
          parts.0.append(word)
        }
      }
      new = Array(unread.prefix(Self.maximumWords))
      var found = try await lookUp(new, vocabulary, request, context: context)
      for word in right { found[word] = word }
      spellings.note(found, in: alias)
      meant.merge(found) { $1 }
    }
    guard meant.contains(where: { $0.key != $0.value }) else { return request }
    try await doubt(&meant, beside: words, request, context: context)
    return request.asking(Self.text(of: tokens, with: meant))
  }

  /// Takes back what makes a word that no product has beside the question's other words: a shop without flour has no
  /// "four and sugar containers".
  private func doubt(
    _ meant: inout [String: String], beside words: [String], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) {
    let mended = words.filter { word in
      // What sounds the same is meant, whatever stands beside it: nothing is called a "highlighter" and a "pen".
      meant[word].map { $0 != word && !$0.contains(" ") && Self.sound($0) != Self.sound(word) } ?? false
    }
    let known = words.prefix(Self.maximumWords).map { meant[$0] ?? $0 }
    let pairs = mended.flatMap { typed in
      let word = meant[typed] ?? typed
      return known.filter { $0 != word }.map { (typed, $0, word + " " + $0) }
    }
    guard !pairs.isEmpty else { return }
    let counts = pairs.flatMap { [$0.1, $0.2] }.map { FacetProbe.Count(words: $0, fields: .all, terms: nil) }
    guard let totals = try await count(counts, under: ProductFilters(), of: request, context: context),
      totals.count == counts.count
    else { return }
    var (doubted, believed): (Set<String>, Set<String>) = ([], [])
    for (place, pair) in pairs.enumerated() where totals[place * 2] > 0 {
      if totals[place * 2 + 1] > 0 { believed.insert(pair.0) } else { doubted.insert(pair.0) }
    }
    for word in doubted.subtracting(believed) { meant[word] = word }
  }

  private static let maximumWords = 6
  private static let shortest = 5
  /// Of so short a word two swapped letters alone are believed.
  private static let shortestSwapped = 4
  private static let namesLookedAt = 20

  /// Words of letters alone that are long enough to be recognized with an error.
  private static func ordinaryWords(_ tokens: [QuestionToken]) -> [String] {
    tokens.indices.compactMap { place in
      let token = tokens[place]
      let isAlone =
        !token.isGlued && (place + 1 >= tokens.count || !tokens[place + 1].isGlued || tokens[place + 1].kind == .sign)
      // «50 cali» are inches.
      let isUnit = place > 0 && tokens[place - 1].kind == .number && Measure.isUnit(token.text)
      guard token.kind == .word, isAlone, !isUnit, token.text.utf8.count >= shortestSwapped,
        token.text.count >= shortestSwapped,
        token.raw != token.raw.uppercased()
      else { return nil }
      return token.text
    }
  }

  private static func text(of tokens: [QuestionToken], with meant: [String: String]) -> String {
    tokens.reduce(into: "") { text, token in
      if !text.isEmpty, !token.isGlued { text += " " }
      text += meant[token.text].flatMap { $0 == token.text ? nil : $0 } ?? token.raw
    }
  }

  /// The word that the shopper meant by each of some words; none where the engine could not count.
  private func lookUp(
    _ words: [String], _ vocabulary: Vocabulary?, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [String: String] {
    guard !words.isEmpty else { return [:] }
    let counts = words.map { FacetProbe.Count(words: $0, fields: .all, terms: nil) }
    guard let totals = try await count(counts, under: ProductFilters(), of: request, context: context),
      totals.count == words.count
    else { return [:] }
    var meant: [String: String] = [:]
    for (word, total) in zip(words, totals) where total > 0 { meant[word] = word }
    let unknown = words.filter { meant[$0] == nil }
    guard !unknown.isEmpty else { return meant }
    let parts = try await parts(of: unknown, request, context: context)
    meant.merge(parts) { $1 }
    let language = request.store.language
    // A piano is no error for the brand "Plano".
    for word in unknown where meant[word] == nil && ProductWords.table.knows(word, in: language) { meant[word] = word }
    let misspelt = unknown.filter { meant[$0] == nil }
    guard !misspelt.isEmpty else { return meant }
    let names = try await names(like: misspelt, request, context: context)
    for (word, names) in zip(misspelt, names) {
      let plain = language.stopWords.filter { $0.count >= Self.shortest }.map(\.folded)
      // Shoppers write things as they sound, and no index finds what differs by two letters: "highliter".
      let things = ProductWords.table.words(like: word, in: language).filter { Self.sound($0) == Self.sound(word) }
      let candidates = names + (vocabulary?.words ?? []) + plain + things
      meant[word] = Self.closest(to: word, among: candidates, stem: language.facets.stem) ?? word
    }
    return meant
  }

  /// Of words that are two in the catalogue, "rainjacket", those two: products are called by both.
  private func parts(
    of words: [String], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [String: String] {
    let ways = words.flatMap { word in Self.splits(of: word).map { (word, $0) } }.prefix(Self.maximumSplits)
    let counts = ways.map { FacetProbe.Count(words: $0.1, fields: .titles, terms: nil) }
    guard let totals = try await count(counts, under: ProductFilters(), of: request, context: context),
      totals.count == ways.count
    else { return [:] }
    var best: [String: (parts: String, total: Int)] = [:]
    for ((word, parts), total) in zip(ways, totals) where total > best[word]?.total ?? 0 { best[word] = (parts, total) }
    return best.mapValues(\.parts)
  }

  private static let maximumSplits = 24

  /// The ways to read a word as two of at least three letters.
  static func splits(of word: String) -> [String] {
    let letters = Array(word)
    guard letters.count >= 7, letters.count <= 24 else { return [] }
    return (3...letters.count - 3).map { String(letters[..<$0]) + " " + String(letters[$0...]) }
  }

  /// The words of the names that have one like each of some words.
  private func names(
    like words: [String], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [[String]] {
    let bodies = SearchBodies(
      tuning: options.tuning, words: QuestionWords(question: "", reading: QuestionReading(reading: "")),
      filters: ProductFilters(), visibility: request.store.searchVisibility)
    let searches = words.map { bodies.misspelt($0, size: Self.namesLookedAt) }
    do throws(SearchEngineError) {
      var names: [[String]] = []
      for result in try await engine.multiSearch(request.store.alias, bodies: searches, context: context) {
        let products = products(of: try result.get(), context: context)
        names.append(products.flatMap { QuestionTokens($0.name).tokens.map(\.text) })
      }
      return names
    } catch {
      if error.code == .cancelled { throw RetrievalError(error) }
      return words.map { _ in [] }
    }
  }

  /// The likeliest word that a slip of the finger makes of another; of equally likely ones the most frequent.
  static func closest(to word: String, among candidates: [String], stem: (String) -> String) -> String? {
    var counts: [String: Int] = [:]
    for candidate in candidates where candidate.count >= shortest - 1 { counts[candidate, default: 0] += 1 }
    // "Canoe" is no "canon".
    let plain = word.hasSuffix("e") && word.count <= 6 ? word : stem(word)
    let plausible = counts.compactMap { candidate, count -> (word: String, kind: Int, count: Int)? in
      // Of "backpaks" the ending is no error.
      guard let kind = slip(word, candidate) ?? slip(plain, candidate) ?? slip(plain, stem(candidate)) else {
        return nil
      }
      return (candidate, kind, count)
    }
    return plausible.min { a, b in (a.kind, -a.count, a.word) < (b.kind, -b.count, b.word) }?.word
  }

  private static func slip(_ typed: String, _ meant: String) -> Int? {
    if typed.count >= shortest, meant.count >= shortest, sound(typed) == sound(meant) { return 1 }
    guard typed.count >= shortest - 1, typed.first == meant.first || typed.dropFirst().first == meant.first,
      let kind = TypingError.kind(typed: typed, meant: meant)
    else { return nil }
    guard typed.count >= shortest || kind == 0 else { return nil }
    guard kind == 2 else { return kind }
    // Another letter makes another word, "canoe" and "Canon", but for vowels and for keys side by side.
    let pairs = zip(typed, meant).filter { $0 != $1 }
    return pairs.allSatisfy { isNeighbour($0, $1) } && typed.count > shortest ? 2 : nil
  }

  /// The word as it sounds, roughly: "headfones" is "headphones".
  private static func sound(_ word: String) -> String {
    var text = word.replacing("ph", with: "f").replacing("ck", with: "k").replacing("ght", with: "t")
    text = text.replacing("y", with: "i").replacing("ie", with: "i").replacing("ei", with: "i")
    return text.reduce(into: "") { if $0.last != $1 { $0.append($1) } }
  }

  private static func isNeighbour(_ a: Character, _ b: Character) -> Bool {
    if "aeiouy".contains(a), "aeiouy".contains(b) { return true }
    return ["qwertyuiop", "asdfghjkl", "zxcvbnm", "ck", "sz", "cs", "fv", "sc"].contains { row in
      guard let x = row.firstIndex(of: a), let y = row.firstIndex(of: b) else { return false }
      return abs(row.distance(from: x, to: y)) == 1
    }
  }
}

extension RetrievalRequest {
  /// The same request by another text.
  fileprivate func asking(_ question: String) -> RetrievalRequest {
    var request = self
    request.question = question
    return request
  }
}
