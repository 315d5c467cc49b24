// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON

/// A `_bulk` body under construction: operations, each for an item.
struct BulkBody<Item: Sendable>: Sendable {
  /// One operation in it.
  struct Entry: Sendable {
    let item: Item
    let range: Range<Int>
  }

  private var writer = JSONWriter(reserving: 16 << 10)
  private(set) var entries: [Entry] = []
  /// Time at which the first of its vectors came.
  private(set) var since: MonotonicInstant?

  /// Forgets all of it and keeps the room: bodies have millions of bytes.
  mutating func reset() {
    writer.reset()
    entries.removeAll(keepingCapacity: true)
    since = nil
  }

  var bytes: [UInt8] { writer.bytes }
  var isEmpty: Bool { entries.isEmpty }

  /// Adds an operation: its action, and the line below it where it has one.
  mutating func append(
    _ item: Item, _ action: StaticString, id: String, line: ((inout JSONWriter) -> Void)? = nil
  ) {
    let start = writer.bytes.count
    writer.object { $0.object(action) { $0.member("_id", id) } }
    writer.newline()
    if let line {
      line(&writer)
      writer.newline()
    }
    entries.append(Entry(item: item, range: start..<writer.bytes.count))
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

extension BulkBody<EmbeddedProduct> {
  mutating func append(_ product: EmbeddedProduct, cameAt: MonotonicInstant) {
    append(product, "index", id: product.id) { product.write(to: &$0) }
    since = min(since ?? cameAt, cameAt)
  }
}
