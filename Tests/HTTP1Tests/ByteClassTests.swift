// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import HTTP1

@Suite("sets of bytes")
struct ByteClassTests {
  private static let alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

  @Test("each set has the members that its grammar names, and no other")
  func members() {
    let sets: [(ByteClass, String)] = [
      (.token, "!#$%&'*+-.^_`|~" + Self.alphanumeric), (.target, "-._~!$&'()*+,;=:@/?" + Self.alphanumeric),
      (.host, "-._~!$&'()*+;=" + Self.alphanumeric), (.addressLiteral, ":.0123456789abcdefABCDEF"),
    ]
    for (set, text) in sets {
      let wanted = Set(text.utf8)
      for byte in UInt8.min...UInt8.max { #expect(set.contains(byte) == wanted.contains(byte), "\(byte)") }
    }
  }
}
