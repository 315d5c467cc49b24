// SPDX-License-Identifier: Apache-2.0

/// Phrases of the chat model beside the catalogue's own words.
struct AnswerPhrases {
  var greeting: String
  var nothing: String
  var closest: String
  var found: String
  var one: String
  var several: String
  var from: String
  var exactly: String
  var inStock: String
  var outOfStock: String

  static let english = AnswerPhrases(
    greeting: "Hello! Ask me about anything in our catalogue.",
    nothing: "I could not find anything about that in our catalogue.",
    closest: "I could not find exactly that in our catalogue. The closest is:",
    found: "This is what I found:", one: "I recommend:",
    several: "These products fit your question:", from: "from", exactly: "for", inStock: "in stock",
    outOfStock: "out of stock at the moment")
  static let german = AnswerPhrases(
    greeting: "Guten Tag! Fragen Sie mich nach allem in unserem Katalog.",
    nothing: "Dazu finde ich in unserem Katalog leider nichts.",
    closest: "Genau das finde ich in unserem Katalog nicht. Am nächsten kommt:",
    found: "Das habe ich gefunden:", one: "Ich empfehle:",
    several: "Diese Produkte passen zu Ihrer Frage:", from: "ab", exactly: "für", inStock: "auf Lager",
    outOfStock: "zurzeit nicht auf Lager")

  /// In the language of the question, which is English unless it plainly is German.
  static func phrases(for question: String) -> AnswerPhrases {
    let words = Set(StandardTokenizer.words(question.lowercased()))
    let german = words.intersection(Self.germanWords).count
    let english = words.intersection(Self.englishWords).count
    let hasUmlaut = question.contains { "äöüßÄÖÜ".contains($0) }
    return german > english || (hasUmlaut && english == 0) ? .german : .english
  }

  private static let germanWords: Set<String> = [
    "der", "die", "das", "und", "ist", "ich", "sie", "haben", "habt", "eine", "einen", "ein", "für", "mit", "suche",
    "welche", "welcher", "welches", "gibt", "unter", "kostet", "brauche", "nicht", "oder", "zum", "zur", "wie", "euro",
    "hallo", "guten", "tag", "danke", "moin",
  ]
  private static let englishWords: Set<String> = [
    "the", "is", "are", "have", "you", "a", "for", "with", "what", "which", "do", "does", "how",
  ]
}
