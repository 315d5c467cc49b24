// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The gate for answers that are JSON: value by value. Strings are checked like prose; a member's name says where a plain
/// number is an amount, and which product an object is about. What is removed becomes null, or the empty value that the
/// answer's schema allows.
package struct JSONAnswerGate: Sendable {
  enum State {
    case structure, string, escape, unicode, number, literal, prose
    /// Behind a number, a string: what comes says whether the answer is JSON.
    case afterNumber, afterString
  }

  let truth: GroundTruth
  let mode: GroundingGate.Mode
  /// Claims that were removed or replaced, in the order of the text.
  package internal(set) var removed: [RemovedClaim] = []
  var levels: [JSONLevel] = []
  var slots: [JSONSlot] = []
  /// Scalars of `slots`, and of what is read.
  var slotLength = 0
  var output = ""
  private let root: JSONSchemaNode?

  var state = State.structure
  /// The string, number or literal that is read.
  var token = ""
  var tokenLength = 0
  /// Blanks behind the number or the string that is read.
  var blanks = ""
  var hexDigits = ""
  var highSurrogate: UInt32?
  var isKey = false
  /// The rest of a claim that was too long is left out.
  var isSwallowing = false
  /// For strings that are checked as they come, and for what is no JSON.
  var prose: GroundingGate
  var isStreamed = false
  /// The streamed string's quotation mark was sent.
  var isOpen = false
  private var isRootDone = false

  static let maximumToken = 180
  /// Blanks behind a value that are waited for.
  private static let maximumBlanks = 16

  /// - Parameter schema: the answer's JSON Schema, where the client gave one.
  package init(truth: GroundTruth, mode: GroundingGate.Mode = .enforce, schema: JSONValue? = nil) {
    self.truth = truth
    self.mode = mode
    root = schema.map { JSONSchemaNode(schema: $0, root: $0) }
    prose = GroundingGate(truth: truth)
  }

  /// Characters that are held back.
  package var heldCount: Int {
    slotLength + tokenLength + blanks.utf8.count + (isStreamed || state == .prose ? prose.heldCount : 0)
  }

  /// Takes more of the answer, and returns the text that may be shown by now.
  package mutating func push(_ text: String) -> String {
    guard mode != .off else { return text }
    for scalar in text.unicodeScalars {
      read(scalar)
      relieve()
    }
    return take(raw: text)
  }

  /// Returns the rest; `isTruncated`: the model was cut off, so that the last claim may lack its end.
  package mutating func finish(isTruncated: Bool = false) -> String {
    guard mode != .off else { return "" }
    switch state {
    case .prose: append(prose.finish(isTruncated: isTruncated))
    case .string, .escape, .unicode: endCutString(isTruncated)
    case .number: endNumber(isCut: true)
    case .afterNumber: endNumber(isCut: false)
    case .afterString: closeString()
    case .literal: append(token)
    case .structure: break
    }
    tokenLength = 0
    removed += prose.takeRemoved()
    resolveAll()
    return take(raw: "")
  }

  private mutating func take(raw: String) -> String {
    defer { output = "" }
    return mode == .enforce ? output : raw
  }

  private mutating func relieve() {
    while slotLength > 0, heldCount >= GroundingGate.maximumHeld { resolveAll() }
    guard tokenLength >= Self.maximumToken else { return }
    switch state {
    case .string where !isStreamed && !isSwallowing:
      // Too long for a price or an identifier: checked, and the rest goes with it.
      endValue(isCut: true)
      isSwallowing = true
      token = ""
      tokenLength = 0
    case .number:
      token = String(token.prefix(Self.maximumToken))
      tokenLength = 0
      isSwallowing = true
    case .literal: leaveJSON()
    default: break
    }
  }

  // MARK: Reading

  private mutating func read(_ scalar: Unicode.Scalar) {
    switch state {
    case .prose: append(prose.push(String(scalar)))
    case .structure: readStructure(scalar)
    case .string: readString(scalar)
    case .escape: readEscape(scalar)
    case .unicode: readHex(scalar)
    case .number: readNumber(scalar)
    case .literal: readLiteral(scalar)
    case .afterNumber, .afterString: readBehind(scalar)
    }
  }

  /// `45 }`: the value is over. `45 USD`, `"45" USD`: it is no JSON, and read with what follows.
  private mutating func readBehind(_ scalar: Unicode.Scalar) {
    if " \n\r\t".unicodeScalars.contains(scalar), blanks.utf8.count < Self.maximumBlanks {
      return blanks.unicodeScalars.append(scalar)
    }
    let isOver = ",]}: \n\r\t".unicodeScalars.contains(scalar)
    switch (state, isOver) {
    case (.afterNumber, true): endNumber(isCut: false)
    case (.afterString, true): closeString()
    case (.afterNumber, false): return leaveNumber(scalar)
    default: return leaveString(scalar)
    }
    readStructure(scalar)
  }

  mutating func readStructure(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "{", "[":
      guard !isRootDone else { return toProse(scalar) }
      append(String(scalar))
      levels.append(JSONLevel(isObject: scalar == "{", parent: levels.last, node: valueNode))
    case "}", "]":
      guard levels.last.map({ $0.isObject == (scalar == "}") }) ?? false else { return toProse(scalar) }
      closeLevel()
      append(String(scalar))
      if levels.isEmpty { isRootDone = true }
      noteValueEnd()
    case ",":
      append(",")
      if !levels.isEmpty { levels[levels.count - 1].expectsKey = levels[levels.count - 1].isObject }
    case ":": append(":")
    case "\"":
      guard !isRootDone else { return toProse(scalar) }
      beginString()
    case " ", "\n", "\r", "\t": append(String(scalar))
    case "-", "0"..."9":
      guard !levels.isEmpty else { return toProse(scalar) }
      state = .number
      isSwallowing = false
      collect(scalar)
    case "t", "f", "n":
      guard !levels.isEmpty else { return toProse(scalar) }
      state = .literal
      collect(scalar)
    default: toProse(scalar)
    }
  }

  mutating func collect(_ scalar: Unicode.Scalar) {
    token.unicodeScalars.append(scalar)
    tokenLength += 1
  }

  private mutating func readLiteral(_ scalar: Unicode.Scalar) {
    if isAlphanumeric(scalar) {
      collect(scalar)
      if !["true", "false", "null"].contains(where: { $0.hasPrefix(token) }) { leaveJSON() }
      return
    }
    // `[t://x`: what begins like a literal is none, and goes with what follows.
    guard ["true", "false", "null"].contains(token), " \n\r\t,]}".unicodeScalars.contains(scalar) else {
      leaveJSON()
      return append(prose.push(String(scalar)))
    }
    append(token)
    endToken()
    noteValueEnd()
    readStructure(scalar)
  }

  private mutating func readNumber(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9", ".", "e", "E", "+", "-":
      if !isSwallowing { collect(scalar) }
    case ",", "]", "}":
      endNumber(isCut: false)
      readStructure(scalar)
    case " ", "\n", "\r", "\t":
      state = .afterNumber
      blanks = String(scalar)
    default: leaveNumber(scalar)
    }
  }

  /// `[24-MB02`: what begins like a number is none, and goes with what follows.
  private mutating func leaveNumber(_ scalar: Unicode.Scalar) {
    guard !isSwallowing, !(levels.last.map { $0.key.isPrice || $0.key.isValue || $0.isPriced } ?? false) else {
      endNumber(isCut: true)
      return toProse(scalar)
    }
    token += blanks
    blanks = ""
    leaveJSON()
    append(prose.push(String(scalar)))
  }

  private mutating func endNumber(isCut: Bool) {
    let raw = token
    endToken()
    addNumber(raw, isCut: isCut || isSwallowing)
    append(takeBlanks())
    isSwallowing = false
    noteValueEnd()
  }

  mutating func takeBlanks() -> String {
    defer { blanks = "" }
    return blanks
  }

  mutating func endToken() {
    token = ""
    tokenLength = 0
    state = .structure
  }

  /// Treats the answer as text from here on: it is no JSON.
  mutating func toProse(_ scalar: Unicode.Scalar) {
    suspectValues()
    resolveAll()
    prose = GroundingGate(truth: truth)
    prose.setContext(levels.last?.known ?? [])
    state = .prose
    append(prose.push(String(scalar)))
  }

  mutating func leaveJSON() {
    let text = token
    endToken()
    resolveAll()
    prose = GroundingGate(truth: truth)
    state = .prose
    append(prose.push(text))
  }

  mutating func noteValueEnd() {
    guard !levels.isEmpty, levels[levels.count - 1].isObject else { return }
    levels[levels.count - 1].key = JSONKey("")
    levels[levels.count - 1].keyed = []
  }

  /// The schema of the value that comes.
  var valueNode: JSONSchemaNode? {
    guard let level = levels.last else { return root }
    return level.isObject ? level.node?.member(level.key.name) : level.node?.element
  }
}
