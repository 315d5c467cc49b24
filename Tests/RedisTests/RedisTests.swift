// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Redis

@Suite("Redis' protocol and addresses")
struct RedisTests {
  private static func values(_ text: String, piece: Int) throws -> [RESPValue] {
    var reader = RESPReader()
    var values: [RESPValue] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let part = Array(bytes[start..<min(start + piece, bytes.count)])
      part.withUnsafeBufferPointer { reader.append($0) }
      while let value = try reader.next() { values.append(value) }
    }
    return values
  }

  @Test("replies are read whatever pieces they come in", arguments: [1, 2, 3, 7, 1000])
  func replies(piece: Int) throws {
    let text = "+OK\r\n:-12\r\n$5\r\na\r\nbc\r\n$-1\r\n*3\r\n$1\r\n1\r\n:2\r\n*0\r\n-NOSCRIPT no\r\n$0\r\n\r\n"
    let found = try Self.values(text, piece: piece)
    #expect(
      found == [
        .text(Array("OK".utf8)), .integer(-12), .text(Array("a\r\nbc".utf8)), .null,
        .array([.text([0x31]), .integer(2), .array([])]), .error("NOSCRIPT no"), .text([]),
      ])
  }

  @Test(
    "what is no reply, or larger than any that is wanted, is refused and never trusted",
    arguments: [
      "HTTP/1.1 400 Bad Request\r\n", ":x\r\n", "$9999999999999999999999\r\n", "$2000000\r\n", "*100000\r\n",
      "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", "$1x\r\n",
    ])
  func wrong(text: String) {
    #expect(throws: RedisError.self) { try Self.values(text, piece: 1000) }
  }

  @Test("commands are arrays of texts, counted in bytes")
  func commands() {
    #expect(RedisCommand.bytes(["SET", "ä", ""]) == Array("*3\r\n$3\r\nSET\r\n$2\r\nä\r\n$0\r\n\r\n".utf8))
  }

  @Test("addresses with user, password, port, database and IPv6")
  func addresses() throws {
    let full = try #require(RedisAddress("rediss://shop:p%40ss@[::1]:6380/3"))
    #expect(full.isSecure && full.host == "::1" && full.port == 6380 && full.database == 3)
    #expect(full.user == "shop" && full.password == "p@ss")
    let plain = try #require(RedisAddress("redis://cache"))
    #expect(!plain.isSecure && plain.host == "cache" && plain.port == 6379 && plain.password == nil)
    #expect(try #require(RedisAddress("redis://:pw@h")).user == nil)
  }

  @Test(
    "what is no address is refused",
    arguments: [
      "", "http://h", "redis://", "redis://h:0", "redis://h:99999", "redis://h:x", "redis://h/x", "redis://user@h",
      "redis://h h", "redis://:%zz@h", "redis://h/99999999",
    ])
  func noAddresses(text: String) { #expect(RedisAddress(text) == nil) }
}
