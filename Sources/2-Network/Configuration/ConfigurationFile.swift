// SPDX-License-Identifier: Apache-2.0
import YAML

/// The YAML file: a mapping from setting keys to values, checked against the settings that there are.
struct ConfigurationFile: Sendable {
  let path: String
  private let pairs: [String: YAMLNode.Pair]

  /// - Parameter known: all settings that a file may name, those of other commands included.
  init(path: String, known: [Setting]) throws(ConfigurationError) {
    let bytes: [UInt8]
    do {
      bytes = try TextFile.read(path)
    } catch {
      throw ConfigurationError(
        code: .configuration, message: "cannot read the configuration file \(Masking.shown(path)): \(error.reason)",
        setting: "CONFIG_FILE")
    }
    try self.init(path: path, bytes: bytes, known: known)
  }

  init(path: String, bytes: [UInt8], known: [Setting]) throws(ConfigurationError) {
    self.path = path
    let root: YAMLNode
    do {
      root = try YAMLNode(parsing: bytes)
    } catch {
      throw ConfigurationError(
        code: .configuration, message: "\(Masking.shown(path)) is not a YAML file of the accepted form: \(error)",
        setting: "CONFIG_FILE")
    }
    guard root.mapping != nil || root.isNull else {
      throw ConfigurationError(
        code: .configuration,
        message:
          "\(Masking.shown(path)), \(root.place): must be a mapping such as `engine_url: http://localhost:9200`",
        setting: "CONFIG_FILE")
    }
    let keys = known.map(\.fileKey)
    let accepted = Set(keys).union(known.map { $0.fileKey + "_file" })
    var pairs: [String: YAMLNode.Pair] = [:]
    for pair in root.mapping ?? [] {
      guard accepted.contains(pair.key) else {
        let hint =
          Suggestion.nearest(to: pair.key.filter { $0 != "-" }, among: keys).map { "; did you mean \($0)?" } ?? ""
        throw ConfigurationError(
          code: .configuration,
          message: "\(Masking.shown(path)), \(pair.keyPlace): there is no setting \(Masking.shown(pair.key))\(hint)",
          setting: pair.key)
      }
      pairs[pair.key] = pair
    }
    self.pairs = pairs
  }

  /// The value of a key; nil where it is not there or null.
  subscript(key: String) -> YAMLNode? {
    guard let node = pairs[key]?.value, !node.isNull else { return nil }
    return node
  }
}
