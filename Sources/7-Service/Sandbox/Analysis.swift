// SPDX-License-Identifier: Apache-2.0
import JSON

/// A chain from text to terms.
struct Analyzer: Sendable {
  enum Tokenizer: Sendable { case standard, keyword, whitespace, letter }
  enum Filter: Sendable {
    case lowercase, asciiFolding, stemmer(Stemmer), keywordRepeat, unique, stop(Set<String>), trim
  }

  var stripsHTML = false
  var tokenizer = Tokenizer.standard
  var filters: [Filter] = []

  static let standard = Analyzer(filters: [.lowercase])
  static let keyword = Analyzer(tokenizer: .keyword)

  /// The terms, by position; several at one position are alternatives of one word.
  func terms(_ text: String) -> [[String]] {
    let text = stripsHTML ? Analyzer.withoutTags(text) : text
    var positions: [[String]]
    switch tokenizer {
    case .standard: positions = StandardTokenizer.words(text).map { [$0] }
    case .keyword: positions = text.isEmpty ? [] : [[text]]
    case .whitespace: positions = text.split(whereSeparator: \.isWhitespace).map { [String($0)] }
    case .letter: positions = text.split { !$0.isLetter }.map { [String($0)] }
    }
    // the copy that `keyword_repeat` makes is kept from the stemmer
    var kept: [String?] = Array(repeating: nil, count: positions.count)
    for filter in filters {
      switch filter {
      case .lowercase: Analyzer.apply(&positions, &kept) { $0.lowercased() }
      case .asciiFolding: Analyzer.apply(&positions, &kept, TextFolding.fold)
      case .trim: Analyzer.apply(&positions, &kept, Analyzer.trimmed)
      case .stemmer(let stemmer):
        for index in positions.indices { positions[index] = positions[index].map(stemmer.stem) }
      case .keywordRepeat: kept = positions.map(\.first)
      case .unique: break
      case .stop(let words):
        let stays = positions.map { !($0.first.map(words.contains) ?? true) }
        kept = zip(kept, stays).filter(\.1).map(\.0)
        positions = zip(positions, stays).filter(\.1).map(\.0)
      }
    }
    for index in positions.indices {
      if let word = kept[index], !positions[index].contains(word) { positions[index].append(word) }
    }
    return positions
  }

  private static func apply(
    _ positions: inout [[String]], _ kept: inout [String?], _ change: (String) -> String
  ) {
    for index in positions.indices {
      positions[index] = positions[index].map(change)
      kept[index] = kept[index].map(change)
    }
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var inTag = false
    for character in text {
      switch character {
      case "<": inTag = true
      case ">" where inTag:
        inTag = false
        result.append(" ")
      default: if !inTag { result.append(character) }
      }
    }
    return result
  }
}

/// The analyzers and normalizers of one index: the engines' own and those of its settings.
struct AnalyzerSet: Sendable {
  private(set) var analyzers: [String: Analyzer] = [:]
  private(set) var normalizers: [String: Analyzer] = ["lowercase": Analyzer(tokenizer: .keyword, filters: [.lowercase])]
  /// What a text field without `analyzer` takes.
  var standard: Analyzer { analyzers["default"] ?? .standard }

  /// `settings` are flat: `index.analysis.…`. Refuses what the engines refuse, in their words.
  init(settings: [String: JSONValue]) throws(EngineFailure) {
    let definitions = AnalysisDefinitions(settings)
    for name in definitions.names("tokenizer") {
      _ = try AnalyzerSet.tokenizer(name, definitions)
    }
    for name in definitions.names("filter") {
      _ = try AnalyzerSet.filter(name, definitions, of: name)
    }
    for name in definitions.names("char_filter") {
      try AnalyzerSet.checkCharacterFilter(name, definitions, of: name)
    }
    for name in definitions.names("analyzer") {
      analyzers[name] = try AnalyzerSet.analyzer(name, definitions)
    }
    for name in definitions.names("normalizer") {
      var normalizer = Analyzer(tokenizer: .keyword)
      for filter in definitions.list("normalizer", name, "filter") {
        normalizer.filters.append(try AnalyzerSet.filter(filter, definitions, of: name))
      }
      normalizers[name] = normalizer
    }
  }

  /// Nil for a name that neither the index nor the engine has.
  func analyzer(_ name: String) -> Analyzer? { analyzers[name] ?? AnalyzerSet.builtIn(name) }

  private static func builtIn(_ name: String) -> Analyzer? {
    switch name {
    case "standard", "default": return .standard
    case "simple": return Analyzer(tokenizer: .letter, filters: [.lowercase])
    case "whitespace": return Analyzer(tokenizer: .whitespace)
    case "keyword": return .keyword
    case "english":
      guard let stemmer = Stemmer(language: "english") else { return nil }
      return Analyzer(filters: [.lowercase, .stop(englishStopWords), .stemmer(stemmer)])
    case "arabic", "armenian", "basque", "bengali", "brazilian", "bulgarian", "catalan", "czech", "danish", "dutch",
      "estonian", "finnish", "french", "galician", "german", "greek", "hindi", "hungarian", "indonesian", "irish",
      "italian", "latvian", "lithuanian", "norwegian", "portuguese", "romanian", "russian", "sorani", "spanish",
      "swedish", "turkish":
      guard let stemmer = Stemmer(language: name) else { return nil }
      return Analyzer(filters: [.lowercase, .stemmer(stemmer)])
    default: return nil
    }
  }

  static let englishStopWords: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
    "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
  ]

  private static func analyzer(_ name: String, _ definitions: AnalysisDefinitions) throws(EngineFailure) -> Analyzer {
    let type = definitions.string("analyzer", name, "type")
    if let type, type != "custom" {
      guard let analyzer = builtIn(type) else {
        throw .illegalArgument("Unknown analyzer type [\(type)] for [\(name)]")
      }
      return analyzer
    }
    guard let tokenizerName = definitions.string("analyzer", name, "tokenizer") else {
      throw .illegalArgument("analyzer [\(name)] must specify either an analyzer type, or a tokenizer")
    }
    guard let tokenizer = try tokenizer(tokenizerName, definitions) else {
      throw .illegalArgument("Custom Analyzer [\(name)] failed to find tokenizer under name [\(tokenizerName)]")
    }
    var analyzer = Analyzer(tokenizer: tokenizer)
    for filter in definitions.list("analyzer", name, "char_filter") {
      try checkCharacterFilter(filter, definitions, of: name)
      analyzer.stripsHTML = true
    }
    for filter in definitions.list("analyzer", name, "filter") {
      analyzer.filters.append(try self.filter(filter, definitions, of: name))
    }
    return analyzer
  }

  /// Nil: there is none of that name.
  private static func tokenizer(
    _ name: String, _ definitions: AnalysisDefinitions
  ) throws(EngineFailure) -> Analyzer.Tokenizer? {
    let defined = definitions.string("tokenizer", name, "type")
    switch defined ?? name {
    case "standard": return .standard
    case "keyword": return .keyword
    case "whitespace": return .whitespace
    case "letter": return .letter
    case "ngram", "edge_ngram", "pattern", "uax_url_email", "classic", "path_hierarchy", "char_group", "simple_pattern":
      throw .notHere("the tokenizer [\(defined ?? name)]")
    default:
      if let defined { throw .illegalArgument("Unknown tokenizer type [\(defined)] for [\(name)]") }
      return nil
    }
  }

  private static func checkCharacterFilter(
    _ name: String, _ definitions: AnalysisDefinitions, of analyzer: String
  ) throws(EngineFailure) {
    let defined = definitions.string("char_filter", name, "type")
    switch defined ?? name {
    case "html_strip": return
    case "mapping", "pattern_replace": throw .notHere("the char_filter [\(defined ?? name)]")
    default:
      if let defined { throw .illegalArgument("Unknown char_filter type [\(defined)] for [\(name)]") }
      throw .illegalArgument("Custom Analyzer [\(analyzer)] failed to find char_filter under name [\(name)]")
    }
  }

  private static func filter(
    _ name: String, _ definitions: AnalysisDefinitions, of analyzer: String
  ) throws(EngineFailure) -> Analyzer.Filter {
    let defined = definitions.string("filter", name, "type")
    switch defined ?? name {
    case "lowercase": return .lowercase
    case "asciifolding": return .asciiFolding
    case "trim": return .trim
    case "keyword_repeat": return .keywordRepeat
    case "unique", "remove_duplicates": return .unique
    case "stop":
      let words = definitions.list("filter", name, "stopwords")
      return .stop(words.isEmpty || words == ["_english_"] ? englishStopWords : Set(words))
    case "stemmer", "snowball":
      let language =
        definitions.string("filter", name, "language") ?? definitions.string("filter", name, "name") ?? "english"
      guard let stemmer = Stemmer(language: language) else {
        let className = language.prefix(1).uppercased() + language.dropFirst()
        throw EngineFailure(
          status: 400, type: "illegal_argument_exception", reason: "Invalid stemmer class specified: \(className)",
          causedBy: [
            "type": "class_not_found_exception",
            "reason": .string("org.tartarus.snowball.ext.\(className)Stemmer"),
          ])
      }
      return .stemmer(stemmer)
    case "porter_stem", "kstem":
      guard let stemmer = Stemmer(language: "english") else { throw .notHere("[\(name)]") }
      return .stemmer(stemmer)
    case "synonym", "synonym_graph", "edge_ngram", "ngram", "word_delimiter", "word_delimiter_graph", "shingle",
      "length", "elision", "decompounder", "hunspell", "pattern_replace", "truncate", "keyword_marker", "phonetic",
      "decimal_digit", "german_normalization", "icu_folding", "dictionary_decompounder", "hyphenation_decompounder":
      throw .notHere("the token filter [\(defined ?? name)]")
    default:
      if let defined { throw .illegalArgument("Unknown filter type [\(defined)] for [\(name)]") }
      throw .illegalArgument("Custom Analyzer [\(analyzer)] failed to find filter under name [\(name)]")
    }
  }
}

/// `index.analysis.<group>.<name>.<parameter>` of flat settings.
private struct AnalysisDefinitions {
  private var groups: [String: [String: [String: JSONValue]]] = [:]

  init(_ settings: [String: JSONValue]) {
    let prefix = "index.analysis."
    for (key, value) in settings where key.hasPrefix(prefix) {
      let parts = key.dropFirst(prefix.count).split(separator: ".").map(String.init)
      guard parts.count >= 3 else { continue }
      let name = parts[1..<(parts.count - 1)].joined(separator: ".")
      groups[parts[0], default: [:]][name, default: [:]][parts[parts.count - 1]] = value
    }
  }

  func names(_ group: String) -> [String] { (groups[group] ?? [:]).keys.sorted() }

  func string(_ group: String, _ name: String, _ parameter: String) -> String? {
    groups[group]?[name]?[parameter]?.stringValue
  }

  func list(_ group: String, _ name: String, _ parameter: String) -> [String] {
    guard let value = groups[group]?[name]?[parameter] else { return [] }
    if let text = value.stringValue { return [text] }
    return (value.arrayValue ?? []).compactMap(\.stringValue)
  }
}
