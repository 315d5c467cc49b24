// SPDX-License-Identifier: Apache-2.0

/// Makes atoms of the characters; each is handed out when it is complete.
struct Atomizer {
  private(set) var current: Atom?
  /// Longer runs are cut.
  static let maximumLength = 64

  /// Whether another atom is complete: it is appended.
  mutating func append(_ unit: TextUnit, to atoms: inout [Atom]) {
    let raw = unit.raw ?? String(unit.literal)
    let length = unit.raw == nil ? 1 : raw.unicodeScalars.count
    if unit.kind == .invisible {
      if current != nil { return extend(raw, String(unit.literal), "", length, isInvisible: true) }
      // Nothing that it could belong to.
      return atoms.append(
        Atom(kind: .markup, raw: raw, literal: String(unit.literal), text: "", length: length, hasInvisible: true))
    }
    let kind = Self.kind(unit)
    if let open = current, open.kind == kind, Self.runs(kind, open, unit), open.length < Self.maximumLength {
      return extend(raw, String(unit.literal), String(unit.folded), length, isInvisible: false)
    }
    complete(to: &atoms)
    current = Atom(
      kind: kind, raw: raw, literal: unit.name.isEmpty ? String(unit.literal) : raw, text: String(unit.folded),
      length: length, tagName: unit.name)
    if !Self.mayRun(kind, unit) { complete(to: &atoms) }
  }

  /// Completes the atom that is open.
  mutating func complete(to atoms: inout [Atom]) {
    guard var atom = current else { return }
    if atom.kind == .word { atom.lower = atom.text.lowercased() }
    atoms.append(atom)
    current = nil
  }

  private mutating func extend(_ raw: String, _ literal: String, _ text: String, _ length: Int, isInvisible: Bool) {
    current?.raw += raw
    current?.literal += literal
    current?.text += text
    current?.length += length
    if isInvisible { current?.hasInvisible = true }
  }

  private static func kind(_ unit: TextUnit) -> Atom.Kind {
    switch unit.kind {
    case .letter: .word
    case .digit: .digits
    case .superDigit: .superDigits
    case .opaqueNumber: .opaqueNumber
    case .blank: .blank
    case .newline: .newline
    case .currency: .currency
    case .markup, .invisible: .markup
    case .punctuation: .punctuation
    case .tag: .tag
    }
  }

  private static func mayRun(_ kind: Atom.Kind, _ unit: TextUnit) -> Bool {
    switch kind {
    case .word, .digits, .superDigits, .opaqueNumber: true
    case .markup: unit.name.isEmpty
    default: false
    }
  }

  private static func runs(_ kind: Atom.Kind, _ open: Atom, _ unit: TextUnit) -> Bool {
    switch kind {
    case .markup: open.tagName.isEmpty && unit.name.isEmpty && open.sign == unit.folded
    default: true
    }
  }
}
