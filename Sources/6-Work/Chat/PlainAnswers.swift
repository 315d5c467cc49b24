// SPDX-License-Identifier: Apache-2.0
import Catalog
import Retrieval

/// The answers that no model writes.
enum PlainAnswers {
  /// The catalogue has nothing on the question. Says what the shop has, by the categories of what came nearest.
  static func nothingFound(near products: [RetrievedProduct], _ phrases: Phrases) -> String {
    var categories: [String] = []
    for category in products.lazy.flatMap(\.product.categories) where !categories.contains(category) {
      categories.append(category)
      if categories.count == 6 { break }
    }
    return categories.isEmpty
      ? phrases.nothing + " " + phrases.tryOtherWords
      : phrases.nothing + " " + phrases.shopHas + " " + categories.joined(separator: ", ") + "."
  }

  /// The model is not there: what was retrieved, as a list.
  static func productList(_ products: [RetrievedProduct], _ phrases: Phrases) -> String {
    var text = phrases.listOnly + "\n"
    for (position, retrieved) in products.enumerated() {
      let product = retrieved.product
      text += "\n\(position + 1). \(product.name)"
      if let price = product.price {
        text += ": " + (product.priceFrom ? phrases.from + " " : "") + Money.format(price, currency: product.currency)
      }
      if let inStock = product.inStock { text += ", " + (inStock ? phrases.inStock : phrases.outOfStock) }
      if let url = product.url { text += "\n   " + url }
    }
    return text
  }
}

/// The words of plain answers in one language.
struct Phrases: Sendable, Equatable {
  var nothing: String
  var tryOtherWords: String
  var shopHas: String
  var listOnly: String
  var from: String
  var inStock: String
  var outOfStock: String

  /// By a BCP 47 tag; English where there is no translation.
  init(language: String) {
    self = Self.table[language.prefix { $0 != "-" && $0 != "_" }.lowercased()] ?? Self.english
  }

  private init(
    nothing: String, tryOtherWords: String, shopHas: String, listOnly: String, from: String, inStock: String,
    outOfStock: String
  ) {
    self.nothing = nothing
    self.tryOtherWords = tryOtherWords
    self.shopHas = shopHas
    self.listOnly = listOnly
    self.from = from
    self.inStock = inStock
    self.outOfStock = outOfStock
  }

  private static let english = Phrases(
    nothing: "I found nothing about that in this shop's catalogue.",
    tryOtherWords: "Try other words, or the name or number of a product.", shopHas: "The shop has, for example:",
    listOnly: "I can't write a full answer at the moment. These products match your question best:", from: "from",
    inStock: "in stock", outOfStock: "out of stock")

  private static let table: [String: Phrases] = [
    "de": Phrases(
      nothing: "Dazu finde ich im Sortiment dieses Shops nichts.",
      tryOtherWords: "Versuchen Sie andere Wörter oder den Namen oder die Nummer eines Produkts.",
      shopHas: "Der Shop führt zum Beispiel:",
      listOnly: "Ich kann im Moment keine ausführliche Antwort schreiben. Am besten passen diese Produkte:",
      from: "ab", inStock: "auf Lager", outOfStock: "nicht auf Lager"),
    "fr": Phrases(
      nothing: "Je n'ai rien trouvé à ce sujet dans le catalogue de cette boutique.",
      tryOtherWords: "Essayez d'autres mots, ou le nom ou la référence d'un produit.",
      shopHas: "La boutique propose par exemple :",
      listOnly: "Je ne peux pas rédiger de réponse complète pour le moment. Voici les produits les plus proches :",
      from: "à partir de", inStock: "en stock", outOfStock: "en rupture de stock"),
    "es": Phrases(
      nothing: "No he encontrado nada sobre eso en el catálogo de esta tienda.",
      tryOtherWords: "Pruebe con otras palabras, o con el nombre o el número de un producto.",
      shopHas: "La tienda tiene, por ejemplo:",
      listOnly: "Ahora mismo no puedo escribir una respuesta completa. Estos productos son los más cercanos:",
      from: "desde", inStock: "en stock", outOfStock: "agotado"),
    "it": Phrases(
      nothing: "Non ho trovato nulla al riguardo nel catalogo di questo negozio.",
      tryOtherWords: "Provi con altre parole, oppure con il nome o il codice di un prodotto.",
      shopHas: "Il negozio offre, per esempio:",
      listOnly: "Al momento non posso scrivere una risposta completa. Questi sono i prodotti più pertinenti:",
      from: "da", inStock: "disponibile", outOfStock: "non disponibile"),
    "nl": Phrases(
      nothing: "Daarover heb ik in de catalogus van deze winkel niets gevonden.",
      tryOtherWords: "Probeer andere woorden, of de naam of het nummer van een product.",
      shopHas: "De winkel heeft bijvoorbeeld:",
      listOnly: "Ik kan nu geen volledig antwoord schrijven. Deze producten passen het best bij uw vraag:",
      from: "vanaf", inStock: "op voorraad", outOfStock: "niet op voorraad"),
  ]
}
