// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Retrieval

/// A place in an answer that speaks of a retrieved product.
package struct Citation: Sendable, Equatable {
  /// Position of the product among those retrieved.
  package var product: Int
  /// The place in the answer in Unicode scalars, as OpenAI's `start_index` and `end_index` count: `start..<end`.
  package var range: Range<Int>
}

/// Finds where an answer names its products: by name (ASCII case does not matter), link or SKU; one place for each
/// product, the earliest. Sources are found by us and never depend on the model setting a tag.
package func citations(in answer: String, of products: [RetrievedProduct]) -> [Citation] {
  guard !answer.isEmpty else { return [] }
  var finder = CitationFinder(text: Array(answer.utf8))
  // The longest names first: "Rain Jacket Pro" is not a mention of "Rain Jacket".
  let names = products.indices.sorted { products[$0].product.name.utf8.count > products[$1].product.name.utf8.count }
  for position in names { finder.mark(products[position].product.name, product: position, ignoringCase: true) }
  for (position, product) in products.enumerated() {
    if let url = product.product.url { finder.mark(url, product: position, ignoringCase: false) }
    finder.mark(product.product.sku, product: position, ignoringCase: true)
  }
  return finder.citations()
}

private struct CitationFinder {
  let text: [UInt8]
  /// The text in lower case.
  private let folded: [UInt8]
  /// Byte ranges that already belong to a product.
  private var found: [(product: Int, range: Range<Int>)] = []

  init(text: [UInt8]) {
    self.text = text
    folded = text.map(lower)
  }

  mutating func mark(_ needle: String, product: Int, ignoringCase: Bool) {
    let bytes = ignoringCase ? needle.utf8.map(lower) : Array(needle.utf8)
    guard bytes.count >= 2 else { return }
    var start = 0
    while let range = next(bytes, in: ignoringCase ? folded : text, from: start) {
      if stands(range), !found.contains(where: { $0.range.overlaps(range) }) { found.append((product, range)) }
      start = range.upperBound
    }
  }

  private func next(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Range<Int>? {
    let first = needle[0]
    var position = start
    while position + needle.count <= text.count {
      if text[position] == first {
        var offset = 1
        while offset < needle.count, text[position + offset] == needle[offset] { offset += 1 }
        if offset == needle.count { return position..<(position + offset) }
      }
      position += 1
    }
    return nil
  }

  /// Whether a range is not the inside of a longer word.
  private func stands(_ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, isWord(text[range.lowerBound]), isWord(text[range.lowerBound - 1]) { return false }
    if range.upperBound < text.count, isWord(text[range.upperBound - 1]), isWord(text[range.upperBound]) {
      return false
    }
    return true
  }

  /// The first place of each product, in the order of the text, counted in Unicode scalars.
  func citations() -> [Citation] {
    var first: [(product: Int, range: Range<Int>)] = []
    for place in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where !first.contains(where: { $0.product == place.product }) {
      first.append(place)
    }
    var byte = 0
    var scalars = 0
    func scalarOffset(of end: Int) -> Int {
      while byte < end {
        if text[byte] & 0xC0 != 0x80 { scalars += 1 }
        byte += 1
      }
      return scalars
    }
    return first.map { place in
      let start = scalarOffset(of: place.range.lowerBound)
      return Citation(product: place.product, range: start..<scalarOffset(of: place.range.upperBound))
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower(byte))
  }
}

private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
