// SPDX-License-Identifier: Apache-2.0

/// Nouns of properties that are neither colour nor size, brand nor material: "any length", «Kapazität egal». Data of all
/// languages together.
package enum PropertyNouns {
  /// The nouns of one property, in all languages. The words of an attribute's code are among them: `cable_length`.
  static let lines: [Set<String>] = [
    """
    length lengths länge längen longueur longueurs longitud longitudes largo lunghezza lunghezze lengte lengtes długość
    długości довжина довжини длина длины lange
    """,
    "height heights höhe höhen hauteur hauteurs altura alturas altezza hoogte wysokość wysokości висота висоти высота высоты",
    "width widths breite breiten largeur ancho anchura larghezza breedte szerokość ширина ширини ширины",
    """
    capacity capacities storage memory kapazität speicher speicherplatz capacité stockage mémoire capacidad almacenamiento
    memoria capacità archiviazione capaciteit opslag geheugen pojemność pojemności pamięć ємність пам'ять ёмкость память
    емкость
    """,
    "resolution resolutions auflösung auflösungen résolution resolución risoluzione resolutie rozdzielczość роздільність разрешение",
    "speed speeds geschwindigkeit vitesse velocidad velocità snelheid prędkość szybkość швидкість скорость",
    "power wattage leistung puissance potencia potenza vermogen moc потужність мощность",
    "weight weights gewicht poids peso gewichten waga ciężar вага вес",
    "voltage spannung tension voltaje tensione spanning napięcie напруга напряжение",
  ].map(String.foldedWords)

  /// The nouns are feminine in Slavic languages, and "size" is not.
  private static let agreeing = [
    "dowolny": "dowolna", "kazdy": "kazda", "який": "яка", "будь-який": "будь-яка", "неважливий": "неважлива",
    "любой": "любая", "неважен": "неважна", "важен": "важна",
  ]

  /// The phrases of some with a size's noun, with a property's noun in its place: "any length" of "any size".
  static func phrases(like phrases: [[String]]) -> [(words: [String], nouns: Set<String>)] {
    phrases.flatMap { phrase -> [(words: [String], nouns: Set<String>)] in
      guard let place = phrase.firstIndex(where: SamePropertyWords.isSize) else { return [] }
      return lines.flatMap { nouns in
        nouns.map { noun in
          var words = phrase.map { agreeing[$0] ?? $0 }
          words[place] = noun
          return (words, nouns)
        }
      }
    }
  }
}
