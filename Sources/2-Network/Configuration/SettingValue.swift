// SPDX-License-Identifier: Apache-2.0
package import YAML

/// A setting's value before it is given a type.
package struct SettingValue: Sendable {
  /// Its texts: one, or those of a list. Empty for a structured value of the file.
  package var texts: [String]
  /// The file's node when the value is structured.
  package var node: YAMLNode?
  /// The source of the value, for errors and the log.
  package var origin: SettingOrigin

  /// Its texts, and those that stand in a structured list beside mappings.
  package var allTexts: [String] { texts + (node?.sequence?.compactMap(\.text) ?? []) }
}
