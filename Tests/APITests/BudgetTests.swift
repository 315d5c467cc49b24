// SPDX-License-Identifier: Apache-2.0
import Catalog
import Retrieval
import Testing

@testable import Chat
@testable import OpenAI

@Suite("What a prompt may be made of")
struct BudgetTests {
  private static func products(_ count: Int, description: Int) -> [RetrievedProduct] {
    (1...count).map { number in
      RetrievedProduct(
        product: CatalogProduct(
          productID: "\(number)", sku: "S\(number)", name: "Bag \(number)",
          description: String(repeating: "word ", count: description),
          attributes: (0..<30).map { .init(label: "Label \($0)", values: ["value"]) }), score: 1)
    }
  }

  private static func prompt(_ tokens: Int, products: [RetrievedProduct]) throws -> Prompt {
    let history = (0..<10).flatMap { [ChatMessage(.user, "question \($0)"), ChatMessage(.assistant, "answer \($0)")] }
    return Prompt(
      conversation: try #require(Conversation(history + [ChatMessage(.user, "Which bag is the lightest?")])),
      products: products, relaxed: [], limits: .init(promptTokens: tokens, descriptionCharacters: 600))
  }

  @Test("history gives way first, then what is said of the products, then the last of them; the question stays")
  func givesWay() throws {
    let products = Self.products(5, description: 200)
    var lengths: [Int] = []
    for tokens in [12_000, 3_000, 1_600, 1_000, 700, 500] {
      let prompt = try Self.prompt(tokens, products: products)
      lengths.append(prompt.messages.count)
      let last = try #require(prompt.messages.last).content
      #expect(last.contains("1. Bag 1.") && last.hasSuffix("Which bag is the lightest?"))
      #expect(prompt.estimatedTokenCount <= max(tokens, 600), "\(tokens): \(prompt.estimatedTokenCount)")
    }
    #expect(lengths.first == 22)
    #expect(try Self.prompt(12_000, products: products).productCount == 5)
    #expect(try Self.prompt(1_000, products: products).productCount == 5, "short, but there")
    #expect(try Self.prompt(300, products: products).productCount >= 1)
  }

  private static func refusal(_ window: Int? = nil) -> OpenAIError {
    var error = OpenAIError(.contextLength, "too long")
    error.contextTokens = window
    return error
  }

  @Test("a window that is known is shared between answer and prompt; each refusal without a number takes from both")
  func budgets() {
    var facts = ModelFacts()
    #expect(PromptBudget(prompt: 12_000, answer: 4_096, facts: facts).prompt == 12_000)
    facts.set(.contextTokens, 4_096)
    let small = PromptBudget(prompt: 12_000, answer: 4_096, facts: facts)
    #expect(small.answer == 1_024 && small.prompt < 2_500 && small.prompt > 2_000)
    var budget = PromptBudget(prompt: 12_000, answer: 4_096, facts: ModelFacts())
    do {
      let isShorter = budget.shrink(after: Self.refusal(), sent: 3_000)
      #expect(isShorter)
    }
    #expect(budget.prompt == 1_800 && budget.answer == 2_048 && budget.isGuessed)
    do {
      let isShorter = budget.shrink(after: Self.refusal(2_048), sent: 1_800)
      #expect(isShorter)
    }
    #expect(budget.prompt < 1_260 && budget.answer <= 1_024)
    var count = 0
    while budget.shrink(after: Self.refusal(), sent: budget.prompt) { count += 1 }
    #expect(count <= 2 && budget.prompt >= 600)
    do {
      let isShorter = budget.shrink(after: Self.refusal(), sent: 600)
      #expect(!isShorter)
    }
  }
}
