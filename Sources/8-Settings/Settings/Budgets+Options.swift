// SPDX-License-Identifier: Apache-2.0
package import API
package import Configuration
import OpenAI

extension Budgets.Options {
  /// `DAILY_BUDGET_USD` and `DAILY_TOKENS_PER_CLIENT`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    self.init(serviceUSD: try reader.number(.dailyBudget), clientTokens: try reader.integer(.dailyTokens))
    if serviceUSD != nil { try Self.checkPrices(reader, for: Setting.dailyBudget.name) }
  }

  /// A budget in money cannot be kept with a model whose price nobody knows.
  static func checkPrices(_ reader: SettingReader, for budget: String) throws(ConfigurationError) {
    let prices = try ModelPrices(reader)
    var unknown: [String] = []
    for setting in [Setting.chatModel, .embeddingModel] {
      guard let model = try reader.text(setting), prices.price(of: model) == nil else { continue }
      unknown.append("\(model) (\(setting.name))")
    }
    guard unknown.isEmpty else {
      throw reader.missing(
        .modelPrices, "\(budget) needs the price of \(unknown.joined(separator: " and of ")), not known here")
    }
  }
}
