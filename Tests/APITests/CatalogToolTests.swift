// SPDX-License-Identifier: Apache-2.0
import API
import Chat
import Crypto
import HTTPClient
import HTTPSemantics
import JSON
import Language
import Retrieval
import Testing

@Suite("MCP: the catalogue's tools")
struct CatalogToolTests {
  @Test("the same question gives the same products in the same order through chat, Action, MCP and UCP")
  func sameEverywhere() async throws {
    var setup = Service.Setup()
    setup.chat.products = 3
    try await Service.run(setup) { service in
      for question in ["a red bag for the gym", "24-WB04", "cheapest bag", "rain jacket under 80"] {
        let quoted = String(decoding: JSONValue.string(question).serialized(), as: UTF8.self)
        let expected = try await actionIDs(service, quoted, 3)
        // `search` has ten always. What is out of stock stands behind the others, so that more do not begin alike.
        let long = try await actionIDs(service, quoted, 10)
        #expect(!expected.isEmpty)
        let chat = try await service.chat(question).json()
        let shown = (chat["rag"]?["products"]?.arrayValue ?? []).compactMap { $0["product_id"]?.stringValue }
        // A person's answer leaves out what is of another kind.
        #expect(shown.first == expected.first)
        #expect(shown == expected.filter(shown.contains), "\(question)")
        let body = #"{"query":\#(quoted),"pagination":{"limit":3}}"#
        for isStateless in [false, true] {
          let agent = Agent(service: service, isStateless: isStateless)
          #expect(try await agent.catalogue("search_catalog", body).productIDs == expected)
          let found = try await agent.call("search", #"{"query":\#(quoted)}"#)["structuredContent"]?["results"]
          #expect((found?.arrayValue ?? []).compactMap { $0["id"]?.stringValue } == long)
        }
        let rest = try await service.call(
          .post, "/catalog/search", body,
          fields: [("content-type", "application/json"), ("ucp-agent", #"profile="https://a.example/p""#)])
        #expect(rest.status == 200)
        #expect(try rest.json().productIDs == expected)
      }
    }
  }

  private func actionIDs(_ service: Service, _ quoted: String, _ count: Int) async throws -> [String] {
    let answer = try await service.retrieve(#"{"query":\#(quoted),"top_k":\#(count)}"#).json()
    return (answer["products"]?.arrayValue ?? []).compactMap { $0["product_id"]?.stringValue }
  }

  @Test("a product in UCP's shape: price in minor units, one variant with an id of its own, link and stock")
  func shape() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let answer = try await agent.catalogue("search_catalog", #"{"query":"yoga mat","pagination":{"limit":1}}"#)
      #expect(answer["ucp"]?["version"]?.stringValue == "2026-08-25")
      #expect(answer["ucp"]?["capabilities"]?["dev.ucp.shopping.catalog.search"]?[0]?["version"] != nil)
      let product = try #require(answer["products"]?[0])
      #expect(product["id"] == .string("4"))
      #expect(product["price_range"]?["min"] == ["amount": 1850, "currency": "USD"])
      #expect(product["categories"]?[0] == ["value": "Yoga", "taxonomy": "merchant"])
      #expect(product["url"]?.stringValue == "https://shop.example/harmony-yoga-mat.html")
      let variant = try #require(product["variants"]?[0])
      #expect(variant["id"]?.stringValue != "4")
      #expect(variant["sku"]?.stringValue == "UG-03")
      #expect(variant["price"] == ["amount": 1850, "currency": "USD"])
      #expect(variant["availability"] == ["available": true, "status": "in_stock"])
    }
  }

  @Test("filters restrict, bounds are minor units of the store's currency; what is not applied is said")
  func filters() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      func search(_ filters: String, _ context: String = "{}") async throws -> JSONValue {
        try await agent.catalogue(
          "search_catalog", #"{"query":"bag or jacket or mat","context":\#(context),"filters":\#(filters)}"#)
      }
      #expect(try await search(#"{"price":{"max":3400}}"#).productIDs.sorted() == ["1", "4"])
      #expect(try await search(#"{"price":{"min":3401,"max":4500}}"#).productIDs == ["2"])
      #expect(try await search(#"{"categories":["Bags"],"attributes":{"color":["Red"]}}"#).productIDs == ["1"])
      let inStock = try await search(#"{"in_stock":true}"#).productIDs
      #expect(!inStock.contains("3"))
      let foreign = try await search(#"{"price":{"max":100}}"#, #"{"currency":"EUR"}"#)
      #expect(foreign.productIDs.count == 4)
      #expect(foreign.said.contains { $0.hasPrefix("filter_not_applied: price") && $0.contains("USD") })
      let unknown = try await search(#"{"weight":{"max":3}}"#)
      #expect(unknown.said.contains { $0.hasPrefix("filter_not_applied: weight") })
      // Without words: all that meets the filters.
      #expect(
        try await agent.catalogue("search_catalog", #"{"filters":{"price":{"max":4500}}}"#).productIDs.sorted()
          == ["1", "2", "4"])
      #expect(
        try await agent.catalogue("search_catalog", #"{"filters":{"attributes":{"color":["red"]}}}"#).productIDs
          == ["1", "3"])
      let empty = try await agent.ask(
        "tools/call", #","name":"search_catalog","arguments":{"catalog":{"filters":{"weight":{"max":3}}}}"#)
      #expect(try empty.json()["error"]?["code"]?.intValue == -32602)
      #expect(
        try await agent.catalogue("search_catalog", #"{"filters":{"categories":["Yoga"]}}"#).productIDs == ["4"])
    }
  }

  @Test("a dropped wish is an info message that names it, and so is what the shopper has to be told")
  func relaxed() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let answer = try await agent.catalogue("search_catalog", #"{"query":"yoga mat under 5 dollars"}"#)
      #expect(answer.productIDs.first == "4")
      #expect(answer.said.contains { $0.hasPrefix("filter_relaxed: price_max") }, "\(answer.said)")
      let type = answer["messages"]?.arrayValue?.first { $0["code"]?.stringValue == "filter_relaxed" }?["type"]
      #expect(type == .string("info"))
      let told = try await agent.catalogue("search_catalog", #"{"query":"bag between 90 and 20 dollars"}"#)
      let action = try await service.retrieve(#"{"query":"bag between 90 and 20 dollars"}"#).json()
      let first = action["context"]?.stringValue?.split(separator: "\n").first.map(String.init) ?? ""
      for notice in told.said where notice.hasPrefix("notice: ") {
        #expect(first.contains(notice.dropFirst("notice: ".count)))
      }
    }
  }

  @Test("a name that the index does not have gets a hint over MCP and in the Action, not only an empty list")
  func hints() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      for (filters, wrong, right) in [
        (#"{"attributes":{"colour":["Red"]}}"#, "colour", "color"),
        (#"{"attributes":{"color":["Redd"]}}"#, "Redd", "Red"),
        (#"{"categories":["Jaket"]}"#, "Jaket", "Jackets"),
      ] {
        let answer = try await agent.catalogue("search_catalog", #"{"query":"bag","filters":\#(filters)}"#)
        #expect(answer.productIDs.isEmpty)
        let hint = try #require(answer.said.first { $0.hasPrefix("filter_hint: ") }, "\(filters)")
        #expect(hint.contains("'\(wrong)'") && hint.contains("Did you mean '\(right)'?"), "\(hint)")
        let action = try await service.retrieve(#"{"query":"bag","filters":\#(filters)}"#).json()
        #expect(action["products"]?.arrayValue?.isEmpty == true)
        #expect(action["context"]?.stringValue?.contains("Did you mean '\(right)'?") == true)
      }
      let nothing = try await agent.catalogue(
        "search_catalog", #"{"query":"bag","filters":{"attributes":{"color":["Blue"]},"categories":["Bags"]}}"#)
      #expect(nothing.said.isEmpty, "values that are there need no hint: \(nothing.said)")
    }
  }

  @Test("pages show each product once; a cursor fits its own search alone")
  func pages() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      var seen: [String] = []
      var cursor: String?
      repeat {
        let more = cursor.map { #","cursor":"\#($0)""# } ?? ""
        let page = try await agent.catalogue(
          "search_catalog", #"{"query":"bag jacket mat","pagination":{"limit":1\#(more)}}"#)
        #expect(page.productIDs.count <= 1)
        seen += page.productIDs
        cursor = page["pagination"]?["cursor"]?.stringValue
        #expect(page["pagination"]?["has_next_page"]?.boolValue == (cursor != nil))
        if let cursor, seen.count == 1 {
          for body in [
            #"{"query":"another","pagination":{"cursor":"\#(cursor)"}}"#,
            #"{"query":"bag jacket mat","filters":{"in_stock":true},"pagination":{"cursor":"\#(cursor)"}}"#,
            #"{"query":"bag jacket mat","pagination":{"cursor":"\#(cursor)x"}}"#,
            #"{"query":"bag jacket mat","pagination":{"cursor":"e30"}}"#,
          ] {
            let answer = try await agent.ask(
              "tools/call", #","name":"search_catalog","arguments":{"catalog":\#(body)}"#)
            #expect(try answer.json()["error"]?["code"]?.intValue == -32602, "\(body)")
          }
        }
      } while cursor != nil && seen.count < 10
      #expect(Set(seen).count == seen.count)
      #expect(seen.sorted() == ["1", "2", "3", "4"])
      let whole = try await agent.catalogue("search_catalog", #"{"query":"bag","pagination":{"limit":1000000}}"#)
      #expect(whole["pagination"]?["has_next_page"]?.boolValue == false)
    }
  }

  @Test("look-ups by product id, variant id and SKU say what found each; what is not there is said")
  func lookups() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let variant = try #require(
        try await agent.catalogue("lookup_catalog", #"{"ids":["2"]}"#)["products"]?[0]?["variants"]?[0])
      #expect(variant["inputs"] == [["id": "2", "match": "featured"]])
      let id = try #require(variant["id"]?.stringValue)
      let answer = try await agent.catalogue(
        "lookup_catalog", #"{"ids":["24 mb01","\#(id)","2","2","nope","4"],"context":{"address_country":"US"}}"#)
      #expect(answer.productIDs == ["1", "2", "4"])
      #expect(
        answer["products"]?[1]?["variants"]?[0]?["inputs"] == [
          ["id": .string(id), "match": "exact"], ["id": "2", "match": "featured"],
        ])
      #expect(answer["products"]?[0]?["variants"]?[0]?["inputs"] == [["id": "24 mb01", "match": "exact"]])
      #expect(answer.said == ["not_found: nope"])
      let filtered = try await agent.catalogue(
        "lookup_catalog", #"{"ids":["1","2"],"filters":{"price":{"max":4000}}}"#)
      #expect(filtered.productIDs == ["1"])
      let many = (0...50).map { "\"\($0)\"" }.joined(separator: ",")
      for body in [#"{"ids":[]}"#, "{}", #"{"ids":"1"}"#, #"{"ids":[""]}"#, #"{"ids":[\#(many)]}"#] {
        let refused = try await agent.ask("tools/call", #","name":"lookup_catalog","arguments":{"catalog":\#(body)}"#)
        #expect(try refused.json()["error"]?["code"]?.intValue == -32602)
      }
    }
  }

  @Test("get_product tells all of one product; an unknown one is UCP's error in a successful result")
  func product() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let answer = try await agent.catalogue(
        "get_product", #"{"id":"MJ-RAIN-1","selected":[{"name":"Color","label":"Red"}]}"#)
      #expect(answer["product"]?["id"] == .string("3"))
      #expect(answer["product"]?["selected"] == .array([]))
      #expect(answer["product"]?["variants"]?[0]?["availability"]?["available"]?.boolValue == false)
      #expect(answer.said.contains { $0.hasPrefix("option_not_applied: Color") })
      let missing = try await agent.catalogue("get_product", #"{"id":"nope"}"#)
      #expect(missing["product"] == nil)
      #expect(missing["ucp"]?["status"]?.stringValue == "error")
      #expect(missing["messages"]?[0]?["severity"]?.stringValue == "unrecoverable")
      #expect(missing["messages"]?[0]?["code"]?.stringValue == "not_found")
    }
  }

  @Test("search and fetch as deep research wants them")
  func deepResearch() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let found = try await agent.call("search", #"{"query":"duffle bag"}"#)["structuredContent"]
      let first = try #require(found?["results"]?[0]?.objectValue)
      #expect(first.names == ["id", "title", "url"])
      let id = try #require(first["id"]?.stringValue)
      for name in [id, "24-mb01"] {
        let document = try #require(try await agent.call("fetch", #"{"id":"\#(name)"}"#)["structuredContent"])
        #expect(document["id"]?.stringValue == id)
        #expect(document["text"]?.stringValue?.contains("34.00 USD") == true)
        #expect(document["url"] == first["url"])
        #expect(document["metadata"]?["price"]?.stringValue == "34.00 USD")
      }
      let missing = try await agent.call("fetch", #"{"id":"nope"}"#)
      #expect(missing["isError"]?.boolValue == true)
    }
  }

  @Test("definitions are explicit, in one order, name the shop's attributes and stay small")
  func definitions() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      let tools = try #require(try await agent.ask("tools/list").json()["result"]?["tools"]?.arrayValue)
      #expect(
        tools.compactMap { $0["name"]?.stringValue } == [
          "search_catalog", "lookup_catalog", "get_product", "search", "fetch",
        ])
      for tool in tools {
        #expect(tool["annotations"]?["readOnlyHint"]?.boolValue == true)
        #expect(tool["annotations"]?["destructiveHint"]?.boolValue == false)
        #expect(tool["annotations"]?["openWorldHint"]?.boolValue == false)
        #expect(tool["inputSchema"]?["type"]?.stringValue == "object")
        #expect(tool["outputSchema"]?["type"]?.stringValue == "object")
        // ChatGPT refuses 5,000 tokens; one has four bytes at the least.
        #expect(tool.serialized().count < 5_000 * 3)
      }
      #expect(tools.map { $0.serialized().count }.reduce(0, +) < 16_000 * 3)
      let text = tools[0]["description"]?.stringValue ?? ""
      #expect(text.contains("color: ") && text.contains("Jackets"), "\(text)")
    }
  }

  @Test("a failing engine is a result that says so, and nothing is said of the inside")
  func engineAway() async throws {
    var setup = Service.Setup()
    setup.isIndexed = false
    try await Service.run(setup) { service in
      let agent = Agent(service: service)
      for (tool, arguments) in [
        ("search_catalog", #"{"catalog":{"query":"bag"}}"#), ("fetch", #"{"id":"1"}"#), ("search", #"{"query":"bag"}"#),
      ] {
        let result = try await agent.call(tool, arguments)
        #expect(result["isError"]?.boolValue == true)
        #expect(result["content"]?[0]?["text"]?.stringValue?.contains("not indexed") == true)
      }
      #expect(try await agent.ask("tools/list").json()["result"]?["tools"]?.arrayValue?.count == 5)
    }
  }

  @Test("a search by an agent is charged to its budget and refused when that is spent; a look-up costs nothing")
  func budget() async throws {
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(clientTokens: 5)
    try await Service.run(setup) { service in
      let agent = Agent(service: service)
      func search(_ query: String) async throws -> Service.Answer {
        try await agent.ask("tools/call", #","name":"search","arguments":{"query":"\#(query)"}"#)
      }
      let first = try await search("a red bag for the gym and for the yoga class")
      #expect(first.status == 200)
      #expect(first.fields["x-ratelimit-remaining-tokens"] == "0")
      let refused = try await search("jacket")
      #expect(refused.status == 429 && refused.fields["retry-after"] != nil)
      #expect(try refused.json()["error"]?["data"]?["code"] == "budget_exceeded")
      let rest = try await service.call(
        .post, "/catalog/search", #"{"query":"mat"}"#,
        fields: Service.authorized + [("ucp-agent", #"profile="https://a.example/p""#)])
      #expect(rest.status == 429)
      #expect(try rest.json()["code"] == "budget_exceeded")
      #expect(try await agent.catalogue("lookup_catalog", #"{"ids":["1"]}"#).productIDs == ["1"])
      #expect(try await agent.catalogue("search_catalog", #"{"filters":{"in_stock":true}}"#).productIDs.count == 3)
    }
  }

  @Test("without the service's budget products are found by words, and that is said")
  func serviceBudget() async throws {
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(serviceUSD: 0)
    setup.logsQuestions = true
    try await Service.run(setup) { service in
      let agent = Agent(service: service)
      let answer = try await agent.catalogue("search_catalog", #"{"query":"duffle bag"}"#)
      #expect(answer.productIDs.first == "1")
      let asked = try await agent.ask("tools/call", #","name":"search","arguments":{"query":"duffle bag"}"#)
      #expect(asked.fields["x-rag-degraded"] == "budget")
      #expect(answer.said.contains { $0.hasPrefix("degraded: budget: the products") }, "\(answer.said)")
    }
  }

  @Test("64 calls at once, the first ones of all, are all answered alike")
  func manyCalls() async throws {
    var setup = Service.Setup()
    setup.requestTimeout = .seconds(60)
    try await Service.run(setup) { service in
      let ids = try await withThrowingTaskGroup(of: [String].self) { group in
        for number in 0..<64 {
          group.addTask {
            let agent = Agent(service: service, isStateless: number.isMultiple(of: 2))
            return try await agent.catalogue("search_catalog", #"{"query":"red bag"}"#).productIDs
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(ids.count == 64)
      #expect(Set(ids).count == 1)
    }
  }

  @Test("a cursor of one replica is good at another, and each call stands alone")
  func replicas() async throws {
    try await Service.run { first in
      try await Service.run { second in
        let agents = [Agent(service: first), Agent(service: second)]
        var seen: [String] = []
        var cursor: String?
        for turn in 0..<4 {
          let more = cursor.map { #","cursor":"\#($0)""# } ?? ""
          let page = try await agents[turn % 2].catalogue(
            "search_catalog", #"{"query":"bag jacket mat","pagination":{"limit":1\#(more)}}"#)
          seen += page.productIDs
          cursor = page["pagination"]?["cursor"]?.stringValue
        }
        #expect(seen.sorted() == ["1", "2", "3", "4"])
      }
    }
  }

  @Test("the shopper's language chooses among the stores that the credentials may ask")
  func language() async throws {
    var setup = Service.Setup()
    setup.stores = [
      StoreHandle(id: "1", alias: "rag-1", currency: "USD", language: .named("en")),
      StoreHandle(id: "2", alias: "rag-2", currency: "JPY", language: .named("de")),
    ]
    setup.indices["rag-2"] = "JPY"
    setup.keepsLanguages = true
    setup.keys = [APIKey(hash: APIKeyHash(key: "first"), scopes: [AccessScope.retrieve], stores: ["1"])]
    try await Service.run(setup) { service in
      let agent = Agent(service: service)
      let german = try await isYenNoticed(agent, "de-AT")
      let english = try await isYenNoticed(agent, "en")
      let unknown = try await isYenNoticed(agent, "xx")
      #expect(german && !english && !unknown)
      var narrow = agent
      narrow.fields = [("authorization", "Bearer first")] + agent.fields.dropFirst()
      let other = try await isYenNoticed(narrow, "de")
      #expect(!other)
    }
  }

  /// The store shows by the currency that bounds are taken in.
  private func isYenNoticed(_ agent: Agent, _ language: String) async throws -> Bool {
    let body =
      #"{"query":"bag","context":{"language":"\#(language)","currency":"USD"},"filters":{"price":{"max":3400}}}"#
    return try await agent.catalogue("search_catalog", body).said.contains { $0.contains("prices are in JPY") }
  }
}
