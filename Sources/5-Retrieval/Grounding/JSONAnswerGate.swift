// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The gate for answers that are JSON: value by value. Strings are checked like prose; a member's name says where a plain
/// number is an amount, and which product an object is about. What is removed becomes null, or the empty value that the
/// answer's schema allows.
package struct JSONAnswerGate: Sendable {
  enum State {
    case structure, string, escape, unicode, number, literal, prose
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

  private var state = State.structure
  /// The string, number or literal that is read.
  private var token = ""
  private var tokenLength = 0
  private var hexDigits = ""
  private var highSurrogate: UInt32?
  private var isKey = false
  /// The rest of a claim that was too long is left out.
  private var isSwallowing = false
  /// For strings that are checked as they come, and for what is no JSON.
  private var prose: GroundingGate
  private var isStreamed = false
  /// The streamed string's quotation mark was sent.
  private var isOpen = false
  private var isRootDone = false

  static let maximumToken = 180

  /// - Parameter schema: the answer's JSON Schema, where the client gave one.
  package init(truth: GroundTruth, mode: GroundingGate.Mode = .enforce, schema: JSONValue? = nil) {
    self.truth = truth
    self.mode = mode
    root = schema.map { JSONSchemaNode(schema: $0, root: $0) }
    prose = GroundingGate(truth: truth)
  }

  /// Characters that are held back.
  package var heldCount: Int { slotLength + tokenLength + (isStreamed || state == .prose ? prose.heldCount : 0) }

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
    }
  }

  private mutating func readStructure(_ scalar: Unicode.Scalar) {
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

  private mutating func collect(_ scalar: Unicode.Scalar) {
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
    case " ", "\n", "\r", "\t", ",", "]", "}":
      endNumber(isCut: false)
      readStructure(scalar)
    default:
      // `[24-MB02`: what begins like a number is none, and goes with what follows.
      guard !isSwallowing, !(levels.last.map { $0.key.isPrice || $0.key.isValue || $0.isPriced } ?? false) else {
        endNumber(isCut: true)
        return toProse(scalar)
      }
      leaveJSON()
      append(prose.push(String(scalar)))
    }
  }

  private mutating func endNumber(isCut: Bool) {
    let raw = token
    endToken()
    addNumber(raw, isCut: isCut || isSwallowing)
    isSwallowing = false
    noteValueEnd()
  }

  private mutating func endToken() {
    token = ""
    tokenLength = 0
    state = .structure
  }

  /// Treats the answer as text from here on: it is no JSON.
  private mutating func toProse(_ scalar: Unicode.Scalar) {
    resolveAll()
    prose = GroundingGate(truth: truth)
    prose.setContext(levels.last?.known ?? [])
    state = .prose
    append(prose.push(String(scalar)))
  }

  private mutating func leaveJSON() {
    let text = token
    endToken()
    resolveAll()
    prose = GroundingGate(truth: truth)
    state = .prose
    append(prose.push(text))
  }

  private mutating func noteValueEnd() {
    guard !levels.isEmpty, levels[levels.count - 1].isObject else { return }
    levels[levels.count - 1].key = JSONKey("")
    levels[levels.count - 1].keyed = []
  }

  /// The schema of the value that comes.
  private var valueNode: JSONSchemaNode? {
    guard let level = levels.last else { return root }
    return level.isObject ? level.node?.member(level.key.name) : level.node?.element
  }

  // MARK: Strings

  private mutating func beginString() {
    state = .string
    isSwallowing = false
    isKey = levels.last.map { $0.isObject && $0.expectsKey } ?? false
    let key = levels.last?.key ?? JSONKey("")
    isStreamed = !isKey && !key.isWhole
    isOpen = false
    if isStreamed {
      prose = GroundingGate(truth: truth)
      prose.setContext(levels.last?.known ?? [])
    } else {
      tokenLength = 1
    }
  }

  private mutating func readString(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": endString()
    case "\\": state = .escape
    default: take(scalar)
    }
  }

  private mutating func readEscape(_ scalar: Unicode.Scalar) {
    state = .string
    switch scalar {
    case "n": take("\n")
    case "t": take("\t")
    case "r": take("\r")
    case "b": take("\u{8}")
    case "f": take("\u{C}")
    case "u":
      state = .unicode
      hexDigits = ""
    default: take(scalar)
    }
  }

  private mutating func readHex(_ scalar: Unicode.Scalar) {
    guard scalar.properties.isASCIIHexDigit else {
      state = .string
      return readString(scalar)
    }
    hexDigits.unicodeScalars.append(scalar)
    guard hexDigits.utf8.count == 4 else { return }
    state = .string
    let value = UInt32(hexDigits, radix: 16) ?? 0xFFFD
    if (0xD800...0xDBFF).contains(value) {
      highSurrogate = value
    } else if (0xDC00...0xDFFF).contains(value), let high = highSurrogate {
      highSurrogate = nil
      take(Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (value - 0xDC00)) ?? "\u{FFFD}")
    } else {
      take(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
  }

  /// One character of the string, escapes undone.
  private mutating func take(_ scalar: Unicode.Scalar) {
    if isSwallowing { return }
    guard isStreamed else { return collect(scalar) }
    levels.isEmpty ? () : levels[levels.count - 1].note(scalar)
    show(prose.push(String(scalar)))
  }

  private mutating func show(_ text: String) {
    guard !text.isEmpty else { return }
    append((isOpen ? "" : "\"") + JSONText.escaped(text))
    isOpen = true
  }

  private mutating func endString() {
    defer {
      if state == .string { state = .structure }
    }
    if isSwallowing {
      isSwallowing = false
      token = ""
      tokenLength = 0
      return noteValueEnd()
    }
    guard isStreamed else {
      if isKey { endKey() } else { endValue(isCut: false) }
      return
    }
    show(prose.finish())
    let gone = prose.takeRemoved()
    removed += gone
    append(isOpen ? "\"" : gone.isEmpty ? "\"\"" : valueNode?.emptyText ?? "null")
    isStreamed = false
    nameLevel()
    noteValueEnd()
  }

  private mutating func endKey() {
    let key = token
    token = ""
    tokenLength = 0
    let text = checkedKey(key, isTruncated: false)
    append("\"" + JSONText.escaped(text) + "\"")
    guard !levels.isEmpty else { return }
    levels[levels.count - 1].key = JSONKey(key)
    levels[levels.count - 1].keyed = ProductNames.whole(key, truth, isAll: true)
    levels[levels.count - 1].expectsKey = false
    levels[levels.count - 1].value = ""
  }

  /// A member's name without what may not be said.
  private mutating func checkedKey(_ key: String, isTruncated: Bool) -> String {
    var gate = GroundingGate(truth: truth)
    let text = gate.push(key) + gate.finish(isTruncated: isTruncated)
    removed += gate.removed
    return text
  }

  /// A string under a name that says what it is.
  private mutating func endValue(isCut: Bool) {
    let value = token
    token = ""
    tokenLength = 0
    addString(value, node: valueNode, isCut: isCut)
    if !isCut { noteValueEnd() }
  }

  private mutating func endCutString(_ isTruncated: Bool) {
    if isStreamed {
      show(prose.finish(isTruncated: isTruncated))
      if !isOpen, prose.removed.isEmpty { append("\"") }
    } else if !isSwallowing, isKey {
      append("\"" + JSONText.escaped(checkedKey(token, isTruncated: isTruncated)))
    } else if !isSwallowing {
      endValue(isCut: true)
    }
  }
}
