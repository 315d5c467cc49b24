// SPDX-License-Identifier: Apache-2.0

/// Finds the products that a text names.
enum ProductNames {
  /// The products whose whole name a short text is, or, unless `isAll`, holds.
  static func whole(_ text: String, _ truth: GroundTruth, isAll: Bool) -> [Int] {
    var finder = MentionFinder(truth: truth)
    for scalar in text.unicodeScalars {
      finder.push(scalar)
      if finder.heldCount > 200 { finder.force() }
    }
    finder.finish()
    var found: [[Int]] = []
    let mentions = finder.take()
    if isAll, mentions.count != 1 { return [] }
    for mention in mentions {
      if case .name(let products, true) = mention.kind, !found.contains(products) { found.append(products) }
    }
    return found.count == 1 ? found[0] : []
  }
}
