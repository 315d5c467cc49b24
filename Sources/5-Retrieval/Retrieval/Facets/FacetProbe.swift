// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Whether a word that names a property means it, or is part of what the product is called: decided by how many
/// products there are of each. "Orange juice" is no juice of orange colour where the shop's orange juices have none.
struct FacetProbe: Sendable {
  /// The products that are counted.
  struct Count: Sendable {
    enum Fields: Sendable {
      case name, titles
      /// Titles and the values of attributes.
      case properties
      case all
    }

    /// All of them occur.
    var words: String
    var fields: Fields
    /// Only products that have the value.
    var terms: FacetChoice?
  }

  let counts: [Count]
  let mention: FacetMention

  init(_ mention: FacetMention, words: String) {
    self.mention = mention
    let both = [words, mention.head ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    if mention.isExcluded {
      // "No iron shirt": the name has the word that excludes too.
      counts = mention.isWeak ? [Count(words: mention.text, fields: .name, terms: nil)] : []
      return
    }
    // A style "Jacket" that half of the jackets have is not what "rain jacket" asks for.
    guard !mention.namesKind else {
      counts = [
        Count(words: words, fields: .name, terms: nil), Count(words: words, fields: .name, terms: mention.choice),
      ]
      return
    }
    let isCategory = mention.choice.field == .category
    let fields: Count.Fields = isCategory ? .name : .titles
    var counts = [
      Count(words: both, fields: fields, terms: nil), Count(words: both, fields: fields, terms: mention.choice),
    ]
    if let head = mention.head, !isCategory {
      counts.append(Count(words: both, fields: .all, terms: nil))
      counts.append(Count(words: head, fields: .all, terms: mention.choice))
    }
    self.counts = counts
  }

  /// Products named so of which at least this share has the value, for the words to mean it. A category says less than
  /// the words themselves: it restricts where it leaves out next to nothing.
  static let share = 0.5
  static let categoryShare = 0.9

  /// - Parameter found: the number of products for each of `counts`.
  func meansProperty(_ found: [Int]) -> Bool {
    guard found.count == counts.count else { return true }
    if mention.isExcluded { return found.first.map { $0 == 0 } ?? true }
    // "Large" of a tent is no size where no tent has it.
    if mention.isAlias, found.count == 4 { return found[3] > 0 }
    let named = found[0]
    if named > 0 {
      // "Leggings" alone, a style that one of two products called leggings has, is what is looked for.
      let isKind =
        mention.namesKind || mention.choice.field == .category
        || (mention.head == nil && !mention.choice.field.isColorOrMaterial)
      let least = isKind ? Self.categoryShare : Self.share
      return Double(found[1]) >= least * Double(named)
    }
    // "Footwear" is the topic though no name has it; in "chairs for the garden" the garden is none.
    guard found.count == 4 else { return mention.choice.field != .category || mention.head == nil }
    // Products speak of both words, and none of them has the value.
    return found[3] > 0 || found[2] == 0
  }
}
