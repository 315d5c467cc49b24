// SPDX-License-Identifier: Apache-2.0

/// The words for superlatives. Data of all languages together: none means something else in another.
package enum SuperlativeWords {
  /// The superlative that begins at a token, and the end of its words: "largest", "longest battery life". A noun for what
  /// is measured belongs to it where the thing is named elsewhere.
  package static func read(_ tokens: [QuestionToken], at start: Int) -> (Superlative, end: Int)? {
    guard tokens.indices.contains(start), tokens[start].kind == .word else { return nil }
    let found = table[tokens[start].text]?.filter { tokens.hasRun($0.phrase, at: start) }
      .max { $0.phrase.count < $1.phrase.count }
    guard let found else { return nil }
    let end = start + found.phrase.count
    // «Plus grand que» compares.
    if end < tokens.count, comparing.contains(tokens[end].text) { return nil }
    guard let (measured, behind) = measured(tokens, at: end) else {
      return found.measure.map { measure in
        var superlative = Superlative(isHighest: found.isHighest, codes: measure.codes, units: measure.units)
        if namesThing(tokens[..<start]) { superlative.noun = content(tokens, from: end) }
        return (superlative, end)
      }
    }
    // "The largest screen" is a monitor; "the largest screen" of a laptop is its size.
    let isOfThing = namesThing(tokens[..<start]) || isContent(tokens, behind)
    guard let own = found.measure, !isOfThing else {
      return (Superlative(isHighest: found.isHighest, codes: measured.codes, units: measured.units), behind)
    }
    return (Superlative(isHighest: found.isHighest, codes: own.codes, units: own.units), end)
  }

  // MARK: Parts

  private struct Measure {
    let codes: [String]
    let units: [String]
  }

  private struct Phrase {
    let phrase: [String]
    let isHighest: Bool
    /// Nil where a noun has to say what is measured: "the most memory".
    let measure: Measure?
  }

  private static let comparing = String.foldedWords("than als que qu' di dan niż niz за чем чим ніж")

  private static func isContent(_ tokens: [QuestionToken], _ place: Int) -> Bool {
    tokens.indices.contains(place) && tokens[place].kind == .word
      && !StoreLanguage.all.contains { $0.stopWords.contains(tokens[place].raw.lowercased()) }
  }

  private static func content(_ tokens: [QuestionToken], from place: Int) -> [String] {
    tokens.indices[place...].prefix(longestNoun).prefix { isContent(tokens, $0) }.map { tokens[$0].text }
  }

  private static let longestNoun = 3

  private static func namesThing(_ tokens: ArraySlice<QuestionToken>) -> Bool {
    // «Thé» is no article.
    let tokens = tokens.filter { token in !StoreLanguage.all.contains { $0.stopWords.contains(token.text) } }
    return StoreLanguage.all.contains { !ProductWords.table.namedThings(in: tokens, $0).isEmpty }
  }

  private static func measured(_ tokens: [QuestionToken], at place: Int) -> (Measure, end: Int)? {
    guard tokens.indices.contains(place) else { return nil }
    let found = nouns.filter { tokens.hasRun($0.phrase, at: place) }.max { $0.phrase.count < $1.phrase.count }
    return found.map { ($0.measure, place + $0.phrase.count) }
  }

  private static let table: [String: [Phrase]] = {
    var phrases: [Phrase] = []
    for (highest, lowest, codes, units) in superlatives {
      let measure = Measure(codes: codes.plainWords.map(\.folded), units: units)
      phrases += highest.tokenPhrases.map { Phrase(phrase: $0, isHighest: true, measure: measure) }
      phrases += lowest.tokenPhrases.map { Phrase(phrase: $0, isHighest: false, measure: measure) }
    }
    phrases += most.tokenPhrases.map { Phrase(phrase: $0, isHighest: true, measure: nil) }
    phrases += least.tokenPhrases.map { Phrase(phrase: $0, isHighest: false, measure: nil) }
    return Dictionary(grouping: phrases) { $0.phrase.first ?? "" }
  }()

  private static let nouns: [(phrase: [String], measure: Measure)] = measuredNouns.flatMap { names, codes, units in
    names.tokenPhrases.map { ($0, Measure(codes: codes.plainWords.map(\.folded), units: units)) }
  }

  // MARK: Data

  /// Words for the most and the least, the codes and the units of what they compare.
  private static let superlatives: [(String, String, String, [String])] = [
    (
      """
      biggest | largest | größte | größter | größten | größtes | le plus grand | la plus grande | les plus grands
      | les plus grandes | más grande | más grandes | più grande | più grandi | grootste | największy | największa
      | największe | найбільший | найбільша | найбільше | самый большой | самая большая | самое большое
      """,
      """
      smallest | tiniest | kleinste | kleinster | kleinsten | kleinstes | le plus petit | la plus petite | les plus petits
      | más pequeño | más pequeña | più piccolo | più piccola | najmniejszy | najmniejsza | najmniejsze | найменший
      | найменша | самый маленький | самая маленькая
      """,
      """
      diagonal diagonale screen display bildschirm ecran pantalla schermo scherm capacity kapazitat capacite capacidad
      capacita capaciteit pojemnosc volume volumen size grosse taille tamano dimensione
      """, ["in", "l", "gb", "va", "mah"]
    ),
    (
      """
      fastest | quickest | speediest | schnellste | schnellster | schnellsten | schnellstes | le plus rapide
      | la plus rapide | les plus rapides | más rápido | más rápida | più veloce | più veloci | snelste | najszybszy
      | najszybsza | najszybsze | найшвидший | найшвидша | самый быстрый | самая быстрая
      """, "slowest",
      "speed geschwindigkeit vitesse velocidad velocita snelheid predkosc rate clock frequency",
      ["mbps", "of ppm", "of page", "of ghz", "of mhz"]
    ),
    (
      "heaviest | schwerste | schwerster | schwersten | schwerstes",
      """
      lightest | most lightweight | leichteste | leichtester | leichtesten | leichtestes | le plus léger | la plus légère
      | les plus légers | más ligero | más ligera | più leggero | più leggera | lichtste | najlżejszy | najlżejsza
      | najlżejsze | найлегший | найлегша | самый легкий | самый лёгкий | самая легкая | самая лёгкая
      """, "weight gewicht poids peso waga вага вес", ["g", "lb"]
    ),
    (
      """
      longest | längste | längster | längsten | längstes | le plus long | la plus longue | más largo | más larga
      | più lungo | più lunga | langste | najdłuższy | najdłuższa | найдовший | найдовша | самый длинный | самая длинная
      """,
      "shortest | kürzeste | kürzester | kürzesten | le plus court | más corto | più corto | kortste | najkrótszy",
      "length lange longueur longitud lunghezza lengte dlugosc", ["m", "ft"]
    ),
    (
      """
      most powerful | strongest | stärkste | stärkster | stärksten | leistungsstärkste | leistungsstärkster
      | leistungsfähigste | le plus puissant | la plus puissante | más potente | più potente | krachtigste | sterkste
      | najmocniejszy | najmocniejsza | najpotężniejszy | найпотужніший | найпотужніша | самый мощный | самая мощная
      """, "weakest", "power wattage watt leistung puissance potencia potenza vermogen moc", ["w", "va", "mah"]
    ),
    (
      "tallest | höchste | höchster | höchsten | le plus haut | más alto | più alto | hoogste | najwyższy", "",
      "height hohe hauteur altura altezza hoogte wysokosc", []
    ),
    (
      "widest | breiteste | breitester | breitesten | le plus large | más ancho | più largo | breedste | najszerszy",
      "narrowest | schmalste | schmalster", "width breite largeur anchura larghezza breedte szerokosc", []
    ),
    (
      "thickest | dickste",
      "thinnest | slimmest | dünnste | dünnster | flachste | le plus fin | más fino | più sottile | dunste | najcieńszy",
      "depth thickness dicke tiefe epaisseur grosor spessore dikte grubosc", []
    ),
    (
      "brightest | hellste | hellster | hellsten | le plus lumineux | la plus lumineuse | más brillante | más luminoso"
        + " | più luminoso | più luminosa | helderste | felste | najjaśniejszy | najjaśniejsza | самый яркий",
      "dimmest", "brightness luminous helligkeit luminosite brillo luminosita helderheid jasnosc", ["lm", "nit"]
    ),
    (
      "loudest | lauteste | lautester",
      "quietest | leiseste | leisester | leisesten | le plus silencieux | la plus silencieuse | más silencioso"
        + " | más silenciosa | più silenzioso | più silenziosa | stilste | najcichszy | najcichsza | найтихіший | самый тихий",
      "noise gerausch lautstarke bruit ruido rumore geluid halas", ["of db"]
    ),
    ("sharpest | schärfste | schärfster", "", "megapixel resolution auflosung", ["of mp"]),
  ]

  private static let most =
    "most | highest | greatest | meisten | le plus de | más | più"
  private static let least = "least | lowest | fewest | wenigsten | niedrigste | le moins de"

  /// Nouns for what is measured.
  private static let measuredNouns: [(String, String, [String])] = [
    (
      "screen | display | screen size | bildschirm | écran | pantalla | schermo | scherm | beeldscherm | ekran",
      "diagonal display screen bildschirm", ["in"]
    ),
    (
      """
      battery life | battery | runtime | akkulaufzeit | laufzeit | akku | autonomie | batterie | autonomía | batería
      | autonomia | batteria | accuduur | accu | bateria
      """, "battery runtime akku laufzeit autonomie flight", ["mah", "wh", "of h"]
    ),
    (
      "memory | ram | arbeitsspeicher | mémoire | memoria | geheugen | werkgeheugen | pamięci | pamięć",
      "ram memory speicher", []
    ),
    (
      "storage | storage space | disk space | ssd | hard drive | hard disk | disk | festplatte | speicherplatz | speicher | stockage | almacenamiento | opslag | opslagruimte",
      "storage capacity memory speicher ssd hdd", []
    ),
    (
      "capacity | kapazität | capacité | capacidad | capacità | capaciteit | pojemność | pojemnością | volume",
      "capacity volume storage battery va kapazitat", ["l", "gb", "mah"]
    ),
    (
      "resolution | auflösung | résolution | resolución | risoluzione | resolutie | rozdzielczość",
      "resolution megapixel", []
    ),
    ("megapixels | megapixel", "megapixel", []),
    ("brightness | helligkeit | luminosité | brillo | luminosità | helderheid | jasność", "brightness luminous", []),
    ("refresh rate | bildwiederholrate | hz", "refresh", ["of hz"]),
    ("ports | anschlüsse | anschlüssen | puertos | porte | poorten", "ports port", []),
    ("range | reichweite | portée | alcance | portata | bereik | zasięg", "range reichweite", []),
    ("power | wattage | watts | leistung | puissance | potencia | potenza | vermogen", "power watt", ["w", "va"]),
    (
      "speed | print speed | geschwindigkeit | vitesse | velocidad | velocità | snelheid", "speed rate",
      ["mbps", "of ppm"]
    ),
    ("page yield | yield | pages", "yield page", ["of page"]),
    ("zoom", "zoom", []), ("cores", "cores", []), ("slots", "slots", []),
    ("noise", "noise", ["of db"]), ("dpi", "dpi", []),
  ]
}
