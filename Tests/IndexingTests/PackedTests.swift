// SPDX-License-Identifier: Apache-2.0
import Catalog
import Testing

@testable import Indexing

@Suite("What a run remembers of each product and text, packed")
struct PackedTests {
  @Test("a packed map has what a dictionary has, after any mixture of setting, replacing and removing")
  func map() {
    var random = SystemRandomNumberGenerator()
    var map = PackedMap()
    var dictionary: [UInt64: UInt64] = [:]
    var keys: [UInt64] = []
    for round in 0..<60_000 {
      // Few parts, so that slots move as among millions.
      let key = round % 3 == 0 ? keys.randomElement() ?? 1 : random.next() & (0x03ff_ffff << 38)
      keys.append(key)
      let value = random.next() & 0xff_ffff_ffff
      if round % 5 == 4 {
        map[key] = nil
        dictionary[key] = nil
      } else {
        map[key] = value
        dictionary[key] = value
      }
    }
    #expect(map.count == dictionary.count)
    #expect(keys.allSatisfy { map[$0] == dictionary[$0] })
    map.removeAll { $0 % 2 == 0 }
    dictionary = dictionary.filter { $0.value % 2 == 1 }
    #expect(map.count == dictionary.count)
    #expect(keys.allSatisfy { map[$0] == dictionary[$0] })
  }

  @Test("words of numbers in a row and far apart; runs that would be empty are not made")
  func runs() {
    var runs = WordRuns<UInt32>()
    let near = (1...2_000).filter { runs.set(UInt32($0), at: UInt64($0)) }.count
    #expect(near == 2_000)
    #expect((1...2_000).allSatisfy { runs[UInt64($0)] == UInt32($0) })
    #expect(runs[0] == 0 && runs[2_001] == 0 && runs[.max] == 0)
    let far = (1...10_000).filter { runs.set(1, at: UInt64($0) << 20) }.count
    #expect(far < 100)
  }

  @Test("products are remembered by any id: in a row, far apart, with a leading zero, no number at all")
  func ids() {
    let ids =
      (1...5_000).map(String.init) + (1...2_000).map { String($0 * 1_000_003) } + ["0", "007", "7-a", "", "é", "-1"]
    let read = ReadIDs()
    let digests = ProductDigests(facts: SourceFacts())
    for (place, id) in ids.enumerated() {
      #expect(!read.has(id))
      read.note(id)
      digests.note(id, UInt32(place + 1))
    }
    #expect(ids.allSatisfy(read.has))
    #expect(!["5001", "07", "9999999999"].contains(where: read.has))
    #expect(ids.indices.allSatisfy { digests.has(ids[$0], UInt32($0 + 1)) && !digests.has(ids[$0], 0x8000_0000) })
    for id in ids { digests.note(id, 9) }
    #expect(ids.allSatisfy { digests.has($0, 9) })
  }

  @Test("a vector's place is found by any index and product id, moves to the newer index, and goes with its index")
  func places() throws {
    let document = try StageTests.product("1").document
    let registry = TextRegistry(cacheBytes: 0)
    func hash(_ number: Int) -> String {
      let text = String(UInt64(number) &* 0x9e37_79b9_7f4a_7c15, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text + String(repeating: "0", count: 48)
    }
    let indices = (0..<300).map { "shop-\($0)" }
    for number in 0..<3_000 {
      registry.note(hash: hash(number), in: indices[number % 300], id: number % 7 == 0 ? "sku-\(number)" : "\(number)")
    }
    func place(_ number: Int) -> String? {
      let product = ReadProduct(document: document, hash: hash(number), cost: 1)
      guard case .stored(let index, let id) = registry.claim(product) else { return nil }
      return "\(index) \(id)"
    }
    for number in 0..<3_000 {
      #expect(place(number) == "\(indices[number % 300]) \(number % 7 == 0 ? "sku-\(number)" : "\(number)")")
    }
    registry.forget([indices[1], indices[299]])
    #expect(place(1) == nil && place(299) == nil && place(2) == "shop-2 2")
  }
}
