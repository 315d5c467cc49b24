// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON

/// A `_bulk` body under construction.
struct BulkBody {
  /// One document in it.
  struct Entry {
    let product: EmbeddedProduct
    let range: Range<Int>
  }

  private var writer = JSONWriter(reserving: 64 << 10)
  private(set) var entries: [Entry] = []
  /// When the first of its vectors came.
  private(set) var since: MonotonicInstant?

  var bytes: [UInt8] { writer.bytes }
  var isEmpty: Bool { entries.isEmpty }

  mutating func append(_ product: EmbeddedProduct, cameAt: MonotonicInstant) {
    let start = writer.bytes.count
    writer.object { $0.object("index") { $0.member("_id", product.id) } }
    writer.newline()
    product.write(to: &writer)
    writer.newline()
    entries.append(Entry(product: product, range: start..<writer.bytes.count))
    since = min(since ?? cameAt, cameAt)
  }

  /// The lines of some of its entries.
  static func content(of entries: [Entry], in body: [UInt8]) -> [UInt8] {
    let size = entries.reduce(0) { $0 + $1.range.count }
    if size == body.count { return body }
    var content: [UInt8] = []
    content.reserveCapacity(size)
    for entry in entries { content.append(contentsOf: body[entry.range]) }
    return content
  }
}
