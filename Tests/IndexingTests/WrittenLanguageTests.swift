// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Indexing

@Suite("The language of the texts")
struct WrittenLanguageTests {
  @Test(
    "is told where most descriptions are in another than the store's",
    arguments: [
      ("de", "Eine Regenjacke für Tage, an denen die Vorhersage aufgibt. Mit verschweißten Nähten und einer Kapuze."),
      ("fr", "Une veste pour les jours de pluie, avec des coutures soudées et une capuche qui tient."),
      ("it", "Una giacca per i giorni di pioggia, con le cuciture saldate e un cappuccio che non si muove."),
      ("pl", "Kurtka na dni, w które pada deszcz, z kapturem i ze szwami, które nie przepuszczają wody."),
    ])
  func told(code: String, description: String) {
    let german = (0..<6).map { product($0, description) } + [product(6, "A jacket for the rain."), product(7, nil)]
    #expect(WrittenLanguage.other(than: .english, in: german)?.code == code)
    #expect(WrittenLanguage.other(than: .named(code), in: german) == nil)
    #expect(WrittenLanguage.other(than: .named("sv"), in: german) == nil)
    #expect(WrittenLanguage.other(than: .english, in: Array(german.prefix(4))) == nil)
  }

  @Test("is nothing to speak of where a few texts were left untranslated, or the words are codes")
  func mixed() {
    let english = (0..<6).map { product($0, "A jacket for the days on which the forecast gives up, with a hood.") }
    let german = (6..<10).map { product($0, "Eine Jacke für die Tage, an denen es regnet.") }
    #expect(WrittenLanguage.other(than: .english, in: english + german) == nil)
    #expect(WrittenLanguage.other(than: .german, in: (0..<9).map { product($0, "HDMI 2.0, 4K/60 Hz, 3 m") }) == nil)
  }

  private func product(_ id: Int, _ description: String?) -> CatalogProduct {
    CatalogProduct(productID: "\(id)", sku: "S-\(id)", name: "Lumo \(id)", description: description)
  }
}
