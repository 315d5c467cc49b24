// SPDX-License-Identifier: Apache-2.0
import Configuration

extension SettingReader {
  /// A text that can stand in a field of a request; nil where it is not set, or empty.
  func fieldText(_ setting: Setting) throws(ConfigurationError) -> String? {
    guard let value = try self.value(setting), let text = value.texts.last, !text.isEmpty else { return nil }
    guard AccessText.isVisible(text) else {
      throw invalid(setting, value, allowed: "visible ASCII characters without blanks")
    }
    return text
  }
}
