// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("Another thing for what the conversation is about")
struct FittingThingTests {
  private static let vocabulary = Vocabulary(
    language: .english,
    facets: [
      ("compatibility=apple iphone 15", 9), ("brand=apple", 9), ("color=black", 9), ("internal_memory=16 gb", 9),
      ("hd_type=4k ultra hd", 9),
      ("display_diagonal=68.6 cm (27\")", 7),
    ], categories: [])

  private func restated(_ messages: [String]) -> String? {
    let request = Self.restated(messages, Self.vocabulary)
    return request.turns.isEmpty ? request.question : nil
  }

  private static func restated(_ messages: [String], _ vocabulary: Vocabulary) -> RetrievalRequest {
    var request = request(messages)
    RestatedMessage.restate(&request, vocabulary)
    return request
  }

  /// - Parameter messages: the last one is the question.
  private static func request(_ messages: [String]) -> RetrievalRequest {
    var request = RetrievalRequest(question: messages.last ?? "", store: StoreHandle(id: "1", alias: "a"))
    request.turns = messages.dropLast().map { ConversationTurn(isOfShopper: true, text: $0) }
    return request
  }

  @Test(
    "is asked for by what it shall fit",
    arguments: [
      (["nikon camera", "lens for it"], "lens for nikon camera"),
      (["monitor 27 inch under 300", "4k", "and an arm for it"], "and an arm for monitor 27 inch"),
      (["iphone 15", "thanks!", "do you have a case for that"], "do you have a case for iphone 15"),
      (["drucker", "und Tinte dafür?"], "und Tinte für drucker"),
      (["appareil photo", "un objectif pour ça"], "un objectif pour appareil photo"),
      (["black monitor", "27 inch", "now a bag that it fits in"], "now a bag for monitor 27 inch"),
      (["apple phone", "any brand, but 27 inch", "a case for it too"], "a case for phone 27 inch"),
      (["laptop", "at least 16 gb of ram", "a bag for it"], "a bag for laptop"),
      (["iphone 15", "what case fits"], "what case for iphone 15"),
      (["iphone 15", "welche hülle passt?"], "welche hülle für iphone 15"),
      (["nikon camera", "a spare battery for it"], "a battery for nikon camera"),
      (["nikon camera", "a bag for the same camera"], "a bag for nikon camera"),
      (["nikon camera", "a bag for this model in black"], "a bag in black for nikon camera"),
      (["iphone 15", "und eine Hülle für dasselbe Modell"], "und eine Hülle für iphone 15"),
      (["laptop 15.6 inch", "a bag for the camera"], nil),
      (["aaa batteries", "and a charger for them"], "and a charger for aaa batteries"),
      (["whiteboard markers", "and a whiteboard to go with them"], "and a whiteboard"),
      (["smartwatch", "apple then", "I need a band for it"], "I need a band for apple smartwatch"),
    ])
  func asked(_ messages: [String], _ question: String?) {
    #expect(restated(messages) == question)
  }

  @Test(
    "a product that is chosen is named by the beginning of its name",
    arguments: [
      ("toner for the first one", "toner for Brother HL-L1352CDW"),
      ("which toner fits the first one?", "which toner for Brother HL-L1352CDW"),
      ("ink for that one", "ink for Brother HL-L1352CDW"),
      ("which ink goes with the first one?", "which ink for Brother HL-L1352CDW"),
      ("the first one", nil), ("is the second one for kids", nil),
    ])
  func chosen(_ message: String, _ question: String?) {
    let reading = QuestionReading(reading: message, language: .english)
    let read = ReadMessage(
      text: message, turn: 1, reading: reading, change: nil, properties: [], released: [], permitted: [],
      followUp: FollowUpReading(reading, properties: [], languages: [.english]), things: [], placesOfThings: [],
      kind: nil, thing: [])
    let printer = CatalogProduct(
      productID: "1", sku: "1", name: "Brother HL-L1352CDW Colour 2400 x 600 DPI A4 18 ppm Wi-Fi")
    #expect(FittingThing.question(read, for: printer) == question)
  }

  @Test("what games are for is what a controller is for, and a smartwatch of a brand may be called by a model")
  func platform() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("game_platform=playstation 5", 9), ("game_platform=pc", 9), ("compatibility=apple watch", 9),
        ("manufacturer=apple", 9), ("color=black", 9),
      ], categories: [("video games", 9), ("gaming controllers", 9)])
    for (messages, question) in [
      (["games for playstation 5", "i need a controller for it as well"], "i need a controller for playstation 5"),
      (["smartwatch", "apple instead", "band for it in black"], "band in black for apple watch"),
      (["pc games", "what about playstation 5"], "playstation 5 games"),
    ] {
      let request = Self.restated(messages, vocabulary)
      #expect(request.turns.allSatisfy(\.text.isEmpty) && request.question == question)
    }
  }

  @Test("the opposite of a word that makes a category takes its place, another kind of category does not")
  func opposites() {
    let vocabulary = Vocabulary(
      language: .english, facets: [],
      categories: [
        ("external solid state drives", 9), ("internal solid state drives", 9), ("laser printers", 9),
        ("multifunction printers", 9),
      ])
    let drive = Self.restated(["external ssd 1tb", "i meant 2tb", "internal nvme then"], vocabulary)
    #expect(drive.turns.map(\.text) == ["internal ssd 1tb", "i meant 2tb"], "\(drive.turns)")
    #expect(drive.question == "nvme then", "\(drive.question)")
    let printer = Self.restated(["laser printer", "multifunction with wifi"], vocabulary)
    #expect(printer.turns.map(\.text) == ["laser printer"] && printer.question == "multifunction with wifi")
  }

  @Test(
    "a thing alone is that of the topic where a category is called so, and pens for a whiteboard are whiteboard pens")
  func compounds() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("marker_type=whiteboard marker", 9), ("magnetic=yes", 9)],
      categories: [("tablet cases", 9), ("notebook cases", 9)])
    for (messages, question) in [
      (["tablet", "need a case too"], "tablet case"),
      (["magnetic whiteboard", "pens for it"], "whiteboard marker for whiteboard"),
    ] {
      #expect(Self.restated(messages, vocabulary).question == question)
    }
  }

  @Test("a brand says more of the thing, though another kind of it is called so")
  func brand() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("brand=hp", 9), ("compatible_with=hp printer", 9), ("kind=laser printer", 9)],
      categories: [])
    let request = Self.restated(["laser printer", "only hp"], vocabulary)
    #expect(request.question == "only hp" && request.turns.count == 1)
  }

  @Test("another kind of the same thing takes the place of the first, and what was said of it stays")
  func sibling() {
    let vocabulary = Vocabulary(
      language: .english, facets: [], categories: [("hdmi cables", 9), ("displayport cables", 9)])
    let request = Self.restated(["hdmi cable", "3 m", "what about displayport"], vocabulary)
    #expect(request.turns.map(\.text) == ["displayport cable"] && request.question == "3 m")
  }

  @Test("another value of the same attribute takes the place of the first, by one of its words")
  func otherValue() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [("game_platform=playstation 5", 9), ("game_platform=nintendo switch", 9), ("game_platform=pc", 9)],
      categories: [("network switches", 9), ("games", 9)], spellings: ["playstation 5": "PlayStation 5"])
    for (question, meant) in [
      ("and for the switch?", "nintendo switch games under 40"), ("what about pc", "pc games under 40"),
      ("and a switch", "and a switch"),
    ] {
      let request = Self.restated(["ps5 games under 40", question], vocabulary)
      #expect(request.question == meant)
    }
  }

  @Test("words of another value of the same attribute take the place of those of the first, where it is said to do")
  func partOfValue() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("shredding_style=micro-cut shredding", 9), ("shredding_style=cross shredding", 9),
        ("material=leather", 9), ("seat_upholstery_material=mesh", 9), ("host_interface=usb type-c", 9),
        ("host_interface=thunderbolt 4", 9), ("features=uv protection", 9),
      ],
      categories: [("paper shredders", 9)])
    for (earlier, question, meant) in [
      ("shredder micro cut", "cross cut is fine", "shredder cross cut"),
      ("shredder micro under 90", "what about cross shredding", "shredder cross shredding under 90"),
      ("usb c docking station", "how about thunderbolt", "thunderbolt 4 docking station"),
      ("leather office chair", "mesh is better", "mesh office chair"), ("leather office chair", "mesh", "mesh"),
      ("usb c docking station", "and thunderbolt", "thunderbolt 4 docking station"),
      ("usb c docking station", "how about uv", "how about uv"),
      ("usb c docking station", "how about a shredder", "how about a shredder"),
    ] {
      let request = Self.restated([earlier, question], vocabulary)
      #expect(request.question == meant, "\(question)")
    }
  }

  @Test("asking for more before another thing is no part of what is looked for")
  func whatElse() {
    for (question, rest) in [
      ("what else, a wireless mouse", "a wireless mouse"), ("something else. a tent", "a tent"),
      ("anything else, in red", "anything else, in red"), ("what else, under 50", "what else, under 50"),
    ] {
      var request = Self.request(["notebook", question])
      LeadingTalk.leaveOut(of: &request)
      #expect(request.question == rest)
    }
  }

  @Test("a word that names a thing together with the one of before is said of that")
  func kindOfThing() {
    let vocabulary = Vocabulary(language: .english, facets: [("brand=sony", 9)], categories: [("cameras", 9)])
    var request = Self.restated(["camera under 1000", "mirrorless"], vocabulary)
    #expect(request.question == "mirrorless camera under 1000")
    request = Self.restated(["camera under 1000", "waterproof"], vocabulary)
    #expect(request.question == "waterproof")
  }

  @Test("a thing that the shop has for what was spoken of is that one")
  func compound() {
    let vocabulary = Vocabulary(language: .english, facets: [], categories: [("camera cases", 9), ("bags", 9)])
    var request = Self.restated(["sony camera", "and a bag"], vocabulary)
    #expect(request.question == "camera case" && request.turns.isEmpty)
    let furniture = Vocabulary(language: .english, facets: [], categories: [("coffee tables", 9), ("tables", 9)])
    request = Self.restated(["coffee machine", "and a table"], furniture)
    #expect(request.question == "and a table")
    request = Self.restated(["sony camera", "a bag for that one"], vocabulary)
    #expect(request.question == "a bag for that one")
    request = Self.restated(["sony camera", "and a tripod"], vocabulary)
    #expect(request.question == "and a tripod")
  }

  @Test(
    "is none where the thing itself is asked about, or nothing was named",
    arguments: [
      ["nikon camera", "what's the price for it"], ["nikon camera", "how much for that?"], ["hi", "a case for it"],
      ["nikon camera", "I have 500 for it"], ["nikon camera", "a lens for portraits"],
    ])
  func none(_ messages: [String]) {
    #expect(restated(messages) == nil)
  }
}
