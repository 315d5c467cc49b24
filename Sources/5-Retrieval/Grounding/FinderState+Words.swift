// SPDX-License-Identifier: Apache-2.0

extension FinderState {
  /// Words of price that need a colon or decimals behind them.
  static let weakPrices: Set<String> = [
    "total", "totals", "sum", "amount", "buy", "pay", "pays", "sell", "sells", "charged", "vale", "valen", "vaut",
    "zahlen",
    "fee", "gesamt", "betrag", "summe", "totaal", "łącznie", "razem", "разом", "итого", "totale", "totaling", "run",
    "bezahlen", "pagar", "pagare", "payer", "betalen", "zapłacić", "subtotal",
  ]
  /// Words that a full stop makes shorter.
  static let abbreviations: Set<String> = [
    "approx", "incl", "excl", "ca", "nr", "no", "art", "zzgl", "inkl", "exkl", "vs", "etc", "bzw", "z", "b", "e", "g",
    "i",
    "d", "h", "u", "st", "rs", "руб", "грн", "min", "max", "ref", "réf", "vol", "fig", "т", "н", "п", "шт", "szt",
    "tzn", "np",
  ]

  /// Before «code»: it is none of an article.
  static let otherCodes: Set<String> = [
    "zip", "postal", "post", "area", "country", "dialing", "dialling", "error", "color", "colour", "dress", "pin",
    "tax",
    "source", "qr", "status",
  ]
  /// Behind «is»: «est à 45».
  static let offering: Set<String> = ["à", "a", "at"]
  /// «price range 30-40»
  static let ranges: Set<String> = [
    "range", "spanne", "gamme", "rango", "gamma", "zakres", "діапазон", "диапазон",
  ]
}
