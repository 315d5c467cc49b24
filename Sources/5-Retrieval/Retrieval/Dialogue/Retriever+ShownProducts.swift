// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Primitives
import SearchEngine

/// Finds the products that messages of a conversation named: their texts say what to look for, the index which of it
/// are products.
extension Retriever {
  /// The products of each turn, in the order in which its text names them; one round trip for all of them.
  func shown(
    in turns: [ConversationTurn], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [[CatalogProduct]] {
    var bodies: [(turn: Int, body: [UInt8])] = []
    for (place, turn) in turns.enumerated() {
      // Identifiers are looked for in what the shopper wrote alone: an answer is not read.
      let text = turn.isOfShopper ? turn.text : ""
      let words = QuestionWords(
        question: text,
        reading: QuestionReading(
          reading: String(text.prefix(Self.readCharacters)), language: request.store.language,
          currency: request.store.currency))
      let search = SearchBodies(
        tuning: options.tuning, words: words, filters: request.filters, visibility: request.store.searchVisibility)
      if !words.identifiers.isEmpty {
        bodies.append((place, search.identifiers(size: Self.namedByOneText)))
      }
      for text in Self.texts(of: turn) where bodies.count < Self.maximumSearches {
        bodies.append((place, search.likeNamed(text, size: Self.namedByOneText)))
      }
    }
    guard !bodies.isEmpty else { return turns.map { _ in [] } }
    var found: [[RetrievedProduct]] = turns.map { _ in [] }
    do throws(SearchEngineError) {
      let responses = try await engine.multiSearch(request.store.alias, bodies: bodies.map(\.body), context: context)
      for (search, response) in zip(bodies, responses) {
        found[search.turn] += named(of: try response.get(), context: context)
      }
    } catch {
      throw RetrievalError(error)
    }
    return zip(turns, found).map(Self.inOrderOfMention)
  }

  private static let readCharacters = 2_000
  private static let namedByOneText = 5
  private static let maximumSearches = 48
  private static let maximumSentences = 12

  /// Texts that may be a name: those cited or marked as one; else each sentence.
  private static func texts(of turn: ConversationTurn) -> [String] {
    let names = ShownNames.candidates(in: turn)
    guard names.count < 2, turn.cited.isEmpty else { return names }
    let sentences = turn.text.prefix(readCharacters).split { ".!?;".contains($0) || $0.isNewline }
      .map { $0.split(whereSeparator: \.isWhitespace).prefix(QuestionWords.maximumWords / 2).joined(separator: " ") }
      .filter { !$0.isEmpty }
    return names + sentences.prefix(maximumSentences)
  }

  /// Those whose name, or SKU, the turn's text or its citations hold. Of two names in one place the longer one counts.
  private static func inOrderOfMention(_ turn: ConversationTurn, _ found: [RetrievedProduct]) -> [CatalogProduct] {
    let cited = turn.cited.map(\.folded)
    let text = TextPlaces(turn.text)
    var mentions: [(place: Range<Int>, product: CatalogProduct)] = []
    var seen: Set<String> = []
    for product in found.map(\.product) where seen.insert(product.productID).inserted {
      if let place = text.place(of: product.name) ?? text.place(of: product.sku) {
        mentions.append((place, product))
      } else if let number = cited.firstIndex(of: product.name.folded) {
        // Cited, and not to be found in the text: behind what is.
        mentions.append((text.count + number..<text.count + number + 1, product))
      }
    }
    mentions.sort { ($0.place.lowerBound, $1.place.upperBound) < ($1.place.lowerBound, $0.place.upperBound) }
    var products: [CatalogProduct] = []
    var end = -1
    for mention in mentions where mention.place.upperBound > end {
      products.append(mention.product)
      end = mention.place.upperBound
    }
    return products
  }
}

/// A text in which names are looked for as whole words, whatever their case and accents.
private struct TextPlaces {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.folded.utf8) }

  var count: Int { bytes.count }

  func place(of name: String) -> Range<Int>? {
    let name = Array(name.folded.utf8)
    guard let first = name.first, name.count <= bytes.count else { return nil }
    var start = 0
    while start + name.count <= bytes.count {
      guard let next = bytes[start...(bytes.count - name.count)].firstIndex(of: first) else { return nil }
      let end = next + name.count
      if bytes[next..<end].elementsEqual(name), !isLetter(next - 1), !isLetter(end) { return next..<end }
      start = next + 1
    }
    return nil
  }

  private func isLetter(_ place: Int) -> Bool {
    guard bytes.indices.contains(place) else { return false }
    return bytes[place] >= 0x80 || ASCII.isLetterOrDigit(bytes[place])
  }
}
