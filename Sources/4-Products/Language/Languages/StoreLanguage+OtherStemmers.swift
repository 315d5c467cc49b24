// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// Languages that have a stemmer and no words here yet.
  static let otherStemmers: [String: [String]] = [
    "ar": ["arabic"], "bg": ["bulgarian"], "bn": ["bengali"], "ca": ["catalan"], "cs": ["czech"], "da": ["danish"],
    "el": ["greek"], "et": ["estonian"], "eu": ["basque"], "fa": ["persian"], "fi": ["light_finnish", "finnish"],
    "ga": ["irish"], "gl": ["galician"], "hi": ["hindi"], "hu": ["light_hungarian", "hungarian"], "hy": ["armenian"],
    "id": ["indonesian"], "lt": ["lithuanian"], "lv": ["latvian"], "nb": ["light_norwegian", "norwegian"],
    "nn": ["light_nynorsk"], "no": ["light_norwegian", "norwegian"], "pt": ["light_portuguese", "portuguese"],
    "ro": ["romanian"], "sv": ["light_swedish", "swedish"], "tr": ["turkish"],
  ]
}
