// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPSemantics
import HTTPServer
import Observability
import OpenAI
import Retrieval

/// `POST /api/v1/actions/retrieve_products`: retrieval without an answer, for Custom GPT Actions and other agents.
struct RetrieveProductsHandler: Sendable {
  let stores: StoreDirectory
  let search: MeteredSearch
  let metrics: APIMetrics
  let access: AccessControl

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let call = search.call(request)
    let answer: RetrieveProductsResponse
    do {
      let body = try RetrieveProductsRequest(parsing: try await request.jsonBody())
      // Without credentials nobody has been given the scope.
      if body.wantsExplanation,
        request.principal.means == .none || !request.principal.allows(scope: AccessScope.explain)
      {
        throw access.insufficientScope(AccessScope.explain, of: request.principal, request)
      }
      answer = try await retrieve(body, call)
    } catch let error as APIError {
      return try await response.send(error)
    }
    let degraded = answer.result.degraded
    metrics.degraded(degraded, request.workRecord)
    var fields: HTTPFields = [.contentType: "application/json"]
    fields.setDegraded(degraded)
    try await response.send(.ok, fields, content: answer.content())
  }

  private func retrieve(
    _ request: RetrieveProductsRequest, _ call: SearchCall
  ) async throws(APIError) -> RetrieveProductsResponse {
    let store = try stores.store(id: request.store, for: call.principal)
    var retrieval = request.retrieval(of: store)
    if request.wantsExplanation { retrieval.explanation = Explanation() }
    let result = try await call.products(for: retrieval)
    return RetrieveProductsResponse(
      query: request.query, store: store.id, fields: request.fields, result: result,
      explanation: retrieval.explanation)
  }
}
