// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON
import Observability
import RawServer
import Retrieval
import Testing

@testable import API

@Suite("Keys with scopes, stores and rates of their own")
struct KeyTests {
  static func key(
    _ text: String, scopes: Set<String> = AccessScope.ofKeys, stores: Set<String>? = nil, rate: RateLimit? = nil
  ) -> APIKey {
    APIKey(hash: APIKeyHash(key: text), name: text + "-name", scopes: scopes, stores: stores, rateLimit: rate)
  }

  static func bearer(_ key: String) -> [(String, String)] {
    [("authorization", "Bearer " + key), ("content-type", "application/json")]
  }

  private static let products = "/api/v1/actions/retrieve_products"

  @Test(
    "a route asks for its scope: 403 names it; a key without a list has chat and retrieve; explain asks for its own")
  func scopes() async throws {
    var setup = Service.Setup()
    setup.keys = [
      Self.key("chatter", scopes: ["chat"]), Self.key("finder", scopes: ["retrieve"]), Self.key("nobody", scopes: []),
      Self.key("analyst", scopes: ["retrieve", "explain"]),
    ]
    try await Service.run(setup) { (service: Service) async throws in
      func expect(_ key: String, _ status: Int, _ scope: String, _ answer: Service.Answer) throws {
        #expect(answer.status == status, "\(key) \(scope) \(answer.text)")
        guard status == 403 else { return }
        #expect(
          answer.fields["www-authenticate"] == "Bearer error=\"insufficient_scope\", scope=\"\(scope)\"")
        let error = try answer.json()["error"]
        #expect(error?["code"] == "insufficient_scope" && error?.objectValue?.count == 4)
      }
      for (key, chat, retrieve, explain) in [
        (Service.key, 200, 200, 403), ("chatter", 200, 403, 403), ("finder", 403, 200, 403), ("nobody", 403, 403, 403),
        ("analyst", 403, 200, 200),
      ] {
        let fields = Self.bearer(key)
        try expect(key, chat, "chat", try await service.get("/api/v1/models", fields: fields))
        try expect(key, chat, "chat", try await service.chat("a bag", fields: fields))
        try expect(
          key, retrieve, "retrieve",
          try await service.call(.post, Self.products, #"{"query":"bag","explain":false}"#, fields: fields))
        let asked = try await service.call(.post, Self.products, #"{"query":"bag","explain":true}"#, fields: fields)
        try expect(key, explain, retrieve == 200 ? "explain" : "retrieve", asked)
        // What is not there asks for no scope.
        #expect(try await service.get("/api/v1/nothing", fields: fields).status == 404)
      }
    }
  }

  @Test("a key for one store asks that one alone: `magento-rag` is its first store, the list of models has its own")
  func stores() async throws {
    var setup = Service.Setup()
    setup.stores = [
      StoreHandle(id: "en", alias: "rag-none", currency: "USD"), StoreHandle(id: "de", alias: "rag-1", currency: "USD"),
      StoreHandle(id: "fr", alias: "rag-none", currency: "USD"),
    ]
    setup.keys = [Self.key("german", stores: ["de"]), Self.key("two", stores: ["fr", "de"])]
    try await Service.run(setup) { (service: Service) async throws in
      func models(_ key: String) async throws -> [String] {
        try await service.get("/api/v1/models", fields: Self.bearer(key)).json()["data"]?.arrayValue?
          .compactMap { $0["id"]?.stringValue } ?? []
      }
      #expect(try await models("german") == ["magento-rag", "magento-rag-de"])
      #expect(try await models("two") == ["magento-rag", "magento-rag-de", "magento-rag-fr"])
      #expect(try await models(Service.key).count == 4)
      let fields = Self.bearer("german")
      // Only the store `de` has an index.
      let answer = try await service.chat("yoga mat", fields: fields)
      #expect(answer.status == 200 && answer.text.contains("UG-03"), "\(answer.text)")
      let own = try await service.call(.post, Self.products, #"{"query":"yoga mat"}"#, fields: fields)
      #expect(own.status == 200)
      #expect(try own.json()["store"] == "de")
      let other = try await service.call(
        .post, Self.products, #"{"query":"yoga mat","store":"en"}"#, fields: fields)
      #expect(other.status == 403)
      #expect(try other.json()["error"]?["code"] == "store_not_allowed" && other.json()["error"]?["param"] == "store")
      let unknown = try await service.call(.post, Self.products, #"{"query":"mat","store":"xx"}"#, fields: fields)
      #expect(unknown.status == 404)
      let chat = try await service.call(
        .post, "/api/v1/chat/completions",
        #"{"model":"magento-rag-en","messages":[{"role":"user","content":"mat"}]}"#, fields: fields)
      #expect(chat.status == 403)
      #expect(try chat.json()["error"]?["code"] == "store_not_allowed" && chat.json()["error"]?["param"] == "model")
      #expect(try await service.get("/api/v1/models/magento-rag-en", fields: fields).status == 403)
      #expect(try await service.get("/api/v1/models/magento-rag-de", fields: fields).status == 200)
      #expect(try await service.get("/api/v1/models/gpt-4o", fields: fields).status == 404)
    }
  }

  @Test("a key's own rate is the one that counts, above and below everybody's, and where there is none for the others")
  func rates() async throws {
    for everybody in [RateLimit(perMinute: 6, burst: 3), nil] {
      var setup = Service.Setup()
      setup.rateLimit = everybody
      setup.keys = [
        Self.key("slow", rate: RateLimit(perMinute: 1, burst: 1)),
        Self.key("fast", rate: RateLimit(perMinute: 600, burst: 100)), Self.key("free", rate: .unlimited),
      ]
      try await Service.run(setup) { (service: Service) async throws in
        func statuses(_ key: String, _ count: Int) async throws -> [Int] {
          var all: [Int] = []
          for _ in 0..<count { all.append(try await service.get("/api/v1/models", fields: Self.bearer(key)).status) }
          return all
        }
        #expect(try await statuses("fast", 10) == [Int](repeating: 200, count: 10))
        #expect(try await statuses("free", 10) == [Int](repeating: 200, count: 10))
        #expect(try await statuses("slow", 2) == [200, 429])
        // The three had rates of their own: the address has lost nothing by them.
        let others = try await statuses(Service.key, 4)
        #expect(others == (everybody == nil ? [200, 200, 200, 200] : [200, 200, 200, 429]))
      }
    }
  }

  @Test("the old and the new key of one name are one holder: exchanging keys does not double the rate")
  func rotation() async throws {
    var setup = Service.Setup()
    let rate = RateLimit(perMinute: 1, burst: 1)
    setup.keys = ["old", "new"].map { APIKey(hash: APIKeyHash(key: $0), name: "shop", rateLimit: rate) }
    try await Service.run(setup) { (service: Service) async throws in
      #expect(try await service.get("/api/v1/models", fields: Self.bearer("old")).status == 200)
      #expect(try await service.get("/api/v1/models", fields: Self.bearer("new")).status == 429)
      service.access.replaceKeys([APIKey(hash: APIKeyHash(key: "new"), name: "shop", rateLimit: rate)])
      #expect(try await service.get("/api/v1/models", fields: Self.bearer("old")).status == 401)
    }
  }

  @Test("a key's name, and nothing of the key, is in the lines of its requests and in the metrics")
  func names() async throws {
    let log = MemoryLog(format: .json)
    var setup = Service.Setup()
    setup.serverLogger = log.logger
    setup.keys = [Self.key("secret-of-a-shop"), APIKey(hash: APIKeyHash(key: "other"), name: #"Mr. "X" \ Söhne"#)]
    try await Service.run(setup) { (service: Service) async throws in
      _ = try await service.get("/api/v1/models", fields: Self.bearer("secret-of-a-shop"))
      _ = try await service.get("/api/v1/models", fields: Self.bearer("other"))
      _ = try await service.get("/api/v1/models")
      let text = service.metrics.rendered
      #expect(text.contains(#"rag_caller_requests_total{means="key",key="secret-of-a-shop-name"} 1"#), "\(text)")
      #expect(text.contains(#"rag_caller_requests_total{means="key",key=""} 1"#))
      #expect(await service.eventually { log.lines.filter { $0.contains("/api/v1/models") }.count >= 3 })
    }
    let lines = try log.lines.filter { $0.contains("/api/v1/models") }.map { try JSONValue(parsing: Array($0.utf8)) }
    #expect(
      lines.map { $0["key"]?.stringValue } == ["secret-of-a-shop-name", #"Mr. "X" \ Söhne"#, nil], "\(log.lines)")
  }
}
