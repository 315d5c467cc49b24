// SPDX-License-Identifier: Apache-2.0

/// Links that stand apart from their text: `[Bag][1]`, and elsewhere `[1]: https://…`. Knows of which product the text of a
/// label speaks, and to which products a label leads.
struct LinkReferences {
  private enum State {
    case text
    /// Right behind the bracket of a text.
    case closed
    /// In the label's bracket.
    case label(String)
  }

  private var state = State.text
  /// Named in the text's bracket.
  private var named: [Int] = []
  private var texts: [String: [Int]] = [:]
  private var targets: [String: [Int]] = [:]
  private static let maximumCount = 64
  private static let maximumLabel = 60

  /// Whether the piece opens a label.
  mutating func opens(_ piece: Piece) -> Bool {
    guard case .closed = state, piece.isSign("[") else { return false }
    state = .label("")
    return true
  }

  /// Takes the next piece; `inBracket`: the products named in the bracket that is open.
  ///
  /// - Returns: true where it ends the label of a link to another product than its text names.
  mutating func misleads(_ piece: Piece, inBracket: [[Int]]) -> Bool {
    switch state {
    case .label(let label) where piece.isSign("]"):
      state = .text
      return refer(label)
    case .label(let label):
      let isOver = piece.isNewline || label.utf8.count > Self.maximumLabel
      state = isOver ? .text : .label(label + piece.mention.raw)
    case .text, .closed:
      state = piece.isSign("]") ? .closed : .text
      if piece.isSign("]") { named = inBracket.last ?? [] }
    }
    return false
  }

  private mutating func refer(_ label: String) -> Bool {
    let key = label.lowercased()
    guard !named.isEmpty, !key.isEmpty else { return false }
    if texts.count < Self.maximumCount, texts[key] == nil { texts[key] = named }
    return targets[key].map { !$0.isEmpty && Set($0).isDisjoint(with: named) } ?? false
  }

  /// The products that the texts of a label speak of.
  func products(of label: String) -> [Int]? { texts[label.lowercased()] }

  mutating func define(_ label: String, _ owners: [Int]) {
    if targets.count < Self.maximumCount { targets[label.lowercased()] = owners }
  }
}
