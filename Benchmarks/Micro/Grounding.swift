// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import Catalog
  import Grounding
  import JSON

  private let answer = """
    Here are two bags that fit: 1. **Joust Duffle Bag** – 34.00 USD, in stock. It is roomy, has a strap that fits and a \
    pocket for your keys. [View it](https://shop.example/joust-duffle-bag.html) 2. **Strive Shoulder Pack** – 32.00 USD. \
    Zippers on both sides, 25 litres, and a lifetime guarantee. Anything else I can do for you?
    """

  /// Wrong prices, a table, sums, a foreign link: what the gate has most to do with.
  private let wrong = """
    The Joust Duffle Bag costs $45.99 and the Strive Shoulder Pack only 29; together that makes 74.99 dollars.

    | Product | SKU | Price |
    |---|---|---|
    | Joust Duffle Bag | 24-MB07 | $34.00 |
    | Rival Tote | 24-MB04 | 45 |

    The former was $60 and is now forty-five, see https://evil.example/joust?x=1 or ask for code 24-MB09.
    """

  private func products() -> [CatalogProduct] {
    (0..<5).map { number in
      let name = [
        "Joust Duffle Bag", "Strive Shoulder Pack", "Crown Summit Backpack", "Wayfarer Messenger", "Rival Tote",
      ][number]
      return CatalogProduct(
        productID: "\(number)", sku: "24-MB0\(number)", name: name,
        price: JSONNumber(text: ["34.00", "32.00"][number % 2]),
        currency: "USD", url: number == 0 ? "https://shop.example/joust-duffle-bag.html" : nil)
    }
  }

  private func tokens(of answer: String) -> [String] {
    var tokens: [String] = []
    for character in answer {
      if tokens.isEmpty || character == " " || (tokens.last?.count ?? 0) > 5 { tokens.append("") }
      tokens[tokens.count - 1].append(character)
    }
    return tokens
  }

  /// The time and the allocations that the gate adds to a streamed token.
  func groundingCosts() throws -> [Cost] {
    let products = products()
    let truth = GroundTruth(products: products, storeURL: "https://shop.example/", userMessages: ["a bag under 50"])
    let right = tokens(of: answer)
    let rounds = 100
    let whole = try measure("grounding gate, token of a streamed answer", operations: 1) {
      for _ in 0..<rounds {
        var gate = GroundingGate(truth: truth)
        var length = 0
        for token in right { length += gate.push(token).utf8.count }
        length += gate.finish().utf8.count
        guard length == answer.utf8.count else { throw WrongResult(name: "grounding") }
      }
    }
    let count = Double(rounds * right.count)
    let token = Cost(name: whole.name, nanoseconds: whole.nanoseconds / count, allocations: whole.allocations / count)
    let slowest = slowestToken(right + ["\n\n"] + tokens(of: wrong), truth)
    let beginning = measure("grounding gate, what 5 products may have said of them", operations: 200) {
      consume(GroundTruth(products: products, storeURL: "https://shop.example/", userMessages: ["a bag under 50"]))
    }
    return [token, slowest, beginning]
  }

  /// The delay that one token in a hundred exceeds. Each token's is its least of some rounds: what else the machine does
  /// is none of the gate's.
  private func slowestToken(_ tokens: [String], _ truth: GroundTruth) -> Cost {
    var costs: [Cost?] = Array(repeating: nil, count: tokens.count)
    for _ in 0..<20 {
      var gate = GroundingGate(truth: truth)
      for index in tokens.indices {
        let start = Reading.now
        consume(gate.push(tokens[index]))
        let cost = start.cost("", until: .now, operations: 1)
        costs[index] = Cost.least([cost] + (costs[index].map { [$0] } ?? []))
      }
    }
    func p99(_ value: (Cost) -> Double) -> Double {
      let sorted = costs.compactMap { $0 }.map(value).sorted()
      return sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    }
    return Cost(
      name: "grounding gate, token of a streamed answer, p99", nanoseconds: p99(\.nanoseconds),
      allocations: p99(\.allocations))
  }
#endif
