// SPDX-License-Identifier: Apache-2.0

/// A way to make signatures, by its name in JSON Web Signatures (RFC 7518 §3.1, RFC 8037 §3.1).
package enum SignatureScheme: String, Sendable, CaseIterable {
  /// RSASSA-PKCS1-v1_5 with SHA-256.
  case rs256 = "RS256"
  /// RSASSA-PSS with SHA-256, and a salt as long as the digest.
  case ps256 = "PS256"
  /// ECDSA over P-256 with SHA-256: two numbers of 32 bytes.
  case es256 = "ES256"
  /// Ed25519.
  case edDSA = "EdDSA"

  /// The keys that make such signatures.
  package var kind: VerificationKey.Kind {
    switch self {
    case .rs256, .ps256: .rsa
    case .es256: .p256
    case .edDSA: .ed25519
    }
  }
}
