// SPDX-License-Identifier: Apache-2.0

/// The talk around a number without a currency that makes it a price all the same: a reckoning («that makes 45»), the answer
/// to «what does it cost?», an offer («you get it for 45»), a charge («shipping 4.99»).
struct PriceTalk {
  private enum Reckoning { case none, pointing, reckoned }
  private var reckoning = Reckoning.none
  /// «that makes», «das macht dann»: the sum follows.
  var isReckoned: Bool { reckoning == .reckoned }
  /// The sentence asks for a price so far: a word of price, or «how much» and no word of content.
  private var asksPrice = false
  private var asksMuch = false
  /// «For», and a number.
  private var asksNumber = false
  /// The sentence holds an amount: «is it under $40».
  private var hasAmount = false
  /// It names a product: «The lamp? About 40.»
  private var hasName = false
  private var endsWithQuestion = false
  /// «under», «moins de» came last.
  private var isBounded = false
  /// A number that nothing explains came last: «est-ce que c'est 40».
  private var endsWithNumber = false
  private var hasContent = false
  /// A question for a price is over, and nothing was said since.
  private(set) var isAnswering = false
  /// «How much» was asked, of what is not known.
  private(set) var mayAnswer = false
  /// The sentence follows a question that holds an amount: «Is it under $40? Sure, 39.»
  private(set) var isReplying = false
  /// Words for which «get», «buy», «available» still count.
  private var sellingReach = 0
  var isSelling: Bool { sellingReach > 0 }
  /// «for», «for only» came last.
  private(set) var isFor = false
  /// Words for which «shipping», «discount» still count.
  private var chargeReach = 0
  var isCharge: Bool { chargeReach > 0 }
  /// The sentence has no word yet.
  private(set) var isBegin = true

  mutating func word(_ roles: GroundingWords.Roles, _ kinds: GroundingWords.Kinds, isLetter: Bool = false) {
    asksNumber = false
    endsWithNumber = false
    isBounded = roles.contains(.bound) || isBounded && roles.contains(.lead)
    if reckoning == .reckoned, kinds.contains(.filling) {
      // «that comes to about»
    } else if kinds.contains(.reckoning), reckoning == .pointing {
      reckoning = .reckoned
    } else if kinds.contains(.pointing) {
      reckoning = .pointing
    } else if reckoning == .none || !kinds.contains(.filling) {
      reckoning = .none
    }
    let isContent =
      !isLetter && roles.isEmpty && kinds.isDisjoint(with: [.asking, .filling, .reckoning, .selling, .denying, .reply])
    if roles.contains(.price) { asksPrice = true }
    if kinds.contains(.asking) { asksMuch = true }
    hasContent = hasContent || isContent
    if isContent || roles.contains(.unit) {
      isAnswering = false
      mayAnswer = false
    }
    sellingReach = kinds.contains(.selling) ? 5 : max(sellingReach - 1, 0)
    chargeReach = kinds.contains(.charge) ? 3 : max(chargeReach - 1, 0)
    isFor = kinds.contains(.forWord) || isFor && kinds.contains(.roughly)
    isBegin = false
  }

  /// A name, an amount or a code.
  mutating func claim(isAmount: Bool = false, isName: Bool = false) {
    hasName = hasName || isName
    isAnswering = false
    mayAnswer = false
    isReplying = false
    reckoning = .none
    // «For 45? No, 49.»
    asksNumber = isFor
    hasAmount = hasAmount || isAmount
    endsWithNumber = false
    isFor = false
    isBegin = false
  }

  /// A number that is none.
  mutating func number() {
    let isExplained = !isBounded && (hasContent || isBegin)
    claim()
    endsWithNumber = !isExplained
    hasContent = true
    chargeReach = max(chargeReach - 1, 0)
  }

  mutating func sign(_ sign: Unicode.Scalar) {
    if sign != "'" { reckoning = .none }
    if sign != "'" { isFor = false }
    guard sign == "?" else { return }
    endsWithQuestion = true
    isReplying = isReplying || hasAmount || endsWithNumber || hasName && !hasContent
    mayAnswer = mayAnswer || asksPrice || asksMuch || asksNumber
    isAnswering = isAnswering || asksPrice || asksMuch && !hasContent || asksNumber
  }

  mutating func endSentence() {
    if hasContent, !endsWithQuestion { isReplying = false }
    endsWithQuestion = false
    isBounded = false
    asksPrice = false
    asksMuch = false
    asksNumber = false
    hasAmount = false
    hasName = false
    endsWithNumber = false
    hasContent = false
    sellingReach = 0
    chargeReach = 0
    reckoning = .none
    isBegin = true
  }

  /// Whether a shopper's message asks what something costs; words of names are no measures, as in «Floor Lamp».
  static func asksPrice(_ message: String, but names: [String: [GroundTruth.NamePlace]] = [:]) -> Bool {
    let words = message.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    guard !words.contains(where: { PriceFrameWords.measuring.contains($0) && names[$0] == nil }) else { return false }
    if words.contains(where: { GroundingWords.roles($0).contains(.price) }) { return true }
    // «How much is it?»; no «how much room does it have?».
    guard let much = words.firstIndex(where: PriceTalkWords.muches.contains) else { return false }
    return much + 1 == words.count || GroundingWords.being.contains(words[much + 1])
      || GroundingWords.forWords.contains(words[much + 1])
  }
}
