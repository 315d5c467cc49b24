// SPDX-License-Identifier: Apache-2.0
import Calls
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("The vocabulary of the live index is read when it must be, and no oftener")
struct VocabularyTests {
  @Test("another index behind the alias has it read again once; an alias over several indices does not each time")
  func otherIndex() async throws {
    try await Shop.open(.sandbox(.opensearch)) { shop in
      let vocabularies = Vocabularies(lifetime: .seconds(300))
      let context = CallContext.within(.seconds(30))
      func isDue() async -> Bool {
        await vocabularies.vocabulary(of: shop.store, engine: shop.engine, context: context).isDue
      }
      #expect(await !isDue(), "the first question reads it itself")
      for index in [shop.index, shop.store.alias] {
        vocabularies.note(index: index, of: shop.store.alias)
        #expect(await !isDue(), "the same index, or an engine that names the alias")
      }
      vocabularies.note(index: "another", of: shop.store.alias)
      #expect(await isDue())
      #expect(await !isDue(), "one question reads it")
      await vocabularies.refresh(shop.store, engine: shop.engine, context: context)
      vocabularies.note(index: "another", of: shop.store.alias)
      #expect(await !isDue(), "it was read a moment ago")
    }
  }

  @Test("a cluster that allows too few buckets for what lies beside each category still tells its values")
  func tooManyBuckets() async throws {
    try await Shop.open(.sandbox(.elasticsearch)) { shop in
      shop.sandbox.faults.add(Fault(path: "*/_search", next: 1, action: .status(400)))
      let vocabularies = Vocabularies(lifetime: .seconds(300))
      let known = await vocabularies.vocabulary(
        of: shop.store, engine: shop.engine, context: .within(.seconds(30)))
      #expect(known.vocabulary?.names("red") == true)
      #expect(known.vocabulary?.kinds != nil)
    }
  }

  @Test("values that were read are used, though what is asked for beside them fails")
  func partlyRead() async throws {
    let items = ["M", "W"].flatMap { letter in
      (1...4).map { number in
        Item(
          id: number + (letter == "M" ? 0 : 10), sku: "\(letter)-\(number)", name: "Hoodie \(number)", price: 20,
          facets: ["gender": [letter == "M" ? "Men" : "Women"], "color": ["Teal"]])
      }
    }
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      shop.sandbox.faults.add(Fault(path: "*/_msearch", action: .status(400)))
      let vocabularies = Vocabularies(lifetime: .seconds(300))
      let known = await vocabularies.vocabulary(
        of: shop.store, engine: shop.engine, context: .within(.seconds(30)))
      #expect(known.vocabulary?.names("teal") == true)
    }
  }

  @Test("spellings of an index that are known are not asked for again when its vocabulary is read anew")
  func knownSpellings() async throws {
    let common = (1...120).map { Item(id: $0, sku: "C-\($0)", name: "Bag \($0)", price: 20, categories: ["Bags"]) }
    let rare = Item(id: 121, sku: "R-1", name: "Zorblax", price: 20, categories: ["McGregor Kilts"])
    try await Shop.open(.sandbox(.opensearch), items: common + [rare]) { shop in
      let vocabularies = Vocabularies(lifetime: .seconds(300))
      let context = CallContext.within(.seconds(30))
      func categories() async -> [String] {
        await vocabularies.vocabulary(of: shop.store, engine: shop.engine, context: context).vocabulary?.directory
          .categories ?? []
      }
      #expect(await categories().contains("McGregor Kilts"))
      shop.sandbox.faults.add(Fault(path: "*/_msearch", next: 50, action: .status(400)))
      await vocabularies.refresh(shop.store, engine: shop.engine, context: context)
      #expect(await categories().contains("McGregor Kilts"))
    }
  }

  @Test("a maker is known by its long name, and a standard in capitals without the number of its pins")
  func otherNames() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("manufacturer=wd", 3), ("manufacturer=hp", 3), ("memory_form_factor=260-pin so-dimm", 2), ("model=wd", 1),
        ("memory_form_factor=288-pin dimm", 2),
      ], categories: [],
      spellings: ["wd": "WD", "260-pin so-dimm": "260-pin SO-DIMM", "288-pin dimm": "288-pin DIMM"])
    for name in ["western digital", "Hewlett-Packard", "hewlett packard", "sodimm", "so dimm", "SO-DIMM", "dimm"] {
      #expect(vocabulary.names(name), "\(name)")
    }
    for name in ["western", "packard", "pin"] { #expect(!vocabulary.names(name), "\(name)") }
  }
}
