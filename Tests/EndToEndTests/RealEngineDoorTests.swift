// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite(
  "Every door on real engines",
  .enabled(if: !RealEngine.all.isEmpty && RealEngine.data != nil, "RAG_TEST_ENGINES and RAG_TEST_DATA are not set"),
  .serialized)
struct RealEngineDoorTests {
  @Test(
    "Action, MCP and UCP show the same products of a plain native index in the same order", arguments: RealEngine.all)
  func sameProducts(_ engine: RealEngine) async throws {
    let tag = "e2ed-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let sandbox = try await Together.sandbox(["--no-catalogue"])
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      try await engine.load("magento2_product_3_v1", as: "\(tag)-native", atMost: 24, caller)
      do {
        let dear = Array(#"{"doc":{"price_0_1":"15000000.000000","name_category_4":"İç Giyim"}}"#.utf8)
        let changed = try await caller.send(.post, "\(engine.url)/\(tag)-native/_update/5?refresh=true", dear)
        #expect(changed.status == 200, "\(changed.text)")
        var settings = Together.settings(engine: engine.url, model: sandbox.url, stores: "\(tag)-native")
        settings["INDEX_PREFIX"] = tag
        settings["STORE_BASE_URL"] = "https://shop.example/"
        settings["STORE_CURRENCY"] = "USD"
        settings["UCP"] = "on"
        let run = try ChildProcess("rag-indexer", environment: settings)
        #expect(try await run.end(within: 120) == 0, "\(run.log)")
        let runtime = try await Together.runtime(settings)
        let doors = Doors(caller: caller, url: runtime.url)
        try await search(doors)
        try await filter(doors)
        try await lookUp(doors)
        try await greatPrice(doors)
        try await foreignCategory(doors)
        runtime.child.signal(SIGTERM)
        #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
      } catch {
        try await engine.clean(tag, caller)
        throw error
      }
      try await engine.clean(tag, caller)
    }
  }

  private func search(_ doors: Doors) async throws {
    for question in ["a bag for the gym", "24-MB04", "watch under 60 dollars", "cheapest backpack"] {
      let query = JSONValue.string(question)
      let expected = try await doors.action(["query": query, "top_k": 10])
      #expect(!expected.isEmpty)
      let found = try await doors.catalogue("search_catalog", "search", ["query": query])
      #expect(found.ids == expected, "\(question)")
      let results = try await doors.tool("search", ["query": query])["results"]?.arrayValue ?? []
      #expect(results.compactMap { $0["id"]?.stringValue } == expected, "\(question)")
    }
  }

  private func filter(_ doors: Doors) async throws {
    let expected = try await doors.action([
      "query": "bag", "top_k": 10, "filters": ["price_max": 34, "in_stock": true],
    ])
    let filters: JSONValue = ["price": ["max": 3400], "in_stock": true]
    let found = try await doors.catalogue("search_catalog", "search", ["query": "bag", "filters": filters])
    #expect(!expected.isEmpty && found.ids == expected)
    let prices = (found["products"]?.arrayValue ?? []).compactMap { $0["price_range"]?["min"] }
    #expect(prices.allSatisfy { $0["currency"] == "USD" && ($0["amount"]?.intValue ?? .max) <= 3400 }, "\(prices)")
    let page = try await doors.catalogue(
      "search_catalog", "search", ["query": "bag", "filters": filters, "pagination": ["limit": 2]])
    #expect(page.ids == Array(expected.prefix(2)))
    let cursor = try #require(page["pagination"]?["cursor"])
    let next = try await doors.catalogue(
      "search_catalog", "search", ["query": "bag", "filters": filters, "pagination": ["limit": 2, "cursor": cursor]])
    #expect(next.ids == Array(expected.dropFirst(2).prefix(2)))
  }

  private func lookUp(_ doors: Doors) async throws {
    let found = try await doors.catalogue(
      "lookup_catalog", "lookup", ["ids": ["7", "24-MB01", "variant-3", "no such product"]])
    #expect(found.ids == ["7", "1", "3"])
    let missing = found["messages"]?.arrayValue?.filter { $0["code"] == "not_found" }.map { $0["content"] }
    #expect(missing == ["no such product"])
    for product in found["products"]?.arrayValue ?? [] {
      let id = try #require(product["id"])
      let sku = try #require(product["variants"]?[0]?["sku"])
      for name in [id, sku] {
        let one = try await doors.catalogue("get_product", "product", ["id": name])["product"]
        #expect(one?["id"] == id && one?["price_range"] == product["price_range"], "\(name)")
        #expect(try await doors.tool("fetch", ["id": name])["id"] == id)
      }
    }
    let unknown = try await doors.catalogue("get_product", "product", ["id": "no such product"])
    #expect(unknown["ucp"]?["status"] == "error" && unknown["messages"]?[0]?["code"] == "not_found")
  }

  /// A category's name finds its products in whatever case and with blanks: engines lower the case letter by letter.
  private func foreignCategory(_ doors: Doors) async throws {
    for name in ["İç Giyim", " İÇ  GİYİM ", "iç giyim"] {
      let filters: JSONValue = ["categories": [.string(name)]]
      #expect(try await doors.action(["query": "messenger", "filters": filters]) == ["5"], "\(name)")
      #expect(try await doors.catalogue("search_catalog", "search", ["filters": filters]).ids == ["5"], "\(name)")
    }
    let hint = try await doors.catalogue("search_catalog", "search", ["filters": ["categories": ["İç Giyin"]]])
    let said = hint["messages"]?[0]?["content"]?.stringValue ?? ""
    #expect(said.contains("Did you mean 'İç Giyim'?"), "\(said)")
  }

  /// Engines write numbers from ten millions on with an exponent: `1.5E7`.
  private func greatPrice(_ doors: Doors) async throws {
    let body: JSONValue = ["query": "24-MB06", "top_k": 1]
    let answer = try await doors.caller.post(doors.url + "/api/v1/actions/retrieve_products", body)
    #expect(answer.text.contains(#""price":15000000.00,"#), "\(answer.text)")
    #expect(answer.text.contains("Price: 15000000.00 USD."), "\(answer.text)")
    let found = try await doors.catalogue("get_product", "product", ["id": "5"])["product"]
    #expect(found?["price_range"]?["min"]?["amount"] == 1_500_000_000)
    let chat = try await doors.caller.post(doors.url + "/api/v1/chat/completions", Caller.question("24-MB06"))
    let content = try chat.json()["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
    #expect(content.contains("15000000.00 USD"), "\(content)")
  }
}

extension JSONValue {
  fileprivate var ids: [String] { (self["products"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue } }
}
