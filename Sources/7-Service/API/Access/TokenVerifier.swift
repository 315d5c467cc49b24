// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import JSON
package import Observability
import Primitives

/// Checks the bearer tokens of one authorization server.
package final class TokenVerifier: Sendable {
  /// The issuer, and the claims that its tokens must have.
  package struct Options: Sendable {
    /// As tokens and metadata have it, character for character.
    package var issuer: String
    /// The `aud` that tokens must have.
    package var audience: String
    /// The URL of the keys; nil: the one in the issuer's metadata.
    package var keysURL: String?
    /// The issuer's names for our scopes.
    package var scopes: TokenScopes
    /// The endpoints for the published description; nil: those in the issuer's metadata.
    package var authorizationURL: String?
    /// The token endpoint for the published description; nil: the one in the issuer's metadata.
    package var tokenURL: String?
    /// Seconds by which the issuer's clock and ours may differ.
    package var leeway = 60
    /// Between two fetches that tokens with unknown keys cause.
    package var pauseBetweenRefreshes = Duration.seconds(10)
    /// Between two fetches without a cause: a key that the issuer has withdrawn is noticed.
    static let pauseBetweenLooks = Duration.seconds(300)
    /// The number of verified tokens that are remembered.
    package var remembered = 4096

    package init(
      issuer: String, audience: String, keysURL: String? = nil, scopes: TokenScopes = TokenScopes(),
      authorizationURL: String? = nil, tokenURL: String? = nil
    ) {
      self.issuer = issuer
      self.audience = audience
      self.keysURL = keysURL
      self.scopes = scopes
      self.authorizationURL = authorizationURL
      self.tokenURL = tokenURL
    }

    /// The metadata are of use beside the keys' address.
    var wantsEndpoints: Bool { authorizationURL == nil || tokenURL == nil }
  }

  let options: Options
  private let keys: IssuerKeys
  private let verified: VerifiedTokens
  private let logger: Logger

  package init(_ options: Options, logger: Logger = .disabled, fetch: @escaping IssuerDocument.Fetch) {
    self.options = options
    self.logger = logger
    keys = IssuerKeys(options, fetch: fetch, logger: logger)
    verified = VerifiedTokens(capacity: options.remembered)
  }

  /// Fetches the keys from time to time until the task is cancelled; soon again while there are none.
  package func watch() async {
    var pause = Duration.milliseconds(500)
    while !Task.isCancelled {
      if await keys.refresh() {
        pause = Options.pauseBetweenLooks
      } else {
        pause = keys.current == nil ? min(pause * 2, .seconds(5)) : min(Options.pauseBetweenLooks, .seconds(30))
      }
      await keys.discoverEndpoints()
      await sleepOnLoop(until: .after(pause))
    }
  }

  /// Why the issuer's keys cannot be fetched; nil: they can.
  package func fault() async -> IssuerDocument.Failure? { await keys.fault() }

  /// The holder of a token.
  ///
  /// - Parameter digest: the token's SHA-256.
  func principal(of text: String, digest: [UInt8], now: MonotonicInstant) async throws(TokenFault) -> Principal {
    let seconds = WallClock.seconds
    if let current = keys.current,
      let known = verified.principal(of: digest, generation: current.generation, now: seconds)
    {
      return known
    }
    let token = try WebToken(text)
    guard let scheme = SignatureScheme(rawValue: token.algorithm) else { throw .algorithm }
    try check(token.claims, now: seconds)
    let generation = try await checkSignature(of: token, scheme, now: now)
    let principal = principal(token.claims, digest: digest)
    verified.remember(digest, principal, until: token.claims.expiry + options.leeway, generation: generation)
    return principal
  }

  /// Says in the log why a token was refused.
  func tell(_ fault: TokenFault, requestID: String) {
    logger.debug("a token was refused", ["reason": .string(fault.rawValue), "request_id": .string(requestID)])
  }

  /// The scheme of the published description; nil: not known yet.
  var securityScheme: JSONValue? {
    guard let endpoints else { return nil }
    var scopes = JSONObject()
    for (name, meaning) in zip(options.scopes.all, ["Chat and its models.", "Products.", "How products were found."]) {
      scopes[name] = .string(meaning)
    }
    return [
      "type": "oauth2", "description": "A token of the shop's authorization server.",
      "flows": [
        "authorizationCode": [
          "authorizationUrl": .string(endpoints.authorization), "tokenUrl": .string(endpoints.token),
          "scopes": .object(scopes),
        ]
      ],
    ]
  }

  /// The endpoints at which a person is asked and tokens are given; nil: not known.
  var endpoints: (authorization: String, token: String)? {
    let metadata = keys.metadata
    guard let authorization = options.authorizationURL ?? metadata?.authorizationURL,
      let token = options.tokenURL ?? metadata?.tokenURL
    else { return nil }
    return (authorization, token)
  }

  private func check(_ claims: TokenClaims, now: Int) throws(TokenFault) {
    guard claims.text("iss") == options.issuer else { throw .issuer }
    guard claims.isFor(audience: options.audience) else { throw .audience }
    try claims.checkTime(now: now, leeway: options.leeway)
  }

  /// The generation of the keys that it was found right with.
  private func checkSignature(
    of token: WebToken, _ scheme: SignatureScheme, now: MonotonicInstant
  ) async throws(TokenFault) -> Int {
    if keys.current == nil { await keys.arrival() }
    guard let first = keys.current else { throw .noKeys }
    do throws(TokenFault) {
      try Self.check(token, scheme, first.keys)
      return first.generation
    } catch {
      // A key of that ID is there: no other one will be. Without an ID any new key may be the right one.
      if let keyID = token.keyID, first.keys.contains(keyID: keyID) { throw error }
      guard await keys.refresh(forTokenAt: now), let second = keys.current, second.generation != first.generation else {
        throw error
      }
      try Self.check(token, scheme, second.keys)
      return second.generation
    }
  }

  private static func check(
    _ token: WebToken, _ scheme: SignatureScheme, _ keys: JSONWebKeySet
  ) throws(TokenFault) {
    let candidates = keys.keys(for: scheme, keyID: token.keyID)
    // Which of several it is, is for the token to say.
    guard !candidates.isEmpty, token.keyID != nil || candidates.count == 1 else { throw .key }
    guard candidates.contains(where: { $0.isValid(token.signature, for: token.signedBytes, by: scheme) }) else {
      throw .signature
    }
  }

  private func principal(_ claims: TokenClaims, digest: [UInt8]) -> Principal {
    let client = claims.text("client_id") ?? claims.text("azp")
    let subject = claims.text("sub") ?? client ?? Hexadecimal.encode(digest)
    return Principal(
      means: .token, name: client.flatMap(Self.shownName), account: "token:" + Hexadecimal.encode(SHA256.hash(subject)),
      scopes: options.scopes.granted(by: claims.scopes))
  }

  /// The client's name as it may stand in a log: the subject may be a person, the client is a program.
  private static func shownName(_ text: String) -> String? {
    let bytes = text.utf8.prefix(64).filter { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }
}
