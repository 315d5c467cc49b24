// SPDX-License-Identifier: Apache-2.0
import Configuration
import YAML

/// One mapping of a list in the configuration file, as of `stores:`, read with errors at its place.
struct FileEntry {
  private let node: YAMLNode
  private let reader: SettingReader
  /// The setting that the list is.
  private let setting: Setting
  private let keys: [String]
  /// The setting's value with the entry's place.
  let value: SettingValue

  /// - Parameter keys: those that a mapping may have.
  init(_ node: YAMLNode, of setting: Setting, _ list: SettingValue, _ reader: SettingReader, keys: [String]) {
    self.node = node
    self.reader = reader
    self.setting = setting
    self.keys = keys
    var value = list
    if case .file(let path, _) = list.origin { value.origin = .file(path: path, place: node.place) }
    self.value = value
  }

  func checkKeys() throws(ConfigurationError) {
    for pair in node.mapping ?? [] where !keys.contains(pair.key) {
      throw invalid(pair.value, pair.key, "keys " + keys.joined(separator: ", "))
    }
  }

  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let found = node[key], !found.isNull else { return nil }
    guard let text = found.text else { throw invalid(found, key, "a text for \(key)") }
    return text
  }

  func text(_ key: String, _ form: TextForm) throws(ConfigurationError) -> String? {
    guard let found = node[key], let text = try text(key) else { return nil }
    guard let read = form.read(text) else { throw invalid(found, text, "\(form.allowed) for \(key)") }
    return read
  }

  /// The elements of a sequence, or of a text with commas.
  func texts(_ key: String, _ form: TextForm) throws(ConfigurationError) -> [String]? {
    guard let found = node[key], !found.isNull else { return nil }
    let nodes = found.sequence ?? [found]
    var texts: [String] = []
    for node in nodes {
      guard let text = node.text else { throw invalid(node, key, "\(form.allowed) for \(key)") }
      for part in text.split(separator: ",") {
        let part = String(part.drop { $0 == " " }.prefix { $0 != " " })
        guard let read = form.read(part) else { throw invalid(node, text, "\(form.allowed) for \(key)") }
        texts.append(read)
      }
    }
    return texts
  }

  func integer(_ key: String) throws(ConfigurationError) -> Int? {
    guard let found = node[key], let text = try text(key) else { return nil }
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text), number <= 65_535 else {
      throw invalid(found, text, "a whole number from 0 to 65535 for \(key)")
    }
    return number
  }

  /// The error for a part of the mapping.
  ///
  /// - Parameters:
  ///   - key: what is wrong; nil: the mapping as a whole.
  ///   - isSecret: the text is not shown.
  func invalid(
    key: String? = nil, _ text: String = "", allowed: String, isSecret: Bool = false
  ) -> ConfigurationError {
    invalid(key.flatMap { node[$0] } ?? node, text, allowed, isSecret: isSecret)
  }

  private func invalid(
    _ found: YAMLNode, _ text: String, _ allowed: String, isSecret: Bool = false
  ) -> ConfigurationError {
    var value = value
    if case .file(let path, _) = value.origin { value.origin = .file(path: path, place: found.place) }
    return reader.invalid(setting, value, text: text, allowed: allowed, isSecret: isSecret)
  }
}
