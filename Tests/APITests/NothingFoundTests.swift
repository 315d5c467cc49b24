// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

struct NothingFoundTests {
  @Test("what the shop does not have is said before the nearest products, over MCP and in the Action's first line")
  func nothingFound() async throws {
    try await Service.run { service in
      let agent = Agent(service: service)
      for (question, sentence) in [
        ("washing machine", "I found nothing about that in this shop's catalogue."),
        ("Ich suche eine Waschmaschine", "Dazu finde ich im Sortiment dieses Shops nichts."),
      ] {
        let answer = try await agent.catalogue("search_catalog", #"{"query":"\#(question)"}"#)
        #expect(answer.said.contains("nothing_found: " + sentence), "\(answer.said)")
        let action = try await service.retrieve(#"{"query":"\#(question)"}"#).json()
        #expect(action["context"]?.stringValue?.hasPrefix(sentence + "\n1. ") == true)
      }
      let found = try await agent.catalogue("search_catalog", #"{"query":"yoga mat"}"#)
      #expect(!found.said.contains { $0.hasPrefix("nothing_found") })
    }
  }

  @Test(
    "small talk is answered without products, over MCP and in the Action's context; with a filter it is searched for")
  func smallTalk() async throws {
    try await Service.run { service in
      for (message, beginning) in [("hi", "Hello!"), ("Vielen Dank!", "Gern geschehen!")] {
        let action = try await service.retrieve(#"{"query":"\#(message)"}"#).json()
        #expect(action["products"]?.arrayValue?.isEmpty == true)
        #expect(action["context"]?.stringValue?.hasPrefix(beginning) == true)
        let answer = try await Agent(service: service).catalogue("search_catalog", #"{"query":"\#(message)"}"#)
        #expect(answer.said.contains { $0.contains(beginning) }, "\(answer.said)")
      }
      let filtered = try await service.retrieve(#"{"query":"hi","filters":{"price_max":1000}}"#).json()
      #expect(filtered["products"]?.arrayValue?.isEmpty == false)
    }
  }
}
