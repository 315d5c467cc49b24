// SPDX-License-Identifier: Apache-2.0
import JSON
import Language
import Sandbox
import Testing

@testable import Chat

@Suite("Small talk")
struct SmallTalkTests {
  @Test(
    "is answered in the shopper's language",
    arguments: [
      ("Hi there!", "Hello!"), ("Good morning :)", "Hello!"), ("thanks a lot, that helps!", "You're welcome!"),
      ("Bye, see you tomorrow", "Goodbye!"), ("hello, who are you?", "I'm this shop's AI assistant."),
      ("Can you help me please?", "Tell me what"), ("HALLO", "Hallo!"), ("Vielen Dank!", "Gern geschehen!"),
      ("Wer bist du?", "Ich bin der KI-Assistent"), ("Bonjour !", "Bonjour"), ("merci beaucoup", "Avec plaisir"),
      ("buenos dias", "¡Hola!"), ("¿Quién eres?", "Soy el asistente"), ("grazie mille", "Prego"),
      ("Dank je wel", "Graag gedaan"), ("Dzień dobry", "Dzień dobry!"), ("Привіт!", "Вітаю!"), ("Хто ви?", "Я ШІ"),
      ("спасибо большое", "Пожалуйста!"), ("Кто ты?", "Я ИИ"),
      ("great, thanks for that", "You're welcome!"), ("danke, das war's", "Gern geschehen!"), ("ciao", "Buongiorno"),
      ("merci", "Avec plaisir"), ("yes please", "Tell me what"), ("ja bitte", "Sagen Sie mir"),
      ("what can you do for me?", "Tell me what"), ("merci, c'est ça", "Avec plaisir"),
      ("bedankt, dat was het", "Graag"),
    ])
  func answered(message: String, beginning: String) {
    let answer = SmallTalk.answer(to: message, store: .named("en"))
    #expect(answer?.hasPrefix(beginning) == true, "\(answer ?? "searched")")
  }

  @Test(
    "a word of approval behind an answer thanks for it",
    arguments: [
      "Perfect", "great!", "ok super", "ok", "lol", "verstanden", "vale", "klasse", "génial", "perfecto", "ottimo",
      "mooi", "świetnie", "чудово",
    ])
  func approvals(message: String) {
    #expect(SmallTalk.answer(to: message, store: .named("en"), isReply: true) != nil)
    #expect(SmallTalk.answer(to: message + " jackets", store: .named("en"), isReply: true) == nil)
  }

  @Test("yes or no behind an answer is no small talk")
  func assents() {
    #expect(SmallTalk.answer(to: "yes please", store: .named("en"), isReply: true) == nil)
    #expect(SmallTalk.answer(to: "yes please a tent", store: .named("en")) == nil)
  }

  @Test(
    "what the shop's people answer is not searched for",
    arguments: [
      ("Where is my order?", "I can only help"), ("can I return things?", "I can only help"),
      ("I want to talk to a human", "I can only help"), ("Was kostet der Versand?", "Ich kann nur"),
      ("où est ma commande ?", "Je ne peux"), ("¿Dónde está mi pedido?", "Solo puedo"),
      ("spese di spedizione", "Posso aiutare"), ("Waar is mijn bestelling?", "Ik kan alleen"),
      ("what are your delivery times?", "I can only help"), ("Wie sind eure Lieferzeiten?", "Ich kann nur"),
      ("quels sont vos délais de livraison ?", "Je ne peux"), ("gdzie jest moje zamówienie", "Mogę pomóc"),
      ("де моє замовлення?", "Я можу"), ("где мой заказ?", "Я могу"),
    ])
  func service(message: String, beginning: String) {
    let answer = SmallTalk.answer(to: message, store: .named("en"))
    #expect(answer?.hasPrefix(beginning) == true, "\(answer ?? "searched")")
    #expect(SmallTalk.answer(to: message + " jacket", store: .named("en")) == nil)
  }

  @Test("the shop's own language goes first where a word is of several")
  func shopFirst() {
    #expect(SmallTalk.answer(to: "Hallo", store: .named("nl-NL"))?.contains("Wat zoekt u") == true)
    #expect(SmallTalk.answer(to: "ciao", store: .named("it"))?.hasPrefix("Buongiorno") == true)
  }

  @Test(
    "a message that asks for anything else is searched",
    arguments: [
      "Hi, do you have rain jackets?", "thanks, and in red?", "Hello Kitty bag", "help with my order 100012", "red",
      "ok", "the", "?", "👋", "24-MB01", "bonjour paris mug", "Perfect", "Super", "what is your best bag", "",
    ])
  func searched(message: String) {
    #expect(SmallTalk.answer(to: message, store: .named("en")) == nil)
  }

  @Test(
    "a greeting with a name or a typing error is likely small talk, unless the catalogue has these words",
    arguments: [
      ("hi Anna!", ["anna"], "Hello!"), ("Hello Mr Bot", ["mr"], "Hello!"), ("helo", ["helo"], "Hello!"),
      ("thnaks!", ["thnaks"], "You're welcome!"), ("hiiii 👋", [], "Hello!"), ("ok thanks Max 👍", ["max"], "You're"),
      ("hello kitty", ["kitty"], "Hello!"), ("danek dir", ["danek"], "Gern geschehen"),
      ("Hallo Herr Müller", ["herr", "muller"], "Hallo!"),
      ("bonjuor", ["bonjuor"], "Bonjour"), ("grcias", ["grcias"], "¡De nada"), ("grazzie", ["grazzie"], "Prego"),
      ("dziekuje bardo", ["bardo"], "Nie ma za co"), ("дякюу", ["дякюу"], "Будь ласка"),
      ("спасибо Иван", ["иван"], "Пожалуйста"),
    ])
  func likely(message: String, unknown: [String], beginning: String) {
    let talk = SmallTalk.likely(in: message, store: .named("en"))
    #expect(talk?.unknown == unknown && talk?.answer.hasPrefix(beginning) == true, "\(String(describing: talk))")
  }

  @Test(
    "what asks for something is no small talk, likely or not",
    arguments: [
      "hi, do you have rain jackets?", "tent", "red", "ok", "24-MB01", "help with order 100012", "shoes thanks hello",
      "thanks, now show me tents", "moins cher", "jacket hello", "mugs please", "tanks a lot of fish and more", "👋", "",
    ])
  func unlikely(message: String) {
    #expect(SmallTalk.likely(in: message, store: .named("en")) == nil)
  }

  @Test("a greeting with a word that the shop has is searched for; with any other it is answered")
  func names() async throws {
    try await Service.run { (service: Service) async throws in
      func content(_ message: String) async throws -> String {
        try await service.chat(message).json()["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
      }
      #expect(try await content("hello Anna").hasPrefix("Hello! What"))
      #expect(try await !content("hello jacket").hasPrefix("Hello! What"))
      #expect(service.sandbox.statistics.counts.chatRequests == 1)
    }
  }

  @Test("a greeting is answered without products, a search or the model, streamed or not, and as JSON")
  func service() async throws {
    try await Service.run { service in
      let whole = try await service.chat("Hello there!").json()
      let text = whole["choices"]?[0]?["message"]?["content"]?.stringValue
      #expect(text?.hasPrefix("Hello!") == true && whole["rag"]?["products"] == [])
      #expect(whole["usage"]?["total_tokens"]?.intValue == 0 && whole["choices"]?[0]?["finish_reason"] == "stop")
      #expect(try await service.chat("Hello there!", #","stream":true"#).streamedContent() == text)
      let json = try await service.chat("thanks", #","response_format":{"type":"json_object"}"#).json()
      let content = try #require(json["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(try JSONValue(parsing: Array(content.utf8))["answer"]?.stringValue?.hasPrefix("You're welcome") == true)
      #expect(service.sandbox.statistics.counts.chatRequests == 0)
      #expect(service.metrics.rendered.contains(#"rag_answers_total{outcome="talk"} 3"#))
    }
  }
}
