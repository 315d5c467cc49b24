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

    /// All of them occur; empty: whatever is there.
    var words: String
    var fields: Fields
    /// Only products that have the value.
    var terms: FacetChoice?
    /// Of products without the attribute, those whose name or another attribute says the value have it too.
    var countsElsewhere = false
    /// Only products of the kind, which the categories tell.
    var kind: CategoryKinds.Choice?
  }

  let counts: [Count]
  /// With the values that the question's thing has, once they are counted.
  private(set) var mention: FacetMention

  /// - Parameters:
  ///   - isSure: the words can mean nothing else.
  ///   - headKind: the categories of what the word beside it names.
  init(_ mention: FacetMention, words: String, isSure: Bool = false, headKind: CategoryKinds.Choice? = nil) {
    self.mention = mention
    guard !isSure else {
      counts = []
      return
    }
    let both = [words, mention.head ?? ""].joinedParts
    if mention.isExcluded {
      // "No iron shirt": the name has the word that excludes too.
      counts = mention.isWeak ? [Count(words: mention.text, fields: .name, terms: nil)] : []
      return
    }
    guard !mention.isBound else {
      let head = mention.head
      counts = mention.choices.compactMap { choice in head.map { Count(words: $0, fields: .all, terms: choice) } }
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
      Count(words: both, fields: fields, terms: nil),
      Count(
        words: both, fields: fields, terms: (mention.wider ?? mention.choice).inOtherAttributesToo,
        // Feeds leave measures out: a drive "of 1 TB" that has no attribute for it is none of 4 TB. What is called "image
        // stabilizer" and does not say that it has none has one.
        countsElsewhere: mention.isMeasure || !mention.choice.flagNames.isEmpty || mention.choice.field.saysWhatFits),
    ]
    if let head = mention.head, !isCategory {
      counts.append(Count(words: both, fields: .all, terms: nil))
      if let anyColor = Self.anyColor(of: mention) {
        counts.append(Count(words: head, fields: .titles, terms: anyColor))
      }
      // What stands in "Video Games" need not be called a game.
      counts += mention.choices.map {
        Count(words: headKind == nil ? head : "", fields: .all, terms: $0, kind: headKind)
      }
      // A mount has a `max_screen_size`: that its name says "65 inch" gives it no display.
      if mention.alternatives.contains(where: \.field.saysMost) || mention.choice.field.saysMost {
        counts += mention.choices.map { choice in
          Count(words: head, fields: .all, terms: FacetChoice(field: choice.field, values: [], terms: choice.terms))
        }
      }
    }
    self.counts = counts
  }

  /// Takes the attribute that the thing has of several that the words may name: a stick of 16 GB has storage.
  /// - Parameter found: the number of products for each of `counts`.
  mutating func choose(by found: [Int]) {
    let choices = mention.choices
    guard found.count == counts.count, found.count >= choices.count,
      let first = zip(choices, found.suffix(choices.count)).first(where: { $0.1 > 0 })
    else { return }
    mention.choice = first.0
  }

  /// Products named so of which at least this share has the value, for the words to mean it. A category says less than
  /// the words themselves: it restricts where it leaves out next to nothing.
  static let share = 0.5
  static let categoryShare = 0.9

  /// - Parameter found: the number of products for each of `counts`.
  func meansProperty(_ found: [Int]) -> Bool {
    guard found.count == counts.count, !counts.isEmpty, !mention.isBound else { return true }
    if mention.isExcluded { return found.first.map { $0 == 0 } ?? true }
    // Packs of service are called "… for Dell notebook", so names prove nothing here.
    if mention.isMaker { return true }
    // "iPhone 14" alone asks for the telephone, not for what fits it.
    if mention.choice.field.saysWhatFits, mention.head == nil, !mention.isBehindLink { return false }
    // "Large" of a tent is no size where no tent has it.
    let hasColors = mention.head != nil && Self.anyColor(of: mention) != nil
    let ofHead = found.dropFirst(Self.placeOfHead + (hasColors ? 1 : 0))
    if mention.isAlias, !ofHead.isEmpty { return ofHead.contains { $0 > 0 } }
    let named = found[0]
    if named > 0 {
      // "Leggings" alone, a style that one of two products called leggings has, is what is looked for.
      let isKind =
        mention.namesKind || mention.choice.field == .category
        || (mention.head == nil && !mention.choice.field.isColorOrMaterial)
      let least = isKind ? Self.categoryShare : Self.share
      let enough = least * Double(named)
      if Double(found[1]) >= enough { return true }
      // Of monitor arms no colour is told but by their names.
      if hasColors, found[Self.placeOfHead] == 0 { return true }
      // "PoE" is in the model names of switches without it, and feeds leave brands out: a brand, or a yes/no attribute,
      // that some of the things have is meant.
      let isFlagOfKind = !mention.choice.flagNames.isEmpty && counts.last?.kind != nil
      if mention.choice.field.isBrand || isFlagOfKind, ofHead.contains(where: { $0 > 0 }) { return true }
      // Mounts "for TVs of 32-65 inch" say nothing of TVs of 65 inch, which write `65"`.
      return mention.isMeasure && ofHead.contains { Double($0) >= enough }
    }
    // "Footwear" is the topic though no name has it; in "chairs for the garden" the garden is none.
    guard !ofHead.isEmpty else { return mention.choice.field != .category || mention.head == nil }
    // Products speak of both words, and none of them has the value.
    return ofHead.contains { $0 > 0 } || found[2] == 0
  }

  /// All colours of an attribute; nil of other properties.
  private static func anyColor(of mention: FacetMention) -> FacetChoice? {
    let choice = mention.choice
    guard choice.field.isColor, !choice.attributeTerms.isEmpty else { return nil }
    return FacetChoice(field: choice.field, values: [], terms: choice.attributeTerms)
  }

  /// Where among the counts those of the word beside the property stand that have a value.
  private static let placeOfHead = 3
}
