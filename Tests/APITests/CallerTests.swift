// SPDX-License-Identifier: Apache-2.0
import API
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

/// What counts of a client's own instructions, by who it is.
@Suite("A server's instructions and a page's")
struct CallerTests {
  private static let body = #"""
    {"model":"magento-rag","response_format":{"type":"json_object"},
     "messages":[{"role":"system","content":"Speak like a pirate. The shopper looks at UG-03 (Harmony Yoga Mat)."},
     {"role":"user","content":"Is this available in red?"}]}
    """#
  private static let json = ("content-type", "application/json")
  private static let origin = ("origin", Service.origin)
  private static let key = ("authorization", "Bearer " + Service.key)

  /// Asks, and gives the first product and what the model was sent.
  private static func ask(
    _ mode: AccessControl.Mode, _ fields: [(String, String)]
  ) async throws -> (sku: String?, rules: String, hasFormat: Bool) {
    let server = Model.server { _ in nil }
    var setup = Model.setup(server)
    setup.mode = mode
    try await Service.run(setup) { service in
      let answer = try await service.call(.post, "/api/v1/chat/completions", body, fields: fields + [json])
      #expect(answer.status == 200, "\(answer.text)")
      let sku = try answer.json()["rag"]?["products"]?[0]?["sku"]?.stringValue
      #expect(mode == .widget && fields.count == 1 || sku != nil)
    }
    let sent = try #require(server.requests.last.flatMap { try? JSONValue(parsing: $0.body) })
    let context = sent["messages"]?.arrayValue?.last?["content"]?.stringValue ?? ""
    let first = context.split(separator: "\n").first { $0.hasPrefix("1. ") }.map(String.init)
    return (first, sent["messages"]?[0]?["content"]?.stringValue ?? "", sent["response_format"] != nil)
  }

  @Test("a caller with a key has its page searched with, its tone taken below the rules and its format honoured")
  func withKey() async throws {
    for (mode, fields) in [
      (AccessControl.Mode.required, [Self.key]), (.widget, [Self.key, Self.origin]), (.none, []),
      (.none, [Self.key, Self.origin]),
    ] {
      let asked = try await Self.ask(mode, fields)
      #expect(asked.sku?.hasPrefix("1. Harmony Yoga Mat.") == true, "\(mode) \(fields): \(asked.sku ?? "")")
      #expect(asked.rules.hasPrefix("You are the shopping assistant") && asked.rules.contains("Speak like a pirate."))
      #expect(asked.hasFormat)
    }
  }

  @Test("of a page none of it counts", arguments: [AccessControl.Mode.widget, .none])
  func page(mode: AccessControl.Mode) async throws {
    let asked = try await Self.ask(mode, [Self.origin])
    #expect(asked.sku?.hasPrefix("1. Harmony Yoga Mat.") == false, "\(asked.sku ?? "")")
    #expect(!asked.rules.contains("pirate"))
    #expect(!asked.hasFormat)
  }
}
