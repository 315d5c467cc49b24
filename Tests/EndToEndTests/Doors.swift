// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Testing

/// The ways in to the products of a running service: the Action, MCP's tools in both eras, and UCP over REST.
struct Doors: Sendable {
  let caller: Caller
  let url: String

  static let era = "2025-11-25"
  static let statelessEra = "2026-07-28"

  /// The ids of the Action's products.
  func action(_ body: JSONObject) async throws -> [String] {
    let answer = try await caller.post(url + "/api/v1/actions/retrieve_products", .object(body))
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json()["products"]?.arrayValue?.compactMap { $0["product_id"]?.stringValue } ?? []
  }

  /// The structured result of one of MCP's tools.
  func tool(_ name: String, _ arguments: JSONValue, era: String = Doors.era) async throws -> JSONValue {
    var params: JSONObject = ["name": .string(name), "arguments": arguments]
    var fields = [("MCP-Protocol-Version", era), ("Accept", "application/json, text/event-stream")]
    if era == Self.statelessEra {
      params["_meta"] = [
        "io.modelcontextprotocol/protocolVersion": .string(era), "io.modelcontextprotocol/clientCapabilities": [:],
      ]
      fields += [("Mcp-Method", "tools/call"), ("Mcp-Name", name)]
    }
    let message: JSONValue = ["jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": .object(params)]
    let answer = try await caller.send(.post, url + "/mcp", message.serialized(), key: Caller.key, fields: fields)
    #expect(answer.status == 200, "\(answer.text)")
    return try #require(try answer.json()["result"]?["structuredContent"], "\(answer.text)")
  }

  /// An answer of UCP's REST binding.
  func rest(_ operation: String, _ body: JSONValue) async throws -> JSONValue {
    let answer = try await caller.send(
      .post, url + "/catalog/" + operation, body.serialized(), key: Caller.key,
      fields: [("UCP-Agent", #"profile="https://agent.example/profile""#)])
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json()
  }

  /// The same UCP operation through every door, whose answers must be alike.
  func catalogue(_ tool: String, _ operation: String, _ body: JSONValue) async throws -> JSONValue {
    let answer = try await rest(operation, body)
    for era in [Self.era, Self.statelessEra] {
      #expect(try await self.tool(tool, ["catalog": body], era: era) == answer)
    }
    return answer
  }
}
