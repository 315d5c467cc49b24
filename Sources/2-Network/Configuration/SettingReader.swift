// SPDX-License-Identifier: Apache-2.0

import Primitives
import YAML

/// Reads settings from their sources: flag, environment, the file that `NAME_FILE` names, the YAML file, the default.
///
/// Every getter throws one `ConfigurationError` that names the setting, where its value came from, the value (secrets
/// masked) and what is allowed.
package struct SettingReader: Sendable {
  /// Looks a variable up; nil when it is not set.
  package typealias Environment = @Sendable (String) -> String?

  private let flags: [String: [String]]
  private let environment: Environment
  private let file: ConfigurationFile?
  private let known: Set<String>

  init(flags: [String: [String]], environment: @escaping Environment, file: ConfigurationFile?, known: [Setting]) {
    self.init(flags: flags, environment: environment, file: file, known: Set(known.map(\.name)))
  }

  private init(
    flags: [String: [String]], environment: @escaping Environment, file: ConfigurationFile?, known: Set<String>
  ) {
    self.flags = flags
    self.environment = environment
    self.file = file
    self.known = known
  }

  /// The same sources with other values of some settings, which go before all: as flags do.
  package func overriding(_ values: [(setting: Setting, text: String)]) -> SettingReader {
    var flags = flags
    for (setting, text) in values { flags[setting.name] = [text] }
    return SettingReader(flags: flags, environment: environment, file: file, known: known)
  }

  /// The value by precedence, the default included; nil when there is none at all.
  package func value(_ setting: Setting) throws(ConfigurationError) -> SettingValue? {
    if let given = flags[setting.name], let flag = setting.flagName {
      let texts = setting.kind == .list ? given.flatMap(Self.split) : given.suffix(1).map(Self.trimmed)
      return SettingValue(texts: texts, origin: .flag(flag))
    }
    if setting.isArgument {
      return setting.defaultValue.map { SettingValue(texts: texts(of: $0, setting), origin: .defaultValue) }
    }
    if let text = environment(setting.name), !Self.trimmed(text).isEmpty {
      return SettingValue(texts: texts(of: text, setting), origin: .environment(setting.name))
    }
    if let value = try fromNamedFile(setting) { return value }
    if let value = try fromFile(setting) { return value }
    guard let text = setting.defaultValue else { return nil }
    return SettingValue(texts: texts(of: text, setting), origin: .defaultValue)
  }

  // MARK: Typed values

  /// The last value given; nil when it is not set and has no default.
  package func text(_ setting: Setting) throws(ConfigurationError) -> String? {
    try value(setting)?.texts.last
  }

  /// The elements of a list; empty when it is not set.
  package func list(_ setting: Setting) throws(ConfigurationError) -> [String] {
    try value(setting)?.texts ?? []
  }

  /// Nil when it is not set and has no default.
  /// - Throws: where the text is no whole number, or out of the setting's range.
  package func integer(_ setting: Setting) throws(ConfigurationError) -> Int? {
    guard case .integer(let range) = setting.kind, let value = try value(setting), let text = value.texts.last else {
      return nil
    }
    guard let number = Self.isPlainInteger(text) ? Int(text) : nil, range.contains(number) else {
      throw invalid(setting, value)
    }
    return number
  }

  /// Nil when it is not set and has no default.
  /// - Throws: where the text is no decimal number, or out of the setting's range.
  package func number(_ setting: Setting) throws(ConfigurationError) -> Double? {
    guard case .number(let range) = setting.kind, let value = try value(setting), let text = value.texts.last else {
      return nil
    }
    guard let number = Self.decimal(text), range.contains(number) else { throw invalid(setting, value) }
    return number
  }

  /// Nil when it is not set and has no default.
  /// - Throws: where the text is no duration (`DurationText`), or out of the setting's range.
  package func duration(_ setting: Setting) throws(ConfigurationError) -> Duration? {
    guard case .duration(let range) = setting.kind, let value = try value(setting), let text = value.texts.last else {
      return nil
    }
    guard let duration = DurationText.parse(text), range.contains(duration) else { throw invalid(setting, value) }
    return duration
  }

  /// One of the words of a `choice`.
  package func choice(_ setting: Setting) throws(ConfigurationError) -> String? {
    guard case .choice(let words) = setting.kind, let value = try value(setting), let text = value.texts.last else {
      return nil
    }
    guard words.contains(text.lowercased()) else { throw invalid(setting, value) }
    return text.lowercased()
  }

  /// A `boolean` or a `toggle`.
  package func boolean(_ setting: Setting) throws(ConfigurationError) -> Bool? {
    guard let value = try value(setting), let text = value.texts.last else { return nil }
    switch text.lowercased() {
    case "true", "yes", "on", "1": return true
    case "false", "no", "off", "0": return false
    default: throw invalid(setting, value)
    }
  }

  // MARK: Errors

  /// The error for a value that its owner does not take.
  ///
  /// - Parameters:
  ///   - text: the part of the value that is wrong, else all of it is shown.
  ///   - allowed: what to write instead, else what the setting's kind allows.
  ///   - isSecret: the text is masked; nil: where the setting is a secret.
  package func invalid(
    _ setting: Setting, _ value: SettingValue, text: String? = nil, allowed: String? = nil, isSecret: Bool? = nil
  ) -> ConfigurationError {
    let shown = Masking.shown(
      text ?? value.texts.joined(separator: ","), isSecret: isSecret ?? setting.isSecret)
    return ConfigurationError(
      code: Self.code(value.origin),
      message: "\(setting.name) (\(value.origin.description)): \"\(shown)\" is not allowed;"
        + " must be \(allowed ?? setting.allowed)",
      setting: setting.name)
  }

  /// The error for a setting that is not there and must be.
  package func missing(_ setting: Setting, _ reason: String = "it is required") -> ConfigurationError {
    let ways = [
      setting.flagName.map { "--" + $0 }, setting.name, setting.name + "_FILE", "\(setting.fileKey) in the file",
    ]
    return ConfigurationError(
      code: .configuration,
      message: "\(setting.name) is not set: \(reason). Set one of " + ways.compactMap(\.self).joined(separator: ", "),
      setting: setting.name)
  }

  /// The settings with another value than their default, for the log: name, value (secrets masked), origin.
  package func report(_ settings: [Setting]) -> [(name: String, value: String, origin: String)] {
    settings.compactMap { setting in
      guard let value = try? value(setting), value.origin != .defaultValue else { return nil }
      let text = value.node == nil ? value.texts.joined(separator: ",") : "(structured)"
      return (setting.name, Masking.shown(text, isSecret: setting.isSecret), value.origin.description)
    }
  }

  /// The exit code's side of a value's origin.
  static func code(_ origin: SettingOrigin) -> ConfigurationError.Code {
    if case .flag = origin { return .usage }
    return .configuration
  }

  // MARK: Sources

  private func fromNamedFile(_ setting: Setting) throws(ConfigurationError) -> SettingValue? {
    let variable = setting.name + "_FILE"
    guard !known.contains(variable) else { return nil }
    let inEnvironment = environment(variable).map(Self.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    // The YAML key of that name ranks where the YAML file does: after the environment's variable.
    guard let path = inEnvironment ?? file?[variable.lowercased()]?.text else { return nil }
    let origin = SettingOrigin.namedFile(variable: variable, path: path)
    let bytes: [UInt8]
    do {
      bytes = try TextFile.read(path, limit: 1 << 20)
    } catch {
      throw ConfigurationError(
        code: .configuration, message: "\(variable): cannot read \(Masking.shown(path)): \(error.reason)",
        setting: setting.name)
    }
    guard let text = String(validating: bytes, as: UTF8.self), !Self.trimmed(text).isEmpty else {
      throw ConfigurationError(
        code: .configuration,
        message: "\(variable): \(Masking.shown(path)) is \(bytes.isEmpty ? "empty" : "blank or not UTF-8");"
          + " must be \(setting.allowed)",
        setting: setting.name)
    }
    return SettingValue(texts: texts(of: text, setting), origin: origin)
  }

  private func fromFile(_ setting: Setting) throws(ConfigurationError) -> SettingValue? {
    guard let file, let node = file[setting.fileKey] else { return nil }
    let origin = SettingOrigin.file(path: file.path, place: node.place)
    if let text = node.text { return SettingValue(texts: texts(of: text, setting), origin: origin) }
    if let elements = node.sequence, setting.kind == .list {
      let texts = elements.compactMap(\.text)
      if texts.count == elements.count { return SettingValue(texts: texts.map(Self.trimmed), origin: origin) }
      if setting.isStructuredInFile { return SettingValue(texts: [], node: node, origin: origin) }
    }
    if let pairs = node.mapping, setting.isMappingInFile {
      let texts = pairs.compactMap { pair in pair.value.text.map { pair.key + "=" + Self.trimmed($0) } }
      if texts.count == pairs.count { return SettingValue(texts: texts, origin: origin) }
    }
    throw ConfigurationError(
      code: .configuration,
      message: "\(setting.fileKey) (\(origin.description)): must be \(setting.allowed), not a "
        + (node.mapping != nil ? "mapping" : "sequence of this kind"),
      setting: setting.name)
  }

  /// The file's own node of a structured setting, whatever the other sources say.
  package func fileValue(_ setting: Setting) throws(ConfigurationError) -> SettingValue? { try fromFile(setting) }

  private func texts(of text: String, _ setting: Setting) -> [String] {
    setting.kind == .list ? Self.split(text) : [Self.trimmed(text)]
  }

  private static func split(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingBlanks(where: Blanks.isBlankOrLineBreak)
  }

  private static func isPlainInteger(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Digits with at most one dot; no exponent, no hexadecimal, no `nan`.
  package static func decimal(_ text: String) -> Double? {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && isPlainInteger(String($0)) && $0.first != "-" }) else {
      return nil
    }
    return Double(text)
  }
}
