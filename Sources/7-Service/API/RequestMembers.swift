// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

extension ServerRequest {
  /// The body, which must have come as it is.
  func jsonBody() async throws -> [UInt8] {
    if let coding = field(.contentEncoding), coding.lowercased() != "identity" {
      throw APIError(
        status: .unsupportedMediaType, message: "The body must not be compressed: Content-Encoding is not supported.",
        type: "invalid_request_error", param: nil, code: "unsupported_content_encoding")
    }
    return try await body()
  }
}

/// Reads the members of a request body one by one; each refusal names its member. `null` is like absence.
struct RequestMembers {
  let object: JSONObject
  /// The path before a member's name in `param`, with its dot.
  let prefix: String

  /// The members of a body.
  init(parsing body: [UInt8]) throws(APIError) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: body)
    } catch {
      throw .invalid("The body is not valid JSON: \(error.message) (byte \(error.offset)).", param: nil)
    }
    guard let object = value.objectValue else { throw .invalid("The body must be a JSON object.", param: nil) }
    self.init(object: object)
  }

  init(object: JSONObject, prefix: String = "") {
    self.object = object
    self.prefix = prefix
  }

  /// The greatest that every JSON reader takes exactly (RFC 8259 §6).
  static let greatestInteger = 9_007_199_254_740_991

  subscript(_ name: String) -> JSONValue? {
    guard let value = object[name], value != .null else { return nil }
    return value
  }

  func flag(_ name: String) throws(APIError) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let flag = value.boolValue else { throw invalid(name, "must be true or false") }
    return flag
  }

  func integer(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int? {
    guard let value = self[name] else { return nil }
    guard let number = value.numberValue?.int else { throw invalid(name, "must be an integer") }
    guard range.contains(number) else {
      throw invalid(
        name,
        range.upperBound == Self.greatestInteger
          ? "must be at least \(range.lowerBound)"
          : "must be between \(range.lowerBound) and \(range.upperBound)")
    }
    return number
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws(APIError) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.numberValue?.double else { throw invalid(name, "must be a number") }
    guard range.contains(number) else {
      throw invalid(name, "must be between \(Int(range.lowerBound)) and \(Int(range.upperBound))")
    }
    return number
  }

  /// As it was written.
  func number(_ name: String) throws(APIError) -> JSONNumber? {
    guard let value = self[name] else { return nil }
    guard let number = value.numberValue else { throw invalid(name, "must be a number") }
    return number
  }

  func string(_ name: String, atMost limit: Int = .max) throws(APIError) -> String? {
    guard let value = self[name] else { return nil }
    guard let string = value.stringValue else { throw invalid(name, "must be a string") }
    guard string.utf8.count <= limit || string.unicodeScalars.count <= limit else {
      throw invalid(name, "must not be longer than \(limit) characters")
    }
    return string
  }

  @discardableResult
  func choice(_ name: String, of choices: [String]) throws(APIError) -> String? {
    guard let value = self[name] else { return nil }
    guard let string = value.stringValue, choices.contains(string) else {
      throw invalid(name, "must be one of " + choices.map { "'\($0)'" }.joined(separator: ", "))
    }
    return string
  }

  func array(_ name: String) throws(APIError) -> [JSONValue]? {
    guard let value = self[name] else { return nil }
    guard let array = value.arrayValue else { throw invalid(name, "must be an array") }
    return array
  }

  /// Empty where there are none.
  func strings(_ name: String) throws(APIError) -> [String] {
    var strings: [String] = []
    for element in try array(name) ?? [] {
      guard let string = element.stringValue else { throw invalid(name, "must be an array of strings") }
      strings.append(string)
    }
    return strings
  }

  func members(_ name: String) throws(APIError) -> RequestMembers? {
    guard let value = self[name] else { return nil }
    guard let object = value.objectValue else { throw invalid(name, "must be an object") }
    return RequestMembers(object: object, prefix: prefix + name + ".")
  }

  func invalid(_ name: String, _ words: String, code: String? = nil) -> APIError {
    let path = prefix + name.prefix(64)
    return .invalid("'\(path)' \(words).", param: path, code: code)
  }

  func unsupported(_ name: String, _ words: String) -> APIError {
    .unsupported("'\(prefix)\(name)' \(words).", param: prefix + name)
  }
}
