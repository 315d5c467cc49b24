// SPDX-License-Identifier: Apache-2.0
import JSON

/// Names of the Universal Commerce Protocol.
enum UCP {
  /// The revision that is served.
  static let version = "2026-08-25"
  static let service = "dev.ucp.shopping"

  enum Capability: String, CaseIterable {
    case search = "dev.ucp.shopping.catalog.search"
    case lookup = "dev.ucp.shopping.catalog.lookup"

    /// The last part of its addresses.
    var word: String { self == .search ? "search" : "lookup" }
  }

  /// The envelope that every answer has.
  static func write(_ capability: Capability, isError: Bool = false, to writer: inout JSONWriter) {
    writer.object("ucp") {
      $0.member("version", version)
      $0.member("status", isError ? "error" : "success")
      $0.object("capabilities") {
        $0.array(capability.rawValue) { $0.object { $0.member("version", version) } }
      }
    }
  }
}
