// SPDX-License-Identifier: Apache-2.0

/// Answers a question from the context it is sent and from nothing else: picks the product lines whose words fit.
struct Answerer {
  private struct Product {
    var name: String
    var price: String?
    var isInStock: String?
    var url: String?
    var text: String
  }

  /// The text of the answer. `prompt` is the last user message: the context in triple quotes, then the question.
  func answer(_ prompt: String) -> String {
    let (context, question) = split(prompt)
    let isGerman = self.isGerman(question)
    let products = products(in: context)
    guard !products.isEmpty else {
      return isGerman
        ? "Dazu finde ich in unserem Katalog leider nichts." : "I could not find anything about that in our catalogue."
    }
    let fitting = fitting(products, question)
    guard !fitting.isEmpty else {
      return lines(
        isGerman
          ? "Genau das finde ich in unserem Katalog nicht. Am nächsten kommt:"
          : "I could not find exactly that in our catalogue. The closest is:", [products[0]], isGerman)
    }
    if fitting.count == 1 {
      return lines(isGerman ? "Ich empfehle:" : "I recommend:", fitting, isGerman)
    }
    return lines(
      isGerman ? "Diese Produkte passen zu Ihrer Frage:" : "These products fit your question:", fitting, isGerman)
  }

  private func lines(_ start: String, _ products: [Product], _ isGerman: Bool) -> String {
    var text = start
    for product in products {
      text += "\n- \(product.name)"
      if let price = product.price {
        let isFrom = price.hasPrefix("from ")
        let amount = isFrom ? String(price.dropFirst(5)) : price
        text +=
          isGerman ? (isFrom ? " ab \(amount)" : " für \(amount)") : (isFrom ? " from \(amount)" : " for \(amount)")
      }
      switch product.isInStock {
      case "yes": text += isGerman ? " (auf Lager)" : " (in stock)"
      case "no": text += isGerman ? " (zurzeit nicht auf Lager)" : " (out of stock at the moment)"
      default: break
      }
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

  // MARK: the context

  private func products(in context: String) -> [Product] {
    var products: [Product] = []
    for line in context.split(separator: "\n") {
      let digits = line.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") else { continue }
      products.append(product(String(line.dropFirst(digits.count + 2))))
    }
    return products
  }

  private func product(_ line: String) -> Product {
    let labels = ["Price: ", "In stock: ", "URL: ", "Specifications: ", "Description: "]
    var rest = line[...]
    var values: [String: String] = [:]
    var current = "Name"
    while !rest.isEmpty {
      var next: (label: String, range: Range<Substring.Index>)?
      for label in labels where values[label] == nil && current != label {
        guard let range = rest.firstRange(of: " " + label) else { continue }
        if next.map({ range.lowerBound < $0.range.lowerBound }) ?? true { next = (label, range) }
      }
      // what follows the description is the shop's text and no label of ours
      guard let next, current != "Description: " else {
        values[current] = String(rest)
        break
      }
      values[current] = String(rest[..<next.range.lowerBound])
      rest = rest[next.range.upperBound...]
      current = next.label
    }
    func value(_ label: String) -> String? {
      guard let value = values[label] else { return nil }
      return value.hasSuffix(".") ? String(value.dropLast()) : value
    }
    return Product(
      name: value("Name") ?? line, price: value("Price: "), isInStock: value("In stock: "), url: value("URL: "),
      text: line)
  }

  // MARK: the choice

  private func terms(_ text: String) -> [String] {
    StandardTokenizer.words(TextFolding.fold(text.lowercased())).map(Stemmer.singular)
  }

  private func fitting(_ products: [Product], _ question: String) -> [Product] {
    let limit = priceLimit(question)
    let candidates = products.filter { product in
      guard let limit, let price = amount(product.price) else { return true }
      return price <= limit
    }
    let ignored: Set<String> = [
      "do", "you", "have", "i", "need", "want", "looking", "look", "show", "me", "something", "under", "below", "which",
      "what", "is", "are", "the", "a", "an", "for", "with", "and", "or", "to", "in", "of", "any", "please", "buy", "my",
      "haben", "sie", "ich", "suche", "brauche", "eine", "einen", "ein", "fur", "mit", "und", "oder", "unter", "der",
      "die", "das", "gibt", "es", "bitte", "was", "kostet", "wie", "viel", "how", "much", "doe", "cost", "it",
    ]
    let wanted = Set(terms(question).filter { !ignored.contains($0) && $0.count > 1 })
    guard !wanted.isEmpty else { return Array(candidates.prefix(3)) }
    let texts = candidates.map { Set(terms($0.text)) }
    let names = candidates.map { Set(terms($0.name)) }
    var scored: [(place: Int, score: Double)] = []
    for place in candidates.indices {
      var score = 0.0
      for word in wanted {
        let holders = texts.filter { $0.contains(word) }.count
        let weight = 1 + Double(candidates.count) / Double(1 + holders)
        if names[place].contains(word) {
          score += weight * 2
        } else if texts[place].contains(word) || texts[place].contains(where: { related($0, word) }) {
          score += weight
        }
      }
      if score > 0 { scored.append((place, score)) }
    }
    scored.sort { $0.score == $1.score ? $0.place < $1.place : $0.score > $1.score }
    guard let best = scored.first?.score else { return [] }
    return scored.prefix(3).filter { $0.score >= best * 0.6 }.map { candidates[$0.place] }
  }

  /// Compounds and their parts: `regenjacke` and `jacke`, `water` and `waterproof`.
  private func related(_ a: String, _ b: String) -> Bool {
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    return short.count >= 5 && (long.hasPrefix(short) || long.hasSuffix(short))
  }

  private func amount(_ price: String?) -> Double? {
    guard let price else { return nil }
    return price.split(separator: " ").compactMap { Double($0) }.first
  }

  /// `under 80`, `below 80`, `unter 80`, `bis 80`.
  private func priceLimit(_ question: String) -> Double? {
    let words = question.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }
    for (place, word) in words.enumerated() where ["under", "below", "unter", "bis", "than"].contains(word) {
      if let amount = words.dropFirst(place + 1).first.flatMap({ Double($0) }) { return amount }
    }
    return nil
  }

  private func isGerman(_ question: String) -> Bool {
    let words = Set(StandardTokenizer.words(question.lowercased()))
    let german: Set<String> = [
      "der", "die", "das", "und", "ist", "ich", "sie", "haben", "habt", "eine", "einen", "ein", "für", "mit", "suche",
      "welche", "welcher", "welches", "gibt", "unter", "kostet", "brauche", "nicht", "oder", "zum", "zur", "wie",
      "euro",
    ]
    let english: Set<String> = [
      "the", "is", "are", "have", "you", "a", "for", "with", "what", "which", "do", "does", "how",
    ]
    return words.intersection(german).count > words.intersection(english).count
      || (question.contains { "äöüßÄÖÜ".contains($0) } && words.isDisjoint(with: english))
  }
}
