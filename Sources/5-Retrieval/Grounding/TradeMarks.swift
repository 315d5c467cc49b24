// SPDX-License-Identifier: Apache-2.0

/// The subjects of a shop's dealings that a word belongs to, read by one look-up.
struct TradeMarks: OptionSet {
  let rawValue: UInt64
  static let service = TradeMarks(rawValue: 1 << 0)
  static let warranty = TradeMarks(rawValue: 1 << 1)
  /// A part of a payment.
  static let part = TradeMarks(rawValue: 1 << 2)
  static let money = TradeMarks(rawValue: 1 << 3)
  static let sum = TradeMarks(rawValue: 1 << 4)
  static let month = TradeMarks(rawValue: 1 << 5)
  static let conclusion = TradeMarks(rawValue: 1 << 6)
  static let leftOver = TradeMarks(rawValue: 1 << 7)
  /// An old thing is taken for a new one.
  static let trading = TradeMarks(rawValue: 1 << 8)
  static let cost = TradeMarks(rawValue: 1 << 9)
  static let paying = TradeMarks(rawValue: 1 << 10)
  static let falling = TradeMarks(rawValue: 1 << 11)
  static let launch = TradeMarks(rawValue: 1 << 12)
  /// Makes a number of its sentence a measure.
  static let measure = TradeMarks(rawValue: 1 << 14)
  static let reduction = TradeMarks(rawValue: 1 << 15)
  static let condition = TradeMarks(rawValue: 1 << 16)
  static let superlative = TradeMarks(rawValue: 1 << 17)
  static let sibling = TradeMarks(rawValue: 1 << 18)
  static let trade = TradeMarks(rawValue: 1 << 19)
  static let free = TradeMarks(rawValue: 1 << 20)
  static let delivery = TradeMarks(rawValue: 1 << 21)
  static let starting = TradeMarks(rawValue: 1 << 22)
  static let bundle = TradeMarks(rawValue: 1 << 23)
  static let spare = TradeMarks(rawValue: 1 << 25)
  /// From here on: questions of the gate about each word, beside its roles and kinds.
  static let giving = TradeMarks(rawValue: 1 << 26)
  static let shopGives = TradeMarks(rawValue: 1 << 27)
  static let receiver = TradeMarks(rawValue: 1 << 28)
  static let shopItself = TradeMarks(rawValue: 1 << 29)
  /// Goes on with a name or stands for it, or fills a sentence about a price.
  static let known = TradeMarks(rawValue: 1 << 30)
  /// Money that is no price, or that is saved.
  static let otherMoney = TradeMarks(rawValue: 1 << 31)

  /// - Parameter kinds: the word's; a compound such as «Geschenkverpackungsgebühr» is a charge by them.
  static func of(_ word: String, _ kinds: GroundingWords.Kinds) -> TradeMarks {
    table[word] ?? (kinds.contains(.charge) && word.utf8.count > 9 ? .service : [])
  }

  static func of(_ word: String) -> TradeMarks { of(word, GroundingWords.allKinds(word)) }

  private static let table: [String: TradeMarks] = {
    var table: [String: TradeMarks] = [:]
    let sets: [(TradeMarks, Set<String>)] = [
      (.service, PriceFrameWords.services), (.warranty, PriceFrameWords.warranties), (.part, PriceFrameWords.parts),
      (.part, ["rate", "rata"]), (.money, PriceFrameWords.moneyNouns), (.sum, PriceFrameWords.sums),
      (.month, PriceFrameWords.months), (.conclusion, PriceFrameWords.conclusions),
      (.leftOver, PriceFrameWords.leftOver), (.trading, PriceFrameWords.trading), (.cost, PriceFrameWords.costs),
      (.paying, PriceFrameWords.paying.union(PriceFrameWords.spending)), (.falling, PriceFrameWords.falling),
      (.launch, PriceFrameWords.launches), (.measure, PriceFrameWords.measuring),
      (.reduction, PriceFrameWords.reductions), (.condition, PriceFrameWords.conditionsOfGoods),
      (.superlative, PriceFrameWords.superlatives), (.sibling, PriceFrameWords.siblings),
      (.trade, PriceFrameWords.trade), (.free, GroundingGate.free.union(GroundingGate.freeOfCharge)),
      (.delivery, GroundingGate.deliveries.union(GroundingGate.freeOfCharge)),
      (.starting, PriceFrameWords.starting), (.bundle, PriceFrameWords.sets),
      (.spare, ["spare", "replacement"]),
      (.giving, PriceFrameWords.giving), (.shopGives, PriceFrameWords.shopGives),
      (.receiver, PriceFrameWords.receivers), (.shopItself, PriceFrameWords.shopItself),
      (.known, PriceFrameWords.goods.union(PriceFrameWords.others).union(PriceFrameWords.filling)),
      (.otherMoney, PriceFrameWords.money.union(PriceFrameWords.saving)),
    ]
    for (marks, words) in sets { for word in words { table[word, default: []].formUnion(marks) } }
    // Charges that are said of other things as well are none by themselves.
    for word in PriceTalkWords.charges where !PriceFrameWords.services.contains(word) {
      table[word, default: []].remove(.service)
    }
    return table
  }()
}
