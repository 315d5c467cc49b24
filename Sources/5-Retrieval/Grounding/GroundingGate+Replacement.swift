// SPDX-License-Identifier: Apache-2.0

/// The right value in a wrong one's place.
extension GroundingGate {
  mutating func replace(_ index: Int, by right: (out: String, by: String)) {
    remember(RemovedClaim(pieces[index].kind, text: text(of: pieces[index]), replacement: right.by))
    pieces[index].isReplaced = true
    pieces[index].out = right.out
    switch pieces[index].mention.kind {
    case .amount, .code: keepMarks(index)
    default: break
    }
    setApart(index)
  }

  /// A value that took another's place does not run into what stands beside it.
  private mutating func setApart(_ index: Int) {
    let out = pieces[index].out
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil || CurrencyWords.signs[$0] != nil }
        ?? false
    }
    let before = pieces.indices.prefix(index).last { !pieces[$0].isGone }.map { pieces[$0].out } ?? lastSent?.out ?? ""
    let after = pieces.indices.dropFirst(index + 1).first { !pieces[$0].isGone }.map { pieces[$0].out } ?? ""
    let starts = isWord(out.unicodeScalars.first) && isWord(before.unicodeScalars.last)
    let ends = isWord(out.unicodeScalars.last) && isWord(after.unicodeScalars.first)
    pieces[index].out = (starts ? " " : "") + out + (ends ? " " : "")
  }

  func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  func replacement(_ piece: Piece, _ index: Int) -> (out: String, by: String)? {
    let product = truth.products[index]
    switch piece.mention.kind {
    case .amount(let claim): return amountReplacement(claim, product)
    case .code: return product.sku.isEmpty ? nil : (product.sku, product.sku)
    case .link(let claim):
      guard let url = claim.isImage ? product.imageURL : product.url else { return nil }
      return (url, url)
    case .target(let claim):
      guard let url = claim.isImage ? product.imageURL : product.url else { return nil }
      if claim.isDefinition { return ("]: " + url, url) }
      return ("](" + url + ")", url)
    default: return nil
    }
  }

  /// In the wrong amount's form, as far as that is a plain number beside a currency; else as the catalogue writes it.
  private func amountReplacement(_ claim: AmountClaim, _ product: GroundTruth.Product) -> (out: String, by: String)? {
    guard !product.priceText.isEmpty else { return nil }
    let isSameCurrency = claim.codes.map { codes in product.currency.map(codes.contains) ?? true } ?? true
    let written = Marks(claim.number).text
    let hasComma =
      claim.hasComma || !written.utf8.contains(UInt8(ascii: ".")) && Self.commaLanguages.contains(truth.language)
    let number = hasComma ? String(product.priceText.map { $0 == "." ? "," : $0 }) : product.priceText
    if isSameCurrency, claim.isPlainNumber {
      let out = Marks(claim.before).text + number + Marks(claim.after).text
      return (out, trimmed(out))
    }
    let out = product.currency.map { "\(number) \($0)" } ?? number
    return (out, out)
  }

  private static let commaLanguages: Set<String> = ["de", "fr", "es", "it", "nl", "pl", "uk", "ru"]

  /// Marks within the wrong amount whose other half stands outside: beside it both go, else they stay.
  private mutating func keepMarks(_ index: Int) {
    var before = ""
    var after = ""
    for mark in Marks(pieces[index].mention.raw).unpaired {
      if index > 0, pieces[index - 1].isMark(closedBy: mark) {
        pieces[index - 1].out = ""
      } else if index + 1 < pieces.count, pieces[index + 1].isMark(closing: mark) {
        pieces[index + 1].out = ""
      } else if mark.hasPrefix("<") ? mark.hasPrefix("</") : isOpen(mark, before: index) {
        after += mark
      } else {
        before += mark
      }
    }
    pieces[index].out = before + pieces[index].out + after
  }

  private func isOpen(_ mark: String, before index: Int) -> Bool {
    pieces.prefix(index).count { $0.mention.isPlain && $0.mention.atomKind == .markup && $0.mention.raw == mark } % 2
      == 1
  }
}
