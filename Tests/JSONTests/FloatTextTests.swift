// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing

@Suite("a Float's shortest text")
struct FloatTextTests {
  private func written(_ value: Float) -> String {
    var writer = JSONWriter()
    writer.float(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "whole numbers, fractions, powers of ten and of two, and the ends of the range are written as Swift writes them")
  func edges() {
    var values: [Float] = [
      0, 1, 10, 0.1, 0.5, 100, 1e-4, 9.999999e-5, 1e-5, 16_777_215, 16_777_216, 16_777_218, 123_456.7, 1e7,
      1e8, 0.000123456789, 8_388_608.5, 0.3, 33_554_432, .greatestFiniteMagnitude, .leastNormalMagnitude,
      .leastNonzeroMagnitude, .pi, .ulpOfOne,
    ]
    for exponent in -149...127 {
      let power = Float(sign: .plus, exponent: exponent, significand: 1)
      values += [power, power.nextUp, power.nextDown]
    }
    for value in values {
      #expect(written(value) == value.description)
      #expect(written(-value) == (-value).description)
    }
  }

  @Test("numbers of all magnitudes are written as Swift writes them")
  func sample() {
    var different: [Float] = []
    for pattern in stride(from: UInt32(0), to: 0x7F80_0000, by: 40_009) {
      let value = Float(bitPattern: pattern)
      if written(value) != value.description { different.append(value) }
    }
    #expect(different.isEmpty, "\(different.prefix(10))")
  }
}
