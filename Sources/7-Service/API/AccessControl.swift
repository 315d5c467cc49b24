// SPDX-License-Identifier: Apache-2.0
import Crypto
import HTTPSemantics
import HTTPServer
import Primitives
import Synchronization

/// An accepted API key, kept as its SHA-256: memory dumps and configuration files do not give it away.
package struct APIKeyHash: Sendable, Hashable {
  let digest: [UInt8]

  /// The hash of a key as its holder knows it.
  package init(key: String) { digest = SHA256.hash(key) }

  /// A hash in 64 hexadecimal digits, with or without `sha256:` before them; nil for anything else.
  package init?(hexadecimal text: String) {
    let digits = text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text
    guard digits.utf8.count == 64, let digest = Hexadecimal.decode(digits) else { return nil }
    self.digest = digest
  }
}

/// The accepted keys, which may be replaced while requests are served.
private final class APIKeyRing: Sendable {
  private let current: Mutex<[APIKeyHash]>

  init(_ keys: [APIKeyHash]) { current = Mutex(keys) }

  var keys: [APIKeyHash] { current.withLock { $0 } }
  func replace(_ keys: [APIKeyHash]) { current.withLock { $0 = keys } }
}

/// Who may call what under `/api/`.
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

  /// nil when the request may go on.
  func refusal(of request: ServerRequest) -> APIError? {
    if mode == .none { return nil }
    let credentials = Self.credentials(of: request)
    if !credentials.isEmpty {
      // All that are sent are tried: a proxy may add its own Authorization.
      return credentials.contains(where: isAccepted) ? nil : Self.unauthorized(isMissing: false)
    }
    guard mode == .widget, Self.isOpenToWidgets(request.rawPath), let origin = request.field(.origin) else {
      return Self.unauthorized(isMissing: true)
    }
    return origins.contains(origin) ? nil : Self.forbidden
  }

  /// Whether the caller is a page in a shopper's browser, whose instructions count for nothing: anybody could write
  /// them. A holder of a key is a server; where no key is asked for, a caller without `Origin` counts as one.
  func isPage(_ request: ServerRequest) -> Bool {
    if Self.credentials(of: request).contains(where: isAccepted) { return false }
    return mode == .none ? request.field(.origin) != nil : true
  }

  /// Whether a key is one of ours.
  func isAccepted(_ key: String) -> Bool { acceptedDigest(of: key) != nil }

  /// The hash of a key that is one of ours. Takes as long for every key.
  private func acceptedDigest(of key: String) -> [UInt8]? {
    let digest = SHA256.hash(key)
    var isFound = false
    for known in keys {
      let isEqual = ConstantTime.equal(known.digest, digest)
      isFound = isFound || isEqual
    }
    return isFound ? digest : nil
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

  private static func isOpenToWidgets(_ path: String) -> Bool {
    path == "/api/v1/chat/completions" || path == "/api/v1/models" || path.hasPrefix("/api/v1/models/")
  }

  private static func unauthorized(isMissing: Bool) -> APIError {
    APIError(
      status: .unauthorized,
      message: isMissing
        ? "No API key was given. Send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'."
        : "The API key is not valid.",
      type: "invalid_request_error", param: nil, code: "invalid_api_key")
  }

  private static let forbidden = APIError(
    status: .forbidden, message: "Pages of this origin may not use the assistant.", type: "invalid_request_error",
    param: nil, code: "origin_not_allowed")
}

extension AccessControl {
  /// The guard of everything under `/api/`.
  func check(_ request: ServerRequest) -> Rejection? {
    guard let error = refusal(of: request) else { return nil }
    var fields = error.fields()
    if error.status == .unauthorized {
      fields[.wwwAuthenticate] = "Bearer realm=\"magento-rag\""
    }
    return Rejection(status: error.status, fields: fields, content: error.content())
  }

  /// What stands for the caller's key in limits; nil where none was needed. Of several that came, the one that let the
  /// request in.
  func rateKey(of request: ServerRequest) -> String? {
    guard mode != .none else { return nil }
    return Self.credentials(of: request).lazy.compactMap(acceptedDigest).first.map { Hexadecimal.encode($0) }
  }
}

/// How often one key, and one client address, may call.
package struct RateLimit: Sendable, Equatable {
  package var perMinute: Int
  /// At once.
  package var burst: Int

  package init(perMinute: Int, burst: Int) {
    self.perMinute = perMinute
    self.burst = burst
  }

  func limiter(_ name: String) -> RateLimiter { RateLimiter(name: name, perMinute: perMinute, burst: burst) }
}
