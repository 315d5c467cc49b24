// SPDX-License-Identifier: Apache-2.0

/// A deterministic embedder: words and their pieces hashed into a vector. Texts that share words, stems or pieces of
/// words come close; it knows no meaning beyond that and a few kindred words.
struct SandboxEmbedder: Sendable {
  private static let stopWords: Set<String> = StopWords.english.union([
    "i", "me", "my", "we", "you", "your", "it's", "do", "does", "have", "has", "can", "which", "what", "who", "from",
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "ist", "sind",
    "ich", "wir", "sie", "mit", "fur", "von", "zu", "im", "auf", "haben", "hat", "was", "welche", "gibt", "es",
  ])

  /// Words that mean nearly the same, in either language of the sample catalogue.
  private static let kin: [String: String] = {
    let groups = [
      ["waterproof", "rainproof", "wasserdicht", "wasserfest", "hardshell", "regenfest"],
      ["jacket", "coat", "jacke", "mantel", "parka", "anorak"], ["tent", "zelt"],
      ["backpack", "rucksack", "daypack"], ["boot", "shoe", "schuh", "stiefel", "sneaker"],
      ["lamp", "lantern", "light", "lampe", "laterne", "licht"], ["knife", "messer"],
      ["cup", "mug", "tasse", "becher"],
      ["cheap", "inexpensive", "gunstig", "billig"], ["warm", "insulated", "thermal", "isoliert"],
      ["kid", "child", "kinder", "kind"], ["woman", "women", "ladies", "damen"], ["man", "men", "herren"],
      ["trouser", "pant", "hose"], ["red", "rot"], ["blue", "blau"], ["green", "grun"], ["black", "schwarz"],
      ["white", "weiss"], ["grey", "gray", "grau"], ["yellow", "gelb"], ["sleeping", "schlafsack"],
      ["blanket", "throw", "decke"], ["pillow", "cushion", "kissen"], ["wool", "merino", "wolle"],
      ["bottle", "flasche"], ["stove", "cooker", "kocher"], ["table", "tisch"], ["chair", "stool", "stuhl", "hocker"],
    ]
    var kin: [String: String] = [:]
    for group in groups {
      for word in group { kin[word] = group[0] }
    }
    return kin
  }()

  /// A vector of length 1; never all zero.
  func vector(_ text: String, dimensions: Int) -> [Float] {
    var weights: [String: Float] = [:]
    for raw in StandardTokenizer.words(TextFolding.fold(text.lowercased())) {
      let isStop = SandboxEmbedder.stopWords.contains(raw)
      let word = Stemmer.singular(raw)
      weights["w:" + word, default: 0] += isStop ? 0.05 : 1
      if isStop { continue }
      if let kin = SandboxEmbedder.kin[word] ?? SandboxEmbedder.kin[raw] { weights["k:" + kin, default: 0] += 0.8 }
      for piece in pieces(of: word) { weights["p:" + piece.text, default: 0] += piece.weight }
    }
    var vector = [Float](repeating: 0, count: dimensions)
    // in a fixed order: sums of floats depend on it
    for (feature, weight) in weights.sorted(by: { $0.key < $1.key }) {
      let hash = Hashing.fnv1a(feature.utf8)
      let value = weight.squareRoot()
      vector[Int(hash % UInt64(dimensions))] += hash >> 63 == 0 ? value : -value
      let second = hash.byteSwapped &* 0x9e37_79b9_7f4a_7c15
      vector[Int((second >> 16) % UInt64(dimensions))] += second >> 63 == 0 ? value * 0.5 : value * -0.5
    }
    let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard norm > 1e-6 else {
      vector[Int(Hashing.fnv1a(text.utf8) % UInt64(dimensions))] = 1
      return vector
    }
    return vector.map { $0 / norm }
  }

  /// Runs of three and four letters, those at the beginning weighing more.
  private func pieces(of word: String) -> [(text: String, weight: Float)] {
    let letters = Array("<" + word + ">")
    guard letters.count > 4 else { return [] }
    var pieces: [(String, Float)] = []
    for length in 3...4 where letters.count > length {
      let count = Float(letters.count - length + 1)
      for start in 0...(letters.count - length) {
        let weight = (start == 0 ? 0.5 : 0.25) * 4 / max(4, count)
        pieces.append((String(letters[start..<(start + length)]), weight))
      }
    }
    return pieces
  }
}
