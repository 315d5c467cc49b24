// SPDX-License-Identifier: Apache-2.0
import Configuration

/// A file that a flag names, read whole.
struct InputFile: Sendable {
  let path: String
  let bytes: [UInt8]

  private static let limit = 64 << 20

  /// Nil where the flag is not given.
  /// - Throws: usage, where the file cannot be read.
  init?(_ setting: Setting, _ reader: SettingReader) throws(ConfigurationError) {
    guard let value = try reader.value(setting), let path = value.texts.last else { return nil }
    do throws(TextFile.Failure) {
      bytes = try TextFile.read(path, limit: Self.limit)
    } catch {
      throw reader.invalid(setting, value, allowed: "a file that can be read (\(error.reason))")
    }
    self.path = path
  }
}
