// SPDX-License-Identifier: Apache-2.0
import API
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import Testing

@Suite("MCP: the protocol, over sockets")
struct MCPProtocolTests {
  private func rpc(_ answer: Service.Answer) throws -> (status: Int, code: Int?, id: JSONValue?) {
    let body = try answer.json()
    #expect(body["jsonrpc"] == .string("2.0"))
    return (answer.status, body["error"]?["code"]?.intValue, body["id"])
  }

  @Test("initialize agrees on a revision with a handshake, whatever the client asks for")
  func initialize() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      for (asked, given) in [
        ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"), ("2024-11-05", "2025-11-25"),
        ("2099-01-01", "2025-11-25"), ("2026-07-28", "2025-11-25"),
      ] {
        let body =
          #"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"\#(asked)","#
          + #""capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#
        let answer = try await agent.post(body)
        #expect(answer.status == 200)
        let result = try answer.json()["result"]
        #expect(result?["protocolVersion"]?.stringValue == given)
        #expect(result?["capabilities"]?["tools"] != nil)
        #expect(result?["serverInfo"]?["name"]?.stringValue == "magento-rag")
        #expect(try answer.json()["id"] == .string("a"))
        #expect(answer.fields["mcp-session-id"] == nil)
      }
      #expect(try rpc(await agent.post(#"{"jsonrpc":"2.0","id":1,"method":"initialize"}"#)).code == -32602)
    }
  }

  @Test("notifications and answers get 202 without a body; a ping gets an empty result")
  func notifications() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      for body in [
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
        #"{"jsonrpc":"2.0","id":5,"result":{}}"#,
      ] {
        let answer = try await agent.post(body)
        #expect(answer.status == 202)
        #expect(answer.body.isEmpty)
      }
      let ping = try await agent.ask("ping")
      #expect(try ping.json()["result"] == .object([:]))
    }
  }

  @Test("what is no message is refused by the letter")
  func badMessages() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let cases: [(body: String, status: Int, code: Int, id: JSONValue)] = [
        ("{", 400, -32700, .null),
        ("", 400, -32700, .null),
        ("[]", 400, -32600, .null),
        (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, 400, -32600, .null),
        ("3", 400, -32600, .null),
        (#"{"id":1,"method":"ping"}"#, 400, -32600, 1),
        (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, 400, -32600, 1),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, 400, -32600, .null),
        (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, 400, -32600, .null),
        (#"{"jsonrpc":"2.0","id":1,"method":2}"#, 400, -32600, 1),
        (#"{"jsonrpc":"2.0","id":1}"#, 400, -32600, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, 200, -32602, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":"resources/list"}"#, 200, -32601, 1),
        (#"{"jsonrpc":"2.0","id":"x","method":"tools/call","params":{"name":"rm"}}"#, 200, -32602, "x"),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}"#, 200, -32602, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":3}}"#, 200, -32602, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{}}}"#, 200, -32602, 1),
        (#"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}}"#, 200, -32602, 1),
      ]
      for (body, status, code, id) in cases {
        let answer = try rpc(await agent.post(body))
        #expect(answer.status == status, "\(body)")
        #expect(answer.code == code, "\(body)")
        #expect(answer.id == id, "\(body)")
      }
    }
  }

  @Test("other methods, types, forms and sizes: 405, 415, 406, 413, as JSON-RPC errors")
  func http() async throws {
    try await Service.run { service in
      let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
      for method in [HTTPMethod.get, .delete, .put] {
        let answer = try await service.call(method, "/mcp", fields: Service.authorized)
        #expect(answer.status == 405)
        #expect(answer.fields["allow"]?.contains("POST") == true)
        #expect(try rpc(answer).code == -32600)
      }
      func post(_ fields: [(String, String)], _ body: String = ping) async throws -> Service.Answer {
        try await service.call(.post, "/mcp", body, fields: [Service.authorized[0]] + fields)
      }
      let json = ("content-type", "application/json; charset=utf-8")
      #expect(try await post([("content-type", "text/plain")]).status == 415)
      #expect(try await post([("content-type", "application/jsonx")]).status == 415)
      #expect(try await post([json]).status == 200)
      for (accept, status) in [
        ("text/html", 406), ("application/json;q=0", 406), ("application/json;q=0, */*", 200), ("*/*", 200),
        ("application/*", 200), ("text/*", 200), ("application/json", 200),
      ] { #expect(try await post([json, ("accept", accept)]).status == status, "\(accept)") }
      #expect(try rpc(await post([json, ("accept", "text/html")])).code == -32600)
      let event = try await post([json, ("accept", "text/event-stream")])
      #expect(event.fields["content-type"] == "text/event-stream")
      #expect(event.text.hasPrefix("event: message\ndata: {") && event.text.hasSuffix("}\n\n"))
      let large = try await post(
        [json], #"{"jsonrpc":"2.0","id":1,"x":""# + String(repeating: "x", count: 300_000) + #""}"#)
      #expect(large.status == 413)
      #expect(try rpc(large).code == -32600)
    }
  }

  @Test("a revision that is not spoken is refused with those that are, a session's id is ignored")
  func versions() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
      for version in ["2025-06-18", "2025-11-25"] {
        #expect(try await agent.post(ping, [("mcp-protocol-version", version)]).status == 200)
      }
      #expect(try await agent.post(ping, [("mcp-session-id", "gone")]).status == 200)
      let answer = try await agent.post(ping, [("mcp-protocol-version", "1900-01-01")])
      #expect(answer.status == 400)
      let error = try answer.json()["error"]
      #expect(error?["code"]?.intValue == -32022)
      #expect(error?["data"]?["requested"]?.stringValue == "1900-01-01")
      #expect(error?["data"]?["supported"]?.arrayValue?.count == 3)
      let notification = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
      #expect(try await agent.post(notification, [("mcp-protocol-version", "x")]).status == 400)
    }
  }

  @Test("the stateless revision: discovery, metadata of each request, fields that must agree with it")
  func stateless() async throws {
    try await Service.run { service in
      let agent = Agent(service: service, isStateless: true)
      let discovery = try await agent.ask("server/discover").json()["result"]
      #expect(discovery?["supportedVersions"]?[0]?.stringValue == "2026-07-28")
      #expect(discovery?["resultType"]?.stringValue == "complete")
      #expect(discovery?["cacheScope"]?.stringValue == "public")
      #expect((discovery?["ttlMs"]?.intValue ?? -1) >= 0)
      #expect(discovery?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["version"] != nil)
      let list = try await agent.ask("tools/list").json()["result"]
      #expect(list?["tools"]?.arrayValue?.count == 5)
      #expect(list?["cacheScope"]?.stringValue == "private")
      for method in ["ping", "initialize", "no/such"] {
        let answer = try rpc(await agent.ask(method))
        #expect(answer.status == 404)
        #expect(answer.code == -32601)
      }
      let call =
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{\#(Agent.meta),"name":"search","arguments":{"query":"bag"}}}"#
      let version = ("mcp-protocol-version", "2026-07-28")
      let method = ("mcp-method", "tools/call")
      for (fields, status, code) in [
        ([version, method, ("mcp-name", "search")], 200, nil),
        ([version, method, ("mcp-name", "=?base64?c2VhcmNo?=")], 200, nil),
        ([version, method, ("mcp-name", "=?base64?!?=")], 400, -32020),
        ([version, method, ("mcp-name", "fetch")], 400, -32020),
        ([version, method], 400, -32020),
        ([version, ("mcp-method", "tools/list"), ("mcp-name", "search")], 400, -32020),
        ([method, ("mcp-name", "search")], 400, -32020),
        ([("mcp-protocol-version", "2025-11-25"), method, ("mcp-name", "search")], 400, -32020),
      ] as [([(String, String)], Int, Int?)] {
        let answer = try rpc(await agent.post(call, fields))
        #expect(answer.status == status, "\(fields)")
        #expect(answer.code == code, "\(fields)")
      }
      let bare = #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}"#
      let refused = try rpc(await agent.post(bare, [version, ("mcp-method", "tools/list")]))
      #expect(refused.status == 400)
      #expect(refused.code == -32602)
      let unknown = call.replacing("2026-07-28", with: "2027-01-01")
      let later = try rpc(
        await agent.post(unknown, [("mcp-protocol-version", "2027-01-01"), method, ("mcp-name", "search")]))
      #expect(later.status == 400)
      #expect(later.code == -32022)
    }
  }

  @Test("credentials as under /api/, in JSON-RPC's form; scopes; foreign origins are refused")
  func access() async throws {
    var setup = Service.Setup()
    setup.keys = [
      APIKey(hash: APIKeyHash(key: "chat-key"), scopes: [AccessScope.chat]),
      APIKey(hash: APIKeyHash(key: "find-key"), scopes: [AccessScope.retrieve]),
    ]
    try await Service.run(setup) { service in
      let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
      func post(_ fields: [(String, String)]) async throws -> Service.Answer {
        try await service.call(.post, "/mcp", ping, fields: [("content-type", "application/json")] + fields)
      }
      let missing = try await post([])
      #expect(missing.status == 401)
      #expect(missing.fields["www-authenticate"] == "Bearer")
      #expect(try rpc(missing).code == -32000)
      #expect(try await post([("authorization", "Bearer wrong")]).status == 401)
      let narrow = try await post([("authorization", "Bearer chat-key")])
      #expect(narrow.status == 403)
      #expect(narrow.fields["www-authenticate"]?.contains("scope=\"retrieve\"") == true)
      let key = ("authorization", "Bearer find-key")
      #expect(try await post([key]).status == 200)
      #expect(try await post([key, ("origin", "https://evil.example")]).status == 403)
      #expect(try await post([key, ("origin", "null")]).status == 403)
      let page = try await post([key, ("origin", Service.origin)])
      #expect(page.status == 200)
      #expect(page.fields["access-control-allow-origin"] == Service.origin)
      let preflight = try await service.call(
        .options, "/mcp",
        fields: [
          ("origin", Service.origin), ("access-control-request-method", "POST"),
          ("access-control-request-headers", "mcp-protocol-version, mcp-method, mcp-name"),
        ])
      #expect(preflight.status == 204)
      #expect(preflight.fields["access-control-allow-headers"] == "mcp-protocol-version, mcp-method, mcp-name")
      // A path below is guarded too, and not there.
      #expect(try await service.call(.get, "/mcp/x", fields: []).status == 401)
    }
  }

  @Test("MCP=public lets in who has no credentials, MCP=off has no such path, the address's rate holds")
  func exposure() async throws {
    let list = #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#
    let json = [("content-type", "application/json")]
    var setup = Service.Setup()
    setup.mcp = .public
    setup.rateLimit = RateLimit(perMinute: 1, burst: 3)
    try await Service.run(setup) { service in
      #expect(try await service.call(.post, "/mcp", list, fields: json).status == 200)
      let wrong = json + [("authorization", "Bearer wrong")]
      #expect(try await service.call(.post, "/mcp", list, fields: wrong).status == 401)
      #expect(try await service.call(.post, "/mcp", list, fields: json).status == 200)
      let limited = try await service.call(.post, "/mcp", list, fields: json)
      #expect(limited.status == 429)
      #expect(limited.fields["retry-after"] != nil)
      #expect(try rpc(limited).code == -32000)
    }
    setup.mcp = .off
    try await Service.run(setup) { service in
      let answer = try await service.call(.post, "/mcp", list, fields: Service.authorized)
      #expect(answer.status == 404)
    }
  }
}
