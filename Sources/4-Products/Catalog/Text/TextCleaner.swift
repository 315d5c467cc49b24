// SPDX-License-Identifier: Apache-2.0

/// Makes readable text of what Magento leaves in its search documents.
///
/// Magento has stripped tags and collapsed blanks, but entities are still encoded (some twice, some hiding tags), the
/// content of `<style>` and `<script>` elements has become text, and template directives are there.
///
/// Cleaning goes on until it changes nothing: each step may bring about what another one removes. So a cleaned text that
/// is cleaned again stays as it is, and no tag is in it.
enum TextCleaner {
  /// No catalogue's text needs as many; one that was made to need more loses the characters that markup is made of.
  private static let maximumPasses = 12

  /// Entities decoded, tags, styles, scripts and `{{…}}` removed, blanks collapsed, Normalization Form C. Empty when
  /// nothing is left.
  static func clean(_ text: String) -> String {
    var work = 0
    return clean(text, work: &work)
  }

  /// - Parameter work: counts the bytes that are looked at, so that tests can hold the cost against the text's length.
  static func clean(_ text: String, work: inout Int) -> String {
    if isPlain(text.utf8) { return text }
    var bytes = Array(text.utf8)
    for _ in 0..<maximumPasses {
      let next = pass(bytes, work: &work)
      if next == bytes { return String(decoding: bytes, as: UTF8.self) }
      bytes = next
    }
    bytes.removeAll { signs.contains($0) }
    return String(decoding: Blanks.collapse(bytes, work: &work), as: UTF8.self)
  }

  /// Without these no step but the blanks' has anything to do.
  private static let signs: Set<UInt8> = [
    UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: "@"),
  ]

  /// Styles and scripts are looked for when all tags are gone and all is decoded: only then are they what they were.
  private static func pass(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    var result = Blanks.collapse(bytes, work: &work)
    result = TagRemover.removeTags(result, work: &work)
    if result.contains(UInt8(ascii: "&")) { result = HTMLEntities.decode(result, work: &work) }
    guard result == bytes else { return result }
    result = ScriptRemover.removeScripts(result, work: &work)
    result = StyleRemover.removeStyles(result, work: &work)
    return withoutDirectives(result, work: &work)
  }

  /// Printable ASCII with single blanks inside, and no sign of markup: most labels and names.
  private static func isPlain(_ bytes: String.UTF8View) -> Bool {
    var wasBlank = true
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F, !isSign(byte) else { return false }
      let isBlank = byte == 0x20
      if isBlank, wasBlank { return false }
      wasBlank = isBlank
    }
    return !wasBlank || bytes.isEmpty
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "@"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// Removes Magento's `{{…}}`; one that is not closed stays.
  private static func withoutDirectives(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    let brace = UInt8(ascii: "{")
    guard bytes.contains(brace) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    var hasMore = true
    while position < bytes.count {
      work += 1
      if hasMore, bytes[position] == brace, position + 1 < bytes.count, bytes[position + 1] == brace {
        var end = position + 2
        while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "}") || bytes[end + 1] != UInt8(ascii: "}") { end += 1 }
        work += end - position
        hasMore = end + 1 < bytes.count
        if hasMore {
          result.append(UInt8(ascii: " "))
          position = end + 2
          continue
        }
      }
      result.append(bytes[position])
      position += 1
    }
    return result
  }
}
