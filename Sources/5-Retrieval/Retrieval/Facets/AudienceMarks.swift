// SPDX-License-Identifier: Apache-2.0

/// The marks by which a catalogue's products say whom they are for. Pure.
struct AudienceMarks: Sendable, Equatable {
  /// Terms of the field `facets`: `gender=men`.
  var facets: [String] = []
  /// Names of categories, in the form of the index.
  var categories: [String] = []
  /// Words of names: "men's".
  var words: [String] = []
  /// First letters of SKUs that all belong to one audience: the W of `WJ04`.
  var families: [Character] = []

  var isEmpty: Bool { facets.isEmpty && categories.isEmpty && words.isEmpty && families.isEmpty }

  static func + (a: AudienceMarks, b: AudienceMarks) -> AudienceMarks {
    AudienceMarks(
      facets: a.facets + b.facets, categories: a.categories + b.categories, words: a.words + b.words,
      families: a.families + b.families)
  }
}
