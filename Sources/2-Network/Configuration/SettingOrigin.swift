// SPDX-License-Identifier: Apache-2.0
package import YAML

/// The source of a value. Later ones yield to earlier ones.
package enum SettingOrigin: Sendable, Equatable {
  case flag(String)
  case environment(String)
  /// A file that `variable` (or the YAML key of that name) points to.
  case namedFile(variable: String, path: String)
  case file(path: String, place: YAMLPlace)
  case defaultValue

  /// For errors and logs: `--engine-url`, `ENGINE_URL`, `config.yaml, line 3, column 1`.
  package var description: String {
    switch self {
    case .flag(let name): "--" + name
    case .environment(let name):
      "environment"
        + (name.isEmpty ? "" : " " + name)
    case .namedFile(let variable, let path): "\(variable)=\(Masking.shown(path))"
    case .file(let path, let place): "\(Masking.shown(path)), \(place)"
    case .defaultValue: "default"
    }
  }
}
