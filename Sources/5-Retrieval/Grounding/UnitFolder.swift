// SPDX-License-Identifier: Apache-2.0

/// Undoes the ways to spell a character: entities, escapes, tags. A state machine over Unicode scalars.
struct UnitFolder {
  private enum State {
    case text
    /// Behind `&`, `\` or `<`: what they begin is not complete.
    case entity, escape, tag, comment, percent
  }

  private var state = State.text
  private var pending = String.UnicodeScalarView()
  /// Scalars before the body of the entity that is read: more than one behind `&amp;`, which may begin another.
  private var bodyStart = 1
  /// Scalars that wait.
  private(set) var heldCount = 0
  private(set) var units: [TextUnit] = []
  /// The unit that was handed out last was a digit.
  private var lastWasDigit = false
  /// A quotation mark that a tag's attribute has open.
  private var quote: Unicode.Scalar?

  /// Longest tag that is read as one.
  static let maximumTag = 180

  /// Forgets the units, and keeps their room.
  mutating func clear() {
    if let last = units.last { lastWasDigit = last.kind == .digit }
    units.removeAll(keepingCapacity: true)
  }

  mutating func take() -> [TextUnit] {
    defer { clear() }
    return units
  }

  mutating func push(_ scalar: Unicode.Scalar) {
    switch state {
    case .text: text(scalar)
    case .entity: entity(scalar)
    case .escape: escape(scalar)
    case .tag: tag(scalar)
    case .comment: comment(scalar)
    case .percent: percent(scalar)
    }
  }

  /// The end, or too much is held: what began is text.
  mutating func flush() {
    while heldCount > 0 { giveUp() }
  }

  private mutating func text(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "&": begin(.entity, scalar)
    case "\\": begin(.escape, scalar)
    case "<": begin(.tag, scalar)
    case "%" where !isBehindDigit: begin(.percent, scalar)
    default: units.append(TextUnit(scalar))
    }
  }

  /// «20 %» and «20%» are no escapes.
  private var isBehindDigit: Bool { units.last.map { $0.kind == .digit } ?? lastWasDigit }

  /// `%24`: a sign of money as links spell it. Other escapes stay as they are: links are compared by them.
  private mutating func percent(_ scalar: Unicode.Scalar) {
    let text = String(pending).uppercased() + String(scalar).uppercased()
    if let sign = Self.percentSigns[text] {
      collect(scalar)
      return end(with: TextUnit(kind: .currency, folded: sign, literal: sign, raw: String(pending), name: "%"))
    }
    guard scalar.isASCII, Self.percentSigns.keys.contains(where: { $0.hasPrefix(text) }) else { return again(scalar) }
    collect(scalar)
  }

  private static let percentSigns: [String: Unicode.Scalar] = [
    "%24": "$", "%E2%82%AC": "€", "%C2%A3": "£", "%C2%A5": "¥", "%E2%82%B4": "₴", "%E2%82%BD": "₽",
  ]

  private mutating func begin(_ next: State, _ scalar: Unicode.Scalar) {
    state = next
    quote = nil
    pending.append(scalar)
    heldCount = 1
  }

  private mutating func collect(_ scalar: Unicode.Scalar) {
    pending.append(scalar)
    heldCount += 1
  }

  private mutating func end(with unit: TextUnit) {
    units.append(unit)
    reset()
  }

  private mutating func reset() {
    state = .text
    pending = String.UnicodeScalarView()
    heldCount = 0
    bodyStart = 1
  }

  /// Gives up on the pending scalars: the first stands for itself, the rest is read again.
  private mutating func giveUp() {
    let scalars = pending
    let begin = bodyStart
    reset()
    if begin > 1 {
      units.append(TextUnit("&", raw: String(String.UnicodeScalarView(scalars.prefix(begin)))))
      for scalar in scalars.dropFirst(begin) { push(scalar) }
      return
    }
    for (position, scalar) in scalars.enumerated() {
      if position == 0 { units.append(TextUnit(scalar)) } else { push(scalar) }
    }
  }

  private mutating func entity(_ scalar: Unicode.Scalar) {
    let body = String(pending.dropFirst(bodyStart))
    if scalar == ";" {
      guard let decoded = Entities.decode(body) else { return again(scalar) }
      collect(scalar)
      // `&amp;#36;`
      if decoded == "&", bodyStart == 1 {
        bodyStart = heldCount
        return
      }
      return end(with: TextUnit(decoded, raw: String(pending)))
    }
    let isPart = scalar.isASCII && (isAlphanumeric(scalar) || scalar == "#" && body.isEmpty)
    if isPart, heldCount < bodyStart + 11 { return collect(scalar) }
    // A number's semicolon may be missing.
    if body.hasPrefix("#"), let decoded = Entities.decode(body) {
      end(with: TextUnit(decoded, raw: String(pending)))
      return push(scalar)
    }
    again(scalar)
  }

  private mutating func again(_ scalar: Unicode.Scalar) {
    giveUp()
    push(scalar)
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    if heldCount == 1 {
      if scalar == "u" || scalar == "x" { return collect(scalar) }
      guard scalar.isASCII, scalar.value > 0x20, !isAlphanumeric(scalar), scalar.value < 0x7F, scalar != "\"" else {
        return again(scalar)
      }
      var unit = TextUnit(scalar, raw: "\\" + String(scalar))
      if unit.kind == .markup { unit.kind = .punctuation }
      return end(with: unit)
    }
    guard scalar.isASCII, scalar.properties.isASCIIHexDigit else { return again(scalar) }
    collect(scalar)
    guard heldCount == (pending.dropFirst().first == "x" ? 4 : 6) else { return }
    let digits = String(pending.dropFirst(2))
    guard let value = UInt32(digits, radix: 16), let decoded = Unicode.Scalar(value) else { return giveUp() }
    end(with: TextUnit(decoded, raw: String(pending)))
  }

  private mutating func tag(_ scalar: Unicode.Scalar) {
    if heldCount == 1 {
      if scalar == "!" { state = .comment }
      guard scalar.isASCII, isLetter(scalar) || scalar == "/" || scalar == "!" else { return again(scalar) }
      return collect(scalar)
    }
    if let open = quote {
      if scalar == open { quote = nil }
    } else if scalar == "\"" || scalar == "'" {
      quote = scalar
    } else if scalar == ">" {
      collect(scalar)
      guard let unit = Tags.unit(String(pending)) else { return giveUp() }
      return end(with: unit)
    } else if scalar == "<" || !Tags.mayBegin(pending, next: scalar) {
      return again(scalar)
    }
    collect(scalar)
    if heldCount >= Self.maximumTag { giveUp() }
  }

  /// `<!-- … -->`: no reader sees it, and what stands around it is read as one.
  private mutating func comment(_ scalar: Unicode.Scalar) {
    if heldCount < 4, scalar != "-" { return again(scalar) }
    collect(scalar)
    let raw = String(pending)
    if heldCount >= 7, raw.hasSuffix("-->") {
      let isQuiet = !raw.utf8.contains { isDigit($0) || $0 == 0x2E || $0 == 0x2F }
      return end(with: TextUnit(kind: isQuiet ? .markup : .tag, folded: "*", literal: "*", raw: raw, name: "!"))
    }
    if heldCount >= Self.maximumTag { giveUp() }
  }
}

func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z": true
  default: false
  }
}

func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9": true
  default: false
  }
}
