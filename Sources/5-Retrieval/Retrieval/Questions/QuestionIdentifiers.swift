// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Primitives

/// The identifiers that a question may name. Pure.
struct QuestionIdentifiers: Sendable, Equatable {
  /// A word that may be an identifier where the index has none that is equal to it.
  struct Word: Sendable, Equatable {
    /// As written.
    var text: String
    /// See `IdentifierNormalizer.plain`.
    var key: String
    /// It looks like nothing but an identifier, or is called one: where the shop does not have it, that is said.
    var isCode: Bool
    /// It may have a typing error.
    var mayBeMistyped: Bool
    /// Its beginnings up to one of its signs, the longest first.
    var parents: [String]
  }

  /// Identifiers that the index is asked for: forms of the whole question first, then of its runs of words and of parts
  /// of words.
  private(set) var lookups: [String] = []
  private(set) var words: [Word] = []
  /// Words of letters and digits that are no measure: each may be a part of an identifier.
  private(set) var codes: [String] = []

  static let maximumLookups = 128
  /// Words that are looked for with one edit: more would find products that the shopper did not ask for.
  static let maximumMistyped = 3
  private static let maximumWords = 16

  /// - Parameters:
  ///   - question: as written.
  ///   - words: those that no limit of price was read from.
  init(question: String, words: [String], language: StoreLanguage) {
    let isUnit = { (word: String) in
      language.prices.units.contains(word) || StoreLanguage.signs.prices.units.contains(word)
    }
    var seen: Set<String> = []
    func add(_ text: String) {
      for form in Self.lookupForms(text) where lookups.count < Self.maximumLookups && form.utf8.count <= 1024 {
        if seen.insert(form).inserted { lookups.append(form) }
      }
    }
    let whole = question.words.map { String(WordEdges.trimmed($0)) }
    let isShort = whole.count <= 4
    if isShort, IdentifierNormalizer.plain(whole.joined()).hasCharacters(atLeast: 2) { add(whole.joined()) }

    let trimmed = words.prefix(QuestionWords.maximumWords).map { String(WordEdges.trimmed($0[...])) }
    let keys = trimmed.map(IdentifierNormalizer.plain)
    for start in trimmed.indices {
      var run = ""
      for end in start..<min(start + 4, trimmed.count) {
        run += trimmed[end]
        let isNumber = end == start && Self.isShortNumber(keys[start])
        if isNumber, start + 1 < keys.count, isUnit(keys[start + 1]) { continue }
        if Self.mayBeIdentifier(run) { add(run) }
      }
      for part in Self.partsOrWhole(trimmed[start]).map(Self.unannounced)
      where part != trimmed[start] && (Self.mayBeIdentifier(part) || Self.isUpper(part)) { add(part) }
      if Self.isUpper(trimmed[start]) { add(trimmed[start]) }
    }
    collectWords(trimmed, isOnly: whole.count == 1, isUnit: isUnit)
  }

  private mutating func collectWords(_ trimmed: [String], isOnly: Bool, isUnit: (String) -> Bool) {
    var mistyped = 0
    var previousCue = false
    for (index, text) in trimmed.enumerated() {
      let (pieces, hasCue) = Self.withoutCue(text)
      let isCued = previousCue || hasCue
      previousCue = pieces.isEmpty && hasCue
      // "item number 12", "SKU is AB-1"
      if pieces.isEmpty || (isCued && Self.cueLinks.contains(text.folded)) {
        previousCue = previousCue || isCued
        continue
      }
      for piece in pieces {
        let plain = IdentifierNormalizer.plain(piece)
        let key = IdentifierNormalizer.latinLookalike(plain) ?? plain
        guard words.count < Self.maximumWords, key.hasDigit, !words.contains(where: { $0.key == key }) else { continue }
        let next = index + 1 < trimmed.count ? trimmed[index + 1].folded : ""
        if Self.isMeasure(key, isUnit: isUnit) || (key.isNumber && isUnit(next)) { continue }
        if !key.isNumber, key.hasCharacters(atLeast: 4), !codes.contains(piece) { codes.append(piece) }
        let isCode = isCued ? key.hasCharacters(atLeast: 3) : Self.isCode(piece, key: key, isOnly: isOnly)
        var mayBeMistyped =
          key.hasCharacters(atLeast: Self.shortestMistyped) && (!key.isNumber || key.utf8.count >= Self.shortestNumber)
        mayBeMistyped = mayBeMistyped || Self.mayLackCharacter(piece, key)
        if mayBeMistyped { mistyped += 1 }
        mayBeMistyped = mayBeMistyped && mistyped <= Self.maximumMistyped
        let parents = isCode || mayBeMistyped ? Self.parents(piece) : []
        guard isCode || mayBeMistyped else { continue }
        words.append(Word(text: piece, key: key, isCode: isCode, mayBeMistyped: mayBeMistyped, parents: parents))
      }
    }
  }

  // MARK: Forms

  /// The forms of older indices and of newer ones; of a number also with the zeros that UPC, EAN and GTIN are filled up
  /// with, since an index may have it with or without.
  static func lookupForms(_ text: String) -> [String] {
    var forms = IdentifierNormalizer.forms(text)
    // How older indices have it.
    let older = IdentifierNormalizer.normalize(text)
    if !older.isEmpty, !forms.contains(older) { forms.append(older) }
    let plain = IdentifierNormalizer.plain(text)
    if let latin = IdentifierNormalizer.latinLookalike(plain), !forms.contains(latin) { forms.append(latin) }
    guard plain.isNumber, plain.utf8.count >= 6, plain.utf8.count <= 14 else { return forms }
    let bare = IdentifierNormalizer.withoutLeadingZeros(plain) ?? plain
    for length in [8, 12, 13, 14] where length > bare.utf8.count {
      let filled = String(repeating: "0", count: length - bare.utf8.count) + bare
      if !forms.contains(filled) { forms.append(filled) }
    }
    return forms
  }

  private static func mayBeIdentifier(_ text: String) -> Bool {
    // Digits of other scripts become those of ASCII in the plain form.
    guard text.hasDigit || !text.isASCII else { return false }
    let key = IdentifierNormalizer.plain(text)
    return key.hasCharacters(atLeast: 4) && key.hasDigit
  }

  private static func isShortNumber(_ key: String) -> Bool { key.isNumber && key.utf8.count < 6 }

  /// Capitals with a sign between them are seldom a word: `CUP-RED`.
  static func isUpper(_ text: String) -> Bool {
    guard text.utf8.count >= 5, text.unicodeScalars.contains("-") || text.unicodeScalars.contains("_") else {
      return false
    }
    return text == text.uppercased() && text != text.lowercased()
  }

  /// The parts between signs that glue identifiers to other things: `SKU:AB-12`, `AB-12/AB-14`, `AB-12(red)`. Empty for
  /// a word without such a sign.
  static func parts(_ word: String) -> [String] {
    if word.utf8.allSatisfy(isOfWord) { return [] }
    let parts = word.unicodeScalars.split { scalar in
      switch scalar {
      case "-", ".", "_", "'", "\u{2010}"..."\u{2015}", "\u{2212}": false
      default: !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && !isMark(scalar)
      }
    }
    return parts.count < 2 && parts.first?.count == word.unicodeScalars.count
      ? [] : parts.map { String(WordEdges.trimmed(Substring($0))) }
  }

  /// Letters, digits and the signs within identifiers, of ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "'"): true
    default: ASCII.isLetterOrDigit(byte)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered
  }

  // MARK: Shapes

  /// Words that say an identifier follows.
  private static let cues: Set<String> = [
    "sku", "skus", "ean", "eans", "upc", "gtin", "mpn", "isbn", "asin", "art", "artnr", "artikelnummer", "artikelnr",
    "bestellnummer", "artikel-nr", "reference", "ref", "referenz", "referencia", "riferimento", "codice", "codigo",
    "artikelcode", "indeks", "артикул", "артикулу", "артикула", "barcode",
  ]
  private static let cueLinks: Set<String> = [
    "number", "no", "nr", "code", "is", "ist", "est", "es", "is:", "#", "номер", "numero", "nummer", "of", "with",
  ]

  /// The parts of a word without what announces an identifier.
  private static func withoutCue(_ word: String) -> (pieces: [String], hasCue: Bool) {
    let all = partsOrWhole(word)
    let rest = all.map(unannounced).filter { !$0.isEmpty }
    return (joined(rest, in: word), rest != all)
  }

  private static func partsOrWhole(_ word: String) -> [String] {
    let parts = parts(word)
    return parts.isEmpty ? [word] : parts
  }

  /// What stands behind the announcement of an identifier, `XK-714` in `art.no.XK-714`; nothing of `sku` and `Art.-Nr.`,
  /// all of what announces nothing.
  private static func unannounced(_ word: String) -> String {
    var rest = word[...]
    var isAnnounced = false
    while !rest.isEmpty {
      let segment = rest.prefix { $0 != "." }
      let text = String(segment.drop { $0 == "-" }).folded
      guard cues.contains(text) || (isAnnounced && cueLinks.contains(text)) else { break }
      isAnnounced = true
      rest = rest.dropFirst(segment.count).drop { $0 == "." }
    }
    return isAnnounced ? String(WordEdges.trimmed(rest)) : word
  }

  /// `NF86/110`, `4S5L6EA#ABF` and `MUX31B/A` are one identifier; of `HP301/302` each may be one, and of `AB-12/AB-14`
  /// each is.
  private static func joined(_ pieces: [String], in word: String) -> [String] {
    guard pieces.count == 2 else { return pieces }
    // A sign of its own and letters name the country that a device is made for, or its colour.
    let isEnding = pieces[0].hasDigit && !pieces[1].hasDigit
    if isEnding, pieces[1].count <= 4, word.contains(pieces[0] + "#" + pieces[1]) {
      return [pieces[0] + "#" + pieces[1]]
    }
    guard word.contains(pieces[0] + "/" + pieces[1]) else { return pieces }
    if isEnding, pieces[1].count <= 2 { return [pieces[0] + "/" + pieces[1]] }
    let keys = pieces.map(IdentifierNormalizer.plain)
    let digits = keys[0].utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    guard keys[1].isNumber, (2...4).contains(keys[1].utf8.count), digits > 0, digits < keys[0].utf8.count,
      digits != keys[1].utf8.count
    else { return pieces }
    return [pieces[0] + "/" + pieces[1]]
  }

  /// `24-MB99`, `MH01-XS-Black`, `AB-1234`, an EAN: no word, no measure, no model name of everyday speech.
  static func isCode(_ text: String, key: String, isOnly: Bool) -> Bool {
    let digits = key.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    if key.isNumber {
      guard text.utf8.count == key.utf8.count else { return false }
      return [shortestNumber, 8, 12, 13, 14].contains(key.utf8.count) || (isOnly && key.utf8.count >= 5)
    }
    guard digits >= 2, key.hasCharacters(atLeast: isOnly ? 4 : 6) else { return false }
    let parts = text.split { "-._".contains($0) }
    let isCapital = text == text.uppercased()
    guard parts.count > 1 else {
      let letters = key.unicodeScalars.count { !("0"..."9").contains($0) }
      return isCapital && letters >= 2 && digits >= 3
    }
    let mixed = parts.filter { part in
      let key = IdentifierNormalizer.plain(String(part))
      return key.hasDigit && !key.isNumber && key.hasCharacters(atLeast: 3) && !isSizes(key)
    }
    let withDigits = parts.count { IdentifierNormalizer.plain(String($0)).hasDigit }
    return !mixed.isEmpty && (withDigits >= 2 || parts.count >= 3) || (isCapital && mixed.count <= 1)
  }

  /// `24-UG6`, `AP-RJ1`: written like an identifier, and one character short of the least that is believed.
  static func mayLackCharacter(_ text: String, _ key: String) -> Bool {
    guard key.unicodeScalars.count == shortestMistyped - 1, text.contains(where: { "-_./".contains($0) }) else {
      return false
    }
    let letters = key.unicodeScalars.count { !("0"..."9").contains($0) }
    return letters >= 2 && letters < key.unicodeScalars.count
  }

  static let shortestMistyped = 6
  /// Shorter numbers are said of many other things.
  private static let shortestNumber = 7

  /// `5x7`
  private static func isSizes(_ key: String) -> Bool {
    key.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "x" || $0 == "×" || $0 == "х" }
  }

  /// Digits and a unit: `500ml`.
  private static func isMeasure(_ key: String, isUnit: (String) -> Bool) -> Bool {
    let unit = key.drop { ("0"..."9").contains($0) }
    return unit.count < key.count && (isUnit(String(unit)) || isSizes(key) && !key.isNumber)
  }

  /// `MH01-XS-Black`: `mh01xs`, `mh01`.
  private static func parents(_ text: String) -> [String] {
    let parts = text.split { "-._/#".contains($0) }.map { IdentifierNormalizer.plain(String($0)) }
    var prefixes: [String] = []
    for count in parts.indices.dropFirst().reversed() {
      let prefix = parts[..<count].joined()
      if prefix.hasCharacters(atLeast: 4), prefix.hasDigit || count > 1 { prefixes.append(prefix) }
    }
    // `MH01XSBLACK`: letters after the last digit name the variant.
    if parts.count == 1, let last = parts[0].lastIndex(where: { ("0"..."9").contains($0) }) {
      let prefix = String(parts[0][...last])
      if prefix != parts[0], prefix.hasCharacters(atLeast: 4) { prefixes.append(prefix) }
    }
    return prefixes
  }
}

extension String {
  /// True where the text has a digit of ASCII.
  var hasDigit: Bool { utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
  /// Digits of ASCII alone.
  var isNumber: Bool { !isEmpty && utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
}
