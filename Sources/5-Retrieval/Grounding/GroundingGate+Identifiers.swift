// SPDX-License-Identifier: Apache-2.0

/// Which product an identifier or a link stands by, and whether it may.
extension GroundingGate {
  /// The one product that a claim stands by.
  private func product(isLabelled: Bool) -> [Int]? {
    if !binding.group.isEmpty {
      guard let last = binding.group.last, isLabelled ? binding.group.count == 1 : !binding.isApart else { return nil }
      return binding.group.count == 1 ? last : nil
    }
    guard !binding.hasContent || isContextStrict, binding.context.count == 1, isLabelled || isContextStrict else {
      return nil
    }
    return binding.context[0]
  }

  mutating func bindCode(_ index: Int, _ claim: CodeClaim) {
    let column = pieces[index].mention.column
    let isLabelled = claim.isLabelled || binding.labelReach > 0
    var bound = binding.group.isEmpty && !column.isEmpty ? column : product(isLabelled: isLabelled)
    if binding.isByCode, !binding.group.isEmpty, claim.isOwn { bound = nil }
    // «SKU 24-MB04 is …»: another product's sentence begins.
    if binding.group.isEmpty, column.isEmpty, claim.isOwn, !isContextStrict, !isBehindColon(index) { bound = nil }
    guard claim.isOwn else {
      let product = bound?.count == 1 && !(bound.map { isRightAlready($0[0], index) } ?? false) ? bound?.first : nil
      pieces[index].verdict = product == nil && waitsForName(index) ? .waits : .wrong(product: product)
      binding.hasContent = binding.hasContent || !isLabelled
      return
    }
    guard !claim.owners.isEmpty else { return }
    // "SKU: A-1, the A; SKU: B-2, the B": what has its own needs no second one, and the next begins with its.
    if let product = bound, binding.identified.isSuperset(of: product), beginsClause(index) { bound = nil }
    let stands = bound ?? (claim.named.isEmpty ? nil : claim.named)
    if let stands, Set(stands).isDisjoint(with: claim.owners) {
      pieces[index].verdict = .wrong(product: stands.count == 1 ? stands[0] : nil)
      return
    }
    binding.identified.formUnion(claim.owners)
    if waitsForName(index) { pieces[index].verdict = .waits }
    if column.isEmpty || !binding.group.isEmpty {
      resolveWaiting(before: index, following: claim.owners)
      let isOfLast = binding.group.last.map { !Set($0).isDisjoint(with: claim.owners) } ?? false
      if !isOfLast, bound == nil || binding.group.isEmpty {
        binding.name(claim.owners, isWhole: true)
        binding.isByCode = true
      }
    }
  }

  /// Whether nothing but a label stands between it and the clause's begin.
  private func beginsClause(_ index: Int) -> Bool {
    var words = 0
    for piece in pieces.prefix(index).reversed() where !piece.isGap {
      if piece.isSign(";") || piece.isNewline || piece.mention.endsSentence { return true }
      if piece.isWord { words += 1 }
      guard words <= 2, piece.isWord || piece.isSign(":=#(.") else { return false }
    }
    return true
  }

  private func isBehindColon(_ index: Int) -> Bool {
    pieces.prefix(index).last { !$0.isGap }?.isSign(":=#(") ?? false
  }

  /// In a row of a table the name may stand behind the identifier.
  private func waitsForName(_ index: Int) -> Bool {
    pieces[index].mention.isCell && binding.group.isEmpty && pieces[index].mention.column.isEmpty
  }

  /// A name has come behind an identifier in its row.
  mutating func judgeCode(_ index: Int, _ claim: CodeClaim, _ products: [Int]) {
    if claim.isUsers || !Set(claim.owners).isDisjoint(with: products) {
      pieces[index].verdict = .keep
    } else {
      pieces[index].verdict = .wrong(product: products.count == 1 ? products[0] : nil)
    }
  }

  /// The product's own identifier stands before it already.
  private func isRightAlready(_ product: Int, _ index: Int) -> Bool {
    pieces.prefix(index).contains { piece in
      if case .code(let claim) = piece.mention.kind { return claim.owners.contains(product) }
      return false
    }
  }

  mutating func bindLink(_ index: Int, _ claim: LinkClaim, isTarget: Bool) {
    var bound: [Int]?
    let column = pieces[index].mention.column
    let isLabelledPlainly = isTarget && (claim.isDefinition || binding.bracket.last != nil || isLabelPlain(index))
    if isTarget, !claim.isDefinition {
      if let inside = binding.bracket.last {
        bound = inside
      } else if binding.line.count == 1 {
        bound = binding.line[0]
      } else if binding.line.isEmpty, binding.context.count == 1, !binding.hasContent {
        bound = binding.context[0]
      }
      binding.bracket = []
    } else if claim.isDefinition {
      bound = definedProducts(index, claim)
    } else if binding.group.isEmpty, !column.isEmpty {
      bound = column
    } else {
      bound = product(isLabelled: binding.linkReach > 0 || isLineSoFarEmpty(index))
    }
    pieces[index].isSaidPlainly = isLabelledPlainly || binding.isPlain
    guard claim.isOwn else {
      pieces[index].verdict = .wrong(product: bound?.count == 1 ? bound?.first : nil)
      return
    }
    if !claim.title.isEmpty { checkTitle(index, claim) }
    guard !claim.owners.isEmpty else { return }
    if let bound, Set(bound).isDisjoint(with: claim.owners),
      bound.isEmpty || !binding.linked.isSuperset(of: bound)
    {
      pieces[index].verdict = .wrong(product: bound.count == 1 ? bound[0] : nil)
      return
    }
    // A product whose link was shown needs no second one: the next link is another product's.
    let isOfBound = bound.map { !Set($0).isDisjoint(with: claim.owners) } ?? false
    binding.linked.formUnion(claim.owners)
    if !isOfBound {
      resolveWaiting(before: index, following: claim.owners)
      binding.name(claim.owners, isWhole: true)
    }
  }

  /// The text of a link says nothing of its own: «here», «view product».
  private func isLabelPlain(_ index: Int) -> Bool {
    guard let open = pieces.indices.prefix(index).last(where: { pieces[$0].isSign("[") }) else { return false }
    return !pieces[open..<index].contains(where: isForeign)
  }

  /// A title that states what is not own goes; the link stays.
  private mutating func checkTitle(_ index: Int, _ claim: LinkClaim) {
    let found = claims(in: claim.title)
    guard !found.isEmpty, let title = pieces[index].out.ranges(of: claim.title).last else { return }
    for claim in found { remember(RemovedClaim(claim.kind, text: claim.text, replacement: "")) }
    pieces[index].out.removeSubrange(title)
    let isSpaced = pieces[index].out.hasSuffix(" )")
    if isSpaced { pieces[index].out.removeLast(2); pieces[index].out += ")" }
  }

  /// Claims of a text that no reader sees in its place, and that may not be stated.
  func claims(in text: String) -> [RemovedClaim] {
    var probe = GroundingGate(truth: truth, mode: .report)
    _ = probe.push(text)
    _ = probe.finish()
    return probe.removed
  }

  /// A line of a link alone belongs to what was named before.
  private func isLineSoFarEmpty(_ index: Int) -> Bool { lineStart != nil }
}
