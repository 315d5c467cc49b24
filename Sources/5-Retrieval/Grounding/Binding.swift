// SPDX-License-Identifier: Apache-2.0

/// The products that a sentence speaks of.
struct Binding {
  /// The products named last in the sentence: several where they were named together. Each by its candidates.
  var group: [[Int]] = []
  /// The products that earlier sentences spoke of.
  var context: [[Int]] = []
  /// The products that were named together last.
  private(set) var ordered: [[Int]] = []
  /// «the second» came: its place among them, unless what follows says otherwise.
  var ordinal: Int?
  var lastWord = ""
  var lastButOne = ""
  /// «the other» came.
  var isOther = false
  /// Amounts since the names.
  var amounts = 0
  /// The sentence began with an amount: amounts belong to the names behind them.
  var isAmountFirst = false
  /// Only what joins names came since the last one.
  var isJoining = false
  /// The names are identifiers: another identifier is another product.
  var isByCode = false
  /// Words of content came since the last name.
  var isApart = false
  /// Only signs and verbs of price came since the last name, and no comma.
  var isRightBehind = false
  /// The products that the sentence spoke of before the open bracket: «B (like A, $34) costs $32».
  private(set) var outside: (group: [[Int]], isJoining: Bool, amounts: Int, isByCode: Bool)?
  /// `~~` is open: a price that was.
  var isStruck = false
  /// The sentence has words of its own; it speaks of what was named before; of a price.
  var hasContent = false
  var hasPronoun = false
  var hasPriceWord = false
  /// «both», «each»
  var isAll = false
  /// Words for which «under», «save», «SKU» and «link» still count.
  var boundReach = 0
  var otherReach = 0
  var labelReach = 0
  var linkReach = 0
  /// «half of», «twice»: the amount that comes is no price but a part of one, or several.
  private(set) var shareReach = 0
  /// The amount that comes is said to be the shopper's: «your $50», «you have $50», «with $50».
  private(set) var isShoppers = false
  /// «not», «too», «nicht» came not long ago, and «for» right before: «the Desk is too dear for $50».
  var isDenied: Bool { deniedReach > 0 && isBehindFor }
  private var deniedReach = 0
  private(set) var isBehindFor = false
  /// «less than» came: the sentence speaks of two products, and what a colon leads to may be either one's.
  private(set) var isCompared = false
  /// «costs the same as» came.
  private(set) var isSame = false
  private var sameReach = 0
  /// «the same as» came, of a price or of anything.
  private var hasSame = false
  private var pricedReach = 0
  /// «unlike A, …»: the name that comes next is what the sentence speaks of.
  private var isContrasted = false
  /// Words for which «you» still is the subject.
  private var youReach = 0
  /// Products whose right price the sentence has said.
  var stated: Set<Int> = []
  /// Products named by a part of their names alone that may be one of another product's.
  private(set) var vague: Set<Int> = []
  /// «2 Bags»: the amount may be that of all of them.
  var isCounted = false
  /// Named in the sentence.
  var named: [Int] = []
  /// Named in the line.
  var line: [[Int]] = []
  /// Products whose link was shown since they were named.
  var linked: Set<Int> = []
  /// Products whose own identifier was shown since they were named, or right before.
  var identified: Set<Int> = []
  /// Named in the bracket that is open.
  var bracket: [[Int]] = []

  /// Words of other things came since the last name: «needs a deposit of».
  private var hasForeign = false
  /// Words for other money came in the clause: «save», «shipping».
  private var hasOtherMoney = false
  /// The last name belongs to another thing, which the sentence speaks of.
  private var isGoverned = false
  /// Whether an amount that comes is said to be the price of what was named last.
  var isPlain: Bool { !hasForeign && !hasOtherMoney && !isGoverned }

  /// Notes what an amount that comes may be said of.
  mutating func noteHead(_ word: Mention, isForeign: Bool, isOtherMoney: Bool) {
    // «was $60, now $34»
    if word.kinds.contains(.present) { hasOtherMoney = false }
    hasForeign = hasForeign || isForeign
    hasOtherMoney = hasOtherMoney || isOtherMoney
    noteGiving(word.marks)
  }

  /// «We pay you», «wir zahlen dir», «nous rachetons»: the shop's own money.
  private mutating func noteGiving(_ marks: TradeMarks) {
    let isGiven =
      marks.contains(.shopGives)
      || headMarks.contains(.giving) && !marks.isDisjoint(with: [.receiver, .shopItself])
      || marks.contains(.giving) && headMarks.contains(.shopItself)
    if isGiven { hasOtherMoney = true }
    headMarks = marks
  }

  /// Of the last word.
  private var headMarks: TradeMarks = []

  private mutating func noteName() {
    // «I like the Lamp», «our best Lamp»: the sentence may still say what it costs.
    isGoverned = hasForeign || hasOtherMoney
    hasForeign = false
  }

  mutating func name(_ products: [Int], isWhole: Bool, isVague: Bool = false, isCounted: Bool = false) {
    noteName()
    self.isCounted = isCounted || isJoining && !group.isEmpty && self.isCounted
    if isWhole {
      vague.subtract(products)
    } else if isVague {
      vague.formUnion(Set(products).subtracting((context + group).flatMap { $0 }))
    }
    isRightBehind = true
    isShoppers = false
    youReach = 0
    if !isWhole, !isJoining || group.isEmpty {
      let known = Set((group.isEmpty ? context : group).flatMap { $0 })
      let common = products.filter(known.contains)
      if !common.isEmpty {
        if group.isEmpty || group.count > 1 || group[0].count > common.count { set([common]) }
        bracket.append(common)
        return
      }
    }
    if !isWhole, group.contains(where: { !Set($0).isDisjoint(with: products) }) { return }
    if isJoining, !group.isEmpty, !isContrasted {
      if !group.contains(products) { group.append(products) }
      ordered = group
      amounts = 0
      isApart = false
    } else {
      set([products])
      if named.count > 0 { isContrasted = false }
    }
    if isWhole { named += products }
    if !line.contains(products) { line.append(products) }
    bracket.append(products)
  }

  /// The sentence speaks of one of the products that were named together.
  mutating func refer(to place: Int) {
    guard ordered.indices.contains(place) else { return }
    noteName()
    set([ordered[place]])
    isJoining = false
    isRightBehind = true
    isShoppers = false
    isCounted = false
    bracket.append(ordered[place])
  }

  /// The sentence speaks of one of these.
  mutating func refer(toAny products: [Int]) {
    noteName()
    set([products])
    isJoining = false
    isRightBehind = true
    isShoppers = false
    isCounted = false
  }

  private mutating func set(_ products: [[Int]]) {
    group = products
    isByCode = false
    amounts = 0
    isAll = false
    isJoining = true
    isApart = false
  }

  mutating func word(_ roles: GroundingWords.Roles, _ kinds: GroundingWords.Kinds, isPlainWord: Bool) {
    noteShopper(roles, kinds)
    deniedReach = kinds.contains(.denying) ? 8 : max(deniedReach - 1, 0)
    isBehindFor = kinds.contains(.forWord)
    if kinds.contains(.than) || kinds.contains(.sharing) { isCompared = true }
    if kinds.contains(.contrasting) { isContrasted = true }
    if isPlainWord {
      isApart = true
      hasContent = true
    }
    if isPlainWord || roles.isDisjoint(with: [.range, .light, .all]) { isJoining = false }
    if isPlainWord || roles.isDisjoint(with: [.price, .verb]) { isRightBehind = false }
    // «A costs $34, 24-MB04 costs …», «beside A there is 24-MB04».
    if roles.contains(.verb) { isApart = true }
    if roles.contains(.pronoun) { hasPronoun = true }
    if roles.contains(.price) { hasPriceWord = true }
    if roles.contains(.all) { isAll = true }
    reach(&boundReach, roles.contains(.bound), 5)
    // Earlier measurements no longer hold.
    if kinds.contains(.present) { otherReach = 0 }
    reach(&otherReach, roles.contains(.other), 3)
    reach(&labelReach, roles.contains(.label), 5)
    reach(&linkReach, roles.contains(.link), 4)
    reach(&shareReach, kinds.contains(.sharing), 2)
  }

  /// «costs the same as», «the same price as»: the amount is that of both products.
  mutating func noteSame(_ word: String, _ roles: GroundingWords.Roles) {
    if hasSame, PriceTalkWords.namely.contains(word) { isSame = true }
    if PriceTalkWords.same.contains(word), deniedReach == 0 {
      hasSame = true
      if pricedReach > 0 { isSame = true } else { sameReach = 3 }
    } else if roles.contains(.price), sameReach > 0 {
      isSame = true
    }
    sameReach = max(sameReach - 1, 0)
    pricedReach = roles.contains(.price) ? 2 : max(pricedReach - 1, 0)
  }

  /// «the same: $49 each»
  mutating func noteSameBeforeColon() { isSame = isSame || sameReach > 0 }

  private func reach(_ reach: inout Int, _ begins: Bool, _ words: Int) {
    if begins { reach = words } else if reach > 0 { reach -= 1 }
  }

  private mutating func noteShopper(_ roles: GroundingWords.Roles, _ kinds: GroundingWords.Kinds) {
    let isWith = kinds.contains(.with) && group.isEmpty && !hasPriceWord
    let isHeld = youReach > 0 && kinds.contains(.holding)
    isShoppers =
      isWith || isHeld || kinds.contains(.yours)
      || isShoppers && (kinds.contains(.roughly) || roles.contains(.range))
    youReach = kinds.contains(.you) ? 4 : max(youReach - 1, 0)
  }

  mutating func sign(_ sign: Unicode.Scalar) {
    isShoppers = false
    if sign == ":" {
      noteSameBeforeColon()
      // «Two lamps are here: the Lamp …»; no «the Lamp, deposit: …».
      if group.isEmpty { hasForeign = false }
    }
    if ",;|(-—–".unicodeScalars.contains(sign) { hasForeign = false }
    if "|;".unicodeScalars.contains(sign) { (hasOtherMoney, isGoverned) = (false, false) }
    // Full stops are those of abbreviations: «vs.».
    if !",&/([*_.)".unicodeScalars.contains(sign) { isJoining = false }
    if ",;.".unicodeScalars.contains(sign) { isRightBehind = false }
    if sign == "(" { enterBracket() } else if sign == ")" { leaveBracket() }
    if sign == "[" { bracket = [] }
  }

  private mutating func enterBracket() {
    guard outside == nil, !group.isEmpty else { return }
    outside = (group, isJoining, amounts, isByCode)
    isJoining = false
  }

  private mutating func leaveBracket() {
    guard let before = outside else { return }
    outside = nil
    // «A ($34) and B ($32)»: an amount inside ends the row of names.
    isJoining = before.isJoining && amounts == before.amounts
    if group != before.group {
      group = before.group
      amounts = before.amounts
      isJoining = before.isJoining
    }
    isByCode = before.isByCode
  }

  mutating func endSentence() {
    if !group.isEmpty { context = group }
    group = []
    amounts = 0
    isAmountFirst = false
    isJoining = false
    isApart = false
    isRightBehind = false
    outside = nil
    hasContent = false
    hasPronoun = false
    hasPriceWord = false
    isAll = false
    boundReach = 0
    otherReach = 0
    labelReach = 0
    linkReach = 0
    shareReach = 0
    isSame = false
    hasSame = false
    sameReach = 0
    pricedReach = 0
    isShoppers = false
    deniedReach = 0
    isBehindFor = false
    isCompared = false
    isContrasted = false
    youReach = 0
    isCounted = false
    hasForeign = false
    hasOtherMoney = false
    isGoverned = false
    headMarks = []
    stated = []
    named = []
  }

  mutating func endLine() {
    line = []
    bracket = []
    isStruck = false
  }
}
