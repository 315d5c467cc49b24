// SPDX-License-Identifier: Apache-2.0

/// Answers a question from the context that comes with it and from nothing else: picks the products whose words fit.
struct Answerer {
  /// The text of the answer. `prompt` is the last message of the user: the context in triple quotes, then the question.
  /// A follow-up ("and the dearest?") shares no word with what it is about: the context's products stand for it.
  func answer(_ prompt: String, isFollowUp: Bool) -> String {
    let (context, question) = split(prompt)
    let phrases = AnswerPhrases.phrases(for: question)
    let words = StandardTokenizer.words(TextFolding.fold(question.lowercased()))
    if !words.isEmpty, words.allSatisfy(Self.greetings.contains) { return phrases.greeting }
    let products = ContextProduct.all(in: context)
    guard let first = products.first else { return phrases.nothing }
    var fitting = fitting(products, words)
    // search puts the product of a SKU first; the context does not say its SKU
    if fitting.isEmpty, namesSKU(question) { fitting = [first] }
    if fitting.isEmpty, isFollowUp { return text(phrases.found, Array(products.prefix(3)), phrases) }
    if fitting.isEmpty { return text(phrases.closest, [first], phrases) }
    return text(fitting.count == 1 ? phrases.one : phrases.several, fitting, phrases)
  }

  private func text(_ start: String, _ products: [ContextProduct], _ phrases: AnswerPhrases) -> String {
    var text = start
    for product in products {
      text += "\n- \(product.name)"
      if let price = product.price {
        text += price.hasPrefix("from ") ? " \(phrases.from) \(price.dropFirst(5))" : " \(phrases.exactly) \(price)"
      }
      if let isInStock = product.isInStock { text += " (\(isInStock ? phrases.inStock : phrases.outOfStock))" }
      if let url = product.url { text += ": \(url)" }
    }
    return text
  }

  /// The context between the first and the last triple quotes, and the rest.
  private func split(_ prompt: String) -> (context: String, question: String) {
    let quotes = "\"\"\""
    let parts = prompt.split(separator: quotes, omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last else { return ("", prompt) }
    let context = parts[1..<(parts.count - 1)].joined(separator: quotes)
    return (context, last.isEmpty ? String(parts[0]) : String(last))
  }

  // MARK: the choice

  private static let greetings: Set<String> = [
    "hi", "hello", "hey", "good", "morning", "afternoon", "evening", "there", "thanks", "thank", "you", "hallo", "moin",
    "guten", "tag", "morgen", "abend", "danke",
  ]
  private static let cheapest: Set<String> = [
    "cheapest", "gunstigste", "gunstigsten", "gunstigster", "gunstigstes", "billigste", "billigsten",
  ]
  private static let dearest: Set<String> = ["priciest", "teuerste", "teuersten", "teuerster", "teuerstes"]
  /// Words of a question that say nothing about the product.
  private static let ignored: Set<String> = cheapest.union(dearest).union([
    "do", "you", "have", "i", "need", "want", "looking", "look", "show", "me", "something", "under", "below", "which",
    "what", "is", "are", "the", "a", "an", "for", "with", "and", "or", "to", "in", "of", "any", "please", "buy", "my",
    "haben", "sie", "ich", "suche", "brauche", "eine", "einen", "ein", "fur", "mit", "und", "oder", "unter", "der",
    "die", "das", "gibt", "es", "bitte", "was", "kostet", "wie", "viel", "how", "much", "doe", "cost", "it", "your",
    "sell", "ist", "ihr", "ihre", "product", "produkt", "produkte", "article", "artikel", "item", "thing", "stock",
    "lager", "auf",
  ])

  /// Whether a word has letters and digits, as `24-MB01`.
  private func namesSKU(_ question: String) -> Bool {
    question.split(separator: " ").contains { $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber) }
  }

  private func terms(_ text: String) -> Set<String> {
    Set(StandardTokenizer.words(TextFolding.fold(text.lowercased())).map(Stemmer.singular))
  }

  /// At most three products, the best first; of the cheapest or dearest, one.
  private func fitting(_ products: [ContextProduct], _ words: [String]) -> [ContextProduct] {
    let limit = priceLimit(words)
    let candidates = products.filter { product in
      guard let limit, let amount = product.amount else { return true }
      return amount <= limit
    }
    let wanted = Set(words.map(Stemmer.singular)).filter { !Self.ignored.contains($0) && $0.count > 1 }
    let best = wanted.isEmpty ? candidates : ranked(candidates, wanted)
    // Nobody is told to buy what the shop does not have, if there is another.
    let isThere = best.filter { $0.amount != nil && $0.isInStock != false }
    let isPriced = isThere.isEmpty ? best.filter { $0.amount != nil } : isThere
    if !Self.cheapest.isDisjoint(with: words), let found = isPriced.min(by: { $0.amount ?? 0 < $1.amount ?? 0 }) {
      return [found]
    }
    if !Self.dearest.isDisjoint(with: words), let found = isPriced.max(by: { $0.amount ?? 0 < $1.amount ?? 0 }) {
      return [found]
    }
    return Array(best.prefix(3))
  }

  /// Those that hold wanted words, leaving out what is far behind the best. A word in the name counts twice, a rare word
  /// more than a common one.
  private func ranked(_ candidates: [ContextProduct], _ wanted: Set<String>) -> [ContextProduct] {
    let texts = candidates.map { terms($0.text) }
    let names = candidates.map { terms($0.name) }
    let scores = candidates.indices.map { place in
      wanted.reduce(0.0) { score, word in
        let weight = 1 + Double(candidates.count) / Double(1 + texts.filter { $0.contains(word) }.count)
        if names[place].contains(word) { return score + weight * 2 }
        return score + (texts[place].contains { $0 == word || related($0, word) } ? weight : 0)
      }
    }
    guard let best = scores.max(), best > 0 else { return [] }
    return candidates.indices.filter { scores[$0] >= best * 0.6 }
      .sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }.map { candidates[$0] }
  }

  /// Compounds and their parts: `regenjacke` and `jacke`, `water` and `waterproof`.
  private func related(_ a: String, _ b: String) -> Bool {
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    return short.count >= 5 && (long.hasPrefix(short) || long.hasSuffix(short))
  }

  /// `under 80`, `below 80`, `less than 80`, `unter 80`, `bis 80`.
  private func priceLimit(_ words: [String]) -> Double? {
    zip(words, words.dropFirst()).first {
      ["under", "below", "unter", "bis", "than"].contains($0.0) && Double($0.1) != nil
    }
    .flatMap { Double($0.1) }
  }
}
