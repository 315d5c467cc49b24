// SPDX-License-Identifier: Apache-2.0
import Catalog

/// Recognises texts that look like an article number.
enum CodeShapes {
  /// Runs of letters and digits with their lengths, and what stands between: `24-MB01` is `9:2-A:2` `9:2`.
  static func shape(_ code: String) -> String {
    var result = ""
    var last: Character?
    var count = 0
    func end() { if count > 0 { result += String(count) } }
    for character in code {
      let kind: Character = character.isNumber ? "9" : character.isLetter ? "A" : "-"
      if kind == last, kind != "-" { count += 1; continue }
      end()
      result.append(kind)
      last = kind
      count = kind == "-" ? 0 : 1
    }
    end()
    return result
  }

  /// A code's letters and digits, counted, and whether signs stand between them.
  struct Measure {
    var letters = 0
    var capitals = 0
    var digits = 0
    var separators = 0
    var length: Int { letters + digits }

    init(_ code: String) {
      for scalar in code.unicodeScalars {
        if scalar >= "0" && scalar <= "9" {
          digits += 1
        } else if scalar.properties.isAlphabetic {
          letters += 1
          if scalar.properties.isUppercase { capitals += 1 }
        } else {
          separators += 1
        }
      }
    }
  }

  /// Whether a code without a label before it is taken for an article number.
  ///
  /// - Parameter isApart: it stands behind a sign or a name, as numbers of articles do.
  static func isLikely(_ code: String, in truth: GroundTruth, isApart: Bool) -> Bool {
    let measure = Measure(code)
    guard measure.digits > 0 else { return false }
    if measure.letters == 0 { return isLikelyNumber(code, measure, truth, isApart: isApart) }
    if isKnownTerm(code) { return false }
    let isShaped = truth.shapes.contains(shape(code))
    if isMeasure(code), !isShaped || measure.separators == 0 { return false }
    if measure.length >= 4, isShaped, measure.capitals > 0 || measure.separators > 0 {
      return measure.capitals == measure.letters || measure.length >= 6
    }
    if isVariant(code) { return true }
    // Only capitals: words of small letters joined to a number («24-hour») are none.
    guard measure.capitals == measure.letters else { return false }
    if !isApart, isTerm(code, measure) { return false }
    return measure.separators > 0 ? measure.length >= 5 : measure.length >= 6 && measure.letters >= 2
  }

  /// `LGA1700`, `RTX4090`: a few letters and a number, unlike the numbers of this shop.
  private static func isTerm(_ code: String, _ measure: Measure) -> Bool {
    let letters = code.prefix { $0.isLetter }.count
    return measure.separators == 0 && (2...4).contains(letters) && letters == measure.letters
      && (2...4).contains(measure.digits)
  }

  /// `WH-1000XM5`: capitals and digits as makers name their models.
  static func isModel(_ code: String) -> Bool {
    let measure = Measure(code)
    return measure.letters >= 2 && measure.digits >= 2 && measure.length >= 5 && measure.capitals == measure.letters
      && !isTerm(code, measure) && !isKnownTerm(code)
  }

  /// `MH01-XS-Black`: a number of the usual kind, and what tells its variants apart.
  private static func isVariant(_ code: String) -> Bool {
    guard let first = code.split(separator: "-").first, first.utf8.count < code.utf8.count, first.count >= 4 else {
      return false
    }
    let letters = first.prefix { $0.isUppercase }
    return !letters.isEmpty && first.contains(where: \.isNumber) && first.allSatisfy { $0.isUppercase || $0.isNumber }
  }

  private static func isLikelyNumber(_ code: String, _ measure: Measure, _ truth: GroundTruth, isApart: Bool) -> Bool {
    if measure.separators == 0 {
      return (12...14).contains(measure.digits) || isApart && measure.digits >= 5 && truth.shapes.contains(shape(code))
    }
    return measure.digits >= 5 && truth.shapes.contains(shape(code)) && !isDate(code)
  }

  private static func isDate(_ code: String) -> Bool {
    let shape = shape(code)
    return shape == "94-92-92" || shape == "92-92-94" || shape == "92-92-92"
  }

  /// Whether a code is a product's own but for one character, a swap, or letters that look alike.
  static func isNearOwn(_ code: String, in truth: GroundTruth) -> Bool {
    let normal = IdentifierNormalizer.normalize(code)
    let skeleton = IdentifierNormalizer.normalize(Links.skeleton(code))
    if skeleton != normal, truth.identifierOwners[skeleton] != nil { return true }
    let measure = Measure(code)
    let isOfLetters = measure.digits == 0
    guard !isOfLetters || measure.separators > 0, normal.utf8.count >= (measure.letters == 0 || isOfLetters ? 6 : 4)
    else { return false }
    let bytes = Array(normal.utf8)
    for own in truth.identifierOwners.keys where own.utf8.count >= 4 {
      if isOneEdit(bytes, Array(own.utf8)) { return true }
    }
    return false
  }

  /// One character more, less, another, or two swapped.
  private static func isOneEdit(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1, left != right else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    var end = 0
    while end < min(left.count, right.count) - start, left[left.count - 1 - end] == right[right.count - 1 - end] {
      end += 1
    }
    let leftRest = left[start..<(left.count - end)]
    let rightRest = right[start..<(right.count - end)]
    if leftRest.count <= 1, rightRest.count <= 1 { return true }
    return leftRest.count == 2 && rightRest.count == 2 && leftRest.first == rightRest.last
      && leftRest.last == rightRest.first
  }

  /// `100ml`, `27in`, `1080p`, `20x30cm`, `24-hour`, `3-in-1`, `1st`.
  private static func isMeasure(_ code: String) -> Bool {
    let parts = code.split(whereSeparator: { "-./_".contains($0) }).flatMap(Self.runs)
    guard parts.first?.first?.isNumber == true else { return false }
    // A unit ends it, but between two dimensions.
    if parts.last?.first?.isNumber == true,
      !parts.allSatisfy({ $0.first?.isNumber == true || $0.lowercased() == "x" || $0 == "in" })
    {
      return false
    }
    return parts.allSatisfy { part in
      part.first?.isNumber == true || measures.contains(part.lowercased())
        || part.count >= 3 && part.dropFirst().allSatisfy(\.isLowercase)
    }
  }

  private static func runs(_ word: Substring) -> [Substring] {
    var result: [Substring] = []
    var start = word.startIndex
    for index in word.indices where index > start && word[index].isNumber != word[word.index(before: index)].isNumber {
      result.append(word[start..<index])
      start = index
    }
    if start < word.endIndex { result.append(word[start...]) }
    return result
  }

  private static let measures: Set<String> = Set(
    """
    g kg mg lb lbs oz t mm cm m km in ft yd nm l ml cl dl v w kw mw a ma mah ah wh kwh hz khz mhz ghz gb tb mb kb gbit mbit
    mp px k p i x s xs xl xxl xxxl fps dpi ppi rpm psi bar pa kpa hpa db lm lx nits c f d h min sec ms st nd rd th er e pcs
    pc pk pack ct bit core cores gen hr hrs day days year yr yrs g/m gsm denier den ply pro max plus mini в вт кг г см мм м
    л мл шт год х way ways ghz m2 m3 cm2 j n nm ohm kcal kj iu tog
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Terms of technique, standards and materials: letters, then a number.
  private static func isKnownTerm(_ code: String) -> Bool {
    let letters = code.prefix { $0.isLetter }
    guard !letters.isEmpty else { return isViscosity(code) }
    // «PC4-25600»: a memory module by its rate.
    if letters == "PC", let digit = code.dropFirst(2).first, digit.isNumber { return true }
    return terms.contains(letters.uppercased())
  }

  /// `10W-60`
  private static func isViscosity(_ code: String) -> Bool {
    let parts = code.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].last == "W" else { return false }
    return [parts[0].dropLast(), parts[1]].allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) }
  }

  private static let terms: Set<String> = Set(
    """
    IP IPX MP UV UVA UVB UPF SPF USB HDMI LED EU UK US FR DIN EN ISO IEC ASTM ANSI PM CR LR SR RTX GTX RX DDR LPDDR GDDR PCIE
    SATA NVME WPA MPEG AVC HEVC MIL COVID CE GU GX MR E M R T PA PP PE PET PVC ABS AISI SAE SS AA AAA AWG NEMA IK ATP FFP
    FPP KN BPA WIFI WI LTE HSPA BT ANT HD UHD FHD QHD HDR RGB SRGB P DP RJ XLR CAT OLED AMOLED QLED IPS PS XBOX WIN
    IOS MACOS ANDROID CORE RYZEN RAM ROM SSD HDD B C D K Q A F G H V X OMEGA COQ OEKO REACH ROHS CFR EC PSI TOG RAL EURO
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  ).subtracting(["A", "B", "C", "D", "F", "G", "H", "V", "X", "P", "K", "Q", "R", "M", "T", "E"])
}
