// SPDX-License-Identifier: Apache-2.0
import JSON
import Sandbox
import Testing

/// The engine without a socket: versions and the sample catalogue.
@Suite struct CatalogueTests {
  func answer(
    _ engine: SandboxEngine, _ method: String, _ target: String, _ body: JSONValue? = nil
  ) throws -> (Int, JSONValue) {
    let reply = engine.handle(SandboxRequest(method, target, body: body?.serialized() ?? []))
    return (reply.status, try JSONValue(parsing: reply.body))
  }

  @Test(
    "a version that promises what the sandbox lacks is refused with the reason",
    arguments: [
      (SandboxDialect.opensearch, "2.19.1", "score-ranker-processor"), (.opensearch, "3.0.0", "score-ranker-processor"),
      (.opensearch, "3.6.0", "hybrid"), (.opensearch, "1.3.20", "scroll"), (.elasticsearch, "7.17.0", "script_score"),
      (.elasticsearch, "9.3.0", "_source"), (.opensearch, "latest", "2.17.1"),
    ])
  func refusedVersions(dialect: SandboxDialect, version: String, reason: String) {
    do {
      _ = try SandboxEngine(dialect: dialect, version: version)
      Issue.record("\(version) was taken")
    } catch {
      #expect(error.message.contains(reason))
    }
  }

  @Test("Elasticsearch's fusion is refused for its licence", arguments: ["retriever", "rank"])
  func licence(name: String) throws {
    let engine = try SandboxEngine(dialect: .elasticsearch)
    let (status, body) = try answer(engine, "POST", "/_search", .object([name: ["rrf": [:]]]))
    #expect(status == 403)
    let reason = body["error"]?["reason"]?.stringValue
    #expect(reason == "current license is non-compliant for [Reciprocal Rank Fusion (RRF)]")
    let feature = body["error"]?["root_cause"]?[0]?["license.expired.feature"]?.stringValue
    #expect(feature == "Reciprocal Rank Fusion (RRF)")
    let license = try answer(engine, "GET", "/_license").1
    #expect(license["license"]?["type"]?.stringValue == "basic")
  }

  @Test("what the sandbox lacks is said", arguments: ["suggest", "highlight", "collapse", "rescore"])
  func notHere(member: String) throws {
    let engine = try SandboxEngine(dialect: .opensearch)
    let (status, body) = try answer(engine, "POST", "/_search", .object([member: [:]]))
    #expect(status == 400)
    #expect(body["error"]?["reason"]?.stringValue?.contains("rag-sandbox") == true)
    let hybrid = try answer(engine, "POST", "/_search", ["query": ["hybrid": ["queries": []]]])
    #expect(hybrid.1["error"]?["reason"]?.stringValue == "unknown query [hybrid]")
  }

  @Test("the catalogue stands behind its aliases in both languages", arguments: SandboxDialect.allCases)
  func catalogue(dialect: SandboxDialect) throws {
    let sandbox = try SandboxServer(options: SandboxOptions(dialect: dialect))
    for (store, website, currency) in [(1, 1, "USD"), (2, 2, "EUR")] {
      let alias = "magento2_product_\(store)"
      let targets = try answer(sandbox.engine, "GET", "/_alias/\(alias)").1
      #expect(targets.objectValue?.count == 1)
      let hits = try answer(
        sandbox.engine, "POST", "/\(alias)/_search", ["size": 500, "track_total_hits": true]
      ).1["hits"]
      #expect((hits?["total"]?["value"]?.intValue ?? 0) >= 150)
      var types: Set<String> = []
      var skus: Set<String> = []
      for hit in hits?["hits"]?.arrayValue ?? [] {
        let source = try #require(hit["_source"])
        types.insert(source["type_id"]?.stringValue ?? "")
        skus.insert(source["sku"]?.stringValue ?? "")
        #expect(source["currency"]?.stringValue == currency)
        for group in 0...3 {
          let price = source["price_\(group)_\(website)"]?.stringValue ?? ""
          #expect(Double(price) != nil)
        }
        #expect(source["url"]?.stringValue?.hasPrefix("https://alder-and-peak.example/") == true)
        #expect(source["name"]?.stringValue?.isEmpty == false)
        #expect(source["category_ids"]?.arrayValue?.isEmpty == false)
      }
      #expect(types == ["simple", "configurable", "bundle"])
      #expect(skus.count == hits?["hits"]?.arrayValue?.count)
    }
    let german = try answer(
      sandbox.engine, "POST", "/magento2_product_2/_search",
      ["query": ["match": ["_search": "wasserdichte Regenjacken"]], "size": 3]
    ).1["hits"]?["hits"]?[0]?["_source"]?["name_original"]?.stringValue
    #expect(german?.contains("egenjacke") == true)
  }
}
