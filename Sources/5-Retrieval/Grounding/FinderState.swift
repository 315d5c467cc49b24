// SPDX-License-Identifier: Apache-2.0

/// The reading before the piece that is decided on.
struct FinderState {
  /// The last atom was part of a word, a number or a code.
  var isGlued = false
  /// The rest of a claim is left out.
  var isDropping = false
  /// The last word or sign that is neither blank nor markup.
  var lastSign: Unicode.Scalar = "\n"
  var lastRoles: GroundingWords.Roles = []
  var lastWord = ""
  /// The word before the last word.
  private(set) var secondLastWord = ""
  /// The last word begins with a capital letter.
  private(set) var isLastCapitalized = false
  /// The sign before the last word.
  private(set) var signBeforeWord: Unicode.Scalar = "\n"
  /// Words for which a price word before still counts.
  private(set) var priceReach = 0
  /// The price word needs a colon or decimals after it: «total», «pay».
  private(set) var isWeakPrice = false
  /// Something is counted behind it: «total found: 12».
  private var isWeakOfThings = false
  /// That word has its number: «a total of 12 reviews».
  private var isWeakCounted = false
  /// An identifier follows.
  private(set) var isLabelled = false
  private(set) var isLinkLabelled = false
  /// A coupon's code follows.
  private(set) var isBehindCoupon = false
  /// «item», «Art.»: a number of it may follow.
  private(set) var isBehindItem = false
  /// Only signs stand between a product's name and here.
  private(set) var followsName = false
  /// Only blanks and markup stand between the line's begin and here.
  private(set) var isLineStart = true
  /// A list's bullet alone stands between the line's begin and here.
  private(set) var isBehindBullet = false
  /// «Price» ended the line before.
  private(set) var isBelowPrice = false
  /// `10:` of a time
  private(set) var isBehindHour = false
  /// «for» or «is» stands right behind a product's name.
  private(set) var isNameFor = false
  private(set) var isNameBe = false
  /// A row of full stops leads to what follows.
  private(set) var isBehindLeader = false
  /// The last atom was a word.
  var isBehindWord: Bool { lastSign == "a" && !lastWord.isEmpty }
  /// The blanks before the atom that comes.
  private enum Gap { case none, blank, wide }
  private var gap = Gap.none
  private var blankLength = 0
  var isBehindBlank: Bool { gap != .none }
  /// A tab or many blanks, as between columns.
  var isBehindColumn: Bool { gap == .wide }
  /// The line began with `[`.
  private(set) var hasLeadingBracket = false
  /// `![` opened the last bracket.
  private(set) var isImage = false
  /// A range whose second amount may follow, and its currency: `$30–50`.
  private var isRangeOpen = false
  private var rangeReach = 0
  private(set) var rangeCodes: [String]?
  /// Its sign stands without blanks.
  private(set) var isRangeTight = false
  var isInRange: Bool { isRangeOpen && rangeReach == 0 }
  /// Words for which «rated», «version» still explain a number.
  private var measureReach = 0
  var isMeasuring: Bool { measureReach > 0 }
  /// Words for which a measure, a size or a stock explains plain numbers behind names.
  private var explainingReach = 0
  var isExplained: Bool { explainingReach > 0 }
  /// Line feeds since the product's name that `followsName` tells of.
  private var nameLines = 0
  private(set) var isSized = false
  private(set) var table = TableTracker()
  private(set) var talk = PriceTalk()
  private(set) var trail = SentenceTrail()
  private(set) var marks = MarkTracker()
  private(set) var member = MemberTracker()
  /// A quotation mark closed the product's name that `followsName` tells of: a row of values in code.
  private(set) var isNameQuoted = false
  /// The products named last.
  private(set) var namedLast: [Int] = []
  /// Those named in the sentence, else the ones named last.
  var namedHere: [Int] { trail.named.isEmpty ? namedLast : trail.named }

  /// The last word is one that a full stop makes shorter.
  var isAbbreviation: Bool { isGlued && Self.abbreviations.contains(lastWord) }
  /// The column is headed «Rating», «Stock».
  var isCountCell: Bool { table.isCountCell }
  /// Right behind a price word, or a word or sign that leads from it to its number.
  var isPriceDirect: Bool {
    priceReach > 0
      && (!lastRoles.isDisjoint(with: [.price, .verb, .lead, .bound])
        || ":=(|\"'≈><→⇒".unicodeScalars.contains(lastSign)
        || lastRoles == [] && lastWord.isEmpty && lastSign == "-" || Self.ranges.contains(lastWord)
        || PriceFrameWords.filling.contains(lastWord)
        || GroundingWords.you.contains(lastWord)
          && GroundingWords.roles(secondLastWord).isSuperset(of: [.price, .verb]))
  }
  var needsDecimals: Bool { isWeakPrice && (isWeakOfThings || !":=|\"".unicodeScalars.contains(lastSign)) }

  /// The whole text is a price, an identifier.
  mutating func setLabel(isPrice: Bool, isCode: Bool) {
    if isPrice {
      priceReach = 10
      isWeakPrice = false
    }
    isLabelled = isCode
    lastSign = ":"
  }

  /// The text stands behind the name of a product and a colon.
  mutating func setTitle(_ products: [Int]) {
    namedLast = products
    followsName = true
    trail.add(SentenceTrail.name)
    trail.add(sign: ":")
    lastSign = ":"
  }

  mutating func note(_ mention: inout Mention, last: Atom) {
    mention.column = table.columnProducts
    mention.isCell = table.isCell && !table.isHeadOfColumn
    mention.isOtherCell = table.isOtherCell
    mention.isMember = member.current != nil
    if !mention.isPlain { member.end() }
    if rangeReach > 0 { rangeReach -= 1 } else { isRangeOpen = false }
    switch mention.kind {
    case .plain: notePlain(mention, last)
    case .name(let products, _):
      word("", [])
      talk.claim(isName: true)
      trail.add(SentenceTrail.name)
      trail.note(products)
      isNameFor = false
      isNameBe = false
      isNameQuoted = false
      namedLast = products
      followsName = true
      nameLines = 0
      table.note(products: products)
    case .code(let claim):
      talk.claim()
      trail.add(SentenceTrail.name)
      if let owner = claim.owners.first { table.note(products: [owner]) }
      wordBesideName()
      if !claim.owners.isEmpty {
        followsName = true
        namedLast = claim.owners
        nameLines = 0
      }
    case .amount:
      word("", [])
      talk.claim(isAmount: true)
      trail.add(SentenceTrail.amount)
      if case .amount(let claim) = mention.kind { trail.hasBareAmount = claim.codes == nil }
      table.noteAmount()
      priceReach = 0
    case .link: word("", [])
    case .target: wordBesideName()
    case .tag(let claim):
      if claim.effect == "\n" { newline() } else if claim.effect == "|" { cell(isTag: true) }
    }
    // What follows a claim begins anew, however close it stands.
    isGlued = last.isGlue && mention.isPlain && !last.hasInvisible && !last.isUnspaced
  }

  private mutating func notePlain(_ mention: Mention, _ last: Atom) {
    switch mention.atomKind {
    case .newline:
      if mention.raw.hasPrefix("</table") { table.end() }
      newline()
    case .blank:
      blankLength += mention.length
      gap = blankLength > 2 || mention.raw.contains("\t") || gap == .wide ? .wide : .blank
      marks.blank()
      return
    case .markup:
      if mention.raw.hasPrefix("_") { member.word(mention.raw) }
      noteMarkup(mention.raw)
    case .tag: break
    case .word where !mention.word.isEmpty: noteWord(mention)
    case .punctuation: noteSign(mention)
    default:
      member.word(mention.raw)
      word("", [])
      if mention.atomKind != .currency { talk.number() }
      trail.add(number: mention.raw)
      if mention.atomKind == .currency, table.isCell { table.note(price: true) }
      lastSign = "0"
      isWeakCounted = isWeakPrice
    }
    gap = .none
    blankLength = 0
    if mention.atomKind != .markup { marks.text() }
    if mention.atomKind == .newline || mention.sign == "|", MarkTracker.namesPrice(mention.raw) {
      priceReach = 3
      isWeakPrice = false
      lastSign = ":"
    }
    if mention.endsSentence {
      talk.endSentence()
      trail.endSentence()
      priceReach = 0
      isLabelled = false
      isSized = false
      measureReach = 0
      if mention.sign == "." { explainingReach = 0 }
    }
  }

  private mutating func noteMarkup(_ raw: String) {
    marks.mark(raw, isApart: gap != .none, isLineStart: isLineStart)
    if MarkTracker.namesPrice(raw) {
      priceReach = 3
      isWeakPrice = false
      lastSign = ":"
    }
  }

  private mutating func word(_ text: String, _ roles: GroundingWords.Roles) {
    // «comes in at»
    if text != "in" || !GroundingWords.coming.contains(lastWord) { secondLastWord = lastWord }
    lastWord = text
    lastRoles = roles
    explainingReach = max(explainingReach - 1, 0)
    signBeforeWord = lastSign
    lastSign = "a"
    followsName = false
    isLineStart = false
    isBehindBullet = false
    isBelowPrice = false
    isBehindLeader = false
    if text.isEmpty {
      isLabelled = false
      isLinkLabelled = false
    }
  }

  /// A product's identifier or link does not part its name from what follows.
  private mutating func wordBesideName() {
    let follows = followsName
    word("", [])
    followsName = follows
  }

  private mutating func noteWord(_ mention: Mention) {
    let roles = mention.roles
    let isNumberWord = mention.kinds.contains(.numbers)
    let isItem = isNumberWord && isBehindItem
    marks.word(mention.word)
    member.word(mention.raw)
    isBehindItem = mention.kinds.contains(.items)
    let wasLabelled = isLabelled
    let isRough = !mention.kinds.isDisjoint(with: [.roughly, .present]) || isNameFor && roles.contains(.light)
    let isOffered =
      isNameBe && !mention.kinds.isDisjoint(with: [.forWord]) || isNameBe && Self.offering.contains(mention.word)
    talk.word(roles, mention.kinds, isLetter: mention.length == 1)
    trail.add(word: mention.word, mention.marks)
    isNameFor =
      isOffered
      || followsName
        && (mention.kinds.contains(.forWord) || isRough && ":-=→".unicodeScalars.contains(lastSign))
      || isNameFor && isRough
    isNameBe =
      followsName && mention.kinds.contains(.being)
      || isNameBe && (isRough || GroundingWords.between.contains(mention.word))
    word(mention.word, roles)
    isLastCapitalized = mention.raw.unicodeScalars.first?.properties.isUppercase ?? false
    if roles.contains(.price) {
      priceReach = 10
      isWeakPrice = Self.weakPrices.contains(mention.word)
      isWeakCounted = false
      isWeakOfThings = false
      table.note(price: true)
    } else if priceReach > 0 {
      // Words of content lead away from it.
      priceReach = max(priceReach - (roles.isEmpty ? 2 : 1), 0)
      if isWeakPrice, mention.kinds.contains(.measuring) || mention.kinds.contains(.counting) || roles.contains(.unit) {
        priceReach = 0
      }
      if PriceFrameWords.finding.contains(mention.word) { isWeakOfThings = true }
      // «Preis-Leistung»
      if signBeforeWord == "-", mention.kinds.contains(.measuring) { priceReach = 0 }
    }
    table.note(mention)
    let isOtherCode = mention.word == "code" && Self.otherCodes.contains(secondLastWord)
    isBehindCoupon =
      mention.kinds.contains(.coupon) || roles.contains(.label) && trail.has(GroundingWords.redeeming)
      || isBehindCoupon && !roles.isDisjoint(with: [.label, .light, .verb])
    isLabelled =
      roles.contains(.label) && !isOtherCode || isItem || wasLabelled && (isNumberWord || roles.contains(.verb))
    if isLabelled { table.note(label: true) }
    isLinkLabelled = roles.contains(.link)
    if !roles.isDisjoint(with: [.unit, .size]) && roles.isDisjoint(with: [.connective, .light])
      && !(mention.word == "t" && "'-".unicodeScalars.contains(signBeforeWord))
      && !PriceFrameWords.goods.contains(mention.word)
      && !(mention.length == 1 && (signBeforeWord != "0" || "MSL".contains(mention.raw)))
      && !PriceFrameWords.others.contains(mention.word)
      && !PriceFrameWords.thisTime.contains(secondLastWord)
      && !(PriceFrameWords.pairs.contains(mention.word) && GroundingWords.articles.contains(secondLastWord))
      || mention.kinds.contains(.counting)
    {
      explainingReach = 12
      table.noteCount()
    }
    measureReach = mention.kinds.contains(.measuring) ? 6 : max(measureReach - 1, 0)
    isSized = roles.contains(.size) || isSized && !roles.isDisjoint(with: [.lead, .verb, .range, .connective])
  }

  private mutating func noteSign(_ mention: Mention) {
    let sign = mention.sign
    talk.sign(sign)
    member.sign(sign, behind: lastSign)
    trail.add(sign: sign)
    if sign == "|" { cell(isTag: mention.raw.hasPrefix("<"), isBehindEmpty: lastSign == "|") }
    if sign == ",", isWeakPrice, isWeakCounted { priceReach = 0 }
    if !".-#".unicodeScalars.contains(sign) { isBehindItem = false }
    isBehindBullet = isLineStart && "-•+([".unicodeScalars.contains(sign)
    isBehindLeader = sign == "." && (lastSign == "." || gap == .blank)
    isBelowPrice = isBelowPrice && sign == "│"
    isNameFor = false
    isNameBe = false
    if isLineStart { hasLeadingBracket = sign == "[" }
    if sign == "[" { isImage = lastSign == "!" }
    if followsName, "\"'".unicodeScalars.contains(sign) {
      isNameQuoted = lastSign == "a" || lastSign == "'"
    } else if !"-:|,;.()[]{}<>/•@=→…~#┐┘┌└─│?".unicodeScalars.contains(sign) {
      followsName = false
    }
    if !":#(=\"'-|[".unicodeScalars.contains(sign) { isLabelled = isLabelled && sign == "." && isAbbreviation }
    isLineStart = false
    let isShort = sign == "." && isAbbreviation
    isBehindHour = sign == ":" && lastSign == "0" && gap == .none
    lastSign = sign
    // «approx. 45»
    if isShort { return }
    lastRoles = []
    lastWord = ""
  }

  private mutating func cell(isTag: Bool = false, isBehindEmpty: Bool = false) {
    table.cell(isTag: isTag, isBehindEmpty: isBehindEmpty)
    priceReach = 0
    isLabelled = false
    isSized = false
    if table.isPriceCell {
      priceReach = 3
      isWeakPrice = false
    }
    if table.isLabelCell { isLabelled = true }
  }

  private mutating func newline() {
    let keeps = lastSign == ":"
    marks.newline()
    // What heads a column explains no number of the row below.
    if table.isCell { explainingReach = 0 }
    isBelowPrice =
      lastRoles.contains(.price) && !lastRoles.contains(.verb) || isBelowPrice && lastSign == "\n"
      || priceReach > 0 && !lastRoles.isDisjoint(with: [.verb, .price])
    table.newline()
    if !keeps {
      priceReach = 0
      isLabelled = false
    }
    isSized = false
    measureReach = 0
    if !keeps {
      talk.endSentence()
      trail.endSentence()
    }
    isLineStart = true
    isBehindBullet = false
    isNameFor = false
    isNameBe = false
    isBehindLeader = false
    hasLeadingBracket = false
    // A price may stand alone on the line below the name.
    nameLines += 1
    if nameLines > 2 { followsName = false }
    if lastSign != ":" {
      lastSign = "\n"
      lastWord = ""
      lastRoles = []
    }
  }

  /// A second amount in the same currency follows `count` atoms behind.
  mutating func openRange(_ codes: [String]?, in count: Int, isTight: Bool) {
    isRangeOpen = true
    rangeCodes = codes
    rangeReach = count
    isRangeTight = isTight
  }
}
