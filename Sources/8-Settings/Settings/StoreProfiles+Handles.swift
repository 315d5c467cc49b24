// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Configuration
import Language
package import Retrieval

extension StoreProfiles {
  /// The stores as retrieval sees them, in their order.
  package func handles(_ reader: SettingReader) throws(ConfigurationError) -> [StoreHandle] {
    let visibility = try Self.visibility(reader)
    return profiles.map { profile in
      StoreHandle(
        id: profile.storeKey, alias: StoreNames(prefix: prefix, id: profile.id).alias,
        currency: profile.currency, searchVisibility: visibility, language: .named(profile.language),
        baseURL: profile.baseURL)
    }
  }

  private static func visibility(_ reader: SettingReader) throws(ConfigurationError) -> [Int] {
    guard let value = try reader.value(.searchVisibility), !value.texts.isEmpty else { return [3, 4] }
    var numbers: [Int] = []
    for text in value.texts {
      guard let number = Int(text), (1...4).contains(number), text.count == 1 else {
        throw reader.invalid(
          .searchVisibility, value, text: text,
          allowed: "Magento's visibilities: 1 not visible, 2 catalogue, 3 search, 4 both")
      }
      if !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }
}
