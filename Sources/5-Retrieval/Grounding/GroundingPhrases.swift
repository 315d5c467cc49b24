// SPDX-License-Identifier: Apache-2.0

/// Phrases in the place of a removed claim, where the sentence needs something there.
enum GroundingPhrases {
  static func phrase(for kind: RemovedClaim.Kind, language: String) -> String {
    let row = table[language] ?? table["en"] ?? ["", "", ""]
    switch kind {
    case .price: return row[0]
    case .sku: return row[1]
    case .link: return row[2]
    }
  }

  /// A price behind a word for where something starts: «bei einem Betrag», «od kwoty».
  static func price(behind language: String) -> String { oblique[language] ?? phrase(for: .price, language: language) }

  private static let oblique = [
    "de": "einem Betrag, den ich nicht bestätigen kann", "pl": "kwoty, której nie mogę potwierdzić",
    "uk": "суми, яку не можу підтвердити", "ru": "суммы, которую не могу подтвердить",
  ]

  private static let table: [String: [String]] = [
    "en": ["an amount I can't confirm", "a number I can't confirm", "an address I can't confirm"],
    "de": [
      "einen Betrag, den ich nicht bestätigen kann", "eine Nummer, die ich nicht bestätigen kann",
      "eine Adresse, die ich nicht bestätigen kann",
    ],
    "fr": [
      "un montant que je ne peux pas confirmer", "un numéro que je ne peux pas confirmer",
      "une adresse que je ne peux pas confirmer",
    ],
    "es": [
      "un importe que no puedo confirmar", "un número que no puedo confirmar", "una dirección que no puedo confirmar",
    ],
    "it": [
      "un importo che non posso confermare", "un numero che non posso confermare",
      "un indirizzo che non posso confermare",
    ],
    "nl": [
      "een bedrag dat ik niet kan bevestigen", "een nummer dat ik niet kan bevestigen",
      "een adres dat ik niet kan bevestigen",
    ],
    "pl": [
      "kwotę, której nie mogę potwierdzić", "numer, którego nie mogę potwierdzić",
      "adres, którego nie mogę potwierdzić",
    ],
    "uk": ["суму, яку не можу підтвердити", "номер, який не можу підтвердити", "адресу, яку не можу підтвердити"],
    "ru": [
      "сумму, которую не могу подтвердить", "номер, который не могу подтвердить", "адрес, который не могу подтвердить",
    ],
  ]
}
