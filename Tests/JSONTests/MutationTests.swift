// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

/// A generator with a known seed, so that a failure can be repeated (Steele, Lea, Flood: SplitMix64).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

private let seeds = [
  #"{"took":3,"hits":{"total":{"value":2,"relation":"eq"},"hits":[{"_id":"1","_score":1.25,"_source":{"sku":"a\"b"}}]}}"#,
  #"[0,-0,1.5e-10,9223372036854775807,1e400,true,false,null,"","\u00e9\ud83d\ude00\\\/\b\f\n\r\t",[[[]]],{"":{}}]"#,
  "[\"é€😀 ä long enough to pass eight bytes at a time\", \"\u{7f}\"]",
]

@Suite("mutations") struct MutationTests {
  private let alphabet =
    Array(#"{}[]",:\u/ 0123456789.eE+-truefalsn"#.utf8) + [0, 0x1f, 0x80, 0xc3, 0xa9, 0xed, 0xa0, 0xf0, 0xff]

  private func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = alphabet.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[index] = byte
      case 1: bytes.insert(byte, at: index)
      case 2: bytes.remove(at: index)
      default: bytes.append(contentsOf: bytes[index...].prefix(20))
      }
    }
    return bytes
  }

  @Test("damaged texts never crash; tree and skip agree; what is read is written and read again the same")
  func damaged() throws {
    var generator = SplitMix64(state: 20_261_121)
    var accepted = 0
    for round in 0..<6000 {
      let bytes = mutated(Array(seeds[round % seeds.count].utf8), &generator)
      let value: JSONValue?
      let failure: JSONError?
      do throws(JSONError) {
        value = try JSONValue(parsing: bytes)
        failure = nil
      } catch {
        value = nil
        failure = error
      }
      var reader = JSONReader(bytes)
      var isSkipped = true
      do throws(JSONError) {
        try reader.skipValue()
        try reader.finish()
      } catch { isSkipped = false }
      #expect(isSkipped == (value != nil))
      if let failure { #expect(failure.offset >= 0 && failure.offset <= bytes.count) }
      guard let value else { continue }
      accepted += 1
      let again = value.serialized()
      #expect(try JSONValue(parsing: again) == value)
      #expect(try JSONValue(parsing: again).serialized() == again)
    }
    #expect(accepted > 100)
  }
}
