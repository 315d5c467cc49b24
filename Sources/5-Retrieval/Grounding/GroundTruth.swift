// SPDX-License-Identifier: Apache-2.0
package import Catalog
import JSON

/// The facts that an answer may state: the retrieved products' own prices, links and identifiers, the store's address,
/// and what the shopper's messages hold.
package struct GroundTruth: Sendable {
  struct Product: Sendable {
    var name: String
    var sku: String
    var price: Amount?
    /// As the context writes it: `34.00`.
    var priceText: String
    var currency: String?
    var url: String?
    var imageURL: String?
  }

  let products: [Product]
  /// Of the prices known, in whole units; 0 where none is.
  let lowestPrice: Int
  let highestPrice: Int
  /// By an identifier's normal form.
  private(set) var identifierOwners: [String: [Int]] = [:]
  /// Letters and digits of the products' identifiers, by their form.
  private(set) var shapes: Set<String> = []
  /// The same without signs and blanks.
  private(set) var bareShapes: Set<String> = []
  /// Normal forms from the shopper's messages.
  private(set) var userIdentifiers: Set<String> = []
  private(set) var userAmounts: [UserAmount] = []
  /// The shopper's last message asks what something costs.
  private(set) var asksPrice = false
  /// By a link with its needless escapes undone; the store's own address has no owners.
  private(set) var linkOwners: [String: [Int]] = [:]
  /// Words of names and attributes that look like identifiers and are none.
  private(set) var knownWords: Set<String> = []
  /// Words of names that have letters and digits, and are no identifiers.
  private var modelNames: Set<String> = []
  private var standards: Set<String> = []
  /// Of each product: the numbers in its data that stand by no currency, as they are written.
  private(set) var measures: [Set<String>] = []
  /// The places of a word in products' names.
  private(set) var nameWords: [String: [NamePlace]] = [:]
  private(set) var names: [[String]] = []
  /// The product of each of `names`.
  private(set) var nameOwners: [Int] = []
  /// Names that differ from another product's in their numbers alone: «Puzzle 500 Pieces», «Puzzle 1000 Pieces».
  private(set) var series: Set<Int> = []
  /// By the word that says what a product is: the lamp of a «Desk Lamp», of a «Schreibtischlampe».
  private(set) var headOwners: [String: [Int]] = [:]
  /// The number of products whose name holds a word.
  private(set) var wordCounts: [String: Int] = [:]
  private(set) var currencies: Set<String> = []
  /// Last labels of the hosts of own links: a name that ends so is a domain.
  private(set) var topLabels: Set<String> = []
  /// A language tag's first part: that of the phrases that take a removed claim's place.
  let language: String

  struct NamePlace: Sendable {
    var name: Int
    var position: Int
  }

  struct UserAmount: Sendable {
    var value: Amount
    /// nil: the shopper named no currency.
    var codes: [String]?
  }

  /// - Parameters:
  ///   - identifiers: of each product, beside its SKU.
  ///   - userMessages: the shopper's own messages.
  ///   - language: a BCP 47 tag.
  package init(
    products: [CatalogProduct], identifiers: [[String]] = [], storeURL: String? = nil, userMessages: [String] = [],
    language: String = "en"
  ) {
    self.language = String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()
    self.products = products.map { product in
      Product(
        name: product.name, sku: product.sku, price: product.price.flatMap { Amount($0.text) },
        priceText: product.price.map { Money.format($0, currency: nil) } ?? "",
        currency: product.currency?.uppercased(),
        url: product.url, imageURL: product.imageURL)
    }
    let prices = self.products.compactMap { $0.price.flatMap(\.bounded) }
    lowestPrice = prices.min() ?? 0
    highestPrice = prices.max() ?? 0
    for (index, product) in products.enumerated() {
      addIdentifiers(
        [product.sku] + Self.identifiers(of: product) + (identifiers.indices.contains(index) ? identifiers[index] : []),
        of: index)
      for link in [product.url, product.imageURL] {
        if let link, !link.isEmpty { linkOwners[Links.canonical(link), default: []].append(index) }
      }
      addName(product.name, of: index)
      if let currency = product.currency { currencies.insert(currency.uppercased()) }
      addKnownWords(product)
      addStandards(product)
      measures.append(Self.measures(of: product))
    }
    addModelNames()
    addSeries()
    addHeads()
    for name in names { for word in Set(name) { wordCounts[word, default: 0] += 1 } }
    if let storeURL { addStore(storeURL) }
    for link in linkOwners.keys { addTopLabel(link) }
    for message in userMessages { addUserMessage(message) }
    asksPrice = userMessages.last.map { PriceTalk.asksPrice($0, but: nameWords) } ?? false
  }

  /// Whether a word is one of the products' names, in another number or as a part of a longer one: «bags», «Jacken» for a
  /// «Regenjacke».
  func names(goods word: String) -> Bool {
    guard word.unicodeScalars.count >= 3 else { return false }
    if nameWords[word] != nil { return true }
    // «Blöcke» of a «Block»
    if language == "de", word.unicodeScalars.contains(where: { "äöü".unicodeScalars.contains($0) }) {
      let plain = word.map { ["ä": "a", "ö": "o", "ü": "u"][$0] ?? $0 }
      if nameWords.keys.contains(where: { $0.utf8.count > 3 && String(plain).hasPrefix($0) }) { return true }
    }
    let stem = word.unicodeScalars.count > 4 ? String(word.dropLast()) : word
    return nameWords.keys.contains { own in
      own.unicodeScalars.count >= 3
        && (own.hasPrefix(stem) || word.hasPrefix(own) && word.utf8.count <= own.utf8.count + 4
          || own.hasSuffix(word) || own.hasSuffix(stem) && stem.utf8.count >= 4)
    }
  }

  func owners(of identifier: String) -> [Int]? { identifierOwners[IdentifierNormalizer.normalize(identifier)] }

  private mutating func addIdentifiers(_ identifiers: [String], of product: Int) {
    for identifier in identifiers where !identifier.isEmpty {
      let normal = IdentifierNormalizer.normalize(identifier)
      guard !normal.isEmpty, identifierOwners[normal]?.contains(product) != true else { continue }
      identifierOwners[normal, default: []].append(product)
      shapes.insert(CodeShapes.shape(identifier))
      bareShapes.insert(CodeShapes.shape(normal))
      if identifier.contains(where: \.isWhitespace) { addName(identifier, of: product) }
    }
  }

  /// The values of attributes that are identifiers: an EAN among the specifications is as own as the SKU.
  private static func identifiers(of product: CatalogProduct) -> [String] {
    let codes = AttributePolicy.identifierCodes
    return product.attributes.flatMap { attribute in
      let words = attribute.label.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      let isOne =
        codes.contains(words.joined(separator: "_")) || words.contains { GroundingWords.roles($0).contains(.label) }
      return isOne ? attribute.values : []
    }
  }

  private mutating func addName(_ name: String, of product: Int) {
    let words = Self.atoms(of: name).filter(\.isGlue).map { $0.kind == .word ? $0.lower : $0.text }
    guard !words.isEmpty else { return }
    for (position, word) in words.enumerated() {
      nameWords[word, default: []].append(NamePlace(name: names.count, position: position))
    }
    names.append(words)
    nameOwners.append(product)
  }

  private mutating func addSeries() {
    var places: [[String]: [Int]] = [:]
    for (index, name) in names.enumerated() where name.contains(where: { $0.utf8.allSatisfy(isDigit) }) {
      places[name.map { $0.utf8.allSatisfy(isDigit) ? "0" : $0 }, default: []].append(index)
    }
    for members in places.values where Set(members.map { nameOwners[$0] }).count > 1 { series.formUnion(members) }
  }

  /// English and its kin say what a thing is at the end of its name, others mostly at its begin; German and Dutch join
  /// the word to others.
  private mutating func addHeads() {
    for (index, name) in names.enumerated() {
      let isCompound = language == "de" || language == "nl"
      guard let first = name.first(where: Self.isHead), let last = name.last(where: Self.isHead),
        first != last || isCompound
      else { continue }
      for head in [last, first].prefix(language == "en" || first == last ? 1 : 2) {
        if first != last { addHead(head, of: nameOwners[index]) }
        guard isCompound else { continue }
        var rest = Substring(head).dropFirst(3)
        while rest.count >= 4 {
          addHead(String(rest), of: nameOwners[index])
          rest = rest.dropFirst()
        }
      }
    }
  }

  private static func isHead(_ word: String) -> Bool {
    word.unicodeScalars.count >= 4 && !word.utf8.contains(where: isDigit) && GroundingWords.roles(word).isEmpty
  }

  private mutating func addHead(_ word: String, of product: Int) {
    if headOwners[word]?.contains(product) != true { headOwners[word, default: []].append(product) }
  }

  private mutating func addModelNames() {
    for name in products.map(\.name) where name.utf8.contains(where: isDigit) {
      for word in name.split(whereSeparator: { $0.isWhitespace || ",/()".contains($0) })
      where word.utf8.contains(where: isDigit) && word.contains(where: \.isLetter) {
        modelNames.insert(IdentifierNormalizer.normalize(Self.trimmed(word)))
      }
    }
  }

  private mutating func addKnownWords(_ product: CatalogProduct) {
    var texts = [product.name, product.brand ?? ""] + product.categories
    for attribute in product.attributes { texts += [attribute.label] + attribute.values }
    for text in texts where text.utf8.contains(where: isDigit) {
      for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "/" || $0 == "(" || $0 == ")" }) {
        let normal = IdentifierNormalizer.normalize(String(word))
        if !normal.isEmpty { knownWords.insert(normal) }
      }
    }
  }

  /// Standards and models that a description names: «MB-229.51».
  private mutating func addStandards(_ product: CatalogProduct) {
    guard let text = product.description, text.utf8.contains(where: isDigit) else { return }
    for word in text.prefix(4_000).split(whereSeparator: { $0.isWhitespace || ",/();:".contains($0) })
    where word.utf8.contains(where: isDigit) && word.contains(where: \.isLetter) {
      standards.insert(IdentifierNormalizer.normalize(Self.trimmed(word)))
    }
  }

  private static func measures(of product: CatalogProduct) -> Set<String> {
    var result: Set<String> = []
    if let text = product.description { addMeasures(text, to: &result) }
    for attribute in product.attributes {
      for value in attribute.values { addMeasures(value, to: &result) }
    }
    return result
  }

  private static func addMeasures(_ text: String, to result: inout Set<String>) {
    guard text.utf8.contains(where: isDigit) else { return }
    var before = Substring()
    for word in text.prefix(4_000).split(whereSeparator: \.isWhitespace) {
      let isMoney =
        [before, word].contains { part in
          part.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
        }
      if isMoney || CurrencyWords.isName(word.lowercased()) || CurrencyWords.codes.contains(String(word)) {
        for number in before.split(whereSeparator: { !$0.isNumber }) { result.remove(String(number)) }
      } else if !CurrencyWords.codes.contains(String(before)), !word.contains(where: \.isUppercase) {
        for number in word.split(whereSeparator: { !($0.isNumber && $0.isASCII) }) { result.insert(String(number)) }
      }
      before = word
    }
  }

  /// Whether products' names hold a code, or one that goes on behind it with letters alone: «LBP652» of an «LBP652Cdw».
  func namesModel(_ normal: String, _ measure: CodeShapes.Measure) -> Bool {
    guard measure.letters > 0, measure.digits > 0, measure.length >= 4 else { return false }
    if modelNames.contains(normal) { return true }
    return measure.length >= 5
      && modelNames.contains { $0.hasPrefix(normal) && !$0.utf8.dropFirst(normal.utf8.count).contains(where: isDigit) }
  }

  /// Whether a description names a code that is not written like the shop's identifiers.
  func isStandard(_ code: String, _ normal: String) -> Bool {
    standards.contains(normal) && !shapes.contains(CodeShapes.shape(code))
      && !bareShapes.contains(CodeShapes.shape(normal))
  }

  private mutating func addStore(_ url: String) {
    var bare = Substring(url)
    while bare.hasSuffix("/") { bare = bare.dropLast() }
    guard !bare.isEmpty else { return }
    let rest = bare.range(of: "://").map { bare[$0.upperBound...] } ?? bare
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.prefix { $0 != ":" }
    for form in [String(bare), bare + "/", String(host)] where !form.isEmpty {
      linkOwners[Links.canonical(form), default: []] += []
    }
  }

  private mutating func addTopLabel(_ link: String) {
    let text = link[...]
    let host = (text.range(of: "://").map { text[$0.upperBound...] } ?? text).prefix { !"/:?#".contains($0) }
    if let label = host.split(separator: ".").last { topLabels.insert(label.lowercased()) }
  }

  private mutating func addUserMessage(_ message: String) {
    for word in message.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "\"" }) {
      for part in [word] + word.split(separator: "/") where part.contains(where: \.isNumber) {
        let normal = IdentifierNormalizer.normalize(Self.trimmed(part))
        if normal.utf8.count >= 3 { userIdentifiers.insert(normal) }
        for piece in part.split(whereSeparator: { $0 == ":" || $0 == "(" || $0 == ")" || $0 == "#" }) {
          let normal = IdentifierNormalizer.normalize(Self.trimmed(piece))
          if normal.utf8.count >= 3 { userIdentifiers.insert(normal) }
        }
      }
    }
    userAmounts += UserAmounts.read(message)
  }

  private static func trimmed(_ word: Substring) -> String {
    let isEdge: (Character) -> Bool = { !$0.isLetter && !$0.isNumber }
    var rest = word.drop(while: isEdge)
    while let last = rest.last, isEdge(last) { rest = rest.dropLast() }
    return String(rest)
  }

  /// A whole text's atoms.
  static func atoms(of text: String) -> [Atom] {
    var folder = UnitFolder()
    var atomizer = Atomizer()
    var atoms: [Atom] = []
    for scalar in text.unicodeScalars { folder.push(scalar) }
    folder.flush()
    for unit in folder.take() { atomizer.append(unit, to: &atoms) }
    atomizer.complete(to: &atoms)
    return atoms
  }
}

extension Substring {
  /// The first place of a string, without Foundation.
  func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}
