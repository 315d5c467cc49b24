// SPDX-License-Identifier: Apache-2.0

/// Domains whose full stop is spelled: «evil dot com», «evil [dot] com», «evil . com». Only their end is taken for a link: without
/// it the name leads nowhere, and nothing must be held back for words that come before «dot».
extension MentionFinder {
  /// Words for a full stop, and the endings that may stand behind them beside `commonEndings`.
  private static let dots: [String: Set<String>] = [
    "dot": ["de", "es", "it", "fr", "nl", "pl", "us", "co"], "punkt": ["de", "at", "ch"], "point": ["fr", "be", "ch"],
    "punto": ["it"], "punt": ["nl", "be"], "kropka": ["pl"], "крапка": ["ua", "юа"], "точка": ["ru", "ру", "рф"],
  ]
  private static let commonEndings: Set<String> = [
    "com", "net", "org", "io", "shop", "store", "info", "biz", "eu", "uk", "ru", "ua", "pl", "nl", "ком",
  ]

  mutating func spelledEnding(_ first: Atom) -> Int? {
    // Looked up for the few words that may be one.
    guard first.kind == .word, "dpkкт".unicodeScalars.contains(first.sign) || first.isCapitalized,
      let own = Self.dots[first.lower],
      state.isBehindWord || "([{-".unicodeScalars.contains(state.lastSign),
      !GroundingWords.articles.contains(state.lastWord)
    else { return nil }
    var next = 1
    while let gap = peek(next), next < 5,
      gap.isGap || gap.kind == .punctuation && ")]}-".unicodeScalars.contains(gap.sign)
    {
      next += 1
    }
    guard next > 1, let ending = peek(next), ending.kind == .word,
      Self.commonEndings.contains(ending.lower) || own.contains(ending.lower), !(peek(next + 1)?.isGlue ?? false)
    else { return nil }
    return next + 1
  }

  /// « . com»
  mutating func spacedEnding() -> Found? {
    guard state.isBehindBlank, state.isBehindWord else { return nil }
    if let ending = peek(1), ending.kind == .word, ["com", "org", "io", "ru", "shop"].contains(ending.text),
      !(peek(2)?.isGlue ?? false),
      state.lastRoles.isDisjoint(with: [.light, .lead, .connective, .link])
    {
      return (2, .link(LinkClaim(text: literal(0..<2), owners: [], isOwn: false)))
    }
    guard let blank = peek(1), blank.kind == .blank, let ending = peek(2),
      ending.kind == .word, ending.text == ending.lower, Self.commonEndings.contains(ending.text),
      !(peek(3)?.isGlue ?? false)
    else { return nil }
    return (3, .link(LinkClaim(text: literal(0..<3), owners: [], isOwn: false)))
  }
}
