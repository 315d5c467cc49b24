// SPDX-License-Identifier: Apache-2.0
import Crypto
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

  package init(mode: Mode, keys: [APIKey], origins: some Sequence<String>) {
    self.mode = mode
    keyRing = APIKeyRing(keys)
    self.origins = Set(origins)
  }

  package var keys: [APIKey] { keyRing.keys }

  /// Accepts these keys from now on instead of those so far, in all copies of this value.
  package func replaceKeys(_ keys: [APIKey]) { keyRing.replace(keys) }

  /// The guard of routes that ask for credentials. It looks at them once; whoever asks later who the caller is finds it in
  /// the request's principal, even where the keys have been replaced meanwhile.
  func admit(_ request: ServerRequest) async -> GuardDecision {
    let decision = identify(request)
    guard case .admit(let principal) = decision, let scope = request.requiredScope, !principal.allows(scope: scope)
    else { return decision }
    return .refuse(insufficientScope(scope, of: principal, request).rejection())
  }

  /// The error for a caller whose credentials do not allow what it asks for.
  func insufficientScope(_ scope: String, of principal: Principal, _ request: ServerRequest) -> APIError {
    var error = APIError(
      status: .forbidden, message: "The credentials do not have the scope '\(scope)'.", type: "invalid_request_error",
      param: nil, code: "insufficient_scope")
    error.challenge = challenge(request).insufficient(scope: scope)
    return error
  }

  private func identify(_ request: ServerRequest) -> GuardDecision {
    let credentials = Credentials(request)
    // All that are sent are tried: a proxy may add its own Authorization.
    for text in credentials.texts {
      if let holder = keyRing.holder(of: SHA256.hash(text)) { return .admit(holder) }
    }
    let origin = request.field(.origin)
    // Where no key is asked for, a caller without `Origin` counts as a server.
    if mode == .none { return .admit(Principal(isPage: origin != nil)) }
    guard credentials.isEmpty else {
      return .refuse(
        Self.unauthorized("The API key is not valid.", challenge: challenge(request).invalid).rejection())
    }
    return decide(onPageOf: origin, request)
  }

  /// Of a request without credentials.
  private func decide(onPageOf origin: String?, _ request: ServerRequest) -> GuardDecision {
    let page = Principal(scopes: AccessScope.ofPages, isPage: true)
    guard mode == .widget, let scope = request.requiredScope, page.allows(scope: scope), let origin else {
      return .refuse(
        Self.unauthorized(
          "No API key was given. Send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'.",
          challenge: challenge(request).missing
        ).rejection())
    }
    guard origins.contains(origin) else { return .refuse(APIError.originNotAllowed.rejection()) }
    return .admit(page)
  }

  private func challenge(_ request: ServerRequest) -> Challenge { Challenge(metadataURL: nil) }

  private static func unauthorized(
    _ message: String, code: String = "invalid_api_key", challenge: String
  ) -> APIError {
    var error = APIError(
      status: .unauthorized, message: message, type: "invalid_request_error", param: nil, code: code)
    error.challenge = challenge
    return error
  }
}
