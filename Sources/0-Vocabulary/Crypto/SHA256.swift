// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// SHA-256 (FIPS 180-4), by OpenSSL: all at once, or piece by piece with `update` and `finalize`.
@safe package struct SHA256: ~Copyable {
  /// Bytes of a digest.
  static let digestBytes = 32
  /// Bytes that the function takes in at a time; HMAC pads its key to this.
  static let blockBytes = 64

  // Fetched once: looking it up by name for each digest takes longer than a short digest itself.
  private static let algorithm: Algorithm = Algorithm()
  private let context: OpaquePointer

  /// Begins a digest.
  package init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex2(context, Self.algorithm.pointer, nil) == 1
    else { Self.unavailable() }
    unsafe self.context = context
  }

  deinit {
    unsafe EVP_MD_CTX_free(context)
  }

  /// Takes in more bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    let result = unsafe bytes.withUnsafeBufferPointer {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
    }
    guard result == 1 else { Self.unavailable() }
  }

  /// Takes in more bytes.
  package mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

  /// Takes in the UTF-8 of a text.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { unsafe update(Span(_unsafeElements: $0)) }
  }

  /// The digest of all that was taken in, 32 bytes.
  package consuming func finalize() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Self.digestBytes)
    let result = unsafe digest.withUnsafeMutableBufferPointer {
      unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
    }
    guard result == 1 else { Self.unavailable() }
    return digest
  }

  /// The digest of these bytes, 32 bytes.
  package static func hash(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: digestBytes)
    let result = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        unsafe EVP_Digest(input.baseAddress, input.count, output.baseAddress, nil, algorithm.pointer, nil)
      }
    }
    guard result == 1 else { unavailable() }
    return digest
  }

  /// The digest of these bytes, 32 bytes.
  package static func hash(_ bytes: [UInt8]) -> [UInt8] { hash(bytes.span) }

  /// The digest of a text's UTF-8, 32 bytes.
  package static func hash(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { unsafe hash(Span(_unsafeElements: $0)) }
  }

  /// Without SHA-256 nothing that this process hashes or checks would be true.
  private static func unavailable() -> Never {
    fatalError("OpenSSL does not give SHA-256: out of memory, or a configuration that forbids it")
  }

  /// OpenSSL's object for the algorithm: immutable, and free to be used by all threads (EVP_MD_fetch(3)).
  @safe private struct Algorithm: @unchecked Sendable {
    let pointer: OpaquePointer

    init() {
      guard let pointer = unsafe EVP_MD_fetch(nil, "SHA256", nil) else { SHA256.unavailable() }
      unsafe self.pointer = pointer
    }
  }
}
