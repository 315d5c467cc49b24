// SPDX-License-Identifier: Apache-2.0
import Language
import Testing

@testable import Chat

@Suite("A message that goes on with the conversation")
struct FollowUpTests {
  private static func searched(
    _ turns: [String], after answer: String? = nil, _ language: String = "en"
  ) throws -> String {
    var messages: [ChatMessage] = []
    for turn in turns.dropLast() {
      messages += [ChatMessage(.user, turn), ChatMessage(.assistant, "Here you are.")]
    }
    if let answer { messages.append(ChatMessage(.assistant, answer)) }
    messages.append(ChatMessage(.user, turns.last ?? ""))
    let followUp = FollowUp(try #require(Conversation(messages)), language: .named(language))
    return (followUp.earlierMessages + followUp.referredProducts + [turns.last ?? ""]).joined(separator: " ")
  }

  @Test(
    "is searched with the topic that it goes on with, however many short turns lie between",
    arguments: [
      (["Do you have waterproof rain jackets?", "under 80", "in red"], "en"),
      (["Habt ihr wasserdichte Jacken für Herren?", "unter 80 Euro", "und in Rot?"], "de"),
      (["Чи є у вас дощовики для чоловіків?", "до 80 доларів", "а червоні?"], "uk"),
    ])
  func chain(turns: [String], language: String) throws {
    #expect(try Self.searched(turns, language) == turns.joined(separator: " "))
  }

  @Test("does not reach behind a turn that names a topic of its own, and leaves thanks out")
  func ownTopic() throws {
    #expect(try Self.searched(["Do you have waterproof rain jackets?", "yoga mats", "in blue"]) == "yoga mats in blue")
    #expect(try Self.searched(["yoga mats", "thanks!", "in blue"]) == "yoga mats in blue")
  }

  private static let list = """
    These fit:
    1. **Joust Duffle Bag**: 34.00 USD, in stock
       [Link](https://shop.example/joust)
    2. [24h Messenger Bag](https://shop.example/24h) – price: $1,045.00
    3. Tote – 9,50 €.
    """

  @Test(
    "that speaks of a product shown before is searched with its name",
    arguments: [
      ("Is the first one waterproof?", "Joust Duffle Bag", "en"),
      ("tell me more about the second one please", "24h Messenger Bag", "en"),
      ("I'll take the cheaper one", "Tote", "en"), ("and the more expensive one?", "24h Messenger Bag", "en"),
      ("Ist das dritte auf Lager?", "Tote", "de"), ("Welches ist günstiger?", "Tote", "de"),
      ("le premier est-il étanche ?", "Joust Duffle Bag", "fr"), ("¿y el último?", "Tote", "es"),
      ("compare the first one and the second one", "Joust Duffle Bag 24h Messenger Bag", "en"),
    ])
  func reference(question: String, name: String, language: String) throws {
    let searched = try Self.searched(["What bags do you have for me?", question], after: Self.list, language)
    #expect(searched == name + " " + question)
  }

  @Test("names in prose are found by their markup, and a plain answer shows none")
  func shown() {
    let marked = ShownProducts(in: "Try the **Joust Duffle Bag** (34.00 USD) or the [Tote](https://x.example/t), $9.")
    #expect(marked.items == [.init(name: "Joust Duffle Bag", price: 34), .init(name: "Tote", price: 9)])
    #expect(ShownProducts(in: "We have none of those.").items.isEmpty)
    #expect(ShownProducts(in: String(repeating: "[*", count: 5_000)).items.isEmpty)
  }
}
