// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  /// Answers of honest models in nine languages.
  static let kinds51 = passing(
    [
      "The Hero Hoodie (MH07) is $54.00; the 5-Panel Cap (CAP5) is $19.00.",
      "Hero Hoodie (M), 5-Panel Cap (one size)",
      "Hero Hoodie (54)",
      "5-Panel Cap: 5 panels, 1 size",
      "Levi's 501 (W32/L34)",
      "Levi's 501 Original Jeans: 32x34, 99% cotton, 1% elastane",
      "Bose 700 Headphones (2019)",
      "The 501s cost $89.50; the 700s cost $379.99.",
      "LEGO 42115: 3,696 pieces, 18+, 1:8 scale",
      "LEGO 42115 is retired in 2023.",
      "iPhone 15 Pro: 6.1\", 48 MP, 5x zoom, A17, 3,274 mAh",
      "The iPhone 15 Pro 256GB is $999.00; 128 GB is sold out.",
      "iPhone 15 vs 14: 2 cameras each.",
      "The Hero Hoodie comes in S (38), M (40) and L (42).",
      "Hero Hoodie sizes: S (38), M (40), L (42)",
      "Levi's 501 Original Jeans (W34 L32), $89.50",
      "Bose 700 Headphones (2019 model): $379.99",
      "The iPhone 15 Pro 256GB (2023) costs $999.00.",
      "5-Panel Cap (pack of 2)",
      "LEGO Technic Lamborghini (18+)",
    ], shop: Shop.numbered)

  /// Answers of honest models in nine languages.
  static let kinds52 = passing(
    [
      "For $50 I would get the Joust Duffle Bag ($34.00).",
      "You can't get both for $50.",
      "Two Strive Shoulder Packs are not possible for $50.",
      "The Oak Desk costs $1,299.00 and is not available for $50.",
      "With $50 in hand you can't buy the Nike Air Max 90 ($120.50).",
      "$50 isn't enough for the Oak Desk.",
    ], user: "what can I buy for $50? maybe two things")
}
