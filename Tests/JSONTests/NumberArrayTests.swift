// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite("An array of numbers that is handed on")
struct NumberArrayTests {
  private func pass(_ text: String) throws -> JSONReader.NumberArray? {
    var reader = JSONReader(Array(text.utf8))
    return try reader.skipNumberArray()
  }

  @Test(
    "is counted whatever its numbers look like and however they are spaced",
    arguments: [
      ("[1]", 1), ("[0.25,-1.5e-7,3]", 3), ("[ 1 , 2 ,\n3 ]", 3), ("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]", 17),
      ("[-0.0123456,0.0987654,1E+2,0.0000001,-0.5,0.25]", 6),
    ])
  func counted(text: String, count: Int) throws {
    let found = try #require(try pass(text))
    #expect(found.count == count)
    #expect(found.range == 0..<text.utf8.count)
    #expect(!found.isZero)
  }

  @Test("of 1,536 numbers gives the same count and end as the strict reader, at every alignment")
  func long() throws {
    for padding in 0..<9 {
      let numbers = (0..<1536).map { "\(Float($0 % 97 - 48) / 1000)" }.joined(separator: ",")
      let text = String(repeating: " ", count: padding) + "[" + numbers + "],1"
      var strict = JSONReader(Array(text.utf8))
      var fast = JSONReader(Array(text.utf8))
      let range = try strict.skipValue()
      let found = try #require(try fast.skipNumberArray())
      #expect(found.range == range)
      #expect(found.count == 1536)
    }
  }

  @Test("is told to be zero when every mantissa is", arguments: ["[0]", "[0,0.0,-0]", "[0e5,0.00E-17]"])
  func zero(text: String) throws {
    #expect(try pass(text)?.isZero == true)
  }

  @Test(
    "is refused with anything else in it, and nothing is consumed",
    arguments: [
      "[]", "[null]", "[1,\"x\"]", "[1,[2]]", "{\"a\":1}", "\"abc\"", "[1,2", "[1,2,3,4,5,6,7,8/9]", "[1,2,true]",
      "[1,2,3,4,5,6,7,8,9,\u{e9}]", "[ , ]", "[1,]", "[01]", "[1 2]", "[-]",
      "[1.]", "[.5]", "[1e]",
    ])
  func refused(text: String) throws {
    var reader = JSONReader(Array(text.utf8))
    #expect(try reader.skipNumberArray() == nil)
    #expect(reader.position == 0)
  }
}
