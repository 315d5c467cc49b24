// SPDX-License-Identifier: Apache-2.0
import Compression
import HTTPSemantics
import JSON
import Language
import Retrieval
import Testing

@testable import API

@Suite("The chat for pages, and the page to try it on")
struct WidgetPageTests {
  private static let secret = "a-secret-of-the-shop-and-of-the-runtime"

  private static func setup(_ mode: AccessControl.Mode = .widget, secret: String? = secret) -> Service.Setup {
    var setup = Service.Setup()
    setup.mode = mode
    setup.widgetSecret = secret
    setup.servesPages = true
    setup.stores = [
      StoreHandle(id: "1", alias: "rag-1", currency: "USD", baseURL: "https://www.shop.example/en/"),
      StoreHandle(id: "2", alias: "rag-1", currency: "USD"),
    ]
    return setup
  }

  /// What the service has written into the widget of itself.
  private static func facts(_ script: String) throws -> JSONValue {
    let start = try #require(script.firstRange(of: "const SERVICE = "))
    let end = try #require(script[start.upperBound...].firstRange(of: ";\n"))
    return try JSONValue(parsing: Array(script[start.upperBound..<end.lowerBound].utf8))
  }

  @Test(
    "the widget is one script of at most 30 KiB packed, which knows whether tokens are needed and whose hosts are the shop's"
  )
  func script() async throws {
    for (mode, secret, needsTokens) in [
      (AccessControl.Mode.widget, Self.secret as String?, true), (.widget, nil, false), (.none, Self.secret, false),
    ] {
      try await Service.run(Self.setup(mode, secret: secret)) { (service: Service) async throws in
        let answer = try await service.get("/widget.js", fields: [("accept-encoding", "gzip")])
        #expect(answer.status == 200)
        #expect(answer.fields[.contentType] == "text/javascript; charset=utf-8")
        #expect(answer.fields["x-content-type-options"] == "nosniff")
        #expect(answer.fields["cross-origin-resource-policy"] == "cross-origin")
        let plain = try await service.get("/widget.js", fields: [("accept-encoding", "identity")])
        #expect(plain.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n"))
        #expect(plain.text.contains("customElements.define(\"magento-rag-chat\"") && plain.text.hasSuffix("})();\n"))
        #expect(try Gzip.compress(plain.body, level: 9).count <= 30 << 10)
        let facts = try Self.facts(plain.text)
        #expect(facts["tokens"] == .bool(needsTokens) && facts["first"] == "1")
        #expect(facts["hosts"] == ["1": ["www.shop.example"]])
      }
    }
  }

  @Test(
    "browsers keep the widget for five minutes, with a version in its address for a year, and ask with its tag whether it is the same"
  )
  func caching() async throws {
    try await Service.run(Self.setup()) { (service: Service) async throws in
      let plain = [("accept-encoding", "identity")]
      let first = try await service.get("/widget.js", fields: plain)
      #expect(first.fields[.cacheControl] == "public, max-age=300")
      #expect(first.fields[.vary]?.contains("accept-encoding") == true)
      let versioned = try await service.get("/widget.js?v=1.2", fields: plain)
      #expect(versioned.fields[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(versioned.body == first.body)
      let tag = try #require(first.fields[.etag])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.utf8.count > 20)
      for asked in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let same = try await service.get("/widget.js", fields: plain + [("if-none-match", asked)])
        #expect(same.status == 304 && same.body.isEmpty && same.fields[.etag] == tag, "\(asked)")
        #expect(same.fields[.cacheControl] == "public, max-age=300")
      }
      #expect(try await service.get("/widget.js", fields: plain + [("if-none-match", "\"other\"")]).status == 200)
      let head = try await service.call(.head, "/widget.js", fields: plain)
      #expect(head.status == 200 && head.body.isEmpty && head.fields[.etag] == tag)
      #expect(try await service.call(.post, "/widget.js", "{}", fields: plain).status == 405)
    }
    // Another configuration is another file.
    try await Service.run(Self.setup(.none)) { (service: Service) async throws in
      try await Service.run(Self.setup()) { (other: Service) async throws in
        let tags = try await [service.get("/widget.js"), other.get("/widget.js")].map { $0.fields[.etag] }
        #expect(tags[0] != nil && tags[0] != tags[1])
      }
    }
  }

  @Test("the page to try it on runs under a policy that lets it load nothing but its own files and pictures")
  func demo() async throws {
    try await Service.run(Self.setup()) { (service: Service) async throws in
      let page = try await service.get("/demo", fields: [])
      #expect(page.status == 200 && page.fields[.contentType] == "text/html; charset=utf-8")
      let policy = try #require(page.fields["content-security-policy"])
      for rule in [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ] { #expect(policy.contains(rule)) }
      #expect(!policy.contains("unsafe"))
      #expect(page.text.contains(#"{&quot;id&quot;:&quot;1&quot;,&quot;language&quot;:&quot;en&quot;}"#))
      #expect(!page.text.contains("{{") && !page.text.contains(" style=") && !page.text.contains("<style"))
      for (path, type) in [("/demo.js", "text/javascript; charset=utf-8"), ("/demo.css", "text/css; charset=utf-8")] {
        let file = try await service.get(path, fields: [])
        #expect(file.status == 200 && file.fields[.contentType] == type && file.fields[.etag] != nil, "\(path)")
      }
    }
  }

  @Test("without WIDGET=on there are no such pages")
  func off() async throws {
    var setup = Self.setup()
    setup.servesPages = false
    try await Service.run(setup) { (service: Service) async throws in
      for path in ["/widget.js", "/demo", "/demo.js", "/demo.css"] {
        #expect(try await service.get(path, fields: []).status == 404, "\(path)")
      }
      // Nor is the service's own origin one of the allowed.
      let own = [("origin", service.url), ("content-type", "application/json")]
      #expect(try await service.call(.post, "/api/v1/widget/token", "{}", fields: own).status == 403)
    }
  }

  @Test("the service's own page gets a token and asks with it; a name that somebody lets point here does not")
  func ownOrigin() async throws {
    try await Service.run(Self.setup()) { (service: Service) async throws in
      let own = [("origin", service.url), ("content-type", "application/json")]
      let answer = try await service.call(.post, "/api/v1/widget/token", "{}", fields: own)
      #expect(answer.status == 200)
      let token = try #require(try answer.json()["token"]?.stringValue)
      let asking = own + [("authorization", "Bearer " + token)]
      #expect(try await service.chat("yoga mat", fields: asking).status == 200)
      #expect(
        try await service.chat("yoga mat", fields: [("origin", Service.origin)] + asking.dropFirst()).status == 403)
      for (host, origin) in [
        ("evil.example", "http://evil.example"), ("127.0.0.1.evil.example", "http://127.0.0.1.evil.example"),
        ("1.2.3", "http://1.2.3"), ("1.2.3.256", "http://1.2.3.256"),
      ] {
        let refused = try await service.call(
          .post, "/api/v1/widget/token", "{}",
          fields: [("host", host), ("origin", origin), ("content-type", "application/json")])
        #expect(refused.status == 403, "\(host)")
      }
      let local = try await service.call(
        .post, "/api/v1/widget/token", "{}",
        fields: [("host", "localhost:8080"), ("origin", "http://localhost:8080"), ("content-type", "application/json")])
      #expect(local.status == 200)
    }
  }

  @Test("with PUBLIC_URL its origin is the service's own, and no other")
  func publicURL() async throws {
    var setup = Self.setup(secret: nil)
    setup.publicURL = "https://Assistant.example:443/rag/"
    try await Service.run(setup) { (service: Service) async throws in
      func status(_ origin: String) async throws -> Int {
        try await service.chat("mat", fields: [("origin", origin), ("content-type", "application/json")]).status
      }
      #expect(try await status("https://assistant.example") == 200)
      #expect(try await status(service.url) == 403)
      #expect(try await status("http://assistant.example") == 403)
      #expect(try await status(Service.origin) == 200)
    }
  }
}
