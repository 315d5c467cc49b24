// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import Grounding
import JSON
import OpenAI
import Retrieval

/// The members that streamed and unstreamed answers have in common.
enum CompletionParts {
  /// `url_citation` for each product that has a link.
  static func write(_ citations: [Citation], of products: [RetrievedProduct], to writer: inout JSONWriter) {
    writer.array {
      for citation in citations where products.indices.contains(citation.product) {
        let product = products[citation.product].product
        guard let url = product.url else { continue }
        $0.object {
          $0.member("type", "url_citation")
          $0.object("url_citation") {
            $0.member("start_index", citation.range.lowerBound)
            $0.member("end_index", citation.range.upperBound)
            $0.member("url", url)
            $0.member("title", product.name)
          }
        }
      }
    }
  }

  static func write(_ usage: TokenUsage, to writer: inout JSONWriter) {
    writer.object {
      $0.member("prompt_tokens", usage.promptTokens)
      $0.member("completion_tokens", usage.completionTokens)
      $0.member("total_tokens", usage.totalTokens)
      $0.object("prompt_tokens_details") { $0.member("cached_tokens", usage.cachedTokens) }
      $0.object("completion_tokens_details") { $0.member("reasoning_tokens", usage.reasoningTokens) }
    }
  }

  /// The value of `rag`.
  static func write(_ facts: AnswerFacts, to writer: inout JSONWriter) {
    writer.object {
      $0.array("products") { for product in facts.products { ProductWriter.write(product, to: &$0) } }
      $0.member("degraded", facts.degraded.map(\.rawValue))
      $0.member("relaxed", facts.relaxed.map(\.name))
      $0.object("grounding") {
        $0.member("mode", facts.grounding.rawValue)
        $0.array("removed") { for claim in facts.removed { write(claim, to: &$0) } }
      }
    }
  }

  private static func write(_ claim: RemovedClaim, to writer: inout JSONWriter) {
    writer.object {
      $0.member("kind", claim.kind.rawValue)
      $0.member("text", claim.text)
      $0.member("by", claim.replacement)
    }
  }
}
