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
    guard next > 1, let ending = peek(next), ending.kind == .word, !(peek(next + 1)?.isGlue ?? false) else {
      return nil
    }
    let end = pathEnd(next + 1)
    guard
      end > next + 1 || Self.commonEndings.contains(ending.lower) || own.contains(ending.lower)
        || truth.topLabels.contains(ending.lower)
    else { return nil }
    return end
  }

  /// «… slash lamp», «… forward slash lamp dash 2»: behind the spelled path of a domain.
  private mutating func pathEnd(_ start: Int) -> Int {
    var end = start
    for _ in 0..<8 {
      var next = gapEnd(end)
      if let forward = peek(next), forward.lower == "forward" { next = gapEnd(next + 1) }
      guard next > end, let sign = peek(next), Self.slashes.contains(sign.lower) else { return end }
      let part = gapEnd(next + 1)
      guard part > next + 1, let word = peek(part), word.isGlue else { return next + 1 }
      end = part + 1
      while let more = peek(end), end - part < 12,
        more.isGlue
          || more.kind == .punctuation && "-_.".unicodeScalars.contains(more.sign) && peek(end + 1)?.isGlue ?? false
      {
        end += 1
      }
    }
    return end
  }

  private static let slashes: Set<String> = ["slash", "schrägstrich", "barra", "ukośnik", "слеш", "слэш"]

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
