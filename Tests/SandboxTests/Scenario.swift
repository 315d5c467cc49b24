// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

/// One file of Tests/Scenarios; its README says what the keys mean.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  let indices: [String]
  let steps: [JSONValue]
  var testDescription: String { name }

  /// All of them, by name.
  static let all: [Scenario] = {
    let folder = String("\(#filePath)".split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Scenarios")
    return ["aliases", "documents", "indices", "points-in-time", "search", "vectors"].compactMap { name in
      guard let bytes = try? contents(of: "\(folder)/\(name).json"), let value = try? JSONValue(parsing: bytes) else {
        return nil
      }
      return Scenario(
        name: name, indices: (value["indices"]?.arrayValue ?? []).compactMap(\.stringValue),
        steps: value["steps"]?.arrayValue ?? [])
    }
  }()

}

/// Runs scenarios against one engine and collects what differs.
struct ScenarioRunner {
  let baseURL: String
  let client: HTTPClient
  let run: String
  private(set) var dialect = "opensearch"
  private(set) var major = 2
  private var point = ""

  init(baseURL: String, client: HTTPClient) {
    self.baseURL = baseURL
    self.client = client
    run = "r" + String(UInt32.random(in: 0 ... .max), radix: 36)
  }

  mutating func run(_ scenario: Scenario) async throws -> [String] {
    let root = try await send("GET", "/", nil).1
    dialect = root["version"]?["distribution"]?.stringValue ?? "elasticsearch"
    major = Int(root["version"]?["number"]?.stringValue?.split(separator: ".").first ?? "") ?? 0
    try await deleteIndices(of: scenario)
    var differences: [String] = []
    for (number, step) in scenario.steps.enumerated() {
      for difference in try await check(step) { differences.append("step \(number + 1): \(difference)") }
    }
    try await deleteIndices(of: scenario)
    return differences
  }

  private func deleteIndices(of scenario: Scenario) async throws {
    for index in scenario.indices { _ = try await send("DELETE", "/" + filled(index), nil) }
  }

  private func filled(_ text: String) -> String {
    var text = text
    for (name, value) in [("{run}", run), ("{pit}", point)] {
      text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: value)
    }
    return text
  }

  private mutating func check(_ step: JSONValue) async throws -> [String] {
    if let only = step["only"]?.stringValue, only != dialect { return [] }
    if let before = step["before"]?.stringValue.flatMap({ Double($0) }), dialect == "opensearch",
      Double(major) >= before
    {
      return []
    }
    let request = step["request"]?.stringValue ?? ""
    let parts = request.split(separator: " ", maxSplits: 1).map(String.init)
    let lines = step["lines"]?.arrayValue?.map { $0.serialized() + [UInt8(ascii: "\n")] }.flatMap { $0 }
    let body = (lines ?? step["body"]?.serialized()).map { Array(filled(String(decoding: $0, as: UTF8.self)).utf8) }
    let (status, answer) = try await send(parts[0], filled(parts[1]), body)
    point = answer["pit_id"]?.stringValue ?? answer["id"]?.stringValue ?? point
    let expected = step["expect"]?[dialect] ?? step["expect"] ?? .null
    var differences: [String] = []
    if let wanted = expected["status"]?.intValue, wanted != status {
      differences.append("status \(status), not \(wanted)")
    }
    if let wanted = expected["body"] { compare(wanted, answer, "", &differences) }
    return differences.map { "\(request): \($0)" }
  }

  private func compare(_ wanted: JSONValue, _ found: JSONValue, _ path: String, _ differences: inout [String]) {
    switch (wanted, found) {
    case (.object(let members), .object(let object)):
      for member in members.members {
        if major >= 3, member.name == "_score" || member.name == "max_score" { continue }
        guard let value = object[filled(member.name)] else {
          differences.append("\(path).\(member.name) is missing")
          continue
        }
        compare(member.value, value, "\(path).\(member.name)", &differences)
      }
    case (.array(let list), .array(let elements)):
      guard list.count == elements.count else {
        differences.append("\(path) has \(elements.count) elements, not \(list.count)")
        return
      }
      for (place, pair) in zip(list, elements).enumerated() {
        compare(pair.0, pair.1, "\(path)[\(place)]", &differences)
      }
    case (.string(let pattern), .string(let text)):
      if !matches(filled(pattern), text) { differences.append("\(path) is '\(text)', not '\(pattern)'") }
    case (.number(let a), .number(let b)):
      if abs(a.double - b.double) > 1e-4 * max(1, abs(a.double)) {
        differences.append("\(path) is \(b.text), not \(a.text)")
      }
    default: if wanted != found { differences.append("\(path) is \(found), not \(wanted)") }
    }
  }

  /// `*` stands for anything.
  private func matches(_ pattern: String, _ text: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    if parts.count == 1 { return pattern == text }
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first), text.hasSuffix(last) else {
      return false
    }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  func send(_ method: String, _ target: String, _ body: [UInt8]?) async throws -> (Int, JSONValue) {
    let type = target.contains("_bulk") || target.contains("_msearch") ? "application/x-ndjson" : "application/json"
    let response = try await client.send(
      ClientRequest(
        method: HTTPMethod(rawValue: method), url: baseURL + target,
        fields: body == nil ? [] : [("Content-Type", type)], body: body, deadline: .after(.seconds(30))))
    return (response.status, (try? JSONValue(parsing: response.body)) ?? .null)
  }
}
