// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import HTTPSemantics
import JSON
import Observability
import RawServer
import Testing
import YAML

@testable import API

@Suite("Bearer tokens of an authorization server")
struct TokenTests {
  private static let keys = [
    TestIssuer.Key(id: "r1", signing: TestIssuer.rsa),
    TestIssuer.Key(id: "r2", signing: TestIssuer.otherRSA, more: ["alg": "RS256", "use": "sig"]),
    TestIssuer.Key(id: "e1", signing: TestIssuer.curve), TestIssuer.Key(id: "d1", signing: TestIssuer.edwards),
    TestIssuer.Key(id: "w1", signing: TestIssuer.weakRSA),
    TestIssuer.Key(id: "x1", signing: TestIssuer.curve, more: ["use": "enc"]),
    TestIssuer.Key(id: "h1", signing: TestIssuer.curve, more: ["kty": "oct", "k": "c2VjcmV0"]),
  ]

  private static func setup(_ issuer: TestIssuer) -> Service.Setup {
    var setup = Service.Setup()
    setup.tokens = issuer.options
    return setup
  }

  private static func bearer(_ token: String) -> [(String, String)] {
    [("authorization", "Bearer " + token), ("content-type", "application/json")]
  }

  private static func status(_ service: Service, _ token: String) async throws -> Int {
    try await service.get("/api/v1/models", fields: bearer(token)).status
  }

  @Test("tokens that are right are taken, whichever way they are signed and written")
  func good() async throws {
    let issuer = TestIssuer(Self.keys)
    let now = TestIssuer.now
    let rows: [(String, String)] = [
      ("RS256", issuer.token("RS256", kid: "r1", key: TestIssuer.rsa)),
      ("RS256, for which alone the key is", issuer.token("RS256", kid: "r2", key: TestIssuer.otherRSA)),
      ("PS256", issuer.token("PS256", kid: "r1", key: TestIssuer.rsa)),
      ("ES256", issuer.token()),
      ("EdDSA", issuer.token("EdDSA", kid: "d1", key: TestIssuer.edwards)),
      ("no kid, one key of the kind", issuer.token(kid: nil)),
      ("no kid, one key for PS256", issuer.token("PS256", kid: nil, key: TestIssuer.rsa)),
      ("an audience among others", issuer.token(["aud": ["https://other.example", .string(TestIssuer.audience)]])),
      ("scp as a list", issuer.token(["scope": nil, "scp": ["chat"]])),
      ("scp as a text", issuer.token(["scope": nil, "scp": "chat other"])),
      ("typ of RFC 9068", issuer.token(header: ["typ": "at+jwt"])),
      ("typ JWT", issuer.token(header: ["typ": "JWT"])),
      ("the certificate's hash", issuer.token(header: ["x5t": "abc"])),
      ("expired within the leeway", issuer.token(["exp": .int(now - 40)])),
      ("valid in a moment, within the leeway", issuer.token(["nbf": .int(now + 40)])),
      ("times with a fraction", issuer.token(["exp": .double(Double(now) + 99.5), "nbf": .double(Double(now) - 0.5)])),
      ("claims that nobody knows", issuer.token(["realm_access": ["roles": ["a", "b"]], "iat": .int(now)])),
    ]
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      for (name, token) in rows {
        // Twice: the second time it is remembered.
        for _ in 0..<2 { #expect(try await Self.status(service, token) == 200, "\(name)") }
      }
      #expect(try await service.chat("a bag", fields: Self.bearer(issuer.token())).status == 200)
      // A key is a key beside tokens.
      #expect(try await service.get("/api/v1/models").status == 200)
    }
    #expect(issuer.keyFetches == 1)
  }

  private static func bad(_ issuer: TestIssuer) -> [(String, String)] {
    let now = TestIssuer.now
    let good = issuer.token()
    let parts = good.split(separator: ".").map(String.init)
    let modulus = TestIssuer.rsa.publicMembers.numbers["n"] ?? []
    func signed(_ claims: String, _ header: [String: JSONValue] = [:]) -> String {
      let text = TestIssuer.unsigned("ES256", kid: "e1", header: header, Array(claims.utf8))
      return text + "." + Base64.encode(TestIssuer.curve.sign(Array(text.utf8)), alphabet: .url)
    }
    func base64(_ text: String) -> String { Base64.encode(Array(text.utf8), alphabet: .url) }
    let claims = String(decoding: issuer.claims().serialized(), as: UTF8.self)
    var rows: [(String, String)] = []
    func add(_ name: String, _ token: String) { rows.append((name, token)) }
    add("alg none, no signature", TestIssuer.unsigned("none", kid: nil, issuer.claims().serialized()) + ".")
    add(
      "alg none with a signature",
      TestIssuer.unsigned("none", kid: "e1", issuer.claims().serialized()) + "." + parts[2]
    )
    add("alg NONE", TestIssuer.unsigned("NONE", kid: "e1", issuer.claims().serialized()) + ".")
    add("HS256 with the public modulus", TestIssuer.hmac(modulus, kid: "r1", issuer.claims()))
    add(
      "HS256 with the key's base64",
      TestIssuer.hmac(
        Array(Base64.encode(modulus, alphabet: .url).utf8), kid: "r1", issuer.claims())
    )
    add("HS256 with a published secret", TestIssuer.hmac(Array("secret".utf8), kid: "h1", issuer.claims()))
    add("HS256 without kid", TestIssuer.hmac([], kid: nil, issuer.claims()))
    add("RS384", issuer.token("RS384", kid: "r1", key: TestIssuer.rsa))
    add("es256 in small letters", issuer.token("es256"))
    add("ES256 said, RSA's kid", issuer.token("ES256", kid: "r1", key: TestIssuer.rsa))
    add("RS256 said, the curve's kid", issuer.token("RS256", kid: "e1"))
    add("PS256 with a key for RS256", issuer.token("PS256", kid: "r2", key: TestIssuer.otherRSA))
    add(
      "RS256 said, made as PS256",
      {
        let text = TestIssuer.unsigned("RS256", kid: "r1", issuer.claims().serialized())
        return text + "." + Base64.encode(TestIssuer.rsa.sign(Array(text.utf8), pss: true), alphabet: .url)
      }()
    )
    add("no kid, two keys", issuer.token("RS256", kid: nil, key: TestIssuer.rsa))
    add("an unknown kid", issuer.token(kid: "e9"))
    add("another's key under a known kid", issuer.token("ES256", kid: "e1", key: SigningKey(.p256)))
    add("a key for encryption", issuer.token(kid: "x1"))
    add("a key that is too weak", issuer.token("RS256", kid: "w1", key: TestIssuer.weakRSA))
    add("crit", issuer.token(header: ["crit": ["exp"]]))
    add("crit, empty", issuer.token(header: ["crit": []]))
    add("b64", issuer.token(header: ["b64": false]))
    add("jwk", issuer.token("ES256", kid: nil, key: SigningKey(.p256), header: ["jwk": ["kty": "EC"]]))
    add("jku", issuer.token(header: ["jku": .string(issuer.url + "/keys")]))
    add("x5u", issuer.token(header: ["x5u": .string(issuer.url + "/chain")]))
    add("x5c", issuer.token(header: ["x5c": ["MIIB"]]))
    add("typ of another purpose", issuer.token(header: ["typ": "logout+jwt"]))
    add("typ that is no text", issuer.token(header: ["typ": 1]))
    add("kid that is no text", issuer.token(kid: nil, header: ["kid": 1]))
    add("alg that is no text", issuer.token(header: ["alg": ["ES256"]]))
    add("another issuer", issuer.token(["iss": "https://evil.example"]))
    add("the issuer with a slash", issuer.token(["iss": .string(issuer.url + "/")]))
    add("no issuer", issuer.token(["iss": nil]))
    add("another audience", issuer.token(["aud": "https://other.example"]))
    add("audiences without ours", issuer.token(["aud": ["a", "b"]]))
    add("an audience list with a number", issuer.token(["aud": [.string(TestIssuer.audience), 1]]))
    add("no audience", issuer.token(["aud": nil]))
    add("expired", issuer.token(["exp": .int(now - 90)]))
    add("no expiry", issuer.token(["exp": nil]))
    add("an expiry that is a text", issuer.token(["exp": .string("\(now + 300)")]))
    add("an expiry beyond all numbers", signed(claims.replacing("\"exp\":", with: "\"exp\":1e999,\"x\":")))
    add("not yet valid", issuer.token(["nbf": .int(now + 90)]))
    add("a beginning that is a text", issuer.token(["nbf": "now"]))
    add("a claim twice", signed(claims.replacing("\"sub\":", with: "\"aud\":\"x\",\"sub\":")))
    add(
      "claims too deep",
      signed(
        claims.dropLast() + ",\"deep\":" + String(repeating: "[", count: 20) + String(repeating: "]", count: 20) + "}"
      )
    )
    add("claims that are a list", signed("[]"))
    add("claims that are no JSON", signed("{"))
    add("claims with bytes behind", signed(claims + "x"))
    add("claims changed", parts[0] + "." + base64(claims.replacing("user-1", with: "user-2")) + "." + parts[2])
    add("a header changed", base64(#"{"alg":"ES256","kid":"e1","a":1}"#) + "." + parts[1] + "." + parts[2])
    add("no signature", parts[0] + "." + parts[1] + ".")
    add("half a signature", parts[0] + "." + parts[1] + "." + parts[2].prefix(43))
    add(
      "a signature of zeros",
      parts[0] + "." + parts[1] + "."
        + Base64.encode(
          [UInt8](repeating: 0, count: 64), alphabet: .url)
    )
    add("a signature as X.509 has it", issuer.token(raw: false))
    add("padding", good + "==")
    add("two parts", parts[0] + "." + parts[1])
    add("four parts", good + "." + parts[2])
    add("dots alone", "..")
    add("bytes that are no digits", parts[0] + "." + parts[1] + ".+/" + parts[2].dropFirst(2))
    return rows
  }

  @Test("of more than fifty tokens that are wrong each in one thing none is taken, and the answer says how to get one")
  func bad() async throws {
    let issuer = TestIssuer(Self.keys)
    let rows = Self.bad(issuer)
    #expect(rows.count >= 50)
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      #expect(try await Self.status(service, issuer.token()) == 200)
      for (name, token) in rows {
        let answer = try await service.get("/api/v1/models", fields: Self.bearer(token))
        #expect(answer.status == 401, "\(name)")
        #expect(
          answer.fields["www-authenticate"]
            == "Bearer resource_metadata=\"\(service.url)/.well-known/oauth-protected-resource\","
            + " error=\"invalid_token\"", "\(name)")
        #expect(!answer.text.contains(token))
      }
      #expect(try await Self.status(service, issuer.token()) == 200)
    }
    #expect(issuer.keyFetches <= 2)
  }

  @Test(
    "a token's scopes are what it may ask for, by the issuer's names where they are others; without any it has none")
  func scopes() async throws {
    let issuer = TestIssuer(Self.keys)
    var setup = Self.setup(issuer)
    setup.tokens?.scopes = TokenScopes(["chat": ["shop.chat"], "retrieve": ["shop.read"]])
    try await Service.run(setup) { (service: Service) async throws in
      for (scope, status) in [
        ("shop.chat", 200), ("openid shop.read shop.chat", 200), ("chat", 403), ("", 403), (nil, 403),
        ("shop.chatter", 403), ("shop.read", 403),
      ] as [(String?, Int)] {
        let token = issuer.token(["scope": scope.map { .string($0) }])
        let answer = try await service.get("/api/v1/models", fields: Self.bearer(token))
        #expect(answer.status == status, "\(scope ?? "none")")
        guard status == 403 else { continue }
        let field = answer.fields["www-authenticate"] ?? ""
        #expect(field.hasPrefix("Bearer error=\"insufficient_scope\", scope=\"shop.chat\""), "\(field)")
      }
      let metadata = try await service.get("/.well-known/oauth-protected-resource", fields: []).json()
      #expect(metadata["scopes_supported"] == ["shop.chat", "shop.read", "explain"])
      #expect(metadata["authorization_servers"] == [.string(issuer.url)])
      #expect(metadata["resource"] == .string(service.url))
      let missing = try await service.get("/api/v1/models", fields: [])
      #expect(
        missing.fields["www-authenticate"]
          == "Bearer resource_metadata=\"\(service.url)/.well-known/oauth-protected-resource\"")
    }
    try await Service.run { (service: Service) async throws in
      #expect(try await service.get("/.well-known/oauth-protected-resource", fields: []).status == 404)
      #expect(try await service.get("/api/v1/models", fields: []).fields["www-authenticate"] == "Bearer")
      let wrong = try await service.get("/api/v1/models", fields: Self.bearer(issuer.token()))
      #expect(wrong.status == 401 && wrong.fields["www-authenticate"] == "Bearer error=\"invalid_token\"")
    }
  }

  @Test("a new key is known with its first token; a withdrawn one is not, its remembered tokens neither")
  func rotation() async throws {
    let old = TestIssuer.Key(id: "old", signing: SigningKey(.p256))
    let new = TestIssuer.Key(id: "new", signing: SigningKey(.ed25519))
    let issuer = TestIssuer([old])
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      let first = issuer.token(kid: "old", key: old.signing)
      #expect(try await Self.status(service, first) == 200)
      issuer.publish([old, new])
      #expect(try await Self.status(service, issuer.token("EdDSA", kid: "new", key: new.signing)) == 200)
      #expect(try await Self.status(service, first) == 200)
      #expect(issuer.keyFetches == 2)
    }
    var setup = Self.setup(issuer)
    setup.tokens?.pauseBetweenRefreshes = .zero
    issuer.publish([old])
    try await Service.run(setup) { (service: Service) async throws in
      let first = issuer.token(kid: "old", key: old.signing)
      #expect(try await Self.status(service, first) == 200)
      issuer.publish([new])
      #expect(try await Self.status(service, issuer.token("EdDSA", kid: "new", key: new.signing)) == 200)
      #expect(try await Self.status(service, first) == 401)
    }
  }

  @Test("while the issuer is away known keys go on; before it was ever there tokens get 503, and then they are taken")
  func outage() async throws {
    let issuer = TestIssuer(Self.keys)
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      #expect(try await Self.status(service, issuer.token()) == 200)
      issuer.setAway(true)
      #expect(try await Self.status(service, issuer.token(["sub": "another"])) == 200)
      #expect(try await Self.status(service, issuer.token(kid: "e9")) == 401)
      #expect(try await Self.status(service, issuer.token(["sub": "a third"])) == 200)
    }
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      let answer = try await service.get("/api/v1/models", fields: Self.bearer(issuer.token()))
      #expect(answer.status == 503, "\(answer.text)")
      #expect(answer.fields["retry-after"].flatMap { Int($0) }.map { (1...120).contains($0) } == true)
      // What is wrong whatever the keys are is wrong now; keys of ours do not depend on it, and readiness neither.
      #expect(try await Self.status(service, issuer.token(["exp": .int(TestIssuer.now - 90)])) == 401)
      #expect(try await service.get("/api/v1/models").status == 200)
      #expect(try await service.get("/readyz", fields: []).status == 200)
      issuer.setAway(false)
      var last = 0
      for _ in 0..<100 where last != 200 {
        last = try await Self.status(service, issuer.token())
        if last != 200 { await sleepOnLoop(until: .after(.milliseconds(100))) }
      }
      #expect(last == 200)
    }
  }

  @Test("10,000 tokens with invented key IDs cause a handful of fetches")
  func flood() async throws {
    let issuer = TestIssuer(Self.keys)
    try await Service.run(Self.setup(issuer)) { (service: Service) async throws in
      #expect(try await Self.status(service, issuer.token()) == 200)
      let claims = issuer.claims().serialized()
      let refused = try await withThrowingTaskGroup(of: Int.self) { group in
        for part in 0..<20 {
          group.addTask {
            var refused = 0
            for number in 0..<500 {
              let text = TestIssuer.unsigned("ES256", kid: "k\(part)-\(number)", claims)
              let token = text + "." + Base64.encode([UInt8](repeating: 7, count: 64), alphabet: .url)
              if try await Self.status(service, token) == 401 { refused += 1 }
            }
            return refused
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(refused == 10_000)
      #expect(try await Self.status(service, issuer.token()) == 200)
    }
    #expect(issuer.keyFetches <= 5, "\(issuer.keyFetches)")
  }

  @Test(
    "the keys' address is told, or found by RFC 8414's metadata or OpenID's; another issuer's metadata are not believed"
  )
  func discovery() async throws {
    for metadata in ["/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/nowhere"] {
      let issuer = TestIssuer(Self.keys, metadata: metadata)
      var setup = Self.setup(issuer)
      if metadata == "/nowhere" { setup.tokens?.keysURL = issuer.url + "/keys" }
      try await Service.run(setup) { (service: Service) async throws in
        #expect(try await Self.status(service, issuer.token()) == 200, "\(metadata)")
      }
    }
    let issuer = TestIssuer(Self.keys)
    var setup = Self.setup(issuer)
    setup.tokens?.issuer = issuer.url + "/realms/shop"
    try await Service.run(setup) { (service: Service) async throws in
      let token = issuer.token(["iss": .string(issuer.url + "/realms/shop")])
      #expect(try await Self.status(service, token) == 503)
    }
    #expect(
      IssuerURL.metadata(of: "https://id.example/realms/shop/") == [
        "https://id.example/.well-known/oauth-authorization-server/realms/shop",
        "https://id.example/.well-known/openid-configuration/realms/shop",
        "https://id.example/realms/shop/.well-known/openid-configuration",
      ])
    for url in [
      "http://id.example", "https://", "ftp://id.example", "https://a@id.example", "http://127.0.0.1.example",
    ] {
      #expect(!IssuerURL.isSafe(url), "\(url)")
    }
    for url in ["https://id.example/", "http://127.0.0.1:8080", "http://localhost/a", "http://[::1]:80/"] {
      #expect(IssuerURL.isSafe(url), "\(url)")
    }
  }

  @Test("the descriptions say where tokens come from; what a Custom GPT imports has one operation and one scheme")
  func description() async throws {
    let issuer = TestIssuer(Self.keys)
    var setup = Self.setup(issuer)
    setup.tokens?.authorizationURL = "https://assistant.example/authorize"
    try await Service.run(setup) { (service: Service) async throws in
      #expect(try await Self.status(service, issuer.token()) == 200)
      let json = try await service.get("/openapi.json", fields: []).json()
      let yaml = try await service.get("/openapi.yaml", fields: [])
      #expect(try YAMLNode(parsing: yaml.body).jsonValue == json)
      let flow = json["components"]?["securitySchemes"]?["oauth"]?["flows"]?["authorizationCode"]
      #expect(flow?["authorizationUrl"] == "https://assistant.example/authorize")
      #expect(flow?["tokenUrl"] == .string(issuer.url + "/token"))
      #expect(flow?["scopes"]?.objectValue?.names == ["chat", "retrieve", "explain"])
      #expect(json["security"]?.arrayValue?.count == 3)
      try await Self.checkAction(service, scheme: "oauth")
    }
    try await Service.run { (service: Service) async throws in
      #expect(try await service.get("/openapi.json", fields: []).json()["security"]?.arrayValue?.count == 2)
      try await Self.checkAction(service, scheme: "bearerKey")
    }
  }

  private static func checkAction(_ service: Service, scheme: String) async throws {
    let answer = try await service.get("/openapi-action.json", fields: [])
    let action = try answer.json()
    #expect(action["paths"]?.objectValue?.names == ["/api/v1/actions/retrieve_products"])
    #expect(action["components"]?["securitySchemes"]?.objectValue?.names == [scheme])
    #expect(action["security"] == [.object([scheme: []])])
    let text = answer.text
    for reference in text.split(separator: "\"#/").dropFirst() {
      let parts = reference.prefix { $0 != "\"" }.split(separator: "/").map(String.init)
      #expect(action[parts[0]]?[parts[1]]?[parts[2]] != nil, "\(parts)")
    }
    #expect(!text.contains("ChatCompletion") && !text.contains(#""null""#) && !text.contains("Explanation"))
    for name in ["RetrieveProductsRequest", "RetrieveProductsResponse"] {
      let properties = action["components"]?["schemas"]?[name]?["properties"]?.objectValue
      #expect(properties?.names.contains("explain") == false)
    }
  }

  @Test("what is remembered of verified tokens is bounded, and forgotten with the keys and the time")
  func remembered() {
    let tokens = VerifiedTokens(capacity: 100)
    for number in 0..<1000 {
      tokens.remember([UInt8(number % 256), UInt8(number / 256)], Principal(), until: 100, generation: 1)
    }
    #expect(tokens.count <= 101)
    let last = [UInt8(999 % 256), UInt8(999 / 256)]
    #expect(tokens.principal(of: last, generation: 1, now: 99) != nil)
    #expect(tokens.principal(of: last, generation: 2, now: 99) == nil)
    tokens.remember(last, Principal(), until: 100, generation: 2)
    #expect(tokens.principal(of: last, generation: 2, now: 100) == nil)
  }
}
