// SPDX-License-Identifier: Apache-2.0
import Calls
import Configuration
import EventLoop
package import HTTPClient
import Observability
package import Reranking

/// Checks the reranking service by having two texts put in order.
package enum RerankCheck {
  private static let patience = Duration.seconds(10)

  package static func run(_ options: Reranker.Options, http: HTTPClient) async -> [Finding] {
    let usual = options.timeout
    var options = options
    options.timeout = patience
    let reranker = Reranker(options: options, http: http)
    let started = MonotonicInstant.now
    do throws(RerankError) {
      _ = try await reranker.order(of: ["jacket", "teapot"], for: "jacket", context: .within(patience))
      let time = started.duration(to: .now)
      guard time > usual else { return [.ok(.rerank, .reachable, "answers in \(time.text)")] }
      return [
        .warning(
          .rerank, .reachable, "answered after \(time.text), later than RERANK_TIMEOUT allows (\(usual.text))",
          "if it is always so slow, raise RERANK_TIMEOUT: until then products are not put in its order")
      ]
    } catch {
      switch error.code {
      case .authentication: return [.fault(.rerank, .credentials, .credentials, error.message, "check RERANK_API_KEY")]
      case .refused:
        return [.fault(.rerank, .model, .configuration, error.message, "check RERANK_MODEL and RERANK_URL")]
      case .rateLimited: return [.warning(.rerank, .reachable, error.message, "try again later")]
      case .unavailable, .timeout, .cancelled, .protocolViolation:
        return [
          .fault(.rerank, .reachable, .unavailable, error.message, "check RERANK_URL, and that the service runs")
        ]
      }
    }
  }
}
