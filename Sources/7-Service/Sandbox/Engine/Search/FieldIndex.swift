// SPDX-License-Identifier: Apache-2.0

/// The inverted index of one field of one snapshot, with Lucene's statistics.
struct FieldIndex: Sendable {
  struct Posting: Sendable {
    var document: Int
    var frequency: Int
  }

  private(set) var postings: [String: [Posting]] = [:]
  /// Lengths as Lucene keeps them: exact to 40, coarser above.
  private(set) var lengths: [Int]
  /// Documents that have the field.
  private(set) var documentCount = 0
  private(set) var totalFrequency = 0
  private(set) var sumOfDocumentFrequencies = 0
  /// Text counts how often a term occurs and how long a field is; other fields do not.
  let hasNorms: Bool

  init(values: [[[String]]], hasNorms: Bool) {
    self.hasNorms = hasNorms
    lengths = Array(repeating: 0, count: values.count)
    for (document, positions) in values.enumerated() where !positions.isEmpty {
      documentCount += 1
      var frequencies: [String: Int] = [:]
      var order: [String] = []
      for term in positions.joined() {
        if frequencies[term] == nil { order.append(term) }
        frequencies[term, default: 0] += 1
      }
      for term in order {
        let frequency = hasNorms ? frequencies[term] ?? 1 : 1
        postings[term, default: []].append(Posting(document: document, frequency: frequency))
        totalFrequency += frequency
      }
      sumOfDocumentFrequencies += order.count
      lengths[document] = FieldIndex.quantised(positions.count)
    }
  }

  var averageLength: Float { documentCount == 0 ? 1 : Float(Double(totalFrequency) / Double(documentCount)) }

  func documentFrequency(_ term: String) -> Int { postings[term]?.count ?? 0 }

  /// Lucene's `SmallFloat.intToByte4` and back.
  static func quantised(_ length: Int) -> Int {
    guard length >= 40 else { return length }
    let value = length - 24
    let bits = Int.bitWidth - value.leadingZeroBitCount
    let shift = max(0, bits - 4)
    return 24 + ((value >> shift) << shift)
  }
}
