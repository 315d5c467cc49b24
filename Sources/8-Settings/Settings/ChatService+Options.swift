// SPDX-License-Identifier: Apache-2.0
package import Chat
package import Configuration
import Grounding
import OpenAI

extension ChatService.Options {
  /// The model of `CHAT_…`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let model = try reader.text(.chatModel) else {
      throw reader.missing(.chatModel, "the runtime needs a model for its answers")
    }
    self.init(model: model, temperature: try Self.temperature(reader))
    products = try reader.integer(.chatProducts) ?? products
    promptTokens = try reader.integer(.chatContextTokens) ?? promptTokens
    answerTokens = try reader.integer(.chatMaxTokens) ?? answerTokens
    firstTokenTimeout = try reader.duration(.chatFirstTokenTimeout) ?? firstTokenTimeout
    answerTimeout = try reader.duration(.chatTimeout) ?? answerTimeout
    price = try ModelPrices(reader).price(of: model)
    rewrites = try reader.choice(.chatRewrite) != "off"
    grounding = try reader.choice(.grounding).flatMap(GroundingGate.Mode.init(rawValue:)) ?? grounding
  }

  /// nil for `omit`.
  private static func temperature(_ reader: SettingReader) throws(ConfigurationError) -> Double? {
    guard let value = try reader.value(.chatTemperature), let text = value.texts.last, text != "omit" else {
      return nil
    }
    guard let number = SettingReader.decimal(text), (0...2).contains(number) else {
      throw reader.invalid(.chatTemperature, value, allowed: "a number from 0 to 2, or omit")
    }
    return number
  }
}
