// SPDX-License-Identifier: Apache-2.0
import JSON

/// The metadata of an authorization server (RFC 8414 §2).
struct IssuerMetadata: Sendable {
  var keysURL: String
  var authorizationURL: String?
  var tokenURL: String?

  /// Nil where it is another issuer's, or does not say where the keys are.
  init?(parsing bytes: [UInt8], issuer: String) {
    let limits = JSONLimits(maximumDepth: 32, maximumBytes: IssuerKeys.maximumBytes)
    guard let value = try? JSONValue(parsing: bytes, limits: limits), value["issuer"]?.stringValue == issuer,
      let keysURL = value["jwks_uri"]?.stringValue, IssuerURL.isSafe(keysURL)
    else { return nil }
    self.keysURL = keysURL
    authorizationURL = value["authorization_endpoint"]?.stringValue
    tokenURL = value["token_endpoint"]?.stringValue
  }
}
