// SPDX-License-Identifier: Apache-2.0

/// Code points that are in form C wherever they stand: starters that neither decompose nor combine with what is before
/// them (NFC_Quick_Check=Yes, combining class 0). Before each of them a text may be cut and normalized in parts.
///
/// Whole blocks of the scripts that shops write in; what is missing here is only slower.
enum NFCRanges {
  static func areCertain(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 { return true }
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < bounds.count && bounds[low].lowerBound <= scalar
  }

  static let bounds: [ClosedRange<UInt32>] = [
    // Greek, Cyrillic, Armenian, Hebrew, Arabic
    0x370...0x373, 0x375...0x37D, 0x37F...0x386, 0x388...0x3FF, 0x400...0x482, 0x48A...0x58F, 0x5D0...0x5EA,
    0x620...0x64A, 0x660...0x66F, 0x671...0x6D5,
    // Devanagari, Thai, Georgian
    0x904...0x939, 0x93D...0x94C, 0x960...0x97F, 0xE01...0xE37, 0xE3F...0xE47, 0xE4C...0xE5B, 0x10A0...0x10FF,
    // Vietnamese and other Latin, punctuation and symbols
    0x1E00...0x1EFF, 0x2002...0x20CF, 0x2100...0x2125, 0x2127...0x2129, 0x212C...0x2328, 0x232B...0x2ADB,
    // Chinese, Japanese, Korean
    0x2E80...0x3029, 0x3030...0x3098, 0x309B...0xA4CF, 0xAC00...0xD7A3,
    // Variation selectors, full and half width, emoji, rare ideographs
    0xFE00...0xFE0F, 0xFF01...0xFFFD, 0x1F000...0x1FAFF, 0x20000...0x2A6DF,
  ]
}
