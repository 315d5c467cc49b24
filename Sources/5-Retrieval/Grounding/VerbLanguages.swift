// SPDX-License-Identifier: Apache-2.0

/// In which languages a verb is one that amounts follow.
enum VerbLanguages {
  static func language(of word: String, preferred: String) -> String {
    if table[word] == nil, let language = takers[word] { return language }
    guard let languages = table[word], !languages.contains(preferred) else { return preferred }
    return languages.first ?? preferred
  }

  /// Whether an amount is what a verb is said of, and the sentence needs one: «you save», «Sie sparen».
  static func takesAmount(_ word: String) -> Bool { takers[word] != nil }

  /// By their language.
  private static let takers: [String: String] = {
    var result: [String: String] = [:]
    for (language, words) in [
      (
        "en",
        "save saves saved saving paid charging spend spends pay pays charge charges owe owes leaves leave need needs reckon guess estimate say expect makes make"
      ),
      (
        "de",
        "spare sparst spart sparen zahlst zahlt bezahlst bezahlt zahlen bezahlen verlangen brauchst brauchen schätze macht erstatten vergüten"
      ),
      (
        "fr",
        "économisez économises économisons économiser épargnez payez paierez payons remboursons demandons gagnez gagnes font fera feront feraient restera resteront"
      ),
      (
        "es",
        "ahorras ahorra ahorran ahorrará ahorrarás ahorrar pagas pagará pagarás pagamos cobramos suman sobran sobra"
      ),
      ("it", "risparmi risparmia risparmiate risparmierai risparmiare paghi paghe pagherai chiediamo fanno avanzano"),
      ("nl", "bespaar bespaart besparen betaal betaalt vragen rekenen maakt"),
      ("pl", "oszczędzasz oszczędzisz oszczędza zaoszczędzisz płacisz zapłacisz zapłaci wyjdzie wyjdą wyniesie"),
      ("uk", "заощадите заощаджуєте заощадиш зекономите зекономиш платите заплатите сплатите"),
      ("ru", "экономите сэкономите сэкономишь экономишь заплатите заплатишь платите платишь"),
    ] {
      for word in words.split(separator: " ") where result[String(word)] == nil { result[String(word)] = language }
    }
    return result
  }()

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    let words: [(String, String)] = [
      (
        "en",
        "cost costs costing costed priced is are was were be comes come retails sells sell pay pays charged has have buy"
      ),
      ("de", "kostet kosten kostete ist sind war liegt liegen beträgt betragen zahlen bezahlen"),
      ("fr", "coûte coûtent vaut est sont payer"), ("es", "cuesta cuestan vale valen es son pagar"),
      ("it", "costa costano vale è sono pagare"), ("nl", "kost kostten kosten is bedraagt betalen"),
      ("pl", "kosztuje kosztują jest zapłacić"), ("uk", "коштує коштують вартує обійдеться"),
      ("ru", "стоит стоят обойдется"),
      // What leads to a start or a sum.
      ("en", "at from to"), ("de", "bei ab auf von"), ("nl", "bij vanaf"), ("pl", "od"), ("uk", "від"), ("ru", "от"),
    ]
    for (language, list) in words {
      for word in list.split(separator: " ") { table[String(word), default: []].append(language) }
    }
    return table
  }()
}
