// SPDX-License-Identifier: Apache-2.0

extension MentionFinder {
  /// The link in the text that begins at the first atom.
  mutating func link() -> Found? {
    guard let first = peek(0) else { return nil }
    guard let start = linkStart(first) else { return nil }
    var end = start
    var depth = 0
    while let atom = peek(end), isLinkPart(atom, &depth) { end += 1 }
    return linkClaim(end, minimum: start)
  }

  private func isLinkPart(_ atom: Atom, _ depth: inout Int) -> Bool {
    switch atom.kind {
    case .blank, .newline, .tag: return false
    case .markup: return atom.tagName.isEmpty && atom.sign != "`"
    case .punctuation:
      switch atom.sign {
      case "<", ">", "\"", "|", "]", "[", "{", "}": return false
      case "(": depth += 1
      case ")":
        depth -= 1
        return depth >= 0
      default: break
      }
      return true
    default: return true
    }
  }

  /// Signs that may end the sentence around a link as well as the link.
  private static let trailing = ".,;:!?'*_~…)-"

  private mutating func linkClaim(_ end: Int, minimum: Int) -> Found {
    var own: (Int, [Int])?
    var cut = end
    // «help (at) shop.example»: an address of mail
    let isMail = ")]".unicodeScalars.contains(state.lastSign) && state.trail.tokens.last == "at"
    while !isMail, cut >= max(minimum, 1) {
      if let owners = owners(of: literal(0..<cut)) {
        own = (cut, owners)
        break
      }
      guard let last = range((cut - 1)..<cut).first, isTrailing(last) else { break }
      cut -= 1
    }
    if let (end, owners) = own {
      return (end, .link(LinkClaim(text: literal(0..<end), owners: owners, isOwn: true)))
    }
    return (max(cut, 1), .link(LinkClaim(text: literal(0..<max(cut, 1)), owners: [], isOwn: false)))
  }

  private func isTrailing(_ atom: Atom) -> Bool {
    atom.kind == .markup || atom.kind == .punctuation && Self.trailing.unicodeScalars.contains(atom.sign)
  }

  func literal(_ offsets: Range<Int>) -> String { range(offsets).reduce(into: "") { $0 += $1.literal } }
  func owners(of link: String) -> [Int]? { truth.linkOwners[Links.canonical(link)] }

  /// The offset behind the part that makes it a link; nil where no link begins.
  private mutating func linkStart(_ first: Atom) -> Int? {
    if first.isPunctuation("/") { return pathStart() }
    if first.isPunctuation(":") {
      guard let slash = peek(1), slash.isPunctuation("/"), let second = peek(2), second.isPunctuation("/"),
        let next = peek(3), next.isGlue || next.isPunctuation("[")
      else { return nil }
      return addressEnd(3)
    }
    guard first.kind == .word || first.kind == .digits else { return nil }
    if let scheme = schemeEnd() { return scheme }
    if let spelled = spelledEnding(first) { return spelled }
    return domainEnd(0)
  }

  private mutating func schemeEnd() -> Int? {
    var end = 1
    // `view-source:`, `h2:`
    while let atom = peek(end), atom.isGlue || atom.isPunctuation("-") || atom.isPunctuation("+"), end < 5 { end += 1 }
    guard let colon = peek(end), colon.isPunctuation(":"), let next = peek(end + 1) else { return nil }
    if next.isPunctuation("/"), let second = peek(end + 2), second.isPunctuation("/") {
      return addressEnd(end + 3)
    }
    let name = range(0..<end).reduce(into: "") { $0 += $1.text.lowercased() }
    guard Links.schemes.contains(name), next.kind != .blank, next.kind != .newline, !next.isPunctuation("\"") else {
      return nil
    }
    return end + 2
  }

  /// Behind `[2001:db8::1]`, where that stands there.
  private mutating func addressEnd(_ start: Int) -> Int {
    guard let open = peek(start), open.isPunctuation("[") else { return start }
    var end = start + 1
    while let atom = peek(end), end - start < 32, atom.isGlue || atom.isPunctuation(":") || atom.isPunctuation(".") {
      end += 1
    }
    guard let close = peek(end), close.isPunctuation("]") else { return start }
    return end + 1
  }

  /// Behind `name.name.tld`, with what may stand before (`user@`).
  private mutating func domainEnd(_ offset: Int) -> Int? {
    var position = offset
    var labels: [(text: String, end: Int)] = []
    var label = ""
    while let atom = peek(position), position - offset < 40 {
      if atom.isGlue || atom.isPunctuation("-") || atom.kind == .markup && (atom.text == "_" || atom.text.isEmpty) {
        label += atom.text
        position += 1
      } else if atom.isPunctuation("."), !label.isEmpty, let next = peek(position + 1), next.isGlue {
        labels.append((label, position))
        label = ""
        position += 1
      } else if let end = bracketedDot(position) ?? markedDot(position), !label.isEmpty {
        labels.append((label, position))
        label = ""
        position = end
      } else {
        break
      }
    }
    if !label.isEmpty { labels.append((label, position)) }
    guard let last = labels.last else { return nil }
    if let sign = peek(position), sign.isPunctuation("@"), let next = peek(position + 1), next.isGlue {
      return domainEnd(position + 1)
    }
    let follows = peek(position)
    let hasPath = follows.map { $0.isPunctuation("/") } ?? false
    if labels.count == 1 {
      guard last.text.lowercased() == "localhost" || offset > 0 else { return nil }
      return offset > 0 && last.text.lowercased() != "localhost" ? nil : last.end
    }
    if labels.count == 4, labels.allSatisfy({ Int($0.text).map { $0 < 256 } ?? false }) { return last.end }
    return isDomain(labels.map(\.text), hasPath: hasPath) ? last.end : nil
  }

  /// `evil[.]com`: behind the full stop in brackets.
  private mutating func bracketedDot(_ offset: Int) -> Int? {
    guard let open = peek(offset), open.isPunctuation("[") || open.isPunctuation("("), let dot = peek(offset + 1),
      dot.isPunctuation("."), let close = peek(offset + 2), close.isPunctuation("]") || close.isPunctuation(")"),
      let next = peek(offset + 3), next.isGlue
    else { return nil }
    return offset + 3
  }

  /// `**evil**.com`: behind the full stop that marks stand around.
  private mutating func markedDot(_ offset: Int) -> Int? {
    var position = offset
    func isMark(_ atom: Atom) -> Bool { atom.kind == .markup && atom.sign != "`" }
    while let mark = peek(position), isMark(mark), position - offset < 3 { position += 1 }
    guard let dot = peek(position), dot.isPunctuation(".") else { return nil }
    position += 1
    while let mark = peek(position), isMark(mark), position - offset < 6 { position += 1 }
    guard position > offset + 1, let next = peek(position), next.kind == .word else { return nil }
    return position
  }

  private func isDomain(_ labels: [String], hasPath: Bool) -> Bool {
    guard let last = labels.last, let name = labels.dropLast().last else { return false }
    let lower = last.lowercased()
    guard last.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) || lower.hasPrefix("xn--") else {
      return false
    }
    guard labels.dropLast().contains(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }) else {
      return false
    }
    if labels[0].lowercased() == "www" { return true }
    guard Links.topLevel.contains(lower) || truth.topLabels.contains(lower) || lower.hasPrefix("xn--") else {
      // Letters that only look like those of an ending.
      let skeleton = Links.skeleton(lower)
      return skeleton != lower && Links.topLevel.contains(skeleton) && labels.contains { $0.utf8.count > 3 }
    }
    if hasPath { return true }
    if labels.count == 2, Links.isFileOrTechnique(name, last) { return false }
    guard name.unicodeScalars.count >= 2 else { return false }
    // A sentence whose blank is missing: «bag.In».
    let common: Set<String> = ["com", "net", "org"]
    return last == lower || common.contains(lower) || labels.allSatisfy { $0 == $0.uppercased() }
  }

  /// `//host/…`, and paths to pages: `/joust-duffle-bag.html`.
  private mutating func pathStart() -> Int? {
    guard "\n (\"'=:,|[".unicodeScalars.contains(state.lastSign) || state.lastSign == "a" || state.lastSign == "0"
    else { return nil }
    guard let next = peek(1) else { return nil }
    if next.isPunctuation("/"), let host = peek(2), host.isGlue { return domainEnd(2) }
    guard next.isGlue else { return nil }
    var position = 1
    while let atom = peek(position),
      atom.isGlue || atom.kind == .punctuation && "-./%".unicodeScalars.contains(atom.sign)
        || atom.kind == .markup && atom.text == "_", position < 60
    {
      if atom.kind == .word, Links.pages.contains(atom.lower),
        range((position - 1)..<position).first?.isPunctuation(".") ?? false
      {
        return position + 1
      }
      position += 1
    }
    // «Go to /cart/add/1»
    let parts = range(0..<position).split { $0.isPunctuation("/") }
    let isPath =
      state.isBehindBlank && parts.count > 2
      && parts.prefix(2).allSatisfy { $0.count == 1 && $0.first?.lower.utf8.count ?? 0 > 2 }
    guard isPath || state.isLinkLabelled && state.lastSign == ":" else { return nil }
    return position
  }

  // MARK: Targets

  /// `](target "title")`, and `]: target` where the line began with the bracket.
  mutating func target() -> Found? {
    guard let next = peek(1) else { return nil }
    if next.isPunctuation(":"), state.hasLeadingBracket { return definition() }
    guard next.isPunctuation("(") else { return nil }
    var position = gapEnd(2)
    // A line feed may stand before the target.
    if let line = peek(position), line.kind == .newline { position = gapEnd(position + 1) }
    let start = position
    var depth = 0
    let isAngle = peek(position)?.isPunctuation("<") ?? false
    while let atom = peek(position), atom.kind != .newline {
      if isAngle {
        if atom.isPunctuation(">") { break }
      } else {
        if atom.kind == .blank { break }
        if atom.isPunctuation("(") { depth += 1 }
        if atom.isPunctuation(")") {
          if depth == 0 { break }
          depth -= 1
        }
      }
      position += 1
    }
    let text = isAngle ? literal((start + 1)..<max(position, start + 1)) : literal(start..<position)
    guard !text.isEmpty else { return nil }
    guard let stop = peek(position) else { return targetClaim(text, position, title: "") }
    guard stop.kind != .newline else { return nil }
    if isAngle { position += 1 }
    position = gapEnd(position)
    let titleStart = position
    if let quote = peek(position), quote.isPunctuation("\"") || quote.isPunctuation("'") || quote.isPunctuation("(") {
      position += 1
      while let atom = peek(position), atom.kind != .newline {
        position += 1
        if atom.kind == .punctuation, atom.sign == (quote.sign == "(" ? ")" : quote.sign) { break }
      }
      position = gapEnd(position)
    }
    let title = raw(titleStart..<position)
    guard let close = peek(position) else { return targetClaim(text, position, title: title) }
    guard close.isPunctuation(")") else { return nil }
    return targetClaim(text, position + 1, title: title)
  }

  private func targetClaim(_ text: String, _ end: Int, title: String) -> Found {
    let owners = owners(of: text)
    return (
      end,
      .target(
        LinkClaim(text: text, owners: owners ?? [], isOwn: owners != nil, isImage: state.isImage, title: title))
    )
  }

  private mutating func definition() -> Found? {
    let start = gapEnd(2)
    var end = start
    while let atom = peek(end), atom.kind != .blank, atom.kind != .newline { end += 1 }
    let text = literal(start..<end)
    let titleStart = gapEnd(end)
    var titleEnd = end
    if titleStart > end, let quote = peek(titleStart), quote.kind == .punctuation,
      "\"'(".unicodeScalars.contains(quote.sign)
    {
      titleEnd = titleStart + 1
      while let atom = peek(titleEnd), atom.kind != .newline {
        titleEnd += 1
        if atom.isPunctuation(quote.sign == "(" ? ")" : quote.sign) { break }
      }
    }
    guard text.utf8.contains(where: { $0 == 0x2E || $0 == 0x2F || $0 == 0x3A || $0 == 0x23 }) else { return nil }
    let bare = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
    let owners = owners(of: bare)
    return (
      titleEnd,
      .target(
        LinkClaim(
          text: bare, owners: owners ?? [], isOwn: owners != nil, title: raw(end..<titleEnd), isDefinition: true))
    )
  }

  /// The claim in a tag's attributes.
  func tagClaim(_ atom: Atom) -> TagClaim {
    var claim = TagClaim(name: atom.tagName, effect: atom.sign, links: [], texts: [])
    if atom.tagName == "!" {
      claim.texts = [String(atom.raw.dropFirst(4).dropLast(3))]
      return claim
    }
    for (name, value) in Tags.attributes(of: atom.raw) {
      if Tags.linkAttributes.contains(name) {
        let link = Entities.decodeAll(value)
        let owners = owners(of: link)
        claim.links.append(
          LinkClaim(text: link, owners: owners ?? [], isOwn: owners != nil, isImage: atom.tagName == "img"))
      } else if atom.tagName == "data", name == "value" {
        claim.texts.append("price: \(value)")
      } else if !Tags.isSilent(name) {
        claim.texts.append("\(name): \(value)")
      }
    }
    return claim
  }
}
