// SPDX-License-Identifier: Apache-2.0

extension GroundingGate {
  /// What the newest piece says, and whether it may.
  mutating func bind(_ index: Int) {
    let mention = pieces[index].mention
    guard mode != .off else { return }
    switch mention.kind {
    case .plain: bindPlain(index, mention)
    case .name(let products, let isWhole):
      resolveWaiting(before: index, following: products)
      binding.name(products, isWhole: isWhole)
    case .amount(let claim): bindAmount(index, claim)
    case .code(let claim): bindCode(index, claim)
    case .link(let claim): bindLink(index, claim, isTarget: false)
    case .target(let claim): bindLink(index, claim, isTarget: true)
    case .tag(let claim): bindTag(index, claim)
    }
  }

  private mutating func bindPlain(_ index: Int, _ mention: Mention) {
    if mention.atomKind == .word {
      binding.word(mention.roles, isPlainWord: pieces[index].isContent)
    } else if mention.atomKind == .punctuation {
      binding.sign(mention.sign)
    } else if pieces[index].isContent {
      binding.hasContent = true
      binding.isJoining = false
    }
  }

  // MARK: Amounts

  func isOwn(_ claim: AmountClaim, of product: Int) -> Bool {
    let product = truth.products[product]
    guard let price = product.price, claim.values.contains(price) else { return false }
    guard let codes = claim.codes, let currency = product.currency else { return true }
    return codes.contains(currency) || codes.contains(CurrencyWords.any)
  }

  private func isAnyOwn(_ claim: AmountClaim) -> Bool { truth.products.indices.contains { isOwn(claim, of: $0) } }

  func isUsers(_ claim: AmountClaim) -> Bool {
    truth.userAmounts.contains { amount in
      guard claim.values.contains(amount.value) else { return false }
      guard let codes = claim.codes else { return true }
      if let own = amount.codes { return !Set(own).isDisjoint(with: codes) }
      return truth.currencies.isEmpty || !truth.currencies.isDisjoint(with: codes)
    }
  }

  private mutating func bindAmount(_ index: Int, _ claim: AmountClaim) {
    if binding.group.isEmpty, !pieces[index].mention.column.isEmpty {
      binding.group = [pieces[index].mention.column]
      binding.amounts = 0
      judge(index, claim, binding.group, isStrict: true)
      binding.group = []
      return
    }
    pieces[index].group = binding.group
    pieces[index].place = binding.amounts
    pieces[index].isBounded = binding.boundReach > 0
    pieces[index].isOther = binding.otherReach > 0
    // The amount before it is not the only one.
    for earlier in pieces.indices.prefix(index) where isWaitingInGroup(earlier) { judgeOrdered(earlier) }
    binding.amounts += 1
    binding.isJoining = false
    if binding.group.isEmpty || binding.isAmountFirst {
      let isAboutContext =
        binding.group.isEmpty && !binding.hasContent && !binding.context.isEmpty
        && (binding.hasPronoun || binding.hasPriceWord) && !pieces[index].isBounded
      if isAboutContext { return judge(index, claim, binding.context, isStrict: true) }
      binding.isAmountFirst = true
      pieces[index].verdict = .waits
      return
    }
    if binding.group.count > 1 { return judgeOrdered(index) }
    judge(index, claim, binding.group, isStrict: true)
  }

  private func isWaitingInGroup(_ index: Int) -> Bool {
    guard case .waits = pieces[index].verdict else { return false }
    return pieces[index].group.count > 1 && !pieces[index].isJudged
  }

  /// An amount behind several names: the first is the first one's.
  private mutating func judgeOrdered(_ index: Int) {
    guard case .amount(let claim) = pieces[index].mention.kind else { return }
    let piece = pieces[index]
    if binding.isAll {
      let isOfAll = piece.group.allSatisfy { $0.contains { isOwn(claim, of: $0) } }
      pieces[index].verdict = isOfAll ? .keep : isUsers(claim) && piece.isBounded ? .keep : .wrong(product: nil)
      return
    }
    let place = min(piece.place, piece.group.count - 1)
    let candidates = piece.group[place]
    if candidates.contains(where: { isOwn(claim, of: $0) }) {
      pieces[index].verdict = .keep
      return
    }
    if case .waits = piece.verdict {
      // A second amount came: they go in the order of the names.
      pieces[index].isJudged = true
      judge(index, claim, [candidates], isStrict: true)
    } else if place > 0 {
      pieces[index].isJudged = true
      judge(index, claim, [candidates], isStrict: true)
    } else {
      pieces[index].verdict = .waits
    }
  }

  /// - Parameter isStrict: the amount is said of these products, and of no others.
  private mutating func judge(_ index: Int, _ claim: AmountClaim, _ group: [[Int]], isStrict: Bool) {
    let piece = pieces[index]
    let candidates = group.flatMap { $0 }
    if candidates.isEmpty || !isStrict {
      pieces[index].verdict = isAnyOwn(claim) || isUsers(claim) ? .keep : .wrong(product: nil)
      return
    }
    if let owner = candidates.first(where: { isOwn(claim, of: $0) }) {
      binding.stated.insert(owner)
      pieces[index].verdict = .keep
      return
    }
    if piece.isBounded, isUsers(claim) {
      pieces[index].verdict = .keep
      return
    }
    // «B, unlike A at 34, costs 45»: A has its price already.
    if binding.stated.isSuperset(of: candidates),
      let earlier = binding.named.first(where: { !binding.stated.contains($0) && isOwn(claim, of: $0) })
    {
      binding.stated.insert(earlier)
      pieces[index].verdict = .keep
      return
    }
    let product = candidates.count == 1 ? candidates[0] : nil
    let isCertain = product.map { truth.products[$0].price != nil && !binding.stated.contains($0) } ?? false
    let mayBeReplaced = isCertain && !piece.isOther && !piece.isBounded
    if mayBeReplaced, let product { binding.stated.insert(product) }
    pieces[index].verdict = .wrong(product: mayBeReplaced ? product : nil)
  }

  /// A name, or an identifier that names a product, has come.
  mutating func resolveWaiting(before end: Int, following products: [Int]) {
    for index in pieces.indices.prefix(end) {
      guard case .waits = pieces[index].verdict, case .amount(let claim) = pieces[index].mention.kind else { continue }
      guard pieces[index].group.count <= 1 else { continue }
      let between = pieces[(index + 1)..<end]
      if between.contains(where: { $0.has(.bound) }) { pieces[index].isBounded = true }
      judge(index, claim, [products], isStrict: true)
    }
  }

  /// No name follows.
  mutating func resolve(_ index: Int, following products: [Int]?) {
    guard case .waits = pieces[index].verdict, case .amount(let claim) = pieces[index].mention.kind else { return }
    let group = pieces[index].group
    if group.count > 1 {
      judge(index, claim, group, isStrict: true)
    } else if !group.isEmpty {
      judge(index, claim, group, isStrict: true)
    } else {
      let isAbout = !binding.hasContent || binding.hasPronoun || isContextStrict
      judge(index, claim, binding.context, isStrict: isAbout && !isUsersAlone(index, claim))
    }
  }

  /// The shopper's amount, in a sentence that names no product and no price.
  private func isUsersAlone(_ index: Int, _ claim: AmountClaim) -> Bool {
    isUsers(claim) && (!binding.hasPriceWord || pieces[index].isBounded)
  }

  // MARK: Identifiers and links

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

  private mutating func bindCode(_ index: Int, _ claim: CodeClaim) {
    let column = pieces[index].mention.column
    let isLabelled = claim.isLabelled || binding.labelReach > 0
    var bound = binding.group.isEmpty && !column.isEmpty ? column : product(isLabelled: isLabelled)
    if binding.isByCode, !binding.group.isEmpty, claim.isOwn { bound = nil }
    guard claim.isOwn else {
      let product = bound?.count == 1 && !(bound.map { isRightAlready($0[0], index) } ?? false) ? bound?.first : nil
      pieces[index].verdict = .wrong(product: product)
      binding.hasContent = binding.hasContent || !isLabelled
      return
    }
    guard !claim.owners.isEmpty else { return }
    if let bound, Set(bound).isDisjoint(with: claim.owners) {
      pieces[index].verdict = .wrong(product: bound.count == 1 ? bound[0] : nil)
      return
    }
    if column.isEmpty || !binding.group.isEmpty {
      resolveWaiting(before: index, following: claim.owners)
      if bound == nil || binding.group.isEmpty {
        binding.name(claim.owners, isWhole: true)
        binding.isByCode = true
      }
    }
  }

  /// The product's own identifier stands before it already.
  private func isRightAlready(_ product: Int, _ index: Int) -> Bool {
    pieces.prefix(index).contains { piece in
      if case .code(let claim) = piece.mention.kind { return claim.owners.contains(product) }
      return false
    }
  }

  private mutating func bindLink(_ index: Int, _ claim: LinkClaim, isTarget: Bool) {
    var bound: [Int]?
    let column = pieces[index].mention.column
    if isTarget, claim.title != "]:" {
      if let inside = binding.bracket.last {
        bound = inside
      } else if binding.line.count == 1 {
        bound = binding.line[0]
      } else if binding.line.isEmpty, binding.context.count == 1, !binding.hasContent {
        bound = binding.context[0]
      }
      binding.bracket = []
    } else if binding.group.isEmpty, !column.isEmpty {
      bound = column
    } else {
      bound = product(isLabelled: binding.linkReach > 0 || isLineSoFarEmpty(index))
    }
    guard claim.isOwn else {
      pieces[index].verdict = .wrong(product: bound?.count == 1 ? bound?.first : nil)
      return
    }
    guard !claim.owners.isEmpty else { return }
    if let bound, Set(bound).isDisjoint(with: claim.owners) {
      pieces[index].verdict = .wrong(product: bound.count == 1 ? bound[0] : nil)
      return
    }
    if bound == nil {
      resolveWaiting(before: index, following: claim.owners)
      binding.name(claim.owners, isWhole: true)
    }
  }

  /// A line of a link alone belongs to what was named before.
  private func isLineSoFarEmpty(_ index: Int) -> Bool { lineStart != nil }

  // MARK: Tags

  private mutating func bindTag(_ index: Int, _ claim: TagClaim) {
    for link in claim.links where !link.isOwn {
      remember(RemovedClaim(.link, text: link.text, replacement: ""))
      leaveOutTag(index, claim)
      return
    }
    for text in claim.texts {
      var probe = GroundingGate(truth: truth, mode: .report)
      _ = probe.push(text)
      _ = probe.finish()
      guard !probe.removed.isEmpty else { continue }
      for found in probe.removed { remember(RemovedClaim(found.kind, text: found.text, replacement: "")) }
      leaveOutTag(index, claim)
      return
    }
  }

  private mutating func leaveOutTag(_ index: Int, _ claim: TagClaim) {
    let isVoid = claim.name == "img" || claim.name == "!"
    let isBesideWord = index > 0 && !pieces[index - 1].isGap && !pieces[index - 1].isNewline
    pieces[index].out = isVoid ? isBesideWord ? " " : "" : "<\(claim.name)>"
    pieces[index].verdict = .settled
  }
}
