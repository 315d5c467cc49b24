// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import OpenAI

extension ModelPrices {
  /// Those of `MODEL_PRICES`, beside what is known.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    var prices: [String: Price] = [:]
    if let value = try reader.value(.modelPrices) {
      for text in value.texts where !text.isEmpty {
        // The name may have an equals sign, a price has none.
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
          let price = Price(String(text[text.index(after: sign)...]))
        else {
          throw reader.invalid(
            .modelPrices, value, text: text, allowed: "MODEL=INPUT/OUTPUT[/CACHED] in USD for a million tokens")
        }
        prices[String(text[..<sign])] = price
      }
    }
    self.init(configured: prices)
  }
}
