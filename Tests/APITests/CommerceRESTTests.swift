// SPDX-License-Identifier: Apache-2.0
import API
import HTTPClient
import HTTPSemantics
import JSON
import Testing

@Suite("UCP over REST")
struct CommerceRESTTests {
  private static let agent = ("ucp-agent", #"profile="https://agent.example/profile.json""#)
  private static let json = ("content-type", "application/json")

  private func post(
    _ service: Service, _ path: String, _ body: String, _ fields: [(String, String)] = [agent]
  ) async throws -> Service.Answer {
    try await service.call(.post, path, body, fields: [Self.json] + fields)
  }

  @Test("the profile names both ways in, by the address of the request or of PUBLIC_URL")
  func profile() async throws {
    for publicURL in [nil, "https://shop.example/agent"] {
      var setup = Service.Setup()
      setup.publicURL = publicURL
      try await Service.run(setup) { service in
        let answer = try await service.get("/.well-known/ucp", fields: [])
        #expect(answer.status == 200)
        #expect(answer.fields["cache-control"] == "public, max-age=300")
        let ucp = try answer.json()["ucp"]
        let services = ucp?["services"]?["dev.ucp.shopping"]?.arrayValue ?? []
        let base = publicURL ?? service.url
        #expect(services.map { $0["transport"]?.stringValue } == ["rest", "mcp"])
        #expect(services.map { $0["endpoint"]?.stringValue } == [base, base + "/mcp"])
        #expect(ucp?["capabilities"]?.objectValue?.count == 2)
        #expect(ucp?["payment_handlers"] == .object([:]))
      }
    }
  }

  @Test("UCP is off unless it is switched on, and asks for credentials unless it is public")
  func exposure() async throws {
    var setup = Service.Setup()
    setup.ucp = .off
    try await Service.run(setup) { service in
      let profile = try await service.get("/.well-known/ucp", fields: [])
      #expect(profile.status == 404)
      let search = try await post(service, "/catalog/search", #"{"query":"bag"}"#, Service.authorized)
      #expect(search.status == 404)
    }
    setup.ucp = .on
    try await Service.run(setup) { service in
      #expect(try await service.get("/.well-known/ucp", fields: []).status == 200)
      let refused = try await post(service, "/catalog/search", #"{"query":"bag"}"#)
      #expect(refused.status == 401)
      #expect(refused.fields["www-authenticate"] == "Bearer")
      #expect(try refused.json()["code"]?.stringValue == "invalid_api_key")
      #expect(try refused.json()["content"]?.stringValue?.isEmpty == false)
      let key = [Self.agent, Service.authorized[0]]
      #expect(try await post(service, "/catalog/search", #"{"query":"bag"}"#, key).status == 200)
    }
  }

  @Test("a platform must name its profile; the address is not called")
  func profileOfTheAgent() async throws {
    try await Service.run { service in
      for field in [
        nil, "", "profile", "profile=https://a.example", #"profile="""#, #"profile="ftp://a.example/p""#,
        #"profile="https://""#, #"other="https://a.example/p""#, #"x;profile="https://a.example/p""#,
        #"profile="https://a.example/p"#,
      ] {
        let answer = try await post(
          service, "/catalog/search", #"{"query":"bag"}"#, field.map { [("ucp-agent", $0)] } ?? [])
        #expect(answer.status == 400, "\(field ?? "none")")
        #expect(try answer.json()["code"]?.stringValue == "invalid_profile_url")
      }
      for field in [
        #"profile="https://a.example/p""#, #"version="1, 2", profile="https://a.example/p";v="a, b""#,
        #" profile="http://localhost:1/p" "#,
      ] {
        let answer = try await post(service, "/catalog/search", #"{"query":"bag"}"#, [("ucp-agent", field)])
        #expect(answer.status == 200, "\(field)")
      }
    }
  }

  @Test("the three operations and their refusals, as {code, content}")
  func operations() async throws {
    try await Service.run { service in
      let search = try await post(service, "/catalog/search", #"{"query":"bag","pagination":{"limit":2}}"#)
      #expect(try search.json().productIDs.count == 2)
      let lookup = try await post(service, "/catalog/lookup", #"{"ids":["1","nope"]}"#)
      #expect(try lookup.json().productIDs == ["1"])
      let product = try await post(service, "/catalog/product", #"{"id":"1"}"#)
      #expect(try product.json()["product"]?["id"] == .string("1"))
      let missing = try await post(service, "/catalog/product", #"{"id":"nope"}"#)
      #expect(missing.status == 200)
      #expect(try missing.json()["ucp"]?["status"]?.stringValue == "error")
      let many = (0...50).map { "\"\($0)\"" }.joined(separator: ",")
      for (path, body, status, code) in [
        ("/catalog/search", "{", 400, "invalid_request"), ("/catalog/search", "[]", 400, "invalid_request"),
        ("/catalog/search", "{}", 400, "invalid_request"),
        ("/catalog/search", #"{"query":" "}"#, 400, "invalid_request"),
        ("/catalog/search", #"{"query":"a","pagination":{"limit":0}}"#, 400, "invalid_request"),
        ("/catalog/search", #"{"query":"a","filters":{"price":{"max":1.5}}}"#, 400, "invalid_request"),
        ("/catalog/search", #"{"query":"a","filters":{"price":{"max":-1}}}"#, 400, "invalid_request"),
        ("/catalog/search", #"{"purpose":"swap","reference_ids":["1"]}"#, 400, "invalid_request"),
        ("/catalog/lookup", #"{"ids":[\#(many)]}"#, 400, "request_too_large"),
        ("/catalog/product", "{}", 400, "invalid_request"), ("/catalog/none", "{}", 404, "not_found"),
      ] {
        let answer = try await post(service, path, body)
        #expect(answer.status == status, "\(path) \(body)")
        let error = try answer.json()
        #expect(error["code"]?.stringValue == code, "\(path) \(body)")
        #expect(error["content"]?.stringValue?.isEmpty == false)
      }
      let get = try await service.call(.get, "/catalog/search", fields: [Self.agent])
      #expect(get.status == 405)
      #expect(try get.json()["code"]?.stringValue == "method_not_allowed")
    }
  }
}
