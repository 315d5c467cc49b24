// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import Observability

/// Decides who may call what, by the credentials that a request brings.
package struct AccessControl: Sendable {
  package enum Mode: String, Sendable, CaseIterable {
    /// Everything needs credentials.
    case required
    /// Chat and models are also open to pages of allowed origins.
    case widget
    /// Everything is open.
    case none
  }

  package var mode: Mode
  private let keyRing: APIKeyRing
  /// Origins of pages with a chat widget.
  package var origins: Set<String>

  package init(mode: Mode, keys: [APIKeyHash], origins: some Sequence<String>) {
    self.mode = mode
    keyRing = APIKeyRing(keys)
    self.origins = Set(origins)
  }

  package var keys: [APIKeyHash] { keyRing.keys }

  /// Accepts these keys from now on instead of those so far, in all copies of this value.
  package func replaceKeys(_ keys: [APIKeyHash]) { keyRing.replace(keys) }

  /// The guard of routes that ask for credentials. It looks at them once; whoever asks later who the caller is finds it in
  /// the request's principal, even where the keys have been replaced meanwhile.
  func admit(_ request: ServerRequest) -> GuardDecision {
    let credentials = Self.credentials(of: request)
    // All that are sent are tried: a proxy may add its own Authorization.
    if let holder = keyRing.holder(of: credentials) { return .admit(holder) }
    let origin = request.field(.origin)
    // Where no key is asked for, a caller without `Origin` counts as a server.
    if mode == .none { return .admit(Principal(isPage: origin != nil)) }
    guard credentials.isEmpty else { return .refuse(Self.unauthorized("The API key is not valid.")) }
    let page = Principal(scopes: AccessScope.ofPages, isPage: true)
    guard mode == .widget, let scope = request.requiredScope, page.allows(scope: scope), let origin else {
      return .refuse(
        Self.unauthorized("No API key was given. Send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'."))
    }
    return origins.contains(origin) ? .admit(page) : .refuse(Self.forbidden)
  }

  private static func credentials(of request: ServerRequest) -> [String] {
    var found: [String] = []
    if let key = request.field(.xAPIKey), !key.isEmpty { found.append(key) }
    if let field = request.field(.authorization), !field.isEmpty {
      // Another scheme than Bearer is a credential that we do not accept, not the lack of one.
      found.append(bearer(field) ?? "")
    }
    return found
  }

  /// The token of `Bearer <token>`; the scheme's case does not matter (RFC 9110 §11.1).
  static func bearer(_ field: String) -> String? {
    let bytes = Array(field.utf8)
    let scheme = Array("bearer ".utf8)
    guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    let token = bytes.dropFirst(scheme.count).drop { $0 == 0x20 }
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }

  private static func unauthorized(_ message: String) -> Rejection {
    var rejection = APIError(
      status: .unauthorized, message: message, type: "invalid_request_error", param: nil, code: "invalid_api_key"
    ).rejection()
    rejection.fields[.wwwAuthenticate] = "Bearer realm=\"magento-rag\""
    return rejection
  }

  private static let forbidden = APIError(
    status: .forbidden, message: "Pages of this origin may not use the assistant.", type: "invalid_request_error",
    param: nil, code: "origin_not_allowed"
  ).rejection()
}
