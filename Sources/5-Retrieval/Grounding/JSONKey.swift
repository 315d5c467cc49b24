// SPDX-License-Identifier: Apache-2.0

/// The kind of value that a member's name announces.
struct JSONKey: Sendable {
  let name: String
  private let words: [String]

  init(_ name: String) {
    self.name = name
    words = Self.words(of: name)
  }

  /// `b_price` beside `b`, `price_of_desk` beside `desk`: what is said of that member.
  func isOf(_ member: JSONKey) -> Bool {
    let count = member.words.count
    return count > 0 && words.count > count
      && (words.starts(with: member.words) || Array(words.suffix(count)) == member.words)
  }

  var isPrice: Bool {
    // «amount» may be one of pieces.
    !isCurrency
      && (words.contains { $0 != "amount" && GroundingWords.roles($0).contains(.price) }
        || words.contains { Self.prices.contains($0) || CurrencyWords.isName($0) })
      && !words.contains { Self.counts.contains($0) }
  }
  /// The amount is in cents.
  var isMinor: Bool { words.contains { Self.minors.contains($0) } }
  /// The currency that the name itself says: `price_eur`.
  var currency: String? {
    words.lazy.map { $0.uppercased() }.first {
      CurrencyWords.codes.contains($0) && !CurrencyWords.wordLikeCodes.contains($0)
    }
  }
  var isCode: Bool { has(.label) || words.contains { Self.codes.contains($0) } }
  /// A number under it is an identifier too.
  var isIdentifier: Bool { words.contains { Self.codes.contains($0) } }
  /// A number that is not the shop's own: EAN, ISBN, the maker's.
  var isNumberOfOthers: Bool { words.contains { Self.numbersOfOthers.contains($0) } }
  var isLink: Bool { words.contains { Self.links.contains($0) } }
  var isImage: Bool { words.contains { Self.images.contains($0) } }
  var isCurrency: Bool {
    // `priceCurrency`
    words.last.map(Self.currencies.contains) ?? false
      || words.contains { Self.currencies.contains($0) } && !words.contains { Self.prices.contains($0) }
  }
  /// A number of things, a share, a measure.
  var isCount: Bool {
    words.contains { word in
      Self.counts.contains(word) || !GroundingWords.roles(word).isDisjoint(with: [.unit, .size, .label])
        || GroundingWords.counting.contains(word)
    }
  }
  /// An amount where a currency stands beside it.
  var isValue: Bool { words.contains { Self.values.contains($0) } }
  /// True for the member that names the object.
  var isName: Bool { words.contains { Self.names.contains($0) } }
  /// The shopper's amount may stand there.
  var isBound: Bool { has(.bound) }
  /// The price of one piece: no sum, discount or limit.
  var isUnitPrice: Bool {
    !has(.bound) && !words.contains { Self.sums.contains($0) || GroundingWords.roles($0).contains(.other) }
  }
  /// Values under it are looked at as a whole.
  var isWhole: Bool { isPrice || isCode || isLink || isImage || isCurrency || isValue }

  private func has(_ roles: GroundingWords.Roles) -> Bool {
    words.contains { !GroundingWords.roles($0).isDisjoint(with: roles) }
  }

  private static let prices: Set<String> = [
    "price", "prices", "cost", "costs", "total", "subtotal", "sum", "fee", "charge", "msrp", "rrp", "usd",
    "eur",
    "gbp", "discount", "savings", "shipping", "tax", "minprice", "maxprice", "sale", "deal", "monthly",
    "installment", "installments", "instalment", "instalments", "deposit", "surcharge", "rebate", "refund", "cashback",
  ]
  private static let codes: Set<String> = ["sku", "skus", "mpn", "ean", "gtin", "upc", "isbn", "asin", "barcode"]
  static let numbersOfOthers: Set<String> = ["ean", "gtin", "upc", "isbn", "asin", "mpn", "barcode"]
  private static let links: Set<String> = [
    "url", "urls", "link", "links", "href", "uri", "image", "images", "img", "thumbnail", "picture", "photo", "src",
    "website",
  ]
  private static let images: Set<String> = [
    "image", "images", "img", "thumbnail", "picture", "photo", "src", "bild", "foto",
  ]
  private static let currencies: Set<String> = [
    "currency", "ccy", "waehrung", "währung", "devise", "moneda", "valuta", "waluta", "валюта",
  ]
  private static let names: Set<String> = [
    "name", "title", "product", "item", "produkt", "artikel", "nom", "produit", "nombre", "producto", "nome",
    "prodotto", "naam",
    "nazwa", "назва", "название", "label",
  ]
  private static let values: Set<String> = [
    "value", "amount", "number", "low", "high", "min", "max", "budget", "balance", "wert", "betrag", "montant",
    "valeur",
    "importe", "valor", "monto", "importo", "valore", "bedrag", "waarde", "kwota", "wartość", "сума", "сумма",
  ]
  /// Words that make a number beside «total» or «price» a count or a share.
  private static let counts: Set<String> = [
    "count", "counts", "results", "result", "hits", "items", "products", "pages", "page", "quantity", "qty", "number",
    "reviews",
    "ratings", "rating", "votes", "stock", "percent", "percentage", "pct", "rate", "level", "prozent", "anzahl",
    "menge",
    "nombre", "cantidad", "quantità", "aantal", "ilość", "liczba", "кількість", "количество", "id", "ids",
  ]
  private static let minors: Set<String> = ["cents", "cent", "minor", "pence", "pennies", "kopecks", "groszy"]
  private static let sums: Set<String> = [
    "original", "regular", "list", "msrp", "rrp", "uvp", "before", "previous", "former", "retail", "strike", "compare",
    "alt",
    "max", "high", "highest", "shipping", "delivery", "total", "sum", "subtotal", "discount", "saving", "savings",
    "shipping", "tax", "fee", "budget", "old", "was",
  ]

  /// `unitPrice`, `unit_price`, `Unit-Price`
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    var wasLower = false
    for character in name.prefix(100) {
      guard character.isLetter else {
        end()
        wasLower = false
        continue
      }
      if wasLower, character.isUppercase { end() }
      word.append(character)
      wasLower = character.isLowercase
    }
    end()
    return words
  }
}
