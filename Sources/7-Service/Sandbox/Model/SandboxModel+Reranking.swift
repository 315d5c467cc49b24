// SPDX-License-Identifier: Apache-2.0
import JSON

extension SandboxModel {
  /// `/rerank` in the manner of Cohere and Jina: each text's likeness to the question, the most alike first.
  func rerank(_ body: JSONValue) throws(ModelError) -> ModelAnswer {
    guard let query = body["query"]?.stringValue, !query.isEmpty else { throw .invalid("query") }
    let values = body["documents"]?.arrayValue ?? []
    let texts = values.compactMap { $0.stringValue ?? $0["text"]?.stringValue }
    guard !texts.isEmpty, texts.count == values.count, texts.count <= 1_000 else { throw .invalid("documents") }
    var most = texts.count
    if let wanted = body["top_n"], !wanted.isNull {
      guard let number = wanted.intValue, number >= 1 else { throw .invalid("top_n") }
      most = min(most, number)
    }
    let asked = embedder.vector(query, dimensions: 1_024)
    let scores = texts.map { text in
      zip(asked, embedder.vector(text, dimensions: 1_024)).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    }
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    return .scores(
      SandboxReply {
        $0.member("model", body["model"]?.stringValue ?? "sandbox-rerank")
        $0.array("results") {
          for index in order.prefix(most) {
            $0.object {
              $0.member("index", index)
              $0.key("relevance_score")
              $0.float(scores[index])
            }
          }
        }
        let tokens = texts.reduce(Self.tokens(query)) { $0 + Self.tokens($1) }
        $0.object("usage") { $0.member("total_tokens", tokens) }
      }.body)
  }
}
