// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("names of electronics and of what offices need")
struct ElectronicsWordsTests {
  private static func names(_ text: String, _ language: StoreLanguage) -> [String] {
    ProductWords.table.matches(QuestionTokens(text).tokens, at: 0, in: language).first
      .map { ProductWords.table.names(of: $0, in: .english) } ?? []
  }

  @Test(
    "they are the catalogue's in each language",
    arguments: [
      ("aspirateur robot", StoreLanguage.french, "robot vacuum"), ("Aktenvernichter", .german, "shredder"),
      ("Netzwerkkabel", .german, "network cable"), ("niszczarka", .polish, "shredder"),
      ("шумоподавлением", .russian, "noise cancelling"), ("шумозаглушенням", .ukrainian, "noise cancelling"),
      ("bianche", .italian, "white"), ("gebogen", .german, "curved"), ("WLAN", .german, "wi-fi"),
      ("harde schijf", .dutch, "hard drive"), ("tarjeta gráfica", .spanish, "graphics card"),
      ("patch lead", .english, "network cable"), ("labeller", .english, "label printer"),
      ("white boards", .english, "whiteboard"), ("Bondrucker", .german, "receipt printer"),
      ("macchina a capsule", .italian, "capsule coffee machine"), ("beamerlamp", .dutch, "projector lamp"),
      ("babyphone", .french, "baby monitor"), ("okap", .polish, "cooker hood"), ("Locher", .german, "hole punch"),
      ("мультиварка", .russian, "slow cooker"), ("navigatore", .italian, "sat nav"), ("torch", .english, "flashlight"),
    ])
  func english(_ text: String, _ language: StoreLanguage, _ name: String) {
    #expect(Self.names(text, language).contains(name), "\(text)")
  }
}
