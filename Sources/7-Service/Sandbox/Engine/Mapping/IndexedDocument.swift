// SPDX-License-Identifier: Apache-2.0

/// A document as an index keeps it; it never changes.
final class IndexedDocument: Sendable {
  let id: String
  /// The bytes that were sent.
  let source: [UInt8]
  let version: Int
  let sequence: Int
  /// Values by path of the field; multi-fields read those of their parent.
  let values: [String: [FieldValue]]
  let vectors: [String: [Float]]

  init(
    id: String, source: [UInt8], version: Int, sequence: Int, values: [String: [FieldValue]], vectors: [String: [Float]]
  ) {
    self.id = id
    self.source = source
    self.version = version
    self.sequence = sequence
    self.values = values
    self.vectors = vectors
  }

  /// The first numbers of a vector as Elasticsearch's messages show them.
  static func preview(_ vector: [Float]) -> String {
    "[" + vector.prefix(5).map { "\($0)" }.joined(separator: ", ") + (vector.count > 5 ? ", ...]" : "]")
  }
}
