// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import Retrieval

extension HTTPFieldName {
  /// Lists the parts that an answer had to do without.
  static let xRAGDegraded: HTTPFieldName = "x-rag-degraded"
  /// A client's wish to see the products before the answer: `first`.
  static let xRAGCards: HTTPFieldName = "x-rag-cards"
  static let xAPIKey: HTTPFieldName = "x-api-key"
}

extension HTTPFields {
  /// Says what an answer does without, where it does.
  mutating func setDegraded(_ degraded: [Degradation]) {
    guard !degraded.isEmpty else { return }
    self[.xRAGDegraded] = degraded.map(\.rawValue).joined(separator: ",")
  }
}
