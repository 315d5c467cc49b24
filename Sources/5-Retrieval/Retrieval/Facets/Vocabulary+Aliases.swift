// SPDX-License-Identifier: Apache-2.0
import Language

/// What people call values that shops write otherwise.
extension Vocabulary {
  static let sizeNames: [String: [String]] = [
    "xs": ["extra small", "x small"], "s": ["small"], "m": ["medium"], "l": ["large"],
    "xl": ["extra large", "x large"], "xxl": ["extra extra large", "xx large"], "2xl": ["xx large", "double xl"],
  ]

  /// What people call a number of pixels, `3840 x 2160 pixels` or `2160p (3840x2160)`, or the class of it, `4K Ultra HD`.
  static func resolutionNames(of value: String) -> [String] {
    guard let first = value.first, first.isNumber || "FfQqUu".contains(first) else { return [] }
    var key = value.filter { !$0.isWhitespace }.lowercased()
    for unit in ["pixels", "pixel", "px"] where key.hasSuffix(unit) { key.removeLast(unit.count) }
    if let names = resolutionNames[key] { return names }
    return resolutionNames.first { $0.key.contains("x") && key.contains("(" + $0.key + ")") }?.value ?? []
  }

  /// What people call the colours that a printer prints.
  static func printingNames(of value: String) -> [String] { printingNames[value.folded] ?? [] }

  /// What people call it that a device does not do what a yes/no attribute says: it prints no colours.
  static func names(ofLackedFlag codeWords: [String]) -> [String] {
    let isOfColors = codeWords.contains { $0.hasPrefix("colo") || $0.hasPrefix("farb") }
    return isOfColors && codeWords.contains(where: { $0.hasPrefix("print") || $0.hasPrefix("druck") })
      ? ["mono"] + (printingNames["mono"] ?? []) : []
  }

  private static let printingNames: [String: [String]] = {
    let mono = [
      "black and white", "black white", "black & white", "b&w", "b/w", "schwarzweiß", "schwarz weiß", "s/w",
      "noir et blanc", "blanco y negro", "bianco e nero", "zwart wit", "czarno białe", "чорно біле", "черно белое",
    ]
    return ["mono": mono + ["monochrome"], "monochrome": mono + ["mono"], "colour": ["color"], "color": ["colour"]]
  }()

  private static let resolutionNames: [String: [String]] = [
    "1280x720": ["720p", "hd ready"], "1920x1080": ["1080p", "full hd", "fullhd", "fhd"],
    "2560x1440": ["1440p", "qhd", "wqhd", "quad hd"], "3840x2160": ["4k", "uhd", "ultra hd", "2160p"],
    "7680x4320": ["8k"], "fullhd": ["1080p", "fhd"], "quadhd": ["1440p", "qhd", "wqhd"],
    "ultrahd": ["4k", "uhd", "2160p"], "4kultrahd": ["4k", "uhd", "ultra hd", "2160p"], "8kultrahd": ["8k"],
    "720p": ["hd ready"], "1080p": ["full hd", "fullhd", "fhd"], "1440p": ["qhd", "wqhd", "quad hd"],
    "2160p": ["4k", "uhd", "ultra hd"], "4k": ["uhd", "ultra hd", "2160p"], "uhd": ["4k", "2160p"],
  ]

  /// Words that shade a colour and name none.
  static let shades: Set<String> = [
    "dark", "light", "bright", "pale", "deep", "warm", "cool", "cold", "soft", "hot", "neon", "pastel", "matte", "matt",
    "metallic", "heather", "medium", "vivid", "true", "classic", "dunkel", "hell", "clair", "fonce", "claro", "oscuro",
    "chiaro", "scuro", "licht", "donker", "jasny", "ciemny", "світло", "темно", "светло",
  ]

  /// What people call a connector with or without the word "type": "USB-C" of `USB Type-C`, and the reverse.
  static func connectorNames(of value: String) -> [String] {
    let words = QuestionTokens.words(of: value)
    guard words.count <= 3, words.first == "usb", let letter = words.last, letter.count == 1 else { return [] }
    return ["usb " + letter, "usb type " + letter, "type " + letter].filter { $0 != words.joined(separator: " ") }
  }

  /// What people call a keyboard's layout: by the language that it is for.
  static func layoutNames(of value: String) -> [String] { layoutNames[value.folded] ?? [] }

  private static let layoutNames: [String: [String]] = [
    "qwertz": ["german layout", "german keyboard", "deutsches layout", "deutsche tastatur", "layout tedesco"],
    "azerty": ["french layout", "french keyboard", "französisches layout", "clavier français", "layout francese"],
  ]

  /// Other names of a yes/no attribute: what the table calls the same, "backlit" of `backlight`, and the code without the
  /// word for what a device does with it: "duplex", "double-sided" of `duplex_printing`.
  static func otherNames(ofFlag codeWords: [String], _ language: StoreLanguage) -> [String] {
    let isDone = codeWords.count > 1 && codeWords.last.map(deeds.contains) ?? false
    let bases = [codeWords] + (isDone ? [Array(codeWords.dropLast())] : [])
    let names = bases.flatMap { words -> [String] in
      let tokens = QuestionTokens(words.joined(separator: " ")).tokens
      let match = ProductWords.table.matches(tokens, at: 0, in: .english).first {
        // A smart TV is a thing.
        $0.end == tokens.count && !ProductWords.table.isThing($0)
      }
      return match.map { ProductWords.table.names(of: $0, in: language) } ?? []
    }
    let own = codeWords.joined(separator: " ")
    let isColor = isDone && ["colour", "color"].contains(codeWords[0])
    let short = isColor ? ["colour", "color"] : isDone ? [codeWords.dropLast().joined(separator: " ")] : []
    return (names + short).filter { name in
      // "Without cable" stands for wireless before properties are read.
      let first = String(name.prefix { $0 != " " }).folded
      return name != own && !language.facets.exclusions.contains([first]) && !language.facets.negations.contains(first)
    }
  }

  private static let deeds: Set<String> = ["printing", "scanning", "print", "scan", "ready", "support", "function"]

  /// What people call a yes/no attribute: by its code, and where that ends with its initials,
  /// `power_over_ethernet_poe`, by either.
  static func names(ofFlag codeWords: [String]) -> [String] {
    let all = codeWords.joined(separator: " ")
    let words = codeWords.dropLast()
    guard words.count > 1, let last = codeWords.last, last == String(words.compactMap(\.first)) else { return [all] }
    return [all, words.joined(separator: " "), last]
  }
}
