// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Testing

/// An agent that speaks MCP with a service, in the revisions with `initialize` or in the stateless one.
struct Agent: Sendable {
  let service: Service
  var isStateless = false
  var fields = Service.authorized + [("accept", "application/json, text/event-stream")]

  static let meta =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

  func post(_ body: String, _ more: [(String, String)] = []) async throws -> Service.Answer {
    try await service.call(.post, "/mcp", body, fields: fields + more)
  }

  /// - Parameter params: members of `params`, each with a comma before it.
  func ask(_ method: String, _ params: String = "", name: String? = nil) async throws -> Service.Answer {
    guard isStateless else {
      return try await post(
        #"{"jsonrpc":"2.0","id":7,"method":"\#(method)","params":{"x":0\#(params)}}"#,
        [("mcp-protocol-version", "2025-11-25")])
    }
    return try await post(
      #"{"jsonrpc":"2.0","id":7,"method":"\#(method)","params":{\#(Self.meta)\#(params)}}"#,
      [("mcp-protocol-version", "2026-07-28"), ("mcp-method", method)] + (name.map { [("mcp-name", $0)] } ?? []))
  }

  /// The result of a tool.
  func call(_ tool: String, _ arguments: String) async throws -> JSONValue {
    let answer = try await ask("tools/call", #","name":"\#(tool)","arguments":\#(arguments)"#, name: tool)
    #expect(answer.status == 200, "\(answer.text)")
    return try #require(try answer.json()["result"], "\(answer.text)")
  }

  /// What a UCP tool says under `catalog`.
  func catalogue(_ tool: String, _ catalog: String) async throws -> JSONValue {
    let result = try await call(tool, #"{"catalog":\#(catalog)}"#)
    let content = try #require(result["structuredContent"])
    // The same as text, for clients that read nothing else.
    let text = try #require(result["content"]?[0]?["text"]?.stringValue)
    #expect(try JSONValue(parsing: Array(text.utf8)) == content)
    return content
  }
}

extension JSONValue {
  /// The ids of `products`.
  var productIDs: [String] { (self["products"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue } }
  /// The codes of `messages` with what they say.
  var said: [String] {
    (self["messages"]?.arrayValue ?? []).map {
      "\($0["code"]?.stringValue ?? ""): \($0["content"]?.stringValue ?? "")"
    }
  }
}
