// SPDX-License-Identifier: Apache-2.0
import Crypto
import HTTPSemantics
import JSON
import Observability
import Retrieval
import Testing

@testable import API

@Suite("Tokens of pages with a chat widget")
struct WidgetTests {
  private static let secret = "a-secret-of-the-shop-and-of-the-runtime"
  private static let path = "/api/v1/widget/token"
  private static let page = [("origin", Service.origin), ("content-type", "application/json")]

  private static var setup: Service.Setup {
    var setup = Service.Setup()
    setup.mode = .widget
    setup.widgetSecret = secret
    setup.stores = [
      StoreHandle(id: "1", alias: "rag-none", currency: "USD"), StoreHandle(id: "2", alias: "rag-1", currency: "USD"),
    ]
    return setup
  }

  /// A token as a shop's own server would make it.
  private static func minted(_ changes: [String: JSONValue?] = [:], secret: String = secret) -> String {
    var claims: JSONObject = [
      "iss": "magento-rag", "origin": .string(Service.origin), "store": "2", "sid": "session-1",
      "exp": .int(TestIssuer.now + 900),
    ]
    for (name, value) in changes { claims[name] = value }
    return TestIssuer.hmac(Array(secret.utf8), kid: nil, .object(claims))
  }

  private static func fields(_ token: String, origin: String? = Service.origin) -> [(String, String)] {
    let fields = [("authorization", "Bearer " + token), ("content-type", "application/json")]
    return origin.map { fields + [("origin", $0)] } ?? fields
  }

  @Test("an allowed page gets a token for 900 s with which it chats with one store, and does nothing else")
  func minting() async throws {
    try await Service.run(Self.setup) { (service: Service) async throws in
      let answer = try await service.call(.post, Self.path, #"{"store":"2"}"#, fields: Self.page)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try answer.json().objectValue?.names == ["token", "expires_in"] && answer.json()["expires_in"] == 900)
      #expect(answer.fields["access-control-allow-origin"] == Service.origin)
      #expect(answer.fields["cache-control"] == "no-store")
      let token = try #require(try answer.json()["token"]?.stringValue)
      let payload = token.split(separator: ".")[1]
      let claims = try JSONValue(parsing: Base64.decode(String(payload), alphabet: .url))
      #expect(claims["iss"] == "magento-rag" && claims["origin"] == .string(Service.origin) && claims["store"] == "2")
      #expect(claims["exp"]?.intValue.map { (890...901).contains($0 - TestIssuer.now) } == true)
      let models = try await service.get("/api/v1/models", fields: Self.fields(token)).json()
      #expect(models["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == ["magento-rag", "magento-rag-2"])
      // Only the store 2 has an index.
      let chat = try await service.chat("yoga mat", fields: Self.fields(token))
      #expect(chat.status == 200 && chat.text.contains("UG-03"), "\(chat.text)")
      let other = try await service.call(
        .post, "/api/v1/chat/completions",
        #"{"model":"magento-rag-1","messages":[{"role":"user","content":"mat"}]}"#, fields: Self.fields(token))
      #expect(other.status == 403)
      #expect(try other.json()["error"]?["code"] == "store_not_allowed")
      let products = try await service.call(
        .post, "/api/v1/actions/retrieve_products", #"{"query":"bag"}"#, fields: Self.fields(token))
      #expect(products.status == 403)
      #expect(products.fields["www-authenticate"] == "Bearer error=\"insufficient_scope\", scope=\"retrieve\"")
      // Without a body: the first store. Each token is another session.
      let first = try await service.call(.post, Self.path, fields: Self.page)
      let second = try await service.call(.post, Self.path, "{}", fields: Self.page)
      #expect(first.status == 200 && second.status == 200)
      #expect(try first.json()["token"] != second.json()["token"])
      let unknown = try await service.call(.post, Self.path, #"{"store":"9"}"#, fields: Self.page)
      #expect(unknown.status == 404)
      #expect(try unknown.json()["error"]?["code"] == "store_not_found")
      #expect(try await service.call(.post, Self.path, "[]", fields: Self.page).status == 400)
      #expect(try await service.get(Self.path, fields: Self.page).status == 405)
    }
  }

  @Test("no other page gets one, and an address not without end")
  func origins() async throws {
    var setup = Self.setup
    setup.rateLimit = RateLimit(perMinute: 6, burst: 5)
    try await Service.run(setup) { (service: Service) async throws in
      for origin in ["https://evil.example", "null", Service.origin + "/", "HTTPS://shop.example"] {
        let answer = try await service.call(.post, Self.path, "{}", fields: [("origin", origin)])
        #expect(answer.status == 403, "\(origin)")
        #expect(try answer.json()["error"]?["code"] == "origin_not_allowed")
      }
      #expect(try await service.call(.post, Self.path, "{}", fields: []).status == 403)
      #expect(try await service.call(.post, Self.path, "{}", fields: Self.page).status == 429)
    }
  }

  @Test("without a secret or in another mode there is no such route")
  func off() async throws {
    for (mode, secret) in [(AccessControl.Mode.widget, nil), (.required, Self.secret), (.none, Self.secret)] {
      var setup = Self.setup
      setup.mode = mode
      setup.widgetSecret = secret
      try await Service.run(setup) { (service: Service) async throws in
        let answer = try await service.call(.post, Self.path, "{}", fields: Self.page)
        #expect(answer.status == 404, "\(mode)")
        #expect(try answer.json()["error"]?.objectValue?.count == 4)
        let models = try await service.get("/api/v1/models", fields: Self.fields(Self.minted()))
        #expect(models.status == (mode == .none ? 200 : 401), "\(mode)")
      }
    }
  }

  @Test("with a secret a page's origin alone is not enough; what the shop's server mints is as good as ours")
  func checking() async throws {
    try await Service.run(Self.setup) { (service: Service) async throws in
      func status(_ fields: [(String, String)]) async throws -> (Int, String?) {
        let answer = try await service.get("/api/v1/models", fields: fields)
        let code = answer.status == 200 ? nil : try answer.json()["error"]?["code"]?.stringValue
        return (answer.status, code)
      }
      #expect(try await status(Self.page).0 == 401)
      #expect(try await status([("origin", "https://evil.example")]) == (403, "origin_not_allowed"))
      #expect(try await status([]).0 == 401)
      #expect(try await status(Self.fields(Self.minted())).0 == 200)
      for origin in ["https://evil.example", "null", nil] {
        #expect(try await status(Self.fields(Self.minted(), origin: origin)) == (403, "origin_not_allowed"))
      }
      // An origin that the shop's server took and that is not one of ours.
      let strange = Self.minted(["origin": "https://evil.example"])
      #expect(try await status(Self.fields(strange, origin: "https://evil.example")).0 == 403)
      for (name, token) in [
        ("another secret", Self.minted(secret: "other")), ("no secret", Self.minted(secret: "")),
        ("expired", Self.minted(["exp": .int(TestIssuer.now - 1)])), ("no expiry", Self.minted(["exp": nil])),
        ("another issuer", Self.minted(["iss": "shop"])), ("no origin", Self.minted(["origin": nil])),
        ("no store", Self.minted(["store": nil])), ("no session", Self.minted(["sid": nil])),
        ("an empty session", Self.minted(["sid": ""])),
        ("alg none", TestIssuer.unsigned("none", kid: nil, Array("{}".utf8)) + "."),
      ] {
        #expect(try await status(Self.fields(token)).0 == 401, "\(name)")
      }
      // A store that is not there any more.
      let gone = Self.fields(Self.minted(["store": "9"]))
      #expect(try await service.chat("mat", fields: gone).status == 403)
      #expect(try await service.get("/api/v1/models", fields: gone).json()["data"] == [])
      #expect(try await service.get("/api/v1/models").status == 200)
    }
  }

  @Test("each session has a rate of its own, and its instructions are a page's")
  func session() async throws {
    let session = WidgetTokens(secret: Self.secret)
    let token = session.token(origin: Service.origin, store: "2", now: 1000)
    #expect(session.session(of: token, now: 1899)?.store == "2")
    #expect(session.session(of: token, now: 1900) == nil)
    #expect(WidgetTokens(secret: "other").session(of: token, now: 1000) == nil)
    try await Service.run(Self.setup) { (service: Service) async throws in
      _ = try await service.get("/api/v1/models", fields: Self.fields(Self.minted()))
      #expect(service.metrics.rendered.contains(#"rag_caller_requests_total{means="widget",key=""} 1"#))
    }
  }
}
