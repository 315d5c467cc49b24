// SPDX-License-Identifier: Apache-2.0

/// One event of a `text/event-stream` (WHATWG HTML, §9.2 Server-sent events).
package struct ServerSentEvent: Sendable, Equatable {
  /// The event's content: its `data` lines, joined by line feeds. The bytes are not checked to be UTF-8.
  package var data: [UInt8]
  /// The event's type; nil for `message`.
  package var event: String?
  /// The event's own id, if it has one.
  package var id: String?
  /// Milliseconds that a client shall wait before it connects again.
  package var retry: Int?

  /// Makes an event.
  package init(data: [UInt8], event: String? = nil, id: String? = nil, retry: Int? = nil) {
    self.data = data
    self.event = event
    self.id = id
    self.retry = retry
  }

  /// Makes an event of a text.
  package init(_ data: String, event: String? = nil, id: String? = nil, retry: Int? = nil) {
    self.init(data: Array(data.utf8), event: event, id: id, retry: retry)
  }

  /// The data as text; what is not UTF-8 is replaced by U+FFFD.
  package var text: String { String(decoding: data, as: UTF8.self) }

  /// Writes the event in the grammar of the stream.
  ///
  /// Data of several lines becomes several `data` lines. Line ends and NUL, which `event` and `id` cannot hold, are
  /// left out of them.
  package func encode(into bytes: inout [UInt8]) {
    Self.encode(data: data, event: event, id: id, retry: retry, into: &bytes)
  }

  /// Writes an event without making one.
  package static func encode(
    data: [UInt8], event: String?, id: String?, retry: Int? = nil, into bytes: inout [UInt8]
  ) {
    if let event { field("event: ", event, into: &bytes) }
    if let id { field("id: ", id, into: &bytes) }
    if let retry, retry >= 0 { field("retry: ", String(retry), into: &bytes) }
    encode(data: data, into: &bytes)
  }

  /// The number of bytes that `encode` writes where there is no `retry`.
  package static func encodedCount(data: [UInt8], event: String?, id: String?) -> Int {
    var count = 1
    if let event { count += "event: \n".utf8.count + valueCount(event) }
    if let id { count += "id: \n".utf8.count + valueCount(id) }
    // Each line end in the data becomes the end of one `data` line and the beginning of the next.
    var lines = 1
    var ends = 0
    var wasReturn = false
    for byte in data {
      let isReturn = byte == 0x0d
      if isReturn || byte == 0x0a {
        ends += 1
        if !(byte == 0x0a && wasReturn) { lines += 1 }
      }
      wasReturn = isReturn
    }
    return count + data.count - ends + lines * "data: \n".utf8.count
  }

  private static func valueCount(_ value: String) -> Int {
    value.utf8.reduce(0) { isLeftOut($1) ? $0 : $0 + 1 }
  }

  private static func isLeftOut(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d || byte == 0 }

  /// The event in the grammar of the stream.
  package func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(data.count + 64)
    encode(into: &bytes)
    return bytes
  }

  /// Writes an event of data alone.
  package static func encode(data: [UInt8], into bytes: inout [UInt8]) {
    var start = 0
    while true {
      var end = start
      while end < data.count, data[end] != 0x0a, data[end] != 0x0d { end += 1 }
      bytes.append(contentsOf: "data: ".utf8)
      bytes.append(contentsOf: data[start..<end])
      bytes.append(0x0a)
      guard end < data.count else { break }
      let isPair = data[end] == 0x0d && end + 1 < data.count && data[end + 1] == 0x0a
      start = end + (isPair ? 2 : 1)
    }
    bytes.append(0x0a)
  }

  /// Writes a comment, which clients skip: a sign of life on a stream that has nothing to say.
  package static func encode(comment: String, into bytes: inout [UInt8]) {
    field(": ", comment, into: &bytes)
    bytes.append(0x0a)
  }

  private static func field(_ name: String, _ value: String, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: value.utf8.lazy.filter { !isLeftOut($0) })
    bytes.append(0x0a)
  }
}
