// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import HTTPSemantics
import HTTPServer
import Observability
import Primitives

/// Decides who may call what, by the credentials that a request brings.
package struct AccessControl: Sendable {
  /// The values of `AUTH`.
  package enum Mode: String, Sendable, CaseIterable {
    /// Everything needs credentials.
    case required
    /// Chat and models are also open to pages of allowed origins.
    case widget
    /// Everything is open.
    case none
  }

  /// The configured mode.
  package var mode: Mode
  private let keyRing: APIKeyRing
  /// Origins of pages with a chat widget.
  package var origins: Set<String>
  /// Whether the service shows pages of its own (`/demo`), whose origin then counts as allowed.
  package var servesPages = false
  /// The tokens of pages; nil: their origin is enough. Used with `Mode.widget` alone.
  package var widgetTokens: WidgetTokens?
  /// The tokens of an authorization server; nil: there is none.
  package var tokens: TokenVerifier?
  var address = PublicAddress(nil)

  package init(mode: Mode, keys: [APIKey], origins: some Sequence<String>) {
    self.mode = mode
    keyRing = APIKeyRing(keys)
    self.origins = Set(origins)
  }

  /// The accepted keys; replaced as a whole while requests are served.
  package var keys: [APIKey] { keyRing.keys }

  /// Accepts these keys from now on instead of those so far, in all copies of this value.
  package func replaceKeys(_ keys: [APIKey]) { keyRing.replace(keys) }

  /// Those that are looked at.
  var pageTokens: WidgetTokens? { mode == .widget ? widgetTokens : nil }

  /// Whether pages of an origin may use the chat.
  func isAllowed(origin: String, of request: ServerRequest) -> Bool {
    origins.contains(origin) || (servesPages && origin == address.ownOrigin(for: request))
  }

  /// The guard of routes that ask for credentials. It looks at them once; later code finds the caller in the request's
  /// principal, even where the keys have been replaced meanwhile.
  func admit(_ request: ServerRequest) async -> GuardDecision {
    do throws(APIError) {
      return .admit(try await authorize(request))
    } catch {
      return .refuse(error.rejection())
    }
  }

  /// The caller and its rights.
  /// - Parameter isPublic: credentials may be left out, and need no scope: they say whose rate and which stores.
  func authorize(_ request: ServerRequest, isPublic: Bool = false) async throws(APIError) -> Principal {
    if isPublic, Credentials(request).isEmpty {
      return Principal(scopes: [AccessScope.retrieve], isPage: request.field(.origin) != nil)
    }
    let principal = try await principal(of: request)
    if !isPublic, let scope = request.requiredScope, !principal.allows(scope: scope) {
      throw insufficientScope(scope, of: principal, request)
    }
    return principal
  }

  /// The error for a caller whose credentials do not allow what it asks for.
  func insufficientScope(_ scope: String, of principal: Principal, _ request: ServerRequest) -> APIError {
    // A client of the issuer asks it for the scope by the issuer's name.
    let name = principal.means == .token ? tokens?.options.scopes.name(of: scope) ?? scope : scope
    var error = APIError(
      status: .forbidden, message: "The credentials do not have the scope '\(name)'.", type: "invalid_request_error",
      param: nil, code: "insufficient_scope")
    error.challenge = challenge(request).insufficient(scope: name)
    return error
  }

  private func principal(of request: ServerRequest) async throws(APIError) -> Principal {
    let credentials = Credentials(request)
    // All that are sent are tried: a proxy may add its own Authorization.
    if let key = credentials.key, let holder = keyRing.holder(of: SHA256.hash(key)) { return holder }
    var refusal = unauthorized("The API key is not valid.", challenge(request).invalid)
    if let token = credentials.token {
      let digest = SHA256.hash(token)
      if let holder = keyRing.holder(of: digest) { return holder }
      do throws(APIError) {
        if let holder = try await holder(of: token, digest: digest, request) { return holder }
      } catch {
        refusal = error
      }
    }
    if credentials.isEmpty { return try page(request) }
    // Where no key is asked for, a caller without `Origin` counts as a server.
    guard mode == .none else { throw refusal }
    return Principal(isPage: request.field(.origin) != nil)
  }

  /// The holder of a token of a widget or of the authorization server; nil: it is neither.
  private func holder(
    of token: String, digest: [UInt8], _ request: ServerRequest
  ) async throws(APIError) -> Principal? {
    guard WebToken.isLikely(token) else { return nil }
    if let session = pageTokens?.session(of: token, now: WallClock.seconds) {
      guard request.field(.origin) == session.origin, isAllowed(origin: session.origin, of: request) else {
        throw .originNotAllowed
      }
      return Principal(
        means: .widget, account: "widget:" + session.id, scopes: AccessScope.ofPages, stores: [session.store],
        isPage: true)
    }
    do throws(TokenFault) {
      return try await tokens?.principal(of: token, digest: digest, now: request.loop.now)
    } catch {
      tokens?.tell(error, requestID: request.requestID)
      guard error != .noKeys else {
        throw .unavailable(
          "The keys of the authorization server could not be fetched yet.", code: "token_issuer_unavailable",
          retryAfter: nil)
      }
      throw unauthorized("The token is not valid.", code: "invalid_token", challenge(request).invalid)
    }
  }

  /// The principal of a request without credentials.
  private func page(_ request: ServerRequest) throws(APIError) -> Principal {
    let origin = request.field(.origin)
    if mode == .none { return Principal(isPage: origin != nil) }
    let page = Principal(scopes: AccessScope.ofPages, isPage: true)
    guard mode == .widget, let scope = request.requiredScope, page.allows(scope: scope), let origin else {
      throw unauthorized(
        "No API key was given. Send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'.",
        challenge(request).missing)
    }
    guard isAllowed(origin: origin, of: request) else { throw .originNotAllowed }
    guard pageTokens == nil else {
      throw unauthorized(
        "No token was given. POST /api/v1/widget/token gives one.", challenge(request).missing)
    }
    return page
  }

  private func challenge(_ request: ServerRequest) -> Challenge {
    Challenge(metadataURL: tokens == nil ? nil : address.text(for: request) + ProtectedResource.path)
  }

  private func unauthorized(
    _ message: String, code: String = "invalid_api_key", _ challenge: String
  ) -> APIError {
    var error = APIError(
      status: .unauthorized, message: message, type: "invalid_request_error", param: nil, code: code)
    error.challenge = challenge
    return error
  }
}
