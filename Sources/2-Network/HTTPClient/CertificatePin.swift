// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Synchronization

/// A certificate known by its SHA-256. It replaces the system's trust: the peer's own certificate is it, or is signed,
/// through the certificates that the peer sends, by it. In the second case the host name must match too, unless
/// verification is off. Pins live as long as the process: OpenSSL's contexts hold on to them.
@safe final class CertificatePin: Sendable {
  private struct Key: Hashable {
    let digest: [UInt8]
    let host: String?
  }

  private static let pins = Mutex<[Key: CertificatePin]>([:])

  private let digest: [UInt8]
  private let host: String?
  /// Tells it from the process's other pins.
  let name: String

  private init(_ key: Key, name: String) {
    digest = key.digest
    host = key.host
    self.name = name
  }

  static func shared(_ fingerprint: String, host: String?) throws(HTTPClientError) -> CertificatePin {
    guard let digest = decode(fingerprint) else {
      throw HTTPClientError(.tls, "a certificate's fingerprint is 64 hexadecimal digits, colons allowed")
    }
    let key = Key(digest: digest, host: host)
    return pins.withLock { pins in
      if let known = pins[key] { return known }
      let pin = CertificatePin(key, name: "pin-\(pins.count)")
      pins[key] = pin
      return pin
    }
  }

  private static func decode(_ text: String) -> [UInt8]? {
    let digits = text.utf8.filter { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: " ") }
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for pair in stride(from: 0, to: 64, by: 2) {
      let text = String(decoding: digits[pair..<pair + 2], as: UTF8.self)
      guard let byte = UInt8(text, radix: 16), text.utf8.first != UInt8(ascii: "+") else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// Makes a context of OpenSSL check its peer by the pin alone.
  static func install(_ pin: UnsafeMutableRawPointer, inContext context: UnsafeMutableRawPointer) {
    unsafe SSL_CTX_set_cert_verify_callback(
      OpaquePointer(context),
      { store, pin in
        guard let store = unsafe store, let pin = unsafe pin else { return 0 }
        let isTrusted = unsafe Unmanaged<CertificatePin>.fromOpaque(pin).takeUnretainedValue().accepts(store)
        unsafe X509_STORE_CTX_set_error(store, isTrusted ? X509_V_OK : X509_V_ERR_CERT_UNTRUSTED)
        return isTrusted ? 1 : 0
      }, pin)
  }

  private func accepts(_ store: OpaquePointer) -> Bool {
    guard let own = unsafe X509_STORE_CTX_get0_cert(store) else { return false }
    if unsafe matches(own) { return unsafe isTrusted(own, store) }
    guard let sent = unsafe X509_STORE_CTX_get0_untrusted(store) else { return false }
    let count = unsafe OPENSSL_sk_num(sent)
    for index in 0..<count {
      guard let pointer = unsafe OPENSSL_sk_value(sent, index) else { continue }
      let certificate = OpaquePointer(pointer)
      guard unsafe matches(certificate) else { continue }
      return unsafe isTrusted(certificate, store) && hostMatches(own)
    }
    return false
  }

  private func matches(_ certificate: OpaquePointer) -> Bool {
    var found = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard unsafe X509_digest(certificate, EVP_sha256(), &found, &length) == 1 else { return false }
    return found.prefix(Int(length)).elementsEqual(digest)
  }

  /// Verifies the peer's chain with `anchor` as the only trusted certificate: presenting a copy of a well-known
  /// authority's certificate beside an unrelated one proves nothing.
  private func isTrusted(_ anchor: OpaquePointer, _ store: OpaquePointer) -> Bool {
    guard let anchors = unsafe OPENSSL_sk_new_null() else { return false }
    defer { unsafe OPENSSL_sk_free(anchors) }
    guard unsafe OPENSSL_sk_push(anchors, UnsafeRawPointer(anchor)) > 0 else { return false }
    unsafe X509_STORE_CTX_set0_trusted_stack(store, anchors)
    unsafe X509_STORE_CTX_set_flags(store, UInt(X509_V_FLAG_PARTIAL_CHAIN))
    return unsafe X509_verify_cert(store) == 1
  }

  private func hostMatches(_ certificate: OpaquePointer) -> Bool {
    guard let host else { return true }
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if unsafe X509_check_ip_asc(certificate, name, 0) == 1 { return true }
    return unsafe X509_check_host(certificate, name, 0, 0, nil) == 1
  }
}
