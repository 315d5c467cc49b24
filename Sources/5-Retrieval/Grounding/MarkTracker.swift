// SPDX-License-Identifier: Apache-2.0

/// The marks of code and emphasis before the piece that is decided on.
struct MarkTracker {
  /// Code of a shell is open: a fence that names one.
  private(set) var isScript = false
  private var isFenceOpen = false
  private var isFenceLine = false
  /// A mark of code came last.
  private(set) var isBehindCode = false
  /// A mark stands right before, or a tilde with a blank: «Bag *45*».
  private(set) var isBehindMark = false
  private var isTilde = false
  /// A price that was is open: `<s>`, `~~`.
  private(set) var isStruck = false

  private static let shells: Set<String> = ["sh", "bash", "shell", "zsh", "console", "awk", "perl", "make"]
  /// Attributes that say what their content is: `<span class="price">`.
  private static let priceClasses = ["=\"price", "-price", "=\"preis", "=\"prix", "=\"precio", "=\"prezzo"]

  static func namesPrice(_ mark: String) -> Bool {
    guard mark.hasPrefix("<") else { return false }
    let tag = mark.lowercased()
    return priceClasses.contains(where: tag.contains)
  }

  /// - Parameter isApart: a blank stands before it; without one it may close what stands there.
  mutating func mark(_ raw: String, isApart: Bool, isLineStart: Bool) {
    isBehindCode = raw.hasPrefix("`")
    isTilde = raw == "~"
    if raw == "~~" { isStruck.toggle() }
    if ["<s>", "<del>", "<strike>"].contains(raw) { isStruck = true }
    if ["</s>", "</del>", "</strike>"].contains(raw) { isStruck = false }
    isBehindMark = isApart && (!raw.hasPrefix("<") || raw == "<b>" || raw == "<strong>") || isBehindMark && !isTilde
    guard raw.hasPrefix("```"), isLineStart else { return }
    isFenceOpen.toggle()
    isFenceLine = isFenceOpen
    isScript = false
  }

  /// Behind the mark that opens a fence its language stands.
  mutating func word(_ word: String) { if isFenceLine { isScript = isScript || Self.shells.contains(word) } }

  mutating func text() {
    isBehindCode = false
    isBehindMark = false
  }

  mutating func blank() { isBehindMark = isBehindMark && isTilde }
  mutating func newline() {
    isFenceLine = false
    isStruck = false
  }
}
