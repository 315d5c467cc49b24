// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("names of things in another order")
struct WordOrderTests {
  private func ordered(_ text: String, _ language: StoreLanguage = .english) -> String? {
    ProductWords.table.inOrder(QuestionTokens(text).tokens, language)?[...].written
  }

  @Test(
    "what stands behind the thing comes before it",
    arguments: [
      ("cordless vacuum cleaner stick", "cordless stick vacuum cleaner"),
      ("vacuum cleaner robot", "robot vacuum cleaner"),
      ("a hub usb please", "a usb hub please"), ("chair office black", "office chair black"),
      ("cheap camera security for the garden", "cheap security camera for the garden"),
    ])
  func behind(text: String, expected: String) { #expect(ordered(text) == expected) }

  @Test(
    "names that are in order stay, and so do other things that have the same words",
    arguments: [
      "stick vacuum cleaner", "paper printer", "ink printer", "game computer", "printer label", "cable usb hub",
      "office chair mesh", "case for my phone", "phone", "",
    ])
  func stays(text: String) { #expect(ordered(text) == nil) }

  @Test("where no place tells what names the thing, no order is put right")
  func otherLanguages() {
    #expect(ordered("laser imprimante", .french) == nil)
    #expect(ordered("laserowa drukarka", .polish) == nil)
  }
}
