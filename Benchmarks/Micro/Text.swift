// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import JSON
  import ServerSentEvents

  private let productCount = 20

  /// A search engine's answer as the runtime reads it.
  private func searchAnswer() -> [UInt8] {
    var writer = JSONWriter(reserving: 32_768)
    writer.beginObject()
    writer.member("took", 7)
    writer.member("timed_out", false)
    writer.key("_shards")
    writer.beginObject()
    for name: StaticString in ["total", "successful", "skipped", "failed"] { writer.member(name, 1) }
    writer.endObject()
    writer.key("hits")
    writer.beginObject()
    writer.member("max_score", 17.25)
    writer.key("hits")
    writer.beginArray()
    for number in 0..<productCount { writeHit(number, to: &writer) }
    writer.endArray()
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  private func writeHit(_ number: Int, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("_index", "magento-rag-1-20261121-030000")
    writer.member("_id", "\(1000 + number)")
    writer.member("_score", 17.25 - Double(number) / 8)
    writer.key("_source")
    writer.beginObject()
    writer.member("sku", "24-WB\(number)")
    writer.member("name", "Savvy Shoulder Tote \(number)")
    writer.member(
      "description",
      """
      Powerwalking to the gym or strolling to the local coffeehouse, the Savvy Shoulder Tote lets you stash your \
      essentials in sporty style! A top-loading compartment provides quick and easy access to larger items. "Zips", \
      pockets and a strap that fits.
      """)
    writer.member("price", 24.5)
    writer.member("price_from", false)
    writer.member("in_stock", true)
    writer.member("currency", "USD")
    writer.key("categories")
    writer.beginArray()
    for category in ["Gear", "Bags", "Women"] { writer.string(category) }
    writer.endArray()
    writer.member("url", "https://shop.example.com/savvy-shoulder-tote-\(number).html")
    writer.endObject()
    writer.endObject()
  }

  /// What a retrieval takes from a hit; the rest is passed over.
  private struct Hit {
    var id = ""
    var score = 0.0
    var name = ""
    var price = 0.0
    var source = 0..<0
  }

  private func read(_ answer: [UInt8], into hits: inout [Hit]) throws(JSONError) {
    var reader = JSONReader(answer)
    try reader.beginObject()
    while try reader.nextMember() {
      guard reader.memberIs("hits") else { _ = try reader.skipValue(); continue }
      try reader.beginObject()
      while try reader.nextMember() {
        guard reader.memberIs("hits") else { _ = try reader.skipValue(); continue }
        try reader.beginArray()
        while try reader.nextElement() { hits.append(try readHit(&reader)) }
      }
    }
    try reader.finish()
  }

  private func readHit(_ reader: inout JSONReader) throws(JSONError) -> Hit {
    var hit = Hit()
    try reader.beginObject()
    while try reader.nextMember() {
      if reader.memberIs("_id") {
        hit.id = try reader.readString()
      } else if reader.memberIs("_score") {
        hit.score = try reader.readDouble()
      } else if reader.memberIs("_source") {
        let start = reader.position
        try reader.beginObject()
        while try reader.nextMember() {
          if reader.memberIs("name") {
            hit.name = try reader.readString()
          } else if reader.memberIs("price") {
            hit.price = try reader.readDouble()
          } else {
            _ = try reader.skipValue()
          }
        }
        hit.source = start..<reader.position
      } else {
        _ = try reader.skipValue()
      }
    }
    return hit
  }

  func jsonCosts() throws -> [Cost] {
    let answer = searchAnswer()
    var hits: [Hit] = []
    hits.reserveCapacity(productCount)
    let reading = try measure("JSON read, search answer of \(productCount) hits", operations: 2000) {
      hits.removeAll(keepingCapacity: true)
      try read(answer, into: &hits)
      guard hits.count == productCount, hits[3].price == 24.5 else { throw WrongResult(name: "JSON") }
    }
    var writer = JSONWriter(reserving: 1024)
    let name = "Savvy Shoulder Tote"
    let writing = measure("JSON write, product of 6 members") {
      writer.reset()
      writer.beginObject()
      writer.member("sku", "24-WB05")
      writer.member("name", name)
      writer.member("price", 24.5)
      writer.member("in_stock", true)
      writer.member("product_id", 1005)
      writer.key("categories")
      writer.beginArray()
      writer.string("Gear")
      writer.string("Bags")
      writer.endArray()
      writer.endObject()
      consume(writer.bytes.count)
    }
    return [reading, writing]
  }

  func eventStreamCosts() throws -> [Cost] {
    let delta = Array(
      #"{"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"delta":{"content":" bag"}}]}"#.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096)
    let encoding = measure("SSE encode, event of \(delta.count) bytes") {
      bytes.removeAll(keepingCapacity: true)
      ServerSentEvent.encode(data: delta, into: &bytes)
    }
    let chunk = bytes
    var decoder = ServerSentEventDecoder()
    let decoding = try measure("SSE decode, event of \(delta.count) bytes") {
      decoder.append(chunk)
      guard let event = try decoder.next(), event.data.count == delta.count, try decoder.next() == nil else {
        throw WrongResult(name: "SSE")
      }
    }
    return [encoding, decoding]
  }
#endif
