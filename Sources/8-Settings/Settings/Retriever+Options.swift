// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Retrieval

extension Retriever.Options {
  /// Reads the settings of the search, the same for the runtime and for a program that measures it.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    self.init(
      fusion: try reader.choice(.fusion).flatMap(FusionMethod.init(rawValue:)) ?? .minMax,
      stockPolicy: try reader.choice(.stockPolicy).flatMap(StockPolicy.init(rawValue:)) ?? .demote)
    similarityFloor = try Self.similarityFloor(reader)
    embeddingTimeout = try reader.duration(.embeddingTimeout) ?? embeddingTimeout
  }

  private static func similarityFloor(_ reader: SettingReader) throws(ConfigurationError) -> Double? {
    guard let value = try reader.value(.similarityFloor), let text = value.texts.last else { return nil }
    guard let number = SettingReader.decimal(text), (0...1).contains(number) else {
      throw reader.invalid(.similarityFloor, value, allowed: "a number from 0 to 1")
    }
    return number
  }
}
