// SPDX-License-Identifier: Apache-2.0

/// In which languages a verb is one that amounts follow.
enum VerbLanguages {
  static func language(of word: String, preferred: String) -> String {
    guard let languages = table[word], !languages.contains(preferred) else { return preferred }
    return languages.first ?? preferred
  }

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
    ]
    for (language, list) in words {
      for word in list.split(separator: " ") { table[String(word), default: []].append(language) }
    }
    return table
  }()
}
