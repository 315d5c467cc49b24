// SPDX-License-Identifier: Apache-2.0
import Calls
import HTTPSemantics
import HTTPServer
import Observability
import Retrieval

/// `POST /api/v1/actions/retrieve_products`: retrieval without an answer, for Custom GPT Actions and other agents.
struct RetrieveProductsHandler: Sendable {
  let stores: StoreDirectory
  let search: ProductSearch
  let logger: Logger
  let metrics: APIMetrics
  let access: AccessControl
  /// Kept back from a request's deadline, so that an error can still be sent at its end.
  static let reserve = Duration.milliseconds(500)

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let answer: RetrieveProductsResponse
    do {
      let body = try RetrieveProductsRequest(parsing: try await request.jsonBody())
      if body.wantsExplanation, !request.principal.allows(scope: AccessScope.explain) {
        throw access.insufficientScope(AccessScope.explain, of: request.principal, request)
      }
      answer = try await retrieve(body, context: request.context(logger))
    } catch let error as APIError {
      return try await response.send(error)
    }
    let degraded = answer.result.degraded
    metrics.degraded(degraded)
    var fields: HTTPFields = [.contentType: "application/json"]
    fields.setDegraded(degraded)
    try await response.send(.ok, fields, content: answer.content())
  }

  private func retrieve(
    _ request: RetrieveProductsRequest, context: CallContext
  ) async throws(APIError) -> RetrieveProductsResponse {
    let store = try stores.store(id: request.store, for: context.principal)
    do {
      let result = try await search.products(
        for: request.retrieval(of: store), context: context.reserving(Self.reserve))
      return RetrieveProductsResponse(query: request.query, store: store.id, result: result)
    } catch {
      throw APIError(error)
    }
  }
}
