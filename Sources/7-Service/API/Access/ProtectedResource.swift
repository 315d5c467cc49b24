// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

/// `GET /.well-known/oauth-protected-resource` (RFC 9728): which authorization server gives tokens for this service.
struct ProtectedResource: Sendable {
  let address: PublicAddress
  let options: TokenVerifier.Options

  static let path = "/.well-known/oauth-protected-resource"

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    var writer = JSONWriter()
    let resource = address.text(for: request)
    writer.object {
      $0.member("resource", resource)
      $0.member("authorization_servers", [options.issuer])
      $0.member("scopes_supported", options.scopes.all)
      $0.member("bearer_methods_supported", ["header"])
      $0.member("resource_name", "magento-rag")
    }
    try await response.send(
      .ok,
      [.contentType: "application/json", .cacheControl: "no-cache", "access-control-allow-origin": "*"],
      content: writer.bytes)
  }
}
