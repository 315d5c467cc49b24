// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What the environment names for tests.
package enum Environment {
  package static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// The folder of the sample native indices.
  package static var data: String? { value("RAG_TEST_DATA") }
}

/// A real engine that `RAG_TEST_ENGINES` names: `name=url`, comma-separated.
package struct RealEngine: Sendable, CustomStringConvertible {
  package let name: String
  package let url: String
  package var description: String { name }

  package static let all: [RealEngine] = (Environment.value("RAG_TEST_ENGINES") ?? "").split(separator: ",").compactMap
  {
    let parts = $0.split(separator: "=", maxSplits: 1)
    return parts.count == 2 ? RealEngine(name: String(parts[0]), url: String(parts[1])) : nil
  }
}
