// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Finds where a statement of a script ends. All that it may look at is bounded by the text's length: a text of nothing
/// but brackets must not cost its square.
struct ScriptScanner {
  private let bytes: [UInt8]
  var work = 0
  private let budget: Int

  init(bytes: [UInt8]) {
    self.bytes = bytes
    budget = 16 * bytes.count + 4_096
  }

  /// Behind the statement that begins at `start`; nil where prose stands there.
  mutating func endOfStatement(at start: Int) -> Int? {
    guard work < budget else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: ";"): return endOfCalledFunction(at: start)
    case UInt8(ascii: "{"): return endOfInitialization(at: start) ?? endOfLinkedData(at: start)
    case UInt8(ascii: "/"), UInt8(ascii: "]"): return endOfFrame(at: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      for directive in ["\"use strict\";", "'use strict';"] where has(directive, at: start) {
        return start + directive.utf8.count
      }
      return nil
    default: break
    }
    let wordEnd = behindWord(from: start)
    guard wordEnd - start <= 24 else { return nil }
    switch String(decoding: bytes[start..<wordEnd], as: UTF8.self) {
    case "var", "let", "const": return endOfVariable(from: wordEnd)
    case "function": return endOfFunction(at: start).map { behindSemicolon($0) }
    case "async": return endOfFunction(at: skippingBlanks(from: wordEnd)).map { behindSemicolon($0) }
    case "if", "for", "while", "switch": return endOfCondition(from: wordEnd)
    case "try": return endOfTry(from: wordEnd)
    case "new": return endOfChain(from: skippingBlanks(from: wordEnd), isLibrary: true)
    case let word where Self.libraries.contains(word): return endOfChain(from: start, isLibrary: true)
    case let word where Self.objects.contains(word): return endOfChain(from: start, isLibrary: false)
    default: return endOfCallback(at: start, name: wordEnd)
    }
  }

  /// Names that mean nothing but a script.
  private static let libraries: Set<String> = [
    "$", "$$", "$j", "jQuery", "requirejs", "gtag", "fbq", "_gaq", "dataLayer", "setTimeout", "setInterval",
    "clearTimeout", "clearInterval", "addEventListener", "XMLHttpRequest", "grecaptcha", "Tawk_API", "localStorage",
    "sessionStorage",
  ]
  /// Names that are words too, or the beginnings of some.
  private static let objects: Set<String> = [
    "require", "define", "document", "window", "console", "alert", "Object", "Array", "JSON", "Ajax", "Event",
    "Element",
    "google", "FB", "angular", "ko", "this", "self", "location", "navigator", "ga", "prototype",
  ]

  // MARK: Statements

  /// `name.member(…)[…].other(…);`, or an assignment to it.
  private mutating func endOfChain(from start: Int, isLibrary: Bool) -> Int? {
    var position = behindWord(from: start)
    guard position > start else { return nil }
    var hasCall = false
    var hasMember = false
    var looksLikeCode = false
    while position < bytes.count {
      let next = hasCall ? skippingBlanks(from: position) : position
      guard next < bytes.count else { break }
      switch bytes[next] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        // A bracket behind a blank belongs to prose.
        guard next == position || bytes[next] == UInt8(ascii: "(") && looksLikeCode else { return end(position) }
        guard let end = endOfBrackets(at: next) else {
          return cutOff(from: next, isCode: (isLibrary || hasMember) && isCode(next..<bytes.count))
        }
        if isCode(next..<end) { looksLikeCode = true }
        if bytes[next] == UInt8(ascii: "(") { hasCall = true }
        position = end
      case UInt8(ascii: "."):
        let member = skippingBlanks(from: next + 1)
        let memberEnd = behindWord(from: member)
        guard memberEnd > member, member == next + 1 || hasCall else { return end(position) }
        // A sentence's end is none: `$(…). Oak table`.
        if member > next + 1 || next > position {
          guard memberEnd < bytes.count, bytes[memberEnd] == UInt8(ascii: "(") else { return end(position) }
        }
        hasMember = true
        position = memberEnd
      default: return end(position)
      }
    }
    return end(position)

    func end(_ position: Int) -> Int? {
      let behind = skippingBlanks(from: position)
      if hasMember || isLibrary, let end = endOfAssignment(at: behind) { return end }
      guard hasCall else { return nil }
      let isEnded = behind < bytes.count && bytes[behind] == UInt8(ascii: ";")
      guard looksLikeCode || isEnded && hasMember else { return nil }
      return isEnded ? behind + 1 : position
    }
  }

  /// `mediaCheck({entry: function () { … }});`: a call of whatever name that is given a function.
  private mutating func endOfCallback(at start: Int, name end: Int) -> Int? {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "("), let closed = endOfBrackets(at: end) else { return nil }
    work += closed - end
    let isGiven = (end..<closed).contains { has("function", at: $0) || has("=> {", at: $0) || has("=>{", at: $0) }
    guard isGiven, bytes[end..<closed].contains(UInt8(ascii: "{")) else { return nil }
    return endOfChain(from: start, isLibrary: true)
  }

  /// `= expression;`
  private mutating func endOfAssignment(at start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "="), bytes[start + 1] != UInt8(ascii: "=") else {
      return nil
    }
    return endOfExpression(from: start + 1)
  }

  /// Behind the semicolon that ends an expression, within reach.
  private mutating func endOfExpression(from start: Int) -> Int? {
    var position = start
    while position < bytes.count, position - start < 4_000 {
      work += 1
      switch bytes[position] {
      case UInt8(ascii: ";"): return position + 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard let end = endOfBrackets(at: position) else { return cutOff(from: position, isCode: true) }
        position = end
      case UInt8(ascii: "\""), UInt8(ascii: "'"): position = behindString(at: position, to: bytes.count) ?? position + 1
      default: position += 1
      }
    }
    return nil
  }

  /// `var name = expression;`
  private mutating func endOfVariable(from start: Int) -> Int? {
    let name = skippingBlanks(from: start)
    let nameEnd = behindWord(from: name)
    guard name > start, nameEnd > name else { return nil }
    let sign = skippingBlanks(from: nameEnd)
    guard sign < bytes.count else { return nil }
    if bytes[sign] == UInt8(ascii: "="), nameEnd < bytes.count { return endOfAssignment(at: sign) }
    return nil
  }

  /// `function name(a, b) { … }`
  private mutating func endOfFunction(at start: Int) -> Int? {
    guard has("function", at: start) else { return nil }
    var position = skippingBlanks(from: start + 8)
    position = skippingBlanks(from: behindWord(from: position))
    guard position < bytes.count, bytes[position] == UInt8(ascii: "("), let end = endOfBrackets(at: position),
      bytes[(position + 1)..<(end - 1)].allSatisfy({
        ByteKind.isNamePart($0) || [UInt8(ascii: "$"), UInt8(ascii: ","), UInt8(ascii: " ")].contains($0)
      })
    else { return nil }
    return endOfBody(at: end)
  }

  private mutating func endOfBody(at start: Int) -> Int? {
    let body = skippingBlanks(from: start)
    guard body < bytes.count, bytes[body] == UInt8(ascii: "{") else { return nil }
    return endOfBrackets(at: body) ?? cutOff(from: body, isCode: true)
  }

  /// `(function(…) { … })(…);`, `(() => { … })();`, `!function() { … }();`
  private mutating func endOfCalledFunction(at start: Int) -> Int? {
    var opening = start
    while opening < bytes.count, opening - start < 3, [UInt8(ascii: "!"), UInt8(ascii: ";")].contains(bytes[opening]) {
      opening = skippingBlanks(from: opening + 1)
    }
    guard opening < bytes.count else { return nil }
    var position: Int
    if bytes[opening] == UInt8(ascii: "(") {
      let inner = skippingBlanks(from: opening + 1)
      guard ["function", "async ", "() =>", "()=>"].contains(where: { has($0, at: inner) }) else { return nil }
      guard let end = endOfBrackets(at: opening) else { return cutOff(from: opening, isCode: true) }
      position = end
    } else {
      guard opening > start, let end = endOfFunction(at: opening) else { return nil }
      position = end
    }
    while position < bytes.count, bytes[position] == UInt8(ascii: "("), let end = endOfBrackets(at: position) {
      position = end
    }
    return behindSemicolon(position)
  }

  /// `if (a == b) { … } else { … }`; prose has no comparison in its parentheses.
  private mutating func endOfCondition(from start: Int) -> Int? {
    let opening = skippingBlanks(from: start)
    guard opening < bytes.count, bytes[opening] == UInt8(ascii: "("), let end = endOfBrackets(at: opening),
      bytes[opening..<end].contains(where: { Self.operators.contains($0) }) || isCode(opening..<end),
      var position = endOfBody(at: end)
    else { return nil }
    while true {
      let next = skippingBlanks(from: position)
      guard has("else", at: next) else { break }
      let body = skippingBlanks(from: next + 4)
      if has("if", at: body), let end = endOfCondition(from: body + 2) { return end }
      guard let end = endOfBody(at: body) else { break }
      position = end
    }
    return position
  }

  private static let operators: Set<UInt8> = [
    UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"),
  ]

  /// `try { … } catch (e) { … }`
  private mutating func endOfTry(from start: Int) -> Int? {
    guard let end = endOfBody(at: start) else { return nil }
    let next = skippingBlanks(from: end)
    guard has("catch", at: next) || has("finally", at: next) else { return nil }
    let parameter = skippingBlanks(from: behindWord(from: next))
    if parameter < bytes.count, bytes[parameter] == UInt8(ascii: "("), let end = endOfBrackets(at: parameter) {
      return endOfBody(at: end)
    }
    return endOfBody(at: parameter)
  }

  /// Magento's `{"*": {"Magento_Ui/js/core/app": {…}}}`.
  private mutating func endOfInitialization(at start: Int) -> Int? {
    let key = skippingBlanks(from: start + 1)
    guard key + 2 < bytes.count, bytes[key] == UInt8(ascii: "\""), let keyEnd = behindString(at: key, to: bytes.count),
      [UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "[")].contains(bytes[key + 1])
    else { return nil }
    let colon = skippingBlanks(from: keyEnd)
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
    let value = skippingBlanks(from: colon + 1)
    guard value < bytes.count, bytes[value] == UInt8(ascii: "{") else { return nil }
    return endOfBrackets(at: start)
  }

  /// JSON-LD: `{"@context": "https://schema.org", "@type": "Product", …}`.
  private mutating func endOfLinkedData(at start: Int) -> Int? {
    let key = skippingBlanks(from: start + 1)
    guard has("\"@context\"", at: key) || has("\"@type\"", at: key) || has("\"@graph\"", at: key) else { return nil }
    return endOfBrackets(at: start) ?? cutOff(from: start, isCode: true)
  }

  /// The comments that hide a script's frame from XML: `//<![CDATA[`, `/* <![CDATA[ */`, `//]]>`, `]]>`.
  private func endOfFrame(at start: Int) -> Int? {
    var position = start
    let isBlock = has("/*", at: start)
    // What is left of it where the mark went as a tag.
    if isBlock, has("*/", at: skippingBlanks(from: start + 2)) { return skippingBlanks(from: start + 2) + 2 }
    if isBlock || has("//", at: start) { position = skippingBlanks(from: start + 2) }
    guard let mark = Self.frames.first(where: { has($0, at: position) }), position > start || mark == "]]>" else {
      return nil
    }
    position += mark.utf8.count
    guard isBlock else { return position }
    let end = skippingBlanks(from: position)
    return has("*/", at: end) ? end + 2 : position
  }

  private static let frames = ["<![CDATA[", "]]>", "<!--", "-->"]

  // MARK: Parts

  private static let marks = ["function", "=>", "document", "window", "this.", "(this", "return "].map {
    Array($0.utf8)
  }

  /// Quotes, a function, or a name of the page within.
  private mutating func isCode(_ range: Range<Int>) -> Bool {
    for position in range.prefix(400) {
      work += 1
      let byte = bytes[position]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") { return true }
      if Self.marks.contains(where: { bytes[position...].starts(with: $0) }) { return true }
    }
    return false
  }

  /// A statement that the text's end cuts off goes to the last sign that ends one: prose may follow it.
  private mutating func cutOff(from start: Int, isCode: Bool) -> Int? {
    guard isCode else { return nil }
    work += bytes.count - start
    let last = bytes[start...].lastIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "}") }
    if let last { return last + 1 }
    return bytes.count - start <= 200 ? bytes.count : nil
  }

  /// Behind the bracket that closes the one at `start`: with strings passed over, or else with quotes as any other
  /// character, for a regular expression may have one.
  private mutating func endOfBrackets(at start: Int) -> Int? {
    endOfBrackets(at: start, passingStrings: true) ?? endOfBrackets(at: start, passingStrings: false)
  }

  private mutating func endOfBrackets(at start: Int, passingStrings: Bool) -> Int? {
    var open: [UInt8] = []
    var position = start
    while position < bytes.count {
      work += 1
      guard work < budget else { return nil }
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard open.popLast() == byte else { return nil }
        if open.isEmpty { return position + 1 }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        if passingStrings {
          guard let end = behindString(at: position, to: bytes.count) else { return nil }
          position = end
          continue
        }
      default: break
      }
      position += 1
    }
    return nil
  }

  private mutating func behindString(at start: Int, to end: Int) -> Int? {
    var position = start + 1
    while position < end {
      work += 1
      if bytes[position] == bytes[start] { return position + 1 }
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func behindWord(from start: Int) -> Int {
    var position = start
    while position < bytes.count,
      ASCII.isLetterOrDigit(bytes[position]) || bytes[position] == UInt8(ascii: "_")
        || bytes[position] == UInt8(ascii: "$")
    { position += 1 }
    return position
  }

  private func skippingBlanks(from start: Int) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    return position
  }

  private func behindSemicolon(_ position: Int) -> Int {
    let next = skippingBlanks(from: position)
    return next < bytes.count && bytes[next] == UInt8(ascii: ";") ? next + 1 : position
  }

  private func has(_ text: StaticString, at start: Int) -> Bool { has(text.description, at: start) }

  private func has(_ text: String, at start: Int) -> Bool {
    start < bytes.count && bytes[start...].starts(with: text.utf8)
  }
}
