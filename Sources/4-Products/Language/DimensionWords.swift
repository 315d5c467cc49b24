// SPDX-License-Identifier: Apache-2.0

/// The dimension that a measure is of, by the words beside it: «до 120 см заввишки» is a height. Data of all languages
/// together: beginnings of words, and of the codes that attributes have for the dimension.
package enum DimensionWords {
  /// The beginnings of the codes for the dimensions that some words name.
  package static func codes(_ words: some Sequence<String>) -> Set<String> {
    words.reduce(into: []) { codes, word in
      for (beginnings, named) in table where beginnings.contains(where: word.hasPrefix) { codes.formUnion(named) }
    }
  }

  /// Whether a word names a dimension: the "height" of "maximum height 120 cm".
  package static func contains(_ word: String) -> Bool { !codes([word]).isEmpty }

  private static let table: [(beginnings: [String], codes: Set<String>)] = [
    (
      """
      height high tall hoh hoch haut alto alta altura altezza hoog hoger hoge wysok wyzsz висот вищ високий заввишк высот выше
      высок
      """, "height high hohe haut alt hoog wysok висот высот"
    ),
    (
      "width wide breit largeur large anch largh larg breed szer ширин шир завширшк широк",
      "width wide breit larg anch breed szer шир"
    ),
    (
      "length long lang laeng longueur longue longitud lunghezza lungo lunga lengte dlug довж довг завдовжк длин",
      "length long lang lung leng dlug довж длин"
    ),
    (
      "depth deep tief profond profund diep gleb глиб глуб",
      "depth deep tief profond profund diep gleb глиб глуб"
    ),
    (
      "diameter durchmesser diametre diametro srednic діаметр диаметр",
      "diameter durchmesser diametr srednic діаметр диаметр"
    ),
    ("thick dick epais grosor grueso spess dik grub товщин толщин", "thick dick epais gros spess dik grub товщ толщ"),
  ].map { ($0.split(whereSeparator: \.isWhitespace).map { String($0).folded }, String.foldedWords($1)) }
}
