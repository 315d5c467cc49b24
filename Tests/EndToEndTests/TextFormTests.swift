// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

/// A native index with decomposed and broken texts, indexed and asked as shoppers do.
@Suite("Texts that differ in form alone are the same", .serialized)
struct TextFormTests {
  enum Place: Sendable, CustomStringConvertible {
    case sandbox(String)
    case real(RealEngine)

    static let all = [Place.sandbox("opensearch"), .sandbox("elasticsearch")] + RealEngine.all.map(Place.real)

    var description: String {
      switch self {
      case .sandbox(let dialect): "sandbox-\(dialect)"
      case .real(let engine): engine.name
      }
    }
  }

  private static let mapping = #"""
    {"mappings":{"properties":{"store_id":{"type":"keyword"},
      "sku":{"type":"text","fields":{"keyword":{"type":"keyword"}}},
      "name":{"type":"text"},"description":{"type":"text"},"status":{"type":"integer"},"visibility":{"type":"integer"},
      "url_key":{"type":"keyword"},"price_0_1":{"type":"double"},"category_ids":{"type":"integer"},
      "name_category_2":{"type":"text"},"name_category_3":{"type":"text"},"color":{"type":"integer"},
      "color_value":{"type":"text"}}}}
    """#

  /// As a Mac wrote them: letters and accents apart. One has half an emoji, one a tag that was hidden.
  private static let products = [
    #""sku":"BECHER-1","name":"cafe\u0301 cre\u0300me Becher","description":"Ein scho\u0308ner Becher","color":[5],"#
      + #""color_value":"Gru\u0308n","name_category_3":"Mo\u0308bel""#,
    #""sku":"K-2","name":"\u1112\u1161\u11ab\u1100\u116e\u11a8 \u1100\u1161\u1107\u1161\u11bc","#
      + #""description":"Plain text.","name_category_3":"Gear""#,
    #""sku":"SCHO\u0308N-7","name":"Wasserkocher","description":"Kocht \ud83d Wasser.","name_category_3":"Gear""#,
    #""sku":"T-4","name":"Tisch &lt;Harry Potter&gt;","name_category_3":"Gear","description":".a td{top:0} Eiche "#
      + #"&lt;scr&lt;b&gt;&lt;/b&gt;ipt&gt;x()&lt;/script&gt;massiv""#,
  ]

  @Test("decomposed and composed questions, filters and SKUs find the same product", arguments: Place.all)
  func forms(_ place: Place) async throws {
    let tag = "b-text-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let dialect = if case .sandbox(let dialect) = place { dialect } else { "opensearch" }
    let sandbox = try await Together.sandbox(["--no-catalogue", "--dialect", dialect])
    let url = if case .real(let engine) = place { engine.url } else { sandbox.url }
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      do {
        try await load("\(tag)-native", url, caller)
        try await index(tag, url, model: sandbox.url, caller)
      } catch {
        try await clean(tag, url, caller)
        throw error
      }
      try await clean(tag, url, caller)
    }
  }

  private func load(_ name: String, _ url: String, _ caller: Caller) async throws {
    let created = try await caller.send(.put, "\(url)/\(name)", Array(Self.mapping.utf8))
    #expect(created.status == 200, "\(created.text)")
    var lines = ""
    for (number, product) in Self.products.enumerated() {
      lines += #"{"index":{"_id":"\#(number + 1)"}}"# + "\n"
      lines += #"{"store_id":"1","status":1,"visibility":4,"price_0_1":"10.000000","category_ids":[2,3],"#
      lines += #""name_category_2":"Default Category","url_key":"p-\#(number)",\#(product)}"# + "\n"
    }
    let loaded = try await caller.send(
      .post, "\(url)/\(name)/_bulk?refresh=true", Array(lines.utf8), type: "application/x-ndjson")
    #expect(loaded.status == 200)
    #expect(try loaded.json()["errors"]?.boolValue == false, "\(loaded.text)")
  }

  private func index(_ tag: String, _ url: String, model: String, _ caller: Caller) async throws {
    var settings = Together.settings(engine: url, model: model, stores: "\(tag)-native")
    settings["INDEX_PREFIX"] = tag
    let run = try ChildProcess("rag-indexer", environment: settings)
    #expect(try await run.end(within: 120) == 0, "\(run.log)")
    #expect(run.log.contains("\"documents\":4"), "\(run.log)")
    let runtime = try await Together.runtime(settings)
    #expect(try await caller.poll(200, at: runtime.url + "/readyz")?.status == 200)
    for (query, sku) in [
      ("caf\u{E9} cr\u{E8}me", "BECHER-1"), ("cafe\u{301} cre\u{300}me", "BECHER-1"), ("scho\u{308}ner", "BECHER-1"),
      ("\u{D55C}\u{AD6D}", "K-2"), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "K-2"),
      ("SCH\u{D6}N-7", "SCHO\u{308}N-7"), ("scho\u{308}n 7", "SCHO\u{308}N-7"), ("Harry Potter", "T-4"),
    ] {
      let found = try await ask(["query": .string(query), "top_k": 1], runtime.url, caller)
      #expect(found.first?["sku"]?.stringValue == sku, "\(query)")
    }
    for filters in [
      #"{"attributes":{"color":["Gru\u0308n"]}}"#, #"{"attributes":{"color":["gr\u00fcn"]}}"#,
      #"{"categories":["Mo\u0308bel"]}"#, #"{"categories":["M\u00d6BEL"]}"#,
    ] {
      let value = try JSONValue(parsing: Array(filters.utf8))
      let found = try await ask(["query": "Becher", "filters": value], runtime.url, caller)
      #expect(found.compactMap { $0["sku"]?.stringValue } == ["BECHER-1"], "\(filters)")
    }
    let texts = try await ask(["query": "Tisch Wasserkocher", "top_k": 4], runtime.url, caller)
    func description(_ id: String) -> String? {
      texts.first { $0["product_id"]?.stringValue == id }?["description"]?.stringValue
    }
    #expect(description("3") == "Kocht \u{FFFD} Wasser.")
    #expect(description("4") == "Eiche massiv")
    // The same bytes, not only the same to `==`.
    let name = texts.first { $0["product_id"]?.stringValue == "1" }?["name"]?.stringValue ?? ""
    #expect(Array(name.utf8) == Array("caf\u{E9} cr\u{E8}me Becher".utf8))
    runtime.child.signal(SIGTERM)
    #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
  }

  private func ask(_ body: JSONValue, _ url: String, _ caller: Caller) async throws -> [JSONValue] {
    let answer = try await caller.post(url + "/api/v1/actions/retrieve_products", body)
    #expect(answer.status == 200, "\(answer.text)")
    return try answer.json()["products"]?.arrayValue ?? []
  }

  private func clean(_ tag: String, _ url: String, _ caller: Caller) async throws {
    let listed = try await caller.get("\(url)/_cat/indices/\(tag)*?h=index&format=json")
    for entry in try listed.json().arrayValue ?? [] {
      guard let name = entry["index"]?.stringValue, name.hasPrefix(tag) else { continue }
      _ = try await caller.send(.delete, "\(url)/\(name)", nil)
    }
  }
}
