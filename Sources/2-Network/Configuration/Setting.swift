// SPDX-License-Identifier: Apache-2.0

/// One thing that a user can set: its names in the three sources follow from `name`.
///
/// `ENGINE_URL` is `--engine-url` on the command line, `engine_url` in the YAML file, and `ENGINE_URL_FILE` names a
/// file that holds the value.
package struct Setting: Sendable, Equatable {
  /// The form of a value. It decides how a text is read and what an error calls allowed.
  package enum Kind: Sendable, Equatable {
    case text
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case duration(ClosedRange<Duration>)
    case choice([String])
    case boolean
    /// Texts, separated by commas, or a YAML sequence; a flag may be repeated.
    case list
    /// A flag without a value.
    case toggle
  }

  /// The setting's flag on the command line.
  package enum Flag: Sendable, Equatable {
    /// The setting's name in kebab case.
    case derived
    /// Another word, without the dashes.
    case named(String)
    /// None: secrets, and what only a file can say.
    case none
  }

  /// The environment variable's name; in lower case the file's key.
  package var name: String
  /// The form of the setting's value.
  package var kind: Kind
  /// The heading that `--help` lists it under.
  package var group: String
  /// The placeholder for the value in `--help`, such as `URL`.
  package var placeholder: String
  /// One or two sentences for `--help` and the documentation.
  package var summary: String
  /// The default as a value; nil where there is none or where it is decided later.
  package var defaultValue: String?
  /// The default in words for `--help`, where `defaultValue` does not say it.
  package var defaultSummary: String?
  /// Its value is never shown and it has no flag.
  package var isSecret: Bool
  /// The file may give it as a sequence of mappings.
  package var isStructuredInFile: Bool
  /// The file may give a list of `NAME=VALUE` as a mapping.
  package var isMappingInFile: Bool
  /// Only a flag gives it: it belongs to one call of a command, and neither environment nor file is asked for it.
  package var isArgument: Bool
  private var flag: Flag

  package init(
    _ name: String, _ kind: Kind, group: String = "Options", placeholder: String = "", summary: String,
    defaultValue: String? = nil, defaultSummary: String? = nil, isSecret: Bool = false,
    isStructuredInFile: Bool = false, isMappingInFile: Bool = false, isArgument: Bool = false, flag: Flag = .derived
  ) {
    self.name = name
    self.kind = kind
    self.group = group
    self.placeholder = placeholder
    self.summary = summary
    self.defaultValue = defaultValue
    self.defaultSummary = defaultSummary
    self.isSecret = isSecret
    self.isStructuredInFile = isStructuredInFile
    self.isMappingInFile = isMappingInFile
    self.isArgument = isArgument
    self.flag = isSecret ? .none : flag
  }

  /// The flag without its dashes; nil where there is none.
  package var flagName: String? {
    switch flag {
    case .none: nil
    case .named(let name): name
    case .derived: kebabCase
    }
  }

  /// The name as a flag would spell it.
  var kebabCase: String { String(name.lowercased().map { $0 == "_" ? "-" : $0 }) }

  /// The key in the YAML file.
  var fileKey: String { name.lowercased() }

  /// The allowed values, in words for errors.
  package var allowed: String {
    switch kind {
    case .text: "a text"
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(shortest(range.lowerBound)) to \(shortest(range.upperBound))"
    case .duration(let range):
      "a duration such as 500ms, 30s or 5m, from \(DurationText.format(range.lowerBound))"
        + " to \(DurationText.format(range.upperBound))"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .boolean: "true or false"
    case .list: "texts separated by commas"
    case .toggle: "no value"
    }
  }

  private func shortest(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
