// SPDX-License-Identifier: Apache-2.0
import Catalog
import Grounding
import JSON
import Synchronization
import Testing

/// The retrieved products that the cases speak of.
enum Shop {
  static let dollars = [
    product("Joust Duffle Bag", "24-MB01", "34.00", "USD", "joust-duffle-bag"),
    product("Strive Shoulder Pack", "24-MB04", "32.00", "USD", "strive-shoulder-pack"),
    product("Nike Air Max 90", "NK-AM90", "120.50", "USD", "nike-air-max-90"),
    product("Oak Desk", "WS-DESK-7", "1299.00", "USD", "oak-desk"),
  ]
  static let euros = [
    product("Regenjacke Alpin", "RJ-100-A", "79.90", "EUR", "regenjacke-alpin"),
    product("Wanderschuh Gipfel", "WS-200-B", "1250.00", "EUR", "wanderschuh-gipfel"),
  ]

  /// Names, sizes and identifiers that hold numbers.
  static let numbered = [
    product("Sprite Stasis Ball 55 cm", "24-WG081-blue", "23.00", "USD", "sprite-stasis-ball-55-cm"),
    product("Sprite Stasis Ball 65 cm", "24-WG082-blue", "27.00", "USD", "sprite-stasis-ball-65-cm"),
    product("Sprite Yoga Strap 6 foot", "24-WG085", "14.00", "USD", "sprite-yoga-strap-6-foot"),
    product("Hero Hoodie", "MH07", "54.00", "USD", "hero-hoodie"),
    product("iPhone 15 Pro 256GB", "IP15P-256", "999.00", "USD", "iphone-15-pro"),
    product("Levi's 501 Original Jeans", "L501", "89.50", "USD", "levis-501"),
    product("Bose 700 Headphones", "BOSE-700", "379.99", "USD", "bose-700"),
    product("LEGO Technic Lamborghini", "42115", "449.99", "USD", "lego-42115"),
    product("5-Panel Cap", "CAP5", "19.00", "USD", "5-panel-cap"),
  ]

  /// Names that end with a number and its unit, and names of one family.
  static let families = [
    product("Makita DF333 Cordless Drill 12V", "TL-DRL-12V", "99.00", "EUR", "makita-df333"),
    product("Bosch GSR 18V-55 Cordless Drill", "TL-DRL-18V", "149.00", "EUR", "bosch-gsr"),
    product("Bosch PST 700 E Jigsaw", "TL-JIG-700", "64.99", "EUR", "bosch-pst"),
    product("Puzzle Alpine Lake 1000 Pieces", "PZ-AL-1000", "14.99", "EUR", "puzzle-alpine-lake"),
    product("Weingut Keller Riesling Trocken 2022", "WN-RIE-22", "12.90", "EUR", "riesling"),
    product("Car Battery 12V 60Ah", "CB-12-60", "84.90", "EUR", "car-battery"),
    product("Wooden Train Set 40 Pieces", "WT-40-P", "49.90", "EUR", "wooden-train-set"),
    product("Sun Fluid SPF 50 100 ml", "SF-50-100", "19.90", "EUR", "sun-fluid"),
    product("Stanley Tape Measure 5 m", "ST-TM-5", "9.99", "EUR", "tape-measure"),
    product("Picard Claw Hammer 300 g", "PC-H-300", "22.50", "EUR", "claw-hammer"),
    product("Motor Oil 5W-30 5 L", "MO-530-5", "39.90", "EUR", "oil-5w30"),
    product("Motor Oil 5W-40 5 L", "MO-540-5", "44.90", "EUR", "oil-5w40"),
  ]

  static let bags = [
    product("Joust Duffle Bag", "24-MB01", "34.00", "USD", "joust-duffle-bag"),
    product("Impulse Duffle", "24-UB02", "74.00", "USD", "impulse-duffle"),
    product("Strive Shoulder Pack", "24-MB04", "32.00", "USD", "strive-shoulder-pack"),
  ]

  static let zloty = [
    product("Plecak Tatry", "PT-20-B", "149.00", "PLN", "plecak-tatry"),
    product("Kurtka Wiatr", "KW-31-C", "299.99", "PLN", "kurtka-wiatr"),
  ]
  static let hryvnia = [
    product("Рюкзак Карпати", "RK-20-U", "1450.00", "UAH", "rjukzak-karpaty"),
    product("Куртка Вітер", "KV-31-U", "2899.00", "UAH", "kurtka-viter"),
  ]
  static let roubles = [
    product("Рюкзак Алтай", "RA-20-R", "3490.00", "RUB", "rjukzak-altaj"),
    product("Куртка Ветер", "KV-31-R", "7990.00", "RUB", "kurtka-veter"),
  ]

  static let pounds = [
    product("Trail Runner Shoes", "TR-500", "64.99", "GBP", "trail-runner-shoes"),
    product("Merino Base Layer", "MBL-02", "45.00", "GBP", "merino-base-layer"),
    product("Camp Kettle 1.5 L", "CK-15", "22.50", "GBP", "camp-kettle"),
  ]
  static let francs = [
    product("Wanderrucksack 30 L", "WR-30", "149.90", "CHF", "wanderrucksack"),
    product("Bergjacke", "BJ-7", "389.00", "CHF", "bergjacke"),
  ]
  static let yen = [
    product("桜マグカップ", "SM-01", "2480", "JPY", "sakura-mug"),
    product("Kyoto Teapot", "KT-22", "8900", "JPY", "kyoto-teapot"),
  ]
  static let rupees = [
    product("Cotton Kurta", "CK-101", "1299.00", "INR", "cotton-kurta"),
    product("Silk Saree", "SS-880", "12499.00", "INR", "silk-saree"),
  ]
  static let spanish = [
    product("Mochila Sierra", "MS-12-E", "59.95", "EUR", "mochila-sierra"),
    product("Zapatilla Brisa", "ZB-40-E", "89.00", "EUR", "zapatilla-brisa"),
  ]
  static let italian = [
    product("Zaino Vetta", "ZV-30", "74.90", "EUR", "zaino-vetta"),
    product("Scarpa Lago", "SL-41", "119.00", "EUR", "scarpa-lago"),
  ]
  static let french = [
    product("Sac à dos Mistral", "SD-25-F", "64.90", "EUR", "sac-mistral"),
    product("Veste Alizé", "VA-10-F", "129.00", "EUR", "veste-alize"),
  ]
  static let dutch = [
    product("Rugzak Duin", "RD-22-N", "54.95", "EUR", "rugzak-duin"),
    product("Regenjas Polder", "RP-09-N", "99.00", "EUR", "regenjas-polder"),
  ]
  /// The sofa has no price for guests.
  static let unpriced = [
    product("Custom Sofa", "CS-1", nil, "USD", "custom-sofa"),
    product("Wall Clock", "WC-9", "25.00", "USD", "wall-clock"),
  ]

  static func product(
    _ name: String, _ sku: String, _ price: String?, _ currency: String, _ slug: String,
    _ description: String = "Goes with 24-MB99 for 99.00 USD."
  ) -> CatalogProduct {
    CatalogProduct(
      productID: sku, sku: sku, name: name, description: description,
      price: price.flatMap { JSONNumber(text: $0) },
      currency: currency, url: "https://shop.example/\(slug).html", imageURL: "https://shop.example/media/\(slug).jpg",
      attributes: [.init(label: "Screen", values: ["27\""]), .init(label: "Chip", values: ["QX-55T1"])])
  }

  /// Made once for each shop, shopper and language: the many cases share them.
  static func truth(_ products: [CatalogProduct] = dollars, user: [String] = [], language: String = "en") -> GroundTruth
  {
    let key = ([language] + user + products.map(\.sku)).joined(separator: "\n")
    return truths.withLock { truths in
      if let truth = truths[key] { return truth }
      let truth = GroundTruth(
        products: products, storeURL: "https://shop.example/", userMessages: user, language: language)
      truths[key] = truth
      return truth
    }
  }

  private static let truths = Mutex<[String: GroundTruth]>([:])
}

/// An answer, and what becomes of it.
struct GateCase: Sendable, CustomStringConvertible {
  var input: String
  var output: String
  /// `kind: text` or `kind: text → by`; nil: not compared.
  var removed: [String]?
  var user: String?
  var shop = Shop.dollars
  var language = "en"
  /// The output is not compared; no digit and no number word of the input may be in it.
  var leaks = false
  /// Parts of the input that may not be in the output; what else becomes of it is not compared.
  var withheld: [String] = []

  var description: String { input }

  init(
    _ input: String, _ output: String? = nil, _ removed: [String]? = nil, user: String? = nil,
    shop: [CatalogProduct] = Shop.dollars, language: String = "en"
  ) {
    self.input = input
    self.output = output ?? input
    self.removed = output == nil ? [] : removed
    self.user = user
    self.shop = shop
    self.language = language
  }

  /// A claim that must go without a trace, between a word before and a word behind it.
  init(leak input: String) {
    self.init(input, input, nil)
    leaks = true
  }

  var truth: GroundTruth { Shop.truth(shop, user: user.map { [$0] } ?? [], language: language) }
}

/// Some of the cases, tried in one test: the test library's own work for each would take longer than the case.
struct GateGroup: Sendable, CustomTestStringConvertible {
  var first: Int
  var cases: [GateCase]
  /// Each is cut in two at every place; that takes time, so the many of `GateCases.kinds` are cut into characters alone.
  var isCutInTwo: Bool

  var testDescription: String { "from case \(first)" }
}

/// What a gate makes of pieces of text.
struct GateRun: Equatable {
  var text = ""
  var removed: [String] = []
  var mostHeld = 0

  init(_ pieces: [String], _ truth: GroundTruth, mode: GroundingGate.Mode = .enforce) {
    var gate = GroundingGate(truth: truth, mode: mode)
    for piece in pieces {
      text += gate.push(piece)
      mostHeld = max(mostHeld, gate.heldCount)
    }
    text += gate.finish()
    removed = gate.removed.map {
      "\($0.kind.rawValue): \($0.text)" + ($0.replacement.isEmpty ? "" : " → \($0.replacement)")
    }
  }
}
