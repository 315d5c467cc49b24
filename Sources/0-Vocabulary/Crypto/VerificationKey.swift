// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A public key that checks signatures, by OpenSSL. Immutable, and free to be used by all threads.
@safe package final class VerificationKey: @unchecked Sendable {
  package enum Kind: Sendable {
    case rsa
    /// An elliptic curve's: NIST P-256.
    case p256
    case ed25519
  }

  /// The key's kind; only its schemes can check a signature.
  package let kind: Kind
  private let key: OpaquePointer

  /// Bits of an RSA key that is accepted: a smaller one is weak, and a larger one would make each check a burden.
  private static let modulusBits = 2048...8192

  /// - Parameters:
  ///   - modulus: big-endian.
  ///   - exponent: big-endian.
  package convenience init(rsaModulus modulus: [UInt8], exponent: [UInt8]) throws(CryptoError) {
    let modulus = Array(modulus.drop { $0 == 0 })
    let exponent = Array(exponent.drop { $0 == 0 })
    let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
    guard Self.modulusBits.contains(bits), (1...8).contains(exponent.count), exponent != [1],
      modulus.last.map({ $0 & 1 == 1 }) == true, exponent.last.map({ $0 & 1 == 1 }) == true
    else { throw Self.unusable }
    let numbers = DER.sequence(DER.integer(modulus) + DER.integer(exponent))
    try self.init(.rsa, DER.publicKey(algorithm: DER.rsaEncryption, numbers))
  }

  /// A point of P-256, both coordinates of 32 bytes.
  package convenience init(p256X x: [UInt8], y: [UInt8]) throws(CryptoError) {
    guard x.count == 32, y.count == 32 else { throw Self.unusable }
    try self.init(.p256, DER.publicKey(algorithm: DER.p256, [4] + x + y))
  }

  /// 32 bytes.
  package convenience init(ed25519 bytes: [UInt8]) throws(CryptoError) {
    guard bytes.count == 32 else { throw Self.unusable }
    try self.init(.ed25519, DER.publicKey(algorithm: DER.ed25519, bytes))
  }

  /// - Parameter info: a SubjectPublicKeyInfo (RFC 5280 §4.1).
  private init(_ kind: Kind, _ info: [UInt8]) throws(CryptoError) {
    let key = unsafe info.withUnsafeBufferPointer { info in
      var start = info.baseAddress
      return unsafe d2i_PUBKEY(nil, &start, info.count)
    }
    guard let key = unsafe key else {
      ERR_clear_error()
      throw Self.unusable
    }
    self.kind = kind
    unsafe self.key = key
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// Whether `signature` is one of these bytes by the key's owner. A signature that is none of the scheme's is no error.
  package func isValid(_ signature: [UInt8], for bytes: [UInt8], by scheme: SignatureScheme) -> Bool {
    guard scheme.kind == kind else { return false }
    guard scheme == .es256 else { return check(signature, bytes, scheme) }
    guard signature.count == 64 else { return false }
    // OpenSSL wants the two numbers as X.509 has them.
    let numbers = DER.integer(Array(signature[..<32])) + DER.integer(Array(signature[32...]))
    return check(DER.sequence(numbers), bytes, scheme)
  }

  private func check(_ signature: [UInt8], _ bytes: [UInt8], _ scheme: SignatureScheme) -> Bool {
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer {
      unsafe EVP_MD_CTX_free(context)
      // What stays in the thread's queue would be taken for a fault of a TLS connection.
      ERR_clear_error()
    }
    var parameters: OpaquePointer?
    let digest = unsafe scheme == .edDSA ? nil : EVP_sha256()
    guard unsafe EVP_DigestVerifyInit(context, &parameters, digest, nil, key) == 1 else { return false }
    if scheme == .ps256 {
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, Int32(SHA256.digestBytes)) == 1
      else { return false }
    }
    return unsafe signature.withUnsafeBufferPointer { signature in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe EVP_DigestVerify(context, signature.baseAddress, signature.count, bytes.baseAddress, bytes.count) == 1
      }
    }
  }

  private static var unusable: CryptoError {
    CryptoError(code: .unusableKey, message: "not a public key that signatures are checked with")
  }
}
