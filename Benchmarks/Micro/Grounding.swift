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

  /// What the gate adds to a streamed token.
  func groundingCosts() throws -> [Cost] {
    let products = products()
    let truth = GroundTruth(products: products, storeURL: "https://shop.example/", userMessages: ["a bag under 50"])
    var tokens: [String] = []
    for character in answer {
      if tokens.isEmpty || character == " " || (tokens.last?.count ?? 0) > 5 { tokens.append("") }
      tokens[tokens.count - 1].append(character)
    }
    let rounds = 100
    let whole = try measure("grounding gate, token of a streamed answer", operations: 1) {
      for _ in 0..<rounds {
        var gate = GroundingGate(truth: truth)
        var length = 0
        for token in tokens { length += gate.push(token).utf8.count }
        length += gate.finish().utf8.count
        guard length == answer.utf8.count else { throw WrongResult(name: "grounding") }
      }
    }
    let count = Double(rounds * tokens.count)
    let token = Cost(name: whole.name, nanoseconds: whole.nanoseconds / count, allocations: whole.allocations / count)
    let beginning = measure("grounding gate, what 5 products may have said of them", operations: 200) {
      consume(GroundTruth(products: products, storeURL: "https://shop.example/", userMessages: ["a bag under 50"]))
    }
    return [token, beginning]
  }
#endif
