// SPDX-License-Identifier: Apache-2.0

/// The shortest decimal text that reads back as one `Float`, by Raffaello Giulietti's method (Schubfach): a vector has
/// thousands of numbers, and the load of a catalogue writes little else.
///
/// Of several shortest texts it is the one nearest to the number. Its form is that of `Float.description`.
struct FloatText {
  /// Two words of text, the first character in the lowest byte; at most 15 bytes count.
  private(set) var words: (low: UInt64, high: UInt64) = (0, 0)
  private(set) var count = 0

  /// - Parameter value: a finite number.
  init(_ value: Float) {
    if value.sign == .minus { append(0x2d, 1) }
    var (digits, exponent) = Self.shortest(value.significandBitPattern, Int(value.exponentBitPattern))
    guard digits != 0 else {
      append(0x30_2e30, 3)
      return
    }
    // As nine digits or fewer, without zeros at the end.
    while digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
    write(digits, exponent, isLarge: value.magnitude > 16_777_216)
  }

  // MARK: The digits

  /// Digits and the power of ten that they are to be multiplied by. Digits may end with zeros.
  private static func shortest(_ significand: UInt32, _ biasedExponent: Int) -> (digits: UInt32, exponent: Int) {
    var c = significand
    var q = 1 - 150
    if biasedExponent != 0 {
      c |= 1 << 23
      q = biasedExponent - 150
      // A whole number.
      if q <= 0, q > -24, c & (1 << UInt32(-q) - 1) == 0 { return (c >> UInt32(-q), 0) }
    } else if c == 0 {
      return (0, 0)
    }
    let isOdd = c & 1
    let isLowerCloser = significand == 0 && biasedExponent > 1
    // The logarithms are whole-number approximations that are right for all exponents of a `Float`.
    let k = (q * 1_262_611 - (isLowerCloser ? 524_031 : 0)) >> 22
    let shift = UInt32(q + ((-k * 1_741_647) >> 19) + 1)
    let power = powers[31 - k]
    let lower = product(power, (4 * c - (isLowerCloser ? 1 : 2)) << shift) + isOdd
    let exact = product(power, (4 * c) << shift)
    let upper = product(power, (4 * c + 2) << shift) - isOdd
    let s = exact / 4
    if s >= 10 {
      // One digit less, where one such number lies within the bounds.
      let tens = s / 10
      let isBelowInside = lower <= 40 * tens
      let isAboveInside = 40 * tens + 40 <= upper
      if isBelowInside != isAboveInside { return (tens + (isAboveInside ? 1 : 0), k + 1) }
    }
    let isBelowInside = lower <= 4 * s
    let isAboveInside = 4 * s + 4 <= upper
    if isBelowInside != isAboveInside { return (s + (isAboveInside ? 1 : 0), k) }
    let middle = 4 * s + 2
    return (s + (exact > middle || exact == middle && s & 1 != 0 ? 1 : 0), k)
  }

  /// The upper part of the product; its last bit tells whether anything was left below it.
  private static func product(_ power: UInt64, _ factor: UInt32) -> UInt32 {
    let (high, low) = power.multipliedFullWidth(by: UInt64(factor))
    return UInt32(truncatingIfNeeded: high) | (UInt32(truncatingIfNeeded: low >> 32) > 1 ? 1 : 0)
  }

  // MARK: The text

  private mutating func write(_ digits: UInt32, _ exponent: Int, isLarge: Bool) {
    let length = Self.length(digits)
    /// Digits before the point.
    let whole = length + exponent
    if isLarge || whole < -3 {
      let (first, rest) = digits.quotientAndRemainder(dividingBy: Self.tens[length - 1])
      append(first, digits: 1)
      if length > 1 {
        append(0x2e, 1)
        append(rest, digits: length - 1)
      }
      append(whole > 0 ? 0x2b65 : 0x2d65, 2)
      append(UInt32((whole - 1).magnitude), digits: 2)
    } else if whole <= 0 {
      // `0.000`, as far as there are zeros.
      append(0x30_3030_2e30, 2 - whole)
      append(digits, digits: length)
    } else if exponent >= 0 {
      append(digits, digits: length)
      append(0x3030_3030_3030_3030, exponent)
      append(0x302e, 2)
    } else {
      let (before, behind) = digits.quotientAndRemainder(dividingBy: Self.tens[-exponent])
      append(before, digits: whole)
      append(0x2e, 1)
      append(behind, digits: -exponent)
    }
  }

  private static let tens: InlineArray<10, UInt32> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  private static func length(_ digits: UInt32) -> Int {
    // The logarithm by the number's bits, or one more.
    let guess = ((32 - digits.leadingZeroBitCount) * 1233) >> 12
    return guess < 10 && digits >= tens[guess] ? guess + 1 : guess
  }

  /// Appends `digits` digits, the last ones of the number.
  private mutating func append(_ number: UInt32, digits: Int) {
    let (head, tail) = number.quotientAndRemainder(dividingBy: 100_000_000)
    if digits > 8 { append(UInt64(head) + 0x30, 1) }
    let length = min(digits, 8)
    append(Self.eight(tail) >> UInt64(64 - 8 * length), length)
  }

  /// Eight digits at once, each in a byte.
  private static func eight(_ number: UInt32) -> UInt64 {
    let fours = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x0000_007f_0000_007f
    let twos = hundreds | (fours &- 100 &* hundreds) << 16
    let tens = (twos &* 103) >> 10 & 0x000f_000f_000f_000f
    return (tens | (twos &- 10 &* tens) << 8) | 0x3030_3030_3030_3030
  }

  /// Appends the first `length` bytes of `text`, at most eight; the others must not count later.
  private mutating func append(_ text: UInt64, _ length: Int) {
    guard length > 0 else { return }
    let text = text & (UInt64.max >> UInt64(64 - 8 * length))
    let bit = UInt64(8 * count)
    if bit < 64 {
      words.low |= text << bit
      if bit > 0 { words.high |= text >> (64 - bit) }
    } else {
      words.high |= text << (bit - 64)
    }
    count += length
  }

  /// The first 64 bits of 10^k for k from -31 to 45, rounded up.
  private static let powers: InlineArray<77, UInt64> = [
    0x81CEB32C4B43FCF5, 0xA2425FF75E14FC32, 0xCAD2F7F5359A3B3F, 0xFD87B5F28300CA0E, 0x9E74D1B791E07E49,
    0xC612062576589DDB, 0xF79687AED3EEC552, 0x9ABE14CD44753B53, 0xC16D9A0095928A28, 0xF1C90080BAF72CB2,
    0x971DA05074DA7BEF, 0xBCE5086492111AEB, 0xEC1E4A7DB69561A6, 0x9392EE8E921D5D08, 0xB877AA3236A4B44A,
    0xE69594BEC44DE15C, 0x901D7CF73AB0ACDA, 0xB424DC35095CD810, 0xE12E13424BB40E14, 0x8CBCCC096F5088CC,
    0xAFEBFF0BCB24AAFF, 0xDBE6FECEBDEDD5BF, 0x89705F4136B4A598, 0xABCC77118461CEFD, 0xD6BF94D5E57A42BD,
    0x8637BD05AF6C69B6, 0xA7C5AC471B478424, 0xD1B71758E219652C, 0x83126E978D4FDF3C, 0xA3D70A3D70A3D70B,
    0xCCCCCCCCCCCCCCCD, 0x8000000000000000, 0xA000000000000000, 0xC800000000000000, 0xFA00000000000000,
    0x9C40000000000000, 0xC350000000000000, 0xF424000000000000, 0x9896800000000000, 0xBEBC200000000000,
    0xEE6B280000000000, 0x9502F90000000000, 0xBA43B74000000000, 0xE8D4A51000000000, 0x9184E72A00000000,
    0xB5E620F480000000, 0xE35FA931A0000000, 0x8E1BC9BF04000000, 0xB1A2BC2EC5000000, 0xDE0B6B3A76400000,
    0x8AC7230489E80000, 0xAD78EBC5AC620000, 0xD8D726B7177A8000, 0x878678326EAC9000, 0xA968163F0A57B400,
    0xD3C21BCECCEDA100, 0x84595161401484A0, 0xA56FA5B99019A5C8, 0xCECB8F27F4200F3A, 0x813F3978F8940985,
    0xA18F07D736B90BE6, 0xC9F2C9CD04674EDF, 0xFC6F7C4045812297, 0x9DC5ADA82B70B59E, 0xC5371912364CE306,
    0xF684DF56C3E01BC7, 0x9A130B963A6C115D, 0xC097CE7BC90715B4, 0xF0BDC21ABB48DB21, 0x96769950B50D88F5,
    0xBC143FA4E250EB32, 0xEB194F8E1AE525FE, 0x92EFD1B8D0CF37BF, 0xB7ABC627050305AE, 0xE596B7B0C643C71A,
    0x8F7E32CE7BEA5C70, 0xB35DBF821AE4F38C,
  ]
}
