// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Primitives
import Testing

@Suite("SHA-256 and HMAC") struct DigestTests {
  @Test(
    "digests are those of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func digests(text: String, expected: String) {
    #expect(Hexadecimal.encode(SHA256.hash(text)) == expected)
    #expect(Hexadecimal.encode(SHA256.hash(Array(text.utf8))) == expected)
    for cut in 0...text.utf8.count {
      var hash = SHA256()
      hash.update(Array(text.utf8.prefix(cut)))
      hash.update(String(decoding: text.utf8.dropFirst(cut), as: UTF8.self))
      #expect(Hexadecimal.encode(hash.finalize()) == expected)
    }
  }

  @Test("a million letters")
  func million() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update([UInt8](repeating: 0x61, count: 1000)) }
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Hexadecimal.encode(hash.finalize()) == expected)
  }

  @Test("a digest begun and given up leaves nothing behind that could crash")
  func dropped() {
    for _ in 0..<100 {
      var hash = SHA256()
      hash.update("x")
    }
  }

  @Test(
    "authentication codes are those of RFC 4231",
    arguments: [
      (
        [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        [UInt8](repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func codes(key: [UInt8], message: [UInt8], expected: String) throws {
    #expect(Hexadecimal.encode(HMACSHA256.authenticate(message, key: key)) == expected)
    var code = try #require(Hexadecimal.decode(expected))
    #expect(HMACSHA256.isValid(code, for: message, key: key))
    code[31] ^= 1
    #expect(!HMACSHA256.isValid(code, for: message, key: key))
    #expect(!HMACSHA256.isValid(Array(code.prefix(31)), for: message, key: key))
  }
}

@Suite("comparison of secrets") struct SecretTests {
  @Test("only what is the same in length and bytes is equal")
  func equal() {
    #expect(ConstantTime.equal([], []))
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1, 2], [1, 2, 3]))
    #expect(!ConstantTime.equal([], [0]))
  }
}

@Suite("base64") struct Base64Tests {
  @Test(
    "the examples of RFC 4648 go both ways",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func examples(text: String, encoded: String) throws {
    let bytes = Array(text.utf8)
    #expect(Base64.encode(bytes) == encoded)
    #expect(try Base64.decode(encoded) == bytes)
    let unpadded = encoded.replacing("=", with: "")
    #expect(Base64.encode(bytes, alphabet: .url) == unpadded)
    #expect(try Base64.decode(unpadded, alphabet: .url) == bytes)
  }

  @Test("all lengths go both ways, as Foundation does it")
  func lengths() throws {
    for count in 0..<130 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
      let text = Base64.encode(bytes)
      #expect(text == Data(bytes).base64EncodedString())
      #expect(try Base64.decode(text) == bytes)
      let url = Base64.encode(bytes, alphabet: .url)
      #expect(url.utf8.allSatisfy { $0 != 0x2b && $0 != 0x2f && $0 != 0x3d })
      #expect(try Base64.decode(url, alphabet: .url) == bytes)
    }
  }

  @Test(
    "what is not strict is refused",
    arguments: [
      "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm9v=", "====", "=", "A===", "Zg==Zg==", "Zm 9v", "Zm9v\n", "Zm-v",
      "Zm_v",
      "Zmév", "Z=9v", "Zm=v", "\u{0}m9v",
    ])
  func refused(text: String) {
    #expect(throws: CryptoError.self) { try Base64.decode(text) }
  }

  @Test(
    "what is not strict base64url is refused", arguments: ["Z", "Zh", "Zm9", "Zg==", "Zm+v", "Zm/v", "Zm9vZ", "Zm v"])
  func refusedURL(text: String) {
    #expect(throws: CryptoError.self) { try Base64.decode(text, alphabet: .url) }
  }

  @Test("floats are read in little-endian order out of the middle of an array")
  func floats() throws {
    for count in 0..<20 {
      let floats = (0..<count).map { Float($0) * -0.37 + 1e-9 }
      let text = Base64.encode(floats)
      let bytes = Array("\"\(text)\"".utf8)
      #expect(try Base64.decodeFloats(bytes, in: 1..<bytes.count - 1) == floats)
      #expect(try Base64.decodeFloats(Array(text.utf8)) == floats)
    }
    #expect(Base64.encode([Float(1)]) == "AACAPw==")
    #expect(throws: CryptoError.self) { try Base64.decodeFloats(Array("AACA".utf8)) }
    #expect(throws: CryptoError.self) { try Base64.decodeFloats(Array("AACAPw==".utf8), in: 0..<99) }
  }
}
