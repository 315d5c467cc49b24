// SPDX-License-Identifier: Apache-2.0
import Primitives

/// A request to the engine or the model, as a value: no socket stands behind it.
package struct SandboxRequest: Sendable {
  /// In capitals: `GET`.
  package let method: String
  /// Path and query as the client wrote them.
  package let target: String
  /// The decoded parameters of the target, in their order.
  var query: [(name: String, value: String)]
  /// The content, decompressed; empty where there is none.
  package var body: [UInt8]
  /// A fault: the engine refuses every n-th item of a bulk request with this status.
  package var rejection: (every: Int, status: Int)?

  /// A request off the wire; `target` is the path with its query.
  package init(_ method: String, _ target: String, body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.body = body
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    query = (parts.count == 2 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        Self.decoded(sides[0], plusIsBlank: true), sides.count == 2 ? Self.decoded(sides[1], plusIsBlank: true) : ""
      )
    }
  }

  /// The path as the client wrote it.
  var path: String { String(target.prefix { $0 != "?" }) }
  /// The decoded segments of the path.
  var segments: [String] { path.split(separator: "/").map { Self.decoded($0) } }

  /// The last value of a parameter; nil where the target does not name it.
  func parameter(_ name: String) -> String? { query.last { $0.name == name }?.value }

  /// The values of a parameter that takes several, separated by commas.
  func list(_ name: String) -> [String]? { parameter(name)?.split(separator: ",").map(String.init) }

  /// `?refresh` and `?refresh=true` alike; nil where the target does not name it.
  func flag(_ name: String) -> Bool? { parameter(name).map { $0 != "false" } }

  /// Decodes a text; one that does not decode stays as it is.
  private static func decoded(_ text: Substring, plusIsBlank: Bool = false) -> String {
    let bytes = Array(text.utf8)
    return PercentEncoding.decode(bytes.span, 0..<bytes.count, plusIsBlank: plusIsBlank) ?? String(text)
  }
}
