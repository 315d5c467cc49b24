// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPServer
import Observability
import OpenAI
import Retrieval

/// The search as callers of the Action, MCP and UCP make it: charged to their budgets, its questions in the access log
/// where they may stand there.
struct MeteredSearch: Sendable {
  let search: ProductSearch
  let budgets: Budgets
  /// The embedding model's price; nil: unknown.
  let embeddingPrice: ModelPrices.Price?
  /// Whether questions may stand in the access log.
  let logsQuestions: Bool
  let logger: Logger

  /// Agents wait no longer for an answer.
  static let patience = Duration.seconds(40)
  /// Kept back from a request's deadline, so that an error can still be sent at its end.
  static let reserve = Duration.milliseconds(500)

  /// The searches of one request, which begins now.
  func call(_ request: ServerRequest) -> SearchCall {
    SearchCall(self, request, deadline: min(request.deadline, .after(Self.patience)))
  }

  /// The most that a question's vector can cost.
  func estimate(_ question: String) -> (tokens: Int, usd: Double) {
    let usage = TokenUsage(promptTokens: question.utf8.count / 2 + 1, completionTokens: 0)
    return (usage.promptTokens, embeddingPrice?.cost(of: usage) ?? 0)
  }
}
