// SPDX-License-Identifier: Apache-2.0
import UnicodeNormalization

/// Blanks, controls and characters that cannot be seen.
enum Blanks {
  /// Runs of blanks, line breaks and controls become one blank; invisible characters go; no blank at either end; what
  /// is left in Normalization Form C.
  static func collapse(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    work += bytes.count
    if isCollapsed(bytes) { return bytes }
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch kind(of: scalar) {
      case .blank: isPending = true
      case .invisible: continue
      case .text:
        if isPending, !result.isEmpty { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    return NFC.normalize(Array(String(result).utf8))
  }

  /// Printable ASCII with single blanks inside.
  private static func isCollapsed(_ bytes: [UInt8]) -> Bool {
    var wasBlank = true
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F else { return false }
      let isBlank = byte == 0x20
      if isBlank, wasBlank { return false }
      wasBlank = isBlank
    }
    return !wasBlank || bytes.isEmpty
  }

  private enum Kind { case text, blank, invisible }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.value < 0x80 { return scalar.value > 0x20 && scalar.value != 0x7F ? .text : .blank }
    switch scalar.value {
    // Soft hyphen, zero-width space, word joiner and invisible operators, byte order mark, overrides of writing
    // direction (they can show a text as another).
    case 0xAD, 0x200B, 0x2060...0x2064, 0x2066...0x206F, 0x202A...0x202E, 0xFEFF: return .invisible
    case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .blank
    default: return .text
    }
  }
}
