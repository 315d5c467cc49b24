// SPDX-License-Identifier: Apache-2.0
import JSON

/// The analyzers and normalizers of one index: the engines' own and those of its settings.
struct AnalyzerSet: Sendable {
  private(set) var analyzers: [String: Analyzer] = [:]
  private(set) var normalizers: [String: Analyzer] = ["lowercase": Analyzer(tokenizer: .keyword, filters: [.lowercase])]
  /// The analyzer of a text field without `analyzer`.
  var standard: Analyzer { analyzers["default"] ?? .standard }

  /// `settings` are flat: `index.analysis.…`. Refuses what they do not define well.
  init(settings: [String: JSONValue]) throws(EngineFailure) {
    let definitions = AnalysisDefinitions(settings)
    for name in definitions.names("tokenizer") {
      _ = try AnalyzerSet.tokenizer(name, definitions)
    }
    for name in definitions.names("filter") {
      _ = try AnalyzerSet.filter(name, definitions, of: name)
    }
    for name in definitions.names("char_filter") {
      try AnalyzerSet.checkCharacterFilter(name, definitions)
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
      return Analyzer(filters: [.lowercase, .stop(StopWords.english), .stemmer(stemmer)])
    case "arabic", "armenian", "basque", "bengali", "brazilian", "bulgarian", "catalan", "czech", "danish", "dutch",
      "estonian", "finnish", "french", "galician", "german", "greek", "hindi", "hungarian", "indonesian", "irish",
      "italian", "latvian", "lithuanian", "norwegian", "portuguese", "romanian", "russian", "sorani", "spanish",
      "swedish", "turkish":
      guard let stemmer = Stemmer(language: name) else { return nil }
      return Analyzer(filters: [.lowercase, .stemmer(stemmer)])
    default: return nil
    }
  }

  private static func analyzer(_ name: String, _ definitions: AnalysisDefinitions) throws(EngineFailure) -> Analyzer {
    let type = definitions.string("analyzer", name, "type")
    if let type, type != "custom" {
      guard let analyzer = builtIn(type) else {
        throw .unsupported("the analyzer [\(type)]")
      }
      return analyzer
    }
    guard let tokenizerName = definitions.string("analyzer", name, "tokenizer") else {
      throw .unsupported("the analyzer [\(name)] without a tokenizer")
    }
    guard let tokenizer = try tokenizer(tokenizerName, definitions) else {
      throw .illegalArgument("Custom Analyzer [\(name)] failed to find tokenizer under name [\(tokenizerName)]")
    }
    var analyzer = Analyzer(tokenizer: tokenizer)
    for filter in definitions.list("analyzer", name, "char_filter") {
      try checkCharacterFilter(filter, definitions)
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
      throw .unsupported("the tokenizer [\(defined ?? name)]")
    default:
      if let defined { throw .unsupported("the tokenizer [\(defined)]") }
      return nil
    }
  }

  private static func checkCharacterFilter(
    _ name: String, _ definitions: AnalysisDefinitions
  ) throws(EngineFailure) {
    let type = definitions.string("char_filter", name, "type") ?? name
    if type != "html_strip" { throw .unsupported("the char_filter [\(type)]") }
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
      return .stop(words.isEmpty || words == ["_english_"] ? StopWords.english : Set(words))
    case "stemmer", "snowball":
      let language =
        definitions.string("filter", name, "language") ?? definitions.string("filter", name, "name") ?? "english"
      guard let stemmer = Stemmer(language: language) else {
        let className = language.prefix(1).uppercased() + language.dropFirst()
        throw EngineFailure(
          type: "illegal_argument_exception", reason: "Invalid stemmer class specified: \(className)",
          causedBy: ("class_not_found_exception", "org.tartarus.snowball.ext.\(className)Stemmer"))
      }
      return .stemmer(stemmer)
    case "porter_stem", "kstem":
      guard let stemmer = Stemmer(language: "english") else { throw .unsupported("[\(name)]") }
      return .stemmer(stemmer)
    case "synonym", "synonym_graph", "edge_ngram", "ngram", "word_delimiter", "word_delimiter_graph", "shingle",
      "length", "elision", "decompounder", "hunspell", "pattern_replace", "truncate", "keyword_marker", "phonetic",
      "decimal_digit", "german_normalization", "icu_folding", "dictionary_decompounder", "hyphenation_decompounder":
      throw .unsupported("the token filter [\(defined ?? name)]")
    default:
      if let defined { throw .illegalArgument("Unknown filter type [\(defined)] for [\(name)]") }
      throw .illegalArgument("Custom Analyzer [\(analyzer)] failed to find filter under name [\(name)]")
    }
  }
}
