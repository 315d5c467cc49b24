// SPDX-License-Identifier: Apache-2.0
import JSON
import Primitives

/// The content of an error answer, in any of the shapes that services give it: OpenAI's object, a bare text, FastAPI's
/// and pydantic's lists, Mistral's `message` that is an object, Gemini's list of errors, JSON inside of a text as
/// gateways relay it, a page of HTML.
struct ErrorBody: Sendable {
  /// One line, at most 1,000 characters.
  private(set) var message: String?
  private(set) var type: String?
  private(set) var code: String?
  /// The member of the request that `param` names, as it was written.
  private(set) var param: String?
  /// Members of the request that the answer points at by other means, such as pydantic's `loc`; without their path.
  private(set) var fields: [String] = []
  /// Some services put the status into a numeric `code` or `status`.
  private(set) var status: Int?
  /// The model's window and the prompt's tokens, where they stand in members of their own (llama.cpp).
  private(set) var contextTokens: Int?
  private(set) var promptTokens: Int?

  private var texts: [String] = []

  private static let maximumDepth = 8
  private static let maximumTexts = 4
  private static let maximumCharacters = 1_000

  init(parsing bytes: [UInt8]) {
    guard bytes.count <= 1 << 20 else { return }
    if let value = try? JSONValue(parsing: bytes, takesAnyBytes: true) {
      read(value, 0)
    } else {
      add(Self.plainText(String(decoding: bytes, as: UTF8.self)), 0)
    }
    finish()
  }

  init(_ value: JSONValue) {
    read(value, 0)
    finish()
  }

  /// Whether `code` or `type` is one of these.
  func says(_ words: String...) -> Bool {
    words.contains { word in
      code?.lowercased() == word.lowercased() || type?.lowercased() == word.lowercased()
    }
  }

  private mutating func finish() {
    let line = texts.joined(separator: "; ").words.joined(separator: " ")
    guard !line.isEmpty else { return }
    message = line.utf8.count > Self.maximumCharacters ? String(line.prefix(Self.maximumCharacters)) + "…" : line
  }

  // MARK: The tree

  private mutating func read(_ value: JSONValue, _ depth: Int) {
    guard depth < Self.maximumDepth else { return }
    switch value {
    case .string(let text): add(text, depth)
    case .array(let elements): for element in elements.prefix(8) { read(element, depth + 1) }
    case .object(let object): read(object, depth)
    case .null, .bool, .number: break
    }
  }

  /// Members that hold texts, the one that says most first.
  private static let textMembers = [
    "message", "msg", "detail", "details", "error_message", "error_msg", "reason", "description", "title", "errors",
  ]

  private mutating func read(_ object: JSONObject, _ depth: Int) {
    let place = path(object)
    readNames(object)
    let before = texts.count
    for name in ["error"] + Self.textMembers {
      guard let value = object[name] else { continue }
      if name == "errors", let lists = value.objectValue { readLists(lists, depth) } else { read(value, depth + 1) }
    }
    if let raw = object["metadata"]?["raw"] { read(raw, depth + 1) }
    for violation in object["fieldViolations"]?.arrayValue ?? [] { read(violation, depth + 1) }
    // "max_completion_tokens: field is not allowed".
    if let place, texts.count > before { texts[before] = place + ": " + texts[before] }
  }

  private mutating func readNames(_ object: JSONObject) {
    if let text = object["code"]?.stringValue { code = code ?? text }
    for name in ["type", "error_type", "status"] {
      if let text = object[name]?.stringValue { type = type ?? text }
    }
    for name in ["code", "status", "status_code", "error_code"] {
      if let number = object[name]?.intValue, (400...599).contains(number) { status = status ?? number }
    }
    contextTokens = contextTokens ?? object["n_ctx"]?.intValue
    promptTokens = promptTokens ?? object["n_prompt_tokens"]?.intValue
    if let text = object["param"]?.stringValue, !text.isEmpty { param = param ?? text }
  }

  /// The place that an entry of a list of faults points at; its first step is the member of the request.
  private mutating func path(_ object: JSONObject) -> String? {
    var steps: [String] = []
    if let loc = object["loc"]?.arrayValue {
      steps = loc.compactMap { $0.stringValue ?? $0.intValue.map(String.init) }
      code = code ?? object["type"]?.stringValue
    } else {
      for name in ["field", "parameter", "instancePath", "dataPath"] {
        guard let text = object[name]?.stringValue, !text.isEmpty else { continue }
        steps = text.split { $0 == "/" || $0 == "." }.map(String.init)
        break
      }
    }
    if steps.count > 1, ["body", "$", "root"].contains(steps[0]) { steps.removeFirst() }
    guard let first = steps.first else { return nil }
    fields.append(first)
    return steps.joined(separator: ".")
  }

  /// `{"stop": ["must be …"]}`: a list of faults for each member.
  private mutating func readLists(_ lists: JSONObject, _ depth: Int) {
    for (name, value) in lists.members.prefix(8) {
      guard value.arrayValue != nil || value.stringValue != nil else {
        read(value, depth + 1)
        continue
      }
      let before = texts.count
      read(value, depth + 1)
      guard texts.count > before else { continue }
      texts[before] = name + ": " + texts[before]
      fields.append(name)
    }
  }

  // MARK: Texts

  private mutating func add(_ text: String, _ depth: Int) {
    guard !text.isEmpty else { return }
    // Gateways put the answer of the service behind them into a text, after some words of their own.
    if depth < Self.maximumDepth, let (own, inner) = Self.nested(text) {
      if !own.isEmpty { append(own) }
      read(inner, depth + 1)
    } else {
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    guard texts.count < Self.maximumTexts, !texts.contains(text) else { return }
    texts.append(text)
  }

  private static func nested(_ text: String) -> (own: String, inner: JSONValue)? {
    guard let start = text.firstIndex(where: { $0 == "{" || $0 == "[" }),
      let end = text.lastIndex(where: { $0 == "}" || $0 == "]" }), start < end,
      let value = try? JSONValue(parsing: Array(text[start...end].utf8)),
      value.objectValue != nil || start == text.startIndex
    else { return nil }
    return (String(text[..<start]), value)
  }

  /// A text, or what a page of HTML shows.
  private static func plainText(_ text: String) -> String {
    guard text.words.first?.hasPrefix("<") == true else { return text }
    var shown = ""
    var isTag = false
    for character in text.prefix(10_000) {
      if character == "<" { isTag = true }
      if !isTag { shown.append(character) }
      if character == ">" {
        isTag = false
        shown.append(" ")
      }
    }
    return shown
  }
}
