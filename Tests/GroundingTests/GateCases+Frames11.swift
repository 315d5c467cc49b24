// SPDX-License-Identifier: Apache-2.0

/// Claims in the frames that a price stands in, and ordinary answers that look like them.
extension GateCases {
  static let frames98 = passing(
    [
      "Рюкзак Алтай, 30 литров.",
      "Есть 12.",
      "Сколько карманов? 12.",
      "Какой размер? 42.",
      "С 9 до 18",
    ], shop: Shop.roubles, language: "ru")
}
