// SPDX-License-Identifier: Apache-2.0
import CYAML
import JSON

/// Builds the tree from libyaml's events. Our own bounds end the work before libyaml's memory grows.
struct YAMLEventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let limits: YAMLLimits
  private var anchors: [String: YAMLNode] = [:]
  private var nodes = 0

  static func document(_ bytes: [UInt8], _ limits: YAMLLimits) throws(YAMLError) -> YAMLNode {
    guard bytes.count <= limits.maximumBytes else {
      throw YAMLError(
        code: .tooLarge, message: "the text has \(bytes.count) bytes, at most \(limits.maximumBytes) are taken",
        place: nil)
    }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw YAMLError(code: .tooLarge, message: "no memory for a YAML parser", place: nil)
    }
    defer { yaml_parser_delete(parser) }
    let result: Result<YAMLNode, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      // libyaml refuses a null pointer, also with a length of 0.
      var nothing: UInt8 = 0
      return withUnsafePointer(to: &nothing) { fallback in
        yaml_parser_set_input_string(parser, buffer.baseAddress ?? fallback, buffer.count)
        var reader = YAMLEventReader(parser: parser, limits: limits)
        return Result { () throws(YAMLError) in try reader.document() }
      }
    }
    return try result.get()
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>, limits: YAMLLimits) {
    self.parser = parser
    self.limits = limits
  }

  private mutating func document() throws(YAMLError) -> YAMLNode {
    _ = try next()  // stream start
    let start = try next()
    guard case .documentStart = start.kind else { return YAMLNode(.scalar(text: "", value: .null), at: start.place) }
    let root = try node(try next(), depth: 1)
    _ = try next()  // document end
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw YAMLError(code: .unsupported, message: "one document only", place: end.place)
    }
    return root
  }

  private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth <= limits.maximumDepth else {
      throw YAMLError(
        code: .tooLarge, message: "nested deeper than \(limits.maximumDepth) levels", place: event.place)
    }
    try count(1, at: event.place)
    let made: YAMLNode
    switch event.kind {
    case .scalar(let text, let isPlain, let tag):
      made = YAMLNode(
        .scalar(text: text, value: try value(text, isPlain, tag, event.place)), at: event.place)
    case .sequenceStart(let tag):
      try check(tag, is: "seq", event.place)
      made = try sequence(event.place, depth)
    case .mappingStart(let tag):
      try check(tag, is: "map", event.place)
      made = try mapping(event.place, depth)
    case .alias(let name):
      guard let target = anchors[name] else {
        throw YAMLError(code: .syntax, message: "no anchor &\(name) before this alias", place: event.place)
      }
      guard depth + target.height - 1 <= limits.maximumDepth else {
        throw YAMLError(
          code: .tooLarge, message: "nested deeper than \(limits.maximumDepth) levels", place: event.place)
      }
      try count(target.weight - 1, at: event.place)
      return target
    case .documentStart, .documentEnd, .streamEnd, .collectionEnd, .other:
      throw YAMLError(code: .syntax, message: "a value is missing", place: event.place)
    }
    if let anchor = event.anchor { anchors[anchor] = made }
    return made
  }

  private mutating func sequence(_ place: YAMLPlace, _ depth: Int) throws(YAMLError) -> YAMLNode {
    var elements: [YAMLNode] = []
    var weight = 1
    var height = 1
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        return YAMLNode(.sequence(elements), at: place, weight: weight, height: height)
      }
      let element = try node(event, depth: depth + 1)
      weight += element.weight
      height = max(height, element.height + 1)
      elements.append(element)
    }
  }

  private mutating func mapping(_ place: YAMLPlace, _ depth: Int) throws(YAMLError) -> YAMLNode {
    var pairs: [YAMLNode.Pair] = []
    var seen: Set<String> = []
    var weight = 1
    var height = 1
    while true {
      let event = try next()
      if case .collectionEnd = event.kind {
        return YAMLNode(.mapping(pairs), at: place, weight: weight, height: height)
      }
      guard case .scalar(let key, let isPlain, _) = event.kind else {
        throw YAMLError(code: .unsupported, message: "a key must be a plain word or a string", place: event.place)
      }
      if key == "<<", isPlain {
        throw YAMLError(code: .unsupported, message: "merge keys (<<) are not supported", place: event.place)
      }
      guard seen.insert(key).inserted else {
        throw YAMLError(code: .duplicateKey, message: "the key \(key) is there twice", place: event.place)
      }
      try count(1, at: event.place)
      let value = try node(try next(), depth: depth + 1)
      weight += value.weight + 1
      height = max(height, value.height + 1)
      pairs.append(.init(key: key, keyPlace: event.place, value: value))
    }
  }

  private mutating func count(_ more: Int, at place: YAMLPlace) throws(YAMLError) {
    nodes += more
    guard nodes <= limits.maximumNodes else {
      throw YAMLError(
        code: .tooLarge, message: "more than \(limits.maximumNodes) values, aliases counted as often as used",
        place: place)
    }
  }

  private func value(
    _ text: String, _ isPlain: Bool, _ tag: String?, _ place: YAMLPlace
  ) throws(YAMLError) -> JSONValue {
    let resolved = isPlain || tag != nil ? CoreSchema.resolve(text) : .string(text)
    switch (tag, resolved) {
    case (nil, let value?): return value
    case (nil, nil): throw YAMLError(code: .unsupported, message: "\(text) has no JSON form", place: place)
    case (Self.tagPrefix + "str", _), ("!", _): return .string(text)
    case (Self.tagPrefix + "null", .null?): return .null
    case (Self.tagPrefix + "bool", .bool(let bool)?): return .bool(bool)
    case (Self.tagPrefix + "int", .number(let number)?) where number.int != nil: return .number(number)
    case (Self.tagPrefix + "float", .number(let number)?): return .number(number)
    case (let tag?, _):
      throw YAMLError(code: .unsupported, message: "the tag \(tag) does not fit this value", place: place)
    }
  }

  private func check(_ tag: String?, is name: String, _ place: YAMLPlace) throws(YAMLError) {
    guard let tag, tag != Self.tagPrefix + name, tag != "!" else { return }
    throw YAMLError(code: .unsupported, message: "the tag \(tag) is not supported", place: place)
  }

  private static let tagPrefix = "tag:yaml.org,2002:"
}

// MARK: - Events

extension YAMLEventReader {
  /// The parts of a libyaml event that are needed, copied out so that the event can be freed at once.
  private struct Event {
    enum Kind {
      case documentStart, documentEnd, streamEnd, collectionEnd, other
      case scalar(text: String, isPlain: Bool, tag: String?)
      case sequenceStart(tag: String?)
      case mappingStart(tag: String?)
      case alias(String)
    }
    var kind: Kind
    var place: YAMLPlace
    var anchor: String?
  }

  private func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { yaml_event_delete(&event) }
    var result = Event(
      kind: .other,
      place: YAMLPlace(line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1))
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_STREAM_END_EVENT: result.kind = .streamEnd
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: result.kind = .collectionEnd
    case YAML_ALIAS_EVENT: result.kind = .alias(Self.string(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      result.anchor = Self.string(event.data.sequence_start.anchor)
      result.kind = .sequenceStart(tag: Self.string(event.data.sequence_start.tag))
    case YAML_MAPPING_START_EVENT:
      result.anchor = Self.string(event.data.mapping_start.anchor)
      result.kind = .mappingStart(tag: Self.string(event.data.mapping_start.tag))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      result.anchor = Self.string(scalar.anchor)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      result.kind = .scalar(
        text: text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, tag: Self.string(scalar.tag))
    default: break
    }
    return result
  }

  private func failure() -> YAMLError {
    let mark = parser.pointee.problem_mark
    // Reader errors (bad UTF-8, control characters) carry an offset but no mark.
    let atReader = parser.pointee.error == YAML_READER_ERROR
    let place = atReader ? nil : YAMLPlace(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    var message = parser.pointee.problem.map { String(cString: $0) } ?? "not a YAML text"
    if atReader { message += " at byte \(parser.pointee.problem_offset)" }
    return YAMLError(code: .syntax, message: message, place: place)
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
