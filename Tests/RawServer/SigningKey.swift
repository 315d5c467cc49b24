// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A key pair of a test's authorization server, and the signatures that it makes.
package final class SigningKey: @unchecked Sendable {
  package enum Kind: Sendable {
    case rsa(bits: Int32)
    case p256
    case ed25519
  }

  private let kind: Kind
  private let key: OpaquePointer?

  package init(_ kind: Kind) {
    self.kind = kind
    let (id, bits): (Int32, Int32) =
      switch kind {
      case .rsa(let bits): (EVP_PKEY_RSA, bits)
      case .p256: (EVP_PKEY_EC, 0)
      case .ed25519: (EVP_PKEY_ED25519, 0)
      }
    let context = EVP_PKEY_CTX_new_id(id, nil)
    defer { EVP_PKEY_CTX_free(context) }
    EVP_PKEY_keygen_init(context)
    if bits > 0 { EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) }
    if case .p256 = kind { EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) }
    var made: OpaquePointer?
    EVP_PKEY_keygen(context, &made)
    key = made
  }

  deinit { EVP_PKEY_free(key) }

  /// The public key's members of a JSON Web Key: texts as they are, numbers as bytes.
  package var publicMembers: (texts: [String: String], numbers: [String: [UInt8]]) {
    switch kind {
    case .rsa: (["kty": "RSA"], ["n": number("n"), "e": number("e")])
    case .p256: (["kty": "EC", "crv": "P-256"], ["x": number("qx", width: 32), "y": number("qy", width: 32)])
    case .ed25519: (["kty": "OKP", "crv": "Ed25519"], ["x": rawPublicKey])
    }
  }

  private func number(_ name: String, width: Int32? = nil) -> [UInt8] {
    var number: OpaquePointer?
    EVP_PKEY_get_bn_param(key, name, &number)
    defer { BN_free(number) }
    let width = width ?? (BN_num_bits(number) + 7) / 8
    var bytes = [UInt8](repeating: 0, count: Int(width))
    BN_bn2binpad(number, &bytes, width)
    return bytes
  }

  private var rawPublicKey: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = 32
    EVP_PKEY_get_raw_public_key(key, &bytes, &count)
    return bytes
  }

  /// A signature as JSON Web Signatures have it.
  ///
  /// - Parameters:
  ///   - pss: RSASSA-PSS.
  ///   - raw: false: of an elliptic curve as X.509 has it, which tokens must not.
  package func sign(_ bytes: [UInt8], pss: Bool = false, raw: Bool = true) -> [UInt8] {
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    var parameters: OpaquePointer?
    var isEd25519 = false
    if case .ed25519 = kind { isEd25519 = true }
    EVP_DigestSignInit(context, &parameters, isEd25519 ? nil : EVP_sha256(), nil, key)
    if pss {
      EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING)
      EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, 32)
    }
    var count = 1024
    var signature = [UInt8](repeating: 0, count: count)
    EVP_DigestSign(context, &signature, &count, bytes, bytes.count)
    signature = Array(signature[..<count])
    guard case .p256 = kind, raw else { return signature }
    return signature.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      let pair = d2i_ECDSA_SIG(nil, &start, buffer.count)
      defer { ECDSA_SIG_free(pair) }
      var out = [UInt8](repeating: 0, count: 64)
      out.withUnsafeMutableBufferPointer { out in
        BN_bn2binpad(ECDSA_SIG_get0_r(pair), out.baseAddress, 32)
        BN_bn2binpad(ECDSA_SIG_get0_s(pair), out.baseAddress.map { $0 + 32 }, 32)
      }
      return out
    }
  }
}
