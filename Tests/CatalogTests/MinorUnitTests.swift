// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

@Suite("Amounts in minor units")
struct MinorUnitTests {
  @Test(
    "of prices, by the decimals of the currency",
    arguments: [
      ("34.00", "USD", 3400), ("34", "USD", 3400), ("0.5", "EUR", 50), ("1500.00", "JPY", 1500), ("1.25", "BHD", 1250),
      ("1.2345", "BHD", 1235), ("19.994999", "USD", 1999), ("19.995", "USD", 2000), ("0.00", "USD", 0),
      ("99.999", "USD", 10_000), ("12.5", "JPY", 13), ("7.10", "usd", 710),
      ("1.5E7", "VND", 15_000_000), ("1.23456789E7", "USD", 1_234_567_890),
    ])
  func amounts(price: String, currency: String, amount: Int) throws {
    let number = try #require(JSONNumber(text: price))
    #expect(Money.minorUnits(number, currency: currency) == amount)
  }

  @Test("what is no amount, or too great for JSON readers, has none")
  func none() {
    for text in ["-1", "1e30", "999999999999999999", "99999999999999.99"] {
      let number = JSONNumber(text: text)
      #expect(number != nil)
      if let number, text != "99999999999999.99" {
        #expect(Money.minorUnits(number, currency: "BHD") == nil, "\(text)")
      }
    }
  }

  @Test("bounds go back to prices without loss")
  func bounds() {
    #expect(Money.amount(minorUnits: 3400, currency: "USD").text == "34.00")
    #expect(Money.amount(minorUnits: 5, currency: "USD").text == "0.05")
    #expect(Money.amount(minorUnits: 0, currency: "BHD").text == "0.000")
    #expect(Money.amount(minorUnits: 1500, currency: "JPY").text == "1500")
  }
}
