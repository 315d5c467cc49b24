// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// A remark of an answer beside its products: a member of UCP's `messages`.
struct CatalogMessage: Equatable {
  var code: String
  var content: String
  /// The part of the answer that it is about, as a JSONPath.
  var path: String?
  /// Nothing of what was asked for can be answered, and asking again does not help; else it informs.
  var isError = false

  init(_ code: String, _ content: String, path: String? = nil, isError: Bool = false) {
    self.code = code
    self.content = content
    self.path = path
    self.isError = isError
  }

  /// The remarks of a search: constraints that it gave up, how it read the question, services that it did without.
  static func messages(of result: RetrievalResult) -> [CatalogMessage] {
    result.relaxed.map {
      CatalogMessage("filter_relaxed", "\($0.name): no product met this wish of the query, so it was dropped.")
    }
      + result.said.map { CatalogMessage("notice", $0) }
      + (result.nothing.map { [CatalogMessage("nothing_found", $0)] } ?? [])
      + result.hints.map { CatalogMessage("filter_hint", $0) }
      + result.degraded.map { CatalogMessage("degraded", "\($0.rawValue): \(explanation(of: $0))") }
  }

  /// For the shopper, who need not know our words.
  private static func explanation(of degradation: Degradation) -> String {
    switch degradation {
    case .embeddings: "the products were found by their words alone, because the search by meaning is not available."
    case .budget: "the products were found by their words alone, because today's budget for models is spent."
    case .rerank: "the products stand as the search has found them, because the reranker is not available."
    case .generation: "the answer has no words of a model, because it is not available."
    }
  }

  static func write(_ messages: [CatalogMessage], to writer: inout JSONWriter) {
    guard !messages.isEmpty else { return }
    writer.array("messages") { for message in messages { message.write(to: &$0) } }
  }

  private func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("type", isError ? "error" : "info")
      $0.member("code", code)
      if let path { $0.member("path", path) }
      $0.member("content", content)
      if isError { $0.member("severity", "unrecoverable") }
    }
  }
}
