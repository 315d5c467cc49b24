// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

/// `GET /.well-known/ucp`: what of UCP the shop offers, and where.
struct CommerceProfile: Sendable {
  let address: PublicAddress
  /// Whether the tools are there too.
  let hasTools: Bool

  static let path = "/.well-known/ucp"
  private static let site = "https://ucp.dev/\(UCP.version)/"

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    try await response.send(
      .ok,
      [
        .contentType: "application/json", .cacheControl: "public, max-age=300", "access-control-allow-origin": "*",
        // Without PUBLIC_URL the addresses are those of the request.
        .vary: "host",
      ],
      content: content(address.text(for: request)))
  }

  private func content(_ base: String) -> [UInt8] {
    var writer = JSONWriter(reserving: 2_048)
    writer.object {
      $0.object("ucp") {
        $0.member("version", UCP.version)
        $0.object("services") {
          $0.array(UCP.service) {
            Self.write("rest", "rest.openapi.json", base, to: &$0)
            if hasTools { Self.write("mcp", "mcp.openrpc.json", base + "/mcp", to: &$0) }
          }
        }
        $0.object("capabilities") {
          for capability in UCP.Capability.allCases {
            $0.array(capability.rawValue) {
              $0.object {
                $0.member("version", UCP.version)
                $0.member("spec", Self.site + "specification/shopping/catalog/\(capability.word)")
                $0.member("schema", Self.site + "schemas/shopping/catalog_\(capability.word).json")
              }
            }
          }
        }
        // Nothing is sold here: the shop's own pages do.
        $0.object("payment_handlers") { _ in }
      }
    }
    return writer.bytes
  }

  private static func write(
    _ transport: String, _ schema: String, _ endpoint: String, to writer: inout JSONWriter
  ) {
    writer.object {
      $0.member("version", UCP.version)
      $0.member("spec", site + "specification/overview")
      $0.member("transport", transport)
      $0.member("schema", site + "services/shopping/\(schema)")
      $0.member("endpoint", endpoint)
    }
  }
}
