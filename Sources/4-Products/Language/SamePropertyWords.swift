// SPDX-License-Identifier: Apache-2.0

/// Words that point at a property which was said before: "in that colour", «in derselben Größe», «того же цвета». Data of
/// all languages together: no such pair of words means something else in another.
package enum SamePropertyWords {
  /// The property that the shopper points at.
  package enum Property: Sendable { case color, size, material, brand }

  /// The pointing words and the property's word that begin at a token.
  package static func read(_ tokens: [QuestionToken], at start: Int) -> (property: Property, end: Int)? {
    for phrase in pointers where start + phrase.count < tokens.count {
      guard zip(phrase, tokens[start...]).allSatisfy({ $0 == $1.text }) else { continue }
      let place = start + phrase.count
      for (property, words) in nouns where words.contains(tokens[place].text) { return (property, place + 1) }
    }
    return nil
  }

  /// The words at a place that point at something said before, "the same", "dieser"; 0: none do.
  package static func lengthOfPointer(_ texts: ArraySlice<String>) -> Int {
    pointers.first { texts.starts(with: $0) }?.count ?? 0
  }

  /// Whether a word stands for a thing that was named: "for the same model".
  package static func standsForThing(_ word: String) -> Bool { ones.contains(word) }

  private static let ones = String.foldedWords(
    """
    device machine model gerät modell maschine appareil modèle machine aparato modelo máquina apparecchio modello
    macchina apparaat toestel urządzenie urządzenia modelu пристрій пристрою модель моделі устройство устройства модели
    """)

  /// Whether a word says that a size is spoken of.
  static func isSize(_ word: String) -> Bool { nouns.contains { $0.0 == .size && $0.1.contains(word) } }

  private static let pointers =
    """
    that | this | the same | same | that same | exactly that | in der | dieser | derselben | der gleichen | der selben
    | dieselbe | dasselbe | denselben | das gleiche | den gleichen | die gleiche | die selbe | gleicher | gleiche | selber | demselben | dem gleichen | diesem | dieses
    | cette | la même | le même | même | ce | ese | este | el mismo | la misma | esa | esta | mismo | misma | quel | questo
    | lo stesso | la stessa | stesso | stessa | questa | quella | die | deze | dezelfde | hetzelfde | dat | tym samym
    | ten sam | tej samej | tego samego | ta sama | takim samym | tym | tego | tej | тому ж | такому ж | цьому | того ж
    | такого ж | тому самому | такому самому | того самого | цього | тієї ж | цієї | том же | таком же | этом | того же
    | такого же | этого | той же | этой | таком
    """.tokenPhrases.sorted { $0.count > $1.count }

  private static let nouns: [(Property, Set<String>)] = [
    (
      .color,
      String.foldedWords(
        """
        colour color farbe farbton couleur colore kleur kolor kolorze koloru колір кольорі кольору цвет цвете цвета
        """)
    ),
    (
      .size,
      String.foldedWords(
        """
        size sizes größe größen tailles tallas taglie maten rozmiary розміри размеры taille pointure talla taglia misura maat rozmiar rozmiarze rozmiaru розмір розмірі розміру размер размере
        размера
        """)
    ),
    (
      .material,
      String.foldedWords(
        """
        material fabric stoff matière matériau tela materiale tessuto materiaal stof materiał materiału матеріал матеріалу
        матеріалі материал материала материале
        """)
    ),
    (.brand, String.foldedWords("brand make marke marque marca merk marki marka марки марка бренду бренд бренда")),
  ]
}
