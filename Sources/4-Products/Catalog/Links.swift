// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Links of products and images.
enum Links {
  /// An enriched link: absolute http(s) as it is, a path joined to `base`; anything else is no link to hand on.
  static func absolute(_ link: String, base: String?) -> String? {
    let lowered = link.prefix(8).lowercased()
    if lowered.hasPrefix("https://") || lowered.hasPrefix("http://") { return encoded(link) }
    guard !link.isEmpty, link != "no_selection", !link.hasPrefix("//"), let base else { return nil }
    // A path has no scheme: no colon before its first slash.
    guard !link.prefix(while: { $0 != "/" }).contains(":") else { return nil }
    return join(base, link)
  }

  /// `base` and `path` with one slash between them.
  static func join(_ base: String, _ path: String) -> String {
    var base = Substring(base)
    while base.last == "/" { base.removeLast() }
    return "\(base)/\(encoded(String(path.drop { $0 == "/" })))"
  }

  /// An image attribute holds the path below `catalog/product` of the media folder.
  static func image(_ mediaBase: String, path: String) -> String {
    var base = Substring(mediaBase)
    while base.last == "/" { base.removeLast() }
    let isComplete = base.hasSuffix("/catalog/product") || path.drop(while: { $0 == "/" }).hasPrefix("catalog/product/")
    return join(isComplete ? String(base) : "\(base)/catalog/product", path)
  }

  /// Percent-encodes what no URL may hold (RFC 3986, 2): blanks, controls, quotes and all beyond ASCII.
  private static func encoded(_ text: String) -> String {
    PercentEncoding.encode(text, keeping: isAllowed)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F...0xFF: false
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
      false
    default: true
    }
  }
}
