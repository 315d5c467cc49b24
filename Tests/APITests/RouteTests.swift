// SPDX-License-Identifier: Apache-2.0
import API
import HTTPSemantics
import JSON
import Retrieval
import Testing
import YAML

@Suite("Routes over sockets")
struct RouteTests {
  @Test("products are found with their facts; a SKU typed alone comes first")
  func retrieves() async throws {
    try await Service.run { service in
      let answer = try await service.retrieve(#"{"query":"something to do yoga on","top_k":1}"#)
      #expect(answer.status == 200)
      let body = try answer.json()
      #expect(body["query"] == "something to do yoga on" && body["store"] == "1")
      let product = try #require(body["products"]?[0])
      #expect(product["sku"] == "UG-03" && product["price"]?.numberValue?.text == "18.50")
      #expect(product["url"] == "https://shop.example/harmony-yoga-mat.html" && product["in_stock"] == true)
      #expect(product["categories"] == ["Yoga"] && product["price_from"] == false)
      #expect(body["products"]?.arrayValue?.count == 1 && body["truncated"] == false)
      #expect(body["context"]?.stringValue?.hasPrefix("1. Harmony Yoga Mat. Price: 18.50 USD. In stock: yes.") == true)
      for sku in ["24-WB04", "24wb04", "mj rain 1"] {
        let found = try await service.retrieve(#"{"query":"\#(sku)","store":"1"}"#).json()
        let expected = sku.contains("rain") ? "MJ-RAIN-1" : "24-WB04"
        #expect(found["products"]?[0]?["sku"]?.stringValue == expected, "\(sku)")
      }
    }
  }

  @Test("fields chooses the forms in which products are answered; the other members are always there")
  func fields() async throws {
    try await Service.run { service in
      let members = ["query", "store", "applied_filters", "relaxed", "degraded", "truncated"]
      for (fields, shown) in [
        (#"["products"]"#, ["products"]), (#"["context"]"#, ["context"]),
        (#"["context","products","context"]"#, ["products", "context"]), ("null", ["products", "context"]),
      ] {
        let answer = try await service.retrieve(#"{"query":"bag","fields":\#(fields)}"#).json()
        #expect(Set(answer.objectValue?.names ?? []) == Set(members + shown), "\(fields)")
      }
      for wrong in [#"["price"]"#, #"["products","price"]"#, #""products""#, "[]", "[1]", "{}"] {
        let answer = try await service.retrieve(#"{"query":"bag","fields":\#(wrong)}"#)
        #expect(answer.status == 400, "\(wrong)")
        #expect(try answer.json()["error"]?["param"] == "fields", "\(wrong)")
      }
    }
  }

  @Test("filters hold for every product and are shown")
  func filters() async throws {
    try await Service.run { service in
      let body = try await service.retrieve(
        #"{"query":"bag or jacket","filters":{"price_max":45,"in_stock":true,"categories":["BAGS"]}}"#
      ).json()
      let products = try #require(body["products"]?.arrayValue)
      #expect(Set(products.compactMap { $0["sku"]?.stringValue }) == ["24-MB01", "24-WB04"])
      #expect(body["applied_filters"]?["price_max"]?.numberValue?.text == "45")
      #expect(body["applied_filters"]?["in_stock"] == true && body["applied_filters"]?["categories"] == ["BAGS"])
      let open = try await service.retrieve(#"{"query":"bag","filters":{"in_stock":false}}"#).json()
      #expect(open["applied_filters"] == [:], "what restricts nothing is not in force")
      let none = try await service.retrieve(#"{"query":"bag","filters":{"attributes":{"color":["Purple"]}}}"#)
      #expect(none.status == 200)
      #expect(try none.json()["products"] == [])
      #expect(
        try none.json()["context"]?.stringValue?.hasPrefix("The attribute 'color' has no value 'Purple'. It has: Red")
          == true)
      let wrong = try await service.retrieve(#"{"query":"bag","filters":{"price_min":"x"}}"#)
      #expect(wrong.status == 400)
      #expect(try wrong.json()["error"]?["param"] == "filters.price_min")
      let crossing = try await service.retrieve(#"{"query":"bag","filters":{"price_min":50,"price_max":40}}"#)
      #expect(crossing.status == 200)
      let cheapest = try await service.retrieve(#"{"query":"cheapest bag"}"#).json()
      #expect(cheapest["applied_filters"] == ["sort": "price_asc"])
      let nothing = try crossing.json()
      #expect(nothing["products"] == [] && nothing["relaxed"] == [])
      #expect(nothing["context"]?.stringValue?.hasPrefix("Nothing can cost at least 50.00 USD") == true)
      #expect(nothing["applied_filters"]?["price_max"]?.numberValue?.int == 40)
      let store = try await service.retrieve(#"{"query":"bag","store":"9"}"#)
      #expect(store.status == 404)
      #expect(try store.json()["error"]?["code"] == "store_not_found" && store.json()["error"]?["param"] == "store")
    }
  }

  @Test("models are listed and looked up")
  func models() async throws {
    try await Service.run { service in
      let list = try await service.get("/api/v1/models").json()
      #expect(list["object"] == "list")
      #expect(list["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue } == ["magento-rag", "magento-rag-1"])
      let one = try await service.get("/api/v1/models/magento-rag-1")
      #expect(one.status == 200)
      #expect(try one.json().objectValue?.names == ["id", "object", "created", "owned_by"])
      let missing = try await service.get("/api/v1/models/gpt-4o")
      #expect(missing.status == 404)
      #expect(try missing.json()["error"]?["code"] == "model_not_found")
    }
  }

  @Test("everything under /api/ asks for a key first, also what is not there")
  func keys() async throws {
    try await Service.run { service in
      for path in ["/api/v1/models", "/api/v1/nothing", "/api/"] {
        let answer = try await service.get(path, fields: [])
        #expect(answer.status == 401)
        #expect(try answer.json()["error"]?["code"] == "invalid_api_key")
        #expect(answer.fields["www-authenticate"]?.hasPrefix("Bearer") == true)
        #expect(answer.fields["x-request-id"]?.isEmpty == false)
      }
      for field in [("authorization", "Bearer wrong"), ("x-api-key", "wrong"), ("authorization", "Basic dGVzdA==")] {
        #expect(try await service.get("/api/v1/models", fields: [field]).status == 401)
      }
      let key = Service.key
      for field in [("authorization", "bearer \(key)"), ("x-api-key", key), ("X-API-Key", key)] {
        #expect(try await service.get("/api/v1/models", fields: [field]).status == 200)
      }
      #expect(try await service.get("/healthz", fields: []).status == 200)
    }
  }

  @Test("in widget mode chat and models are open to pages of allowed origins and to no other")
  func widget() async throws {
    var setup = Service.Setup()
    setup.mode = .widget
    try await Service.run(setup) { service in
      let page = [("origin", Service.origin), ("content-type", "application/json")]
      let answer = try await service.chat(ChatTests.question, fields: page)
      #expect(answer.status == 200)
      #expect(answer.fields["access-control-allow-origin"] == Service.origin)
      #expect(try await service.get("/api/v1/models/magento-rag", fields: page).status == 200)
      #expect(try await service.get("/api/v1/models", fields: [("origin", "https://evil.example")]).status == 403)
      #expect(try await service.get("/api/v1/models", fields: []).status == 401)
      #expect(try await service.get("/api/v1/models", fields: page + [("x-api-key", "wrong")]).status == 401)
      let products = try await service.call(
        .post, "/api/v1/actions/retrieve_products", #"{"query":"bag"}"#, fields: page)
      #expect(products.status == 401)
      // A page learns which methods its own routes have, and of the others nothing.
      #expect(try await service.call(.delete, "/api/v1/models", fields: page).status == 405)
      #expect(try await service.call(.delete, "/api/v1/actions/retrieve_products", fields: page).status == 401)
      #expect(try await service.get("/api/v1/nothing", fields: page).status == 401)
    }
  }

  @Test("without authentication all is open")
  func open() async throws {
    var setup = Service.Setup()
    setup.mode = .none
    try await Service.run(setup) { service in
      let models = try await service.get("/api/v1/models", fields: [])
      #expect(models.status == 200)
    }
  }

  @Test("routes and methods that are not there have OpenAI's error object")
  func notThere() async throws {
    try await Service.run { service in
      let missing = try await service.get("/api/v1/nothing")
      #expect(missing.status == 404)
      #expect(try missing.json()["error"]?.objectValue?.names == ["message", "type", "param", "code"])
      let method = try await service.get("/api/v1/chat/completions")
      #expect(method.status == 405)
      #expect(method.fields["allow"]?.contains("POST") == true)
      #expect(try method.json()["error"]?["type"] == "invalid_request_error")
      #expect(try await service.get("/nothing", fields: []).status == 404)
      let bad = try await service.call(.post, "/api/v1/chat/completions", "{\"model\":")
      #expect(bad.status == 400)
      #expect(try bad.json()["error"]?["param"] == .null)
      let large = try await service.call(
        .post, "/api/v1/actions/retrieve_products", String(repeating: " ", count: 2 << 20))
      #expect(large.status == 413)
      #expect(try large.json()["error"]?["type"] == "invalid_request_error")
    }
  }

  @Test("a compressed body is 415, not taken for bad JSON")
  func compressedBody() async throws {
    try await Service.run { service in
      for path in ["/api/v1/chat/completions", "/api/v1/actions/retrieve_products"] {
        let answer = try await service.call(
          .post, path, "\u{1F}", fields: Service.authorized + [("content-encoding", "gzip")])
        #expect(answer.status == 415)
        #expect(try answer.json()["error"]?["code"] == "unsupported_content_encoding")
      }
    }
  }

  @Test("a head that is refused under /api/ has OpenAI's error object and the CORS fields too")
  func refusedHead() async throws {
    try await Service.run { service in
      let fields = [("origin", Service.origin), ("x-long", String(repeating: "a", count: 20_000))]
      let answer = try await service.get("/api/v1/models", fields: fields)
      #expect(answer.status == 431)
      #expect(try answer.json()["error"]?.objectValue?.names == ["message", "type", "param", "code"])
      #expect(answer.fields["access-control-allow-origin"] == Service.origin)
      let long = try await service.get("/api/v1/models/" + String(repeating: "a", count: 9000))
      #expect(long.status == 414)
      #expect(try long.json()["error"]?.objectValue?.names == ["message", "type", "param", "code"])
      let elsewhere = try await service.get("/healthz", fields: fields)
      #expect(elsewhere.status == 431 && elsewhere.fields["content-type"]?.hasPrefix("text/plain") == true)
    }
  }

  @Test("pages of allowed origins may ask, and read errors")
  func cors() async throws {
    try await Service.run { service in
      let preflight = try await service.call(
        .options, "/api/v1/chat/completions",
        fields: [
          ("origin", Service.origin), ("access-control-request-method", "POST"),
          // What Firefox and Safari send with the OpenAI and Vercel clients, and a tracing library beside.
          (
            "access-control-request-headers",
            "authorization,baggage,content-type,sentry-trace,user-agent,x-stainless-os"
          ),
        ])
      #expect((200...204).contains(preflight.status))
      #expect(preflight.fields["access-control-allow-origin"] == Service.origin)
      #expect(
        preflight.fields["access-control-allow-headers"]
          == "authorization, baggage, content-type, sentry-trace, user-agent, x-stainless-os")
      let refused = try await service.get("/api/v1/models", fields: [("origin", Service.origin)])
      #expect(refused.status == 401)
      #expect(refused.fields["access-control-allow-origin"] == Service.origin)
      #expect(refused.fields["access-control-expose-headers"]?.contains("x-request-id") == true)
      let other = try await service.get("/api/v1/models", fields: [("origin", "https://evil.example")])
      #expect(other.fields["access-control-allow-origin"] == nil)
    }
  }

  @Test("a ready service says so")
  func ready() async throws {
    try await Service.run { service in
      let answer = try await service.get("/readyz", fields: [])
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try answer.json()["ready"] == true && answer.json()["reasons"] == [])
    }
  }

  @Test("the description names the address it was asked for, or the public one, in both forms")
  func description() async throws {
    try await Service.run { service in
      let json = try await service.get("/openapi.json", fields: [])
      #expect(json.fields["content-type"] == "application/json")
      #expect(try json.json()["servers"] == [["url": .string(service.url)]])
      let yaml = try await service.get("/openapi.yaml", fields: [])
      #expect(try YAMLNode(parsing: yaml.body).jsonValue == json.json())
    }
    var setup = Service.Setup()
    setup.publicURL = "https://assistant.shop.example/"
    try await Service.run(setup) { service in
      let json = try await service.get("/openapi.json", fields: []).json()
      #expect(json["servers"] == [["url": "https://assistant.shop.example"]])
    }
  }
}
