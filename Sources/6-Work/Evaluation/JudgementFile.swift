// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// Reads judgements: a table (tabs, commas or semicolons) whose header names `query`, `docid` and `rating`, or JSON lines
/// of those members. Queries stay in the order of their first line.
package enum JudgementFile {
  /// The highest rating: a gain of 1,023.
  static let maximumRating = 10.0

  /// - Throws: the first line that cannot be taken.
  package static func read(_ bytes: [UInt8]) throws(JudgementError) -> [JudgedQuery] {
    var collected = Collected()
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    switch content.first(where: { !isBlank($0) }) {
    case nil: throw JudgementError(nil, "the file is empty; write a header query,docid,rating and a line per judgement")
    case UInt8(ascii: "{"): try readObjects(content, into: &collected)
    case UInt8(ascii: "["):
      throw JudgementError(1, "a JSON array is not accepted; write one object a line, without commas between them")
    default: try readTable(content, into: &collected)
    }
    guard !collected.queries.isEmpty else {
      throw JudgementError(nil, "the file has a header and no judgement; write a line per query and product")
    }
    return collected.queries
  }

  // MARK: JSON lines

  private static func readObjects(_ content: ArraySlice<UInt8>, into collected: inout Collected) throws(JudgementError)
  {
    var number = 0
    for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { !isBlank($0) }) else { continue }
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONValue(parsing: Array(line))
      } catch {
        throw JudgementError(number, "no JSON object (\(error)); write {\"query\":…,\"docid\":…,\"rating\":…}")
      }
      guard let object = value.objectValue else {
        throw JudgementError(number, "no JSON object; write {\"query\":…,\"docid\":…,\"rating\":…}")
      }
      try collected.take(
        query: text(object, "query", number), document: text(object, "docid", number),
        rating: text(object, "rating", number), line: number)
    }
  }

  /// A string, or a number as it is written.
  private static func text(
    _ object: JSONObject, _ name: String, _ line: Int
  ) throws(JudgementError) -> String {
    switch object[name] {
    case .string(let text): return text
    case .number(let number): return number.text
    case nil: throw JudgementError(line, "`\(name)` is missing; each object has query, docid and rating")
    default: throw JudgementError(line, "`\(name)` is neither a text nor a number")
    }
  }

  // MARK: Tables

  private static func readTable(_ content: ArraySlice<UInt8>, into collected: inout Collected) throws(JudgementError) {
    var table = DelimitedText(content)
    var header: [String] = []
    while header.isEmpty, let row = try table.next() {
      if !row.isBlank { header = row.fields.map { trimmed($0).lowercased() } }
    }
    let columns = ["query", "docid", "rating"].map { header.firstIndex(of: $0) }
    guard let query = columns[0], let document = columns[1], let rating = columns[2] else {
      throw JudgementError(
        table.line,
        "the header has to name query, docid and rating, with tabs or commas between them; it is \""
          + header.joined(separator: ",").prefix(80) + "\"")
    }
    while let row = try table.next() {
      guard !row.isBlank else { continue }
      guard row.fields.count == header.count else {
        throw JudgementError(
          row.line,
          "\(row.fields.count) columns where the header has \(header.count); put a query that holds a"
            + " \(table.delimiterName) into quotation marks")
      }
      try collected.take(
        query: row.fields[query], document: row.fields[document], rating: row.fields[rating], line: row.line)
    }
  }

  fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  fileprivate static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace ?? false { rest.removeFirst() }
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}

/// The judgements read so far, by query.
private struct Collected {
  var queries: [JudgedQuery] = []
  private var places: [String: Int] = [:]
  /// The line on which a query's document was judged first, by both.
  private var judged: [String: [String: Int]] = [:]

  mutating func take(
    query: String, document: String, rating: String, line: Int
  ) throws(JudgementError) {
    let query = JudgementFile.trimmed(query)
    let document = JudgementFile.trimmed(document)
    do throws(SearchArgumentError) {
      try RetrievalRequest.check(question: query, topK: 1, filters: ProductFilters())
    } catch {
      throw JudgementError(line, "the query \(error.problem)")
    }
    guard !document.isEmpty else { throw JudgementError(line, "docid is empty; write a SKU or a product id") }
    guard let rating = Double(JudgementFile.trimmed(rating)), (0...JudgementFile.maximumRating).contains(rating) else {
      throw JudgementError(
        line,
        "the rating \"\(rating.prefix(40))\" is no number from 0 to 10; write 0 for a product that does not fit and"
          + " 3 for one that fits best")
    }
    let judgement = JudgedQuery.Judgement(document: document, rating: rating, line: line)
    let place = places[query] ?? queries.count
    if place == queries.count {
      places[query] = place
      queries.append(JudgedQuery(query: query, judgements: []))
    }
    guard let known = judged[query]?[document] else {
      judged[query, default: [:]][document] = queries[place].judgements.count
      queries[place].judgements.append(judgement)
      return
    }
    let first = queries[place].judgements[known]
    guard first.rating == rating else {
      throw JudgementError(
        line, "\(document) was rated for this query on line \(first.line) too, and differently; keep one of the two")
    }
  }
}
