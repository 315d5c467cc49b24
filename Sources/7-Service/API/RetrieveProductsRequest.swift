// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// The body of `POST /api/v1/actions/retrieve_products`, checked.
struct RetrieveProductsRequest: Sendable {
  var query: String
  var topK: Int
  var store: String?
  var filters: ProductFilters

  static let maximumQueryCharacters = 2_000
  static let topKRange = 1...50
  static let defaultTopK = 5
  /// Bounds of the filters: what an answer repeats of them must leave room for products.
  static let maximumFilterValues = 100
  static let maximumFilterBytes = 10_000

  /// Unknown members are ignored, as callers and proxies add some; unknown filters are refused, as an answer that
  /// silently did without one would be wrong.
  init(parsing body: [UInt8]) throws(APIError) {
    var reader = JSONReader(body)
    var members = Members()
    do {
      guard try reader.peek() == .object else { throw APIError.invalid("The body must be a JSON object.", param: nil) }
      try reader.beginObject()
      while try reader.nextMember() { try members.read(&reader) }
      try reader.finish()
    } catch let error as APIError {
      throw error
    } catch let error as JSONError {
      throw .notJSON(error)
    } catch {
      throw .internalFault
    }
    guard let query = members.query else { throw .invalid("'query' is required.", param: "query") }
    self.query = query
    topK = members.topK ?? Self.defaultTopK
    store = members.store
    filters = members.filters.filters
  }
}

extension APIError {
  static func notJSON(_ error: JSONError) -> APIError {
    .invalid("The body is not valid JSON: \(error.message) (byte \(error.offset)).", param: nil)
  }
}

/// The members as they are read.
private struct Members {
  var query: String?
  var topK: Int?
  var store: String?
  var filters = FilterReader()

  mutating func read(_ reader: inout JSONReader) throws {
    if reader.memberIs("query") {
      query = try readQuery(&reader)
    } else if reader.memberIs("top_k") {
      topK = try readTopK(&reader)
    } else if reader.memberIs("store") {
      store = try reader.tryNull() ? nil : try reader.readString(param: "store")
    } else if reader.memberIs("filters") {
      filters = FilterReader()
      if try !reader.tryNull() { try filters.read(&reader) }
    } else {
      try reader.skipValue()
    }
  }

  private func readQuery(_ reader: inout JSONReader) throws -> String {
    let text = try reader.readString(param: "query")
    let maximum = RetrieveProductsRequest.maximumQueryCharacters
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw APIError.invalid("'query' must not be empty.", param: "query")
    }
    guard text.utf8.count <= maximum || text.unicodeScalars.count <= maximum else {
      throw APIError.invalid("'query' must not be longer than \(maximum) characters.", param: "query")
    }
    return text
  }

  private func readTopK(_ reader: inout JSONReader) throws -> Int? {
    if try reader.tryNull() { return nil }
    let range = RetrieveProductsRequest.topKRange
    try reader.expect(.number, "top_k", "an integer")
    guard let value = try reader.readNumber().int, range.contains(value) else {
      throw APIError.invalid(
        "'top_k' must be an integer from \(range.lowerBound) to \(range.upperBound).", param: "top_k")
    }
    return value
  }
}

/// Reads the `filters` object.
private struct FilterReader {
  var filters = ProductFilters()
  private var values = 0
  private var bytes = 0

  mutating func read(_ reader: inout JSONReader) throws {
    try reader.expect(.object, "filters", "an object")
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("price_min") {
        filters.priceMin = try readPrice(&reader, "filters.price_min")
      } else if reader.memberIs("price_max") {
        filters.priceMax = try readPrice(&reader, "filters.price_max")
      } else if reader.memberIs("in_stock") {
        filters.inStock = try readFlag(&reader)
      } else if reader.memberIs("categories") {
        filters.categories = try readValues(&reader, "filters.categories")
      } else if reader.memberIs("attributes") {
        filters.attributes = try readAttributes(&reader)
      } else {
        let name = String(reader.memberName.prefix(64))
        throw APIError.invalid(
          "'filters.\(name)' is not a filter; there are price_min, price_max, in_stock, categories and attributes.",
          param: "filters.\(name)")
      }
    }
    if let least = filters.priceMin, let most = filters.priceMax, least.double > most.double {
      throw APIError.invalid("'filters.price_min' is above 'filters.price_max'.", param: "filters.price_min")
    }
  }

  private func readPrice(_ reader: inout JSONReader, _ param: String) throws -> JSONNumber? {
    if try reader.tryNull() { return nil }
    try reader.expect(.number, param, "a number")
    let number = try reader.readNumber()
    guard number.double.isFinite, number.double >= 0, number.text.utf8.count <= 32 else {
      throw APIError.invalid("'\(param)' must be a number that is not negative.", param: param)
    }
    return number
  }

  private func readFlag(_ reader: inout JSONReader) throws -> Bool? {
    if try reader.tryNull() { return nil }
    try reader.expect(.bool, "filters.in_stock", "true or false")
    return try reader.readBool()
  }

  private mutating func readValues(_ reader: inout JSONReader, _ param: String) throws -> [String] {
    if try reader.tryNull() { return [] }
    try reader.expect(.array, param, "an array of strings")
    var list: [String] = []
    try reader.beginArray()
    while try reader.nextElement() {
      let value = try reader.readString(param: param)
      guard !value.isEmpty, !value.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
        throw APIError.invalid("'\(param)' has an empty value or one with control characters.", param: param)
      }
      try count(value, param)
      list.append(value)
    }
    return list
  }

  private mutating func readAttributes(_ reader: inout JSONReader) throws -> [(code: String, values: [String])] {
    if try reader.tryNull() { return [] }
    try reader.expect(.object, "filters.attributes", "an object of arrays of strings")
    var list: [(code: String, values: [String])] = []
    try reader.beginObject()
    while try reader.nextMember() {
      let code = reader.memberName
      guard !code.isEmpty, !code.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
        throw APIError.invalid("'filters.attributes' has a bad attribute code.", param: "filters.attributes")
      }
      try count(code, "filters.attributes")
      let values = try readValues(&reader, "filters.attributes." + String(code.prefix(64)))
      // Of a repeated name the last counts, as everywhere in JSON.
      list.removeAll { $0.code == code }
      if !values.isEmpty { list.append((code, values)) }
    }
    return list
  }

  private mutating func count(_ value: String, _ param: String) throws {
    values += 1
    bytes += value.utf8.count
    let most = (values: RetrieveProductsRequest.maximumFilterValues, bytes: RetrieveProductsRequest.maximumFilterBytes)
    guard values <= most.values, bytes <= most.bytes else {
      throw APIError.invalid(
        "'filters' have more than \(most.values) values or \(most.bytes) bytes of text.", param: param)
    }
  }
}

extension JSONReader {
  /// Refuses a value of another kind, naming the member.
  mutating func expect(_ kind: Kind, _ param: String, _ words: String) throws {
    guard try peek() == kind else { throw APIError.invalid("'\(param)' must be \(words).", param: param) }
  }

  /// A string, else a refusal that names the member.
  mutating func readString(param: String) throws -> String {
    try expect(.string, param, "a string")
    return try readString()
  }
}
