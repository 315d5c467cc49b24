// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language
import Primitives

/// The products that were shown.
struct ShownSets {
  /// By the answers, the newest first.
  var answers: [[CatalogProduct]] = []
  /// Named by the shopper's last message.
  var asked: [CatalogProduct] = []
  /// The newest answer chose one, its first.
  var isOfOne = false

  /// Among which the shopper chooses.
  var several: [CatalogProduct] {
    if asked.count > 1 { return asked }
    return answers.first { !$0.isEmpty } ?? asked
  }

  /// Among which the shopper chooses by a word that needs so many: the newest answer may have shown one alone.
  func several(atLeast count: Int) -> [CatalogProduct] {
    if several.count >= count { return several }
    return answers.first { $0.count >= count } ?? several
  }

  /// The one of several that the newest answer did not show, or of two that it compared the second.
  var otherOne: CatalogProduct? {
    let latest = answers.first { !$0.isEmpty } ?? []
    if latest.count > 1 { return latest[1] }
    let before = answers.first { $0.count > 1 } ?? []
    return before.first { product in !latest.contains { $0.productID == product.productID } }
  }

  /// The one that "it" can only mean.
  var single: CatalogProduct? {
    if asked.count == 1 { return asked[0] }
    let latest = answers.first { !$0.isEmpty } ?? []
    return asked.isEmpty && (latest.count == 1 || isOfOne) ? latest.first : nil
  }

  var sharedWords: String { several.sharedWords }
}

extension [CatalogProduct] {
  /// The words that most of the names have, in the order of the first name.
  var sharedWords: String {
    guard let first else { return "" }
    let names = map { Set($0.name.words.map { String($0).folded }) }
    return first.name.words.filter { word in
      let folded = String(word).folded
      return names.count { $0.contains(folded) } * 2 > names.count
    }.joined(separator: " ")
  }

  /// - Parameter isAlone: only the first is wanted; else all are compared.
  func byPrice(dearestFirst: Bool, isAlone: Bool) -> [CatalogProduct] {
    let sorted = enumerated().filter { $0.element.price != nil }.sorted { a, b in
      let (x, y) = (a.element.price?.double ?? 0, b.element.price?.double ?? 0)
      if x == y { return a.offset < b.offset }
      return dearestFirst ? x > y : x < y
    }.map(\.element)
    return isAlone ? Array(sorted.prefix(1)) : sorted
  }
}
