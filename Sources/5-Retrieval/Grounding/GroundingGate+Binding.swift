// SPDX-License-Identifier: Apache-2.0

extension GroundingGate {
  /// Decides which product the newest piece speaks of, and whether it may.
  mutating func bind(_ index: Int) {
    let mention = pieces[index].mention
    guard mode != .off else { return }
    nameOrdered(index)
    switch mention.kind {
    case .plain: bindPlain(index, mention)
    case .name(let products, let isWhole):
      if isWhole { nameAnchor(products) }
      binding.linked.subtract(products)
      if !binding.isByCode { binding.identified.subtract(products) }
      resolveWaiting(before: index, following: products)
      binding.name(products, isWhole: isWhole, isVague: mention.isVague, isCounted: mention.isCounted)
    case .amount(let claim): bindAmount(index, claim)
    case .code(let claim): bindCode(index, claim)
    case .link(let claim): bindLink(index, claim, isTarget: false)
    case .target(let claim): bindLink(index, claim, isTarget: true)
    case .tag(let claim): bindTag(index, claim)
    }
  }

  private mutating func bindPlain(_ index: Int, _ mention: Mention) {
    if pieces[index].isContent { endSeconds(before: index) }
    if mention.atomKind == .word {
      binding.noteSame(mention.word, mention.roles)
      // What stands at an amount costs it: no means, as in «for $50».
      let kinds = mention.word == "at" ? mention.kinds.subtracting(.forWord) : mention.kinds
      binding.word(mention.roles, kinds, isPlainWord: pieces[index].isContent && !kinds.contains(.reply))
      binding.noteHead(
        mention, isForeign: isForeign(pieces[index]), isOtherMoney: isOfOtherMoney(pieces[index]))
    } else if mention.atomKind == .markup {
      noteStruck(mention.raw)
      if anchor != nil, mention.raw.lowercased().hasPrefix("</a") { closeAnchor() }
    } else if mention.atomKind == .punctuation {
      binding.sign(mention.sign)
    } else if pieces[index].isContent {
      binding.hasContent = true
      binding.isJoining = false
    }
  }

  private mutating func noteStruck(_ mark: String) {
    if mark == "~~" {
      binding.isStruck.toggle()
    } else if mark.hasPrefix("<") {
      let name = mark.dropFirst().prefix { $0.isLetter || $0 == "/" }.lowercased()
      if ["s", "del", "strike"].contains(name) { binding.isStruck = true }
      if ["/s", "/del", "/strike"].contains(name) { binding.isStruck = false }
    }
  }

  // MARK: Amounts

  func isOwn(_ claim: AmountClaim, of product: Int) -> Bool {
    let product = truth.products[product]
    guard let price = product.price, claim.values.contains(price) else { return false }
    guard let codes = claim.codes, let currency = product.currency else { return true }
    return codes.contains(currency) || codes.contains(CurrencyWords.any)
  }

  func isAnyOwn(_ claim: AmountClaim) -> Bool { truth.products.indices.contains { isOwn(claim, of: $0) } }

  func isUsers(_ claim: AmountClaim) -> Bool {
    truth.userAmounts.contains { amount in
      guard claim.values.contains(amount.value) else { return false }
      guard let codes = claim.codes else { return true }
      if let own = amount.codes { return !Set(own).isDisjoint(with: codes) }
      return truth.currencies.isEmpty || !truth.currencies.isDisjoint(with: codes)
    }
  }

  private mutating func bindAmount(_ index: Int, _ claim: AmountClaim) {
    // No product has a price that was.
    if binding.isStruck {
      pieces[index].isStruck = true
      pieces[index].verdict = .wrong(product: nil)
      return
    }
    if binding.group.isEmpty, !pieces[index].mention.column.isEmpty {
      pieces[index].isOther = pieces[index].mention.isOtherCell
      binding.group = [pieces[index].mention.column]
      binding.amounts = 0
      judge(index, claim, binding.group, isStrict: true)
      binding.group = []
      return
    }
    pieces[index].isSaidPlainly = binding.isPlain || pieces[index].mention.isMember
    pieces[index].group = binding.group
    pieces[index].place = binding.amounts
    // «For $50 you get the Bag», «the Desk isn't to be had for $50»: what the shopper has, and no price.
    let isMeans = binding.isShoppers || binding.isDenied || binding.group.isEmpty && binding.isBehindFor
    pieces[index].isBounded = binding.boundReach > 0 || isMeans && isUsers(claim)
    pieces[index].isOther = binding.otherReach > 0 || pieces[index].mention.isOtherCell
    // The amount before it is not the only one.
    for earlier in pieces.indices.prefix(index) where isWaitingInGroup(earlier) {
      if pieces[earlier].isOfContext, !isJoined(index) {
        resolve(earlier, following: nil)
      } else {
        judgeOrdered(earlier)
      }
    }
    judgePaired(before: index, claim)
    pieces[index].isOfEach = binding.group.count > 1 && binding.amounts == 0 && isSaidOfEach(index)
    binding.amounts += 1
    binding.isJoining = false
    // «All three are the same: $49 each», and none is named.
    if binding.isSame, binding.isAll, binding.named.isEmpty, binding.context.count < 2, !pieces[index].isBounded {
      let isOfSeveral = truth.products.indices.count { isOwn(claim, of: $0) } > 1
      pieces[index].verdict = isOfSeveral ? .keep : .wrong(product: nil)
      return
    }
    if binding.group.isEmpty || binding.isAmountFirst && !isAttached(index) {
      let isAboutContext =
        binding.group.isEmpty && !binding.hasContent && !binding.context.isEmpty
        && (binding.hasPronoun || binding.hasPriceWord) && !pieces[index].isBounded
      if isAboutContext { return judgeInContext(index, claim) }
      // What the shopper set as a limit is no price of what is named behind it.
      if !isUsers(claim) { binding.isAmountFirst = true }
      pieces[index].verdict = .waits
      return
    }
    let same = binding.named.count > 1 ? binding.named : binding.isAll ? binding.context.flatMap { $0 } : []
    if binding.isSame, same.count > 1, !pieces[index].isBounded {
      let isOfAll = same.allSatisfy { isOwn(claim, of: $0) }
      pieces[index].verdict = isOfAll ? .keep : .wrong(product: nil)
      return
    }
    if binding.group.count > 1 { return judgeOrdered(index) }
    if binding.group == [[]], isAnyOwn(claim) {
      pieces[index].verdict = .waits
      return
    }
    // Behind the amount of a product there may be one of the product that is named next.
    if binding.amounts > 1, binding.outside == nil {
      pieces[index].isSecond = true
      pieces[index].verdict = .waits
      return
    }
    judge(index, claim, binding.group, isStrict: true)
  }

  /// «Bag ($34)», «Bag: $34», «Bag costs $34».
  private func isAttached(_ index: Int) -> Bool {
    guard binding.isRightBehind, let last = pieces.indices.prefix(index).last(where: { !pieces[$0].isGap }) else {
      return false
    }
    if case .name = pieces[last].mention.kind { return true }
    return pieces[last].isSign("(:-—|[=") || pieces[last].has([.price, .verb])
  }

  private func isWaitingInGroup(_ index: Int) -> Bool {
    guard case .waits = pieces[index].verdict else { return false }
    return pieces[index].group.count > 1 && !pieces[index].isJudged
  }

  /// An amount behind several names: the first is the first one's.
  mutating func judgeOrdered(_ index: Int) {
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
      var isAlone = false
      if piece.isOfEach, case .keep = piece.verdict { isAlone = true }
      // Whether it is said of all of them is seen by whether another one comes.
      pieces[index].verdict = isAlone ? .waits : .keep
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
  mutating func judge(_ index: Int, _ claim: AmountClaim, _ group: [[Int]], isStrict: Bool) {
    let piece = pieces[index]
    let candidates = group.flatMap { $0 }
    if !group.isEmpty, candidates.isEmpty {
      // Said of a product that was not retrieved.
      pieces[index].verdict = piece.isBounded && isUsers(claim) ? .keep : .wrong(product: nil)
      return
    }
    if candidates.isEmpty || !isStrict {
      pieces[index].verdict = isAnyOwn(claim) || isUsers(claim) ? .keep : .wrong(product: nil)
      return
    }
    if let owner = candidates.first(where: { isOwn(claim, of: $0) }) {
      binding.stated.insert(owner)
      pieces[index].verdict = .keep
      return
    }
    if isUsers(claim), piece.isBounded || !binding.stated.isDisjoint(with: candidates) {
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
    // «B costs less than A: $32 vs. $34»
    if binding.isCompared, let sign = pieces.prefix(index).last(where: { !$0.isGap }),
      sign.isSign(":-—(") && !piece.isPaired,
      let other = binding.named.first(where: { !binding.stated.contains($0) && isOwn(claim, of: $0) })
    {
      if sign.isSign("(") {
        // «twice the price of B ($74 vs. $34)»: only where B's own amount follows.
        pieces[index].isPaired = true
        pieces[index].verdict = .waits
        return
      }
      binding.stated.insert(other)
      pieces[index].verdict = .keep
      return
    }
    let product = candidates.count == 1 ? candidates[0] : nil
    let isCertain = product.map { hasCertainPrice($0) } ?? false
    let mayBeReplaced = isCertain && !piece.isOther && !piece.isBounded
    if mayBeReplaced, let product { binding.stated.insert(product) }
    pieces[index].verdict = .wrong(product: mayBeReplaced ? product : nil)
  }

  /// Whether the price of a product may take a wrong amount's place: the name is surely its own, and the amount that of
  /// one piece.
  private func hasCertainPrice(_ product: Int) -> Bool {
    truth.products[product].price != nil && !binding.stated.contains(product) && !binding.vague.contains(product)
      && !binding.isCounted && binding.shareReach == 0
  }

  /// A name, or an identifier that names a product, has come.
  mutating func resolveWaiting(before end: Int, following products: [Int]) {
    for index in pieces.indices.prefix(end) {
      guard case .waits = pieces[index].verdict else { continue }
      if case .code(let code) = pieces[index].mention.kind { judgeCode(index, code, products) }
      guard case .amount(let claim) = pieces[index].mention.kind else { continue }
      guard pieces[index].group.count <= 1, !products.isEmpty, !pieces[index].isPaired else { continue }
      let between = pieces[(index + 1)..<end]
      if between.contains(where: { $0.has(.bound) || GroundingWords.sufficing.contains($0.mention.word) }) {
        pieces[index].isBounded = true
      }
      // Whether the shopper's amount is said to be the price is seen by whether another one is.
      if isUsers(claim), !products.contains(where: { isOwn(claim, of: $0) }) {
        if pieces[index].group.isEmpty { pieces[index].group = [products] }
        continue
      }
      if pieces[index].isSecond {
        // «A at 34 against 49 for B»
        judge(index, claim, isForWhatFollows(between) ? [products] : pieces[index].group, isStrict: true)
        continue
      }
      if pieces[index].group.isEmpty {
        pieces[index].isLedToName = true
        pieces[index].isSaidPlainly = isPriceOfWhatFollows(index, end)
        if isOfAnother(index, claim, products, between) { continue }
      }
      judge(index, claim, [products], isStrict: true)
    }
  }

  /// No name follows.
  mutating func resolve(_ index: Int, following products: [Int]?) {
    guard case .waits = pieces[index].verdict else { return }
    if case .code(let code) = pieces[index].mention.kind {
      pieces[index].verdict = code.isOwn ? .keep : .wrong(product: nil)
    }
    guard case .amount(let claim) = pieces[index].mention.kind else { return }
    let group = pieces[index].group
    if pieces[index].isOfEach, !pieces[index].isBounded {
      let isOfAll = group.allSatisfy { $0.contains { isOwn(claim, of: $0) } }
      pieces[index].verdict = isOfAll ? .keep : .wrong(product: nil)
    } else if !group.isEmpty {
      judge(index, claim, group, isStrict: true)
    } else if binding.context.isEmpty, isPriceOfIt(index), !isAnyOwn(claim) {
      pieces[index].verdict = .wrong(product: nil)
    } else {
      let isAbout = !binding.hasContent || binding.hasPronoun || isContextStrict
      judge(index, claim, binding.context, isStrict: isAbout && !isUsersAlone(index, claim))
    }
  }

  /// «It costs $50», «it's $50», and no product was named yet.
  private func isPriceOfIt(_ index: Int) -> Bool {
    guard binding.hasPronoun, !pieces[index].isBounded, !binding.isShoppers,
      let last = pieces.prefix(index).last(where: { !$0.isGap && !PriceFrameWords.filling.contains($0.mention.word) })
    else { return false }
    return last.has(.verb) || last.mention.word == "s"
  }

  /// The shopper's amount, in a sentence that names no product and no price.
  private func isUsersAlone(_ index: Int, _ claim: AmountClaim) -> Bool {
    isUsers(claim) && (!binding.hasPriceWord || pieces[index].isBounded)
  }
}
