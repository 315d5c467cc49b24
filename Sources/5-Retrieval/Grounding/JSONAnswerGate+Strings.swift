// SPDX-License-Identifier: Apache-2.0

/// Strings and members' names.
extension JSONAnswerGate {
  mutating func beginString() {
    state = .string
    isSwallowing = false
    isKey = levels.last.map { $0.isObject && $0.expectsKey } ?? false
    let key = levels.last?.key ?? JSONKey("")
    isStreamed = !isKey && !key.isWhole
    isOpen = false
    if isStreamed {
      prose = GroundingGate(truth: truth)
      if let level = levels.last, level.isTitledAlone {
        prose.setTitle(level.keyed)
      } else {
        prose.setContext(levels.last?.known ?? [])
      }
      if let level = levels.last, level.isPriced, level.isKeyPlain { prose.setLabel(isPrice: true, isCode: false) }
    } else {
      tokenLength = 1
    }
  }

  mutating func readString(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": endString()
    case "\\": state = .escape
    default: take(scalar)
    }
  }

  mutating func readEscape(_ scalar: Unicode.Scalar) {
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

  mutating func readHex(_ scalar: Unicode.Scalar) {
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

  mutating func endString() {
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
    state = .afterString
    blanks = ""
  }

  /// A string that was shown as it came is over.
  mutating func closeString() {
    state = .structure
    show(prose.finish())
    let gone = prose.takeRemoved()
    removed += gone
    append(isOpen ? "\"" : gone.isEmpty ? "\"\"" : valueNode?.emptyText ?? "null")
    isStreamed = false
    append(takeBlanks())
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
  mutating func endValue(isCut: Bool) {
    let value = token
    token = ""
    tokenLength = 0
    addString(value, node: valueNode, isCut: isCut)
    if !isCut { noteValueEnd() }
  }

  mutating func endCutString(_ isTruncated: Bool) {
    if isStreamed {
      show(prose.finish(isTruncated: isTruncated))
      if !isOpen, prose.removed.isEmpty { append("\"") }
    } else if !isSwallowing, isKey {
      append("\"" + JSONText.escaped(checkedKey(token, isTruncated: isTruncated)))
    } else if !isSwallowing {
      endValue(isCut: true)
    }
  }

  /// Text behind the string's quotation mark is read with it.
  mutating func leaveString(_ scalar: Unicode.Scalar) {
    let behind = "\"" + blanks + String(scalar)
    blanks = ""
    resolveAll()
    if !isOpen { append("\"") }
    isStreamed = false
    state = .prose
    append(prose.push(behind))
  }
}
