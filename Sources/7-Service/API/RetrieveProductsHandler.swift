// SPDX-License-Identifier: Apache-2.0
import Calls
import HTTPSemantics
import HTTPServer
import Observability
import OpenAI
import Retrieval

/// `POST /api/v1/actions/retrieve_products`: retrieval without an answer, for Custom GPT Actions and other agents.
struct RetrieveProductsHandler: Sendable {
  let stores: StoreDirectory
  let search: ProductSearch
  let logger: Logger
  let metrics: APIMetrics
  let access: AccessControl
  let budgets: Budgets
  /// The embedding model's price; nil: unknown.
  let embeddingPrice: ModelPrices.Price?
  /// Whether questions may stand in the access log.
  let logsQuestions: Bool
  /// Kept back from a request's deadline, so that an error can still be sent at its end.
  static let reserve = Duration.milliseconds(500)

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let answer: RetrieveProductsResponse
    let context: CallContext
    do {
      let body = try RetrieveProductsRequest(parsing: try await request.jsonBody())
      // Without credentials nobody has been given the scope.
      if body.wantsExplanation,
        request.principal.means == .none || !request.principal.allows(scope: AccessScope.explain)
      {
        throw access.insufficientScope(AccessScope.explain, of: request.principal, request)
      }
      if logsQuestions { request.workRecord.note(question: body.query) }
      let purse = try budgets.open(request) { estimate(body.query) }
      context = request.context(logger, purse: purse)
      answer = try await retrieve(body, context: context)
      purse?.release()
      if let purse { budgets.describe(request, purse) }
    } catch let error as APIError {
      return try await response.send(error)
    }
    let degraded = answer.result.degraded
    metrics.degraded(degraded, context)
    var fields: HTTPFields = [.contentType: "application/json"]
    fields.setDegraded(degraded)
    try await response.send(.ok, fields, content: answer.content())
  }

  /// The most that the question's vector can cost.
  private func estimate(_ question: String) -> (tokens: Int, usd: Double) {
    let usage = TokenUsage(promptTokens: question.utf8.count / 2 + 1, completionTokens: 0)
    return (usage.promptTokens, embeddingPrice?.cost(of: usage) ?? 0)
  }

  private func retrieve(
    _ request: RetrieveProductsRequest, context: CallContext
  ) async throws(APIError) -> RetrieveProductsResponse {
    let store = try stores.store(id: request.store, for: context.principal)
    var retrieval = request.retrieval(of: store)
    if request.wantsExplanation { retrieval.explanation = Explanation() }
    do {
      let result = try await search.products(for: retrieval, context: context.reserving(Self.reserve))
      return RetrieveProductsResponse(
        query: request.query, store: store.id, result: result, explanation: retrieval.explanation)
    } catch {
      throw APIError(error)
    }
  }
}
