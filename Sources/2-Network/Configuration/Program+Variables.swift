// SPDX-License-Identifier: Apache-2.0

extension Program {
  /// The names of the process's environment variables; values are not kept.
  package static func processVariables() -> [String] {
    guard let content = try? TextFile.read("/proc/self/environ") else { return [] }
    return content.split(separator: 0).compactMap { entry in
      entry.firstIndex(of: UInt8(ascii: "=")).map { String(decoding: entry[..<$0], as: UTF8.self) }
    }
  }

  /// Variables that are probably misspelt settings. All that a file may name counts as known: a variable may be meant for
  /// another program of the same container.
  package func unknownVariables(
    _ names: [String] = Program.processVariables()
  ) -> [(variable: String, setting: String)] {
    readsEnvironment ? UnknownVariables(settings: knownSettings, rules: variables).find(in: names) : []
  }
}
