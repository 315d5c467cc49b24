// SPDX-License-Identifier: Apache-2.0
import JSON

/// The vector of a RAG document, read back out of its `_source`.
package struct RAGVector: Sendable, Equatable {
  /// The vector as it was stored.
  package var components: [Float]
  /// Hash of the text that the vector stands for; nil where it was not asked for.
  package var contentHash: String?

  /// nil when the document has no vector, or something else in its place.
  package init?(_ body: [UInt8], in range: Range<Int>) {
    var reader = JSONReader(body, in: range)
    var vector: [Float]?
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs(named: RAGField.vector) {
          vector = try Self.read(&reader)
        } else if reader.memberIs(named: RAGField.contentHash) {
          contentHash = try reader.readString()
        } else {
          _ = try reader.skipValue()
        }
      }
    } catch {
      return nil
    }
    guard let vector else { return nil }
    components = vector
  }

  /// The content hash of a document's `_source` alone.
  package static func contentHash(_ body: [UInt8], in range: Range<Int>) -> String? {
    var reader = JSONReader(body, in: range)
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs(named: RAGField.contentHash) { return try reader.readString() }
        _ = try reader.skipValue()
      }
    } catch {
      return nil
    }
    return nil
  }

  private static func read(_ reader: inout JSONReader) throws(JSONError) -> [Float] {
    var vector: [Float] = []
    try reader.beginArray()
    while try reader.nextElement() { vector.append(Float(try reader.readDouble())) }
    return vector
  }

  /// A vector as a search sends it: a JSON array of numbers.
  package static func json(_ vector: [Float]) -> [UInt8] {
    var writer = JSONWriter(reserving: vector.count * 12)
    writer.array { for component in vector { $0.float(component) } }
    return writer.bytes
  }
}
