// SPDX-License-Identifier: Apache-2.0
import Retrieval
import Testing

@testable import Chat

@Suite("Conversation")
struct ConversationTests {
  @Test("the question is the last user message, what came before is history, the client's rules stand apart")
  func sortsMessages() throws {
    let conversation = try #require(
      Conversation([
        ChatMessage(.system, "Be brief."), ChatMessage(.user, "Do you have rain jackets?"),
        ChatMessage(.assistant, "Yes, three."), ChatMessage(.system, "Use emojis."),
        ChatMessage(.user, " Which of them is the cheapest one? "), ChatMessage(.assistant, "The"),
      ]))
    #expect(conversation.question == "Which of them is the cheapest one?")
    #expect(
      conversation.history == [
        ChatMessage(.user, "Do you have rain jackets?"), ChatMessage(.assistant, "Yes, three."),
      ])
    #expect(conversation.instructions == "Be brief.\nUse emojis.")
  }

  @Test("a conversation without a word of the user is none")
  func needsAUserMessage() {
    #expect(Conversation([]) == nil)
    #expect(Conversation([ChatMessage(.system, "x"), ChatMessage(.assistant, "y")]) == nil)
    #expect(Conversation([ChatMessage(.user, " \n ")]) == nil)
  }

  @Test("a short first question stands alone, and no search question is longer than 2,000 characters")
  func searchQuestionBounds() throws {
    #expect(try #require(Conversation([ChatMessage(.user, "24-MB01")])).searchQuestion == "24-MB01")
    let long = String(repeating: "ä ", count: 3_000)
    #expect(try #require(Conversation([ChatMessage(.user, long)])).searchQuestion.unicodeScalars.count == 2_000)
    let followUp = try #require(Conversation([ChatMessage(.user, long), ChatMessage(.user, "in red")]))
    #expect(followUp.searchQuestion == "in red")
    #expect(followUp.turns.map(\.isOfShopper) == [true])
  }

  @Test("history gives way from its oldest end and never begins with an answer")
  func trimsHistory() {
    let history = (0..<10).flatMap {
      [ChatMessage(.user, "question \($0)"), ChatMessage(.assistant, String(repeating: "a", count: 40))]
    }
    let all = Prompt.trimmed(history, to: 10_000)
    #expect(all.count == 20)
    // 14 tokens an answer, 7 a question: room for two pairs and one answer more.
    let some = Prompt.trimmed(history, to: 14 + 7 + 14 + 7 + 14)
    #expect(some.map(\.text).first == "question 8")
    #expect(some.count == 4)
    #expect(Prompt.trimmed(history, to: 0).isEmpty)
    #expect(Prompt.trimmed(history, to: -5).isEmpty)
  }
}
