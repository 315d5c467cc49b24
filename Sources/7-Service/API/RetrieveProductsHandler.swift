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
  /// Kept back from a request's deadline, so that an error can still be sent at its end.
  static let reserve = Duration.milliseconds(500)

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let answer: RetrieveProductsResponse
    do {
      answer = try await retrieve(try await request.jsonBody(), context: request.context(logger))
    } catch let error as APIError {
      return try await response.send(error)
    }
    let degraded = answer.result.degraded
    metrics.degraded(degraded)
    var fields: HTTPFields = [.contentType: "application/json"]
    fields.setDegraded(degraded)
    try await response.send(.ok, fields, content: answer.content())
  }

  private func retrieve(_ body: [UInt8], context: CallContext) async throws(APIError) -> RetrieveProductsResponse {
    let request = try RetrieveProductsRequest(parsing: body)
    guard let store = stores.store(id: request.store) else { throw APIError.storeNotFound(request.store ?? "") }
    do {
      let result = try await search.products(
        for: request.retrieval(of: store), context: context.reserving(Self.reserve))
      return RetrieveProductsResponse(query: request.query, store: store.id, result: result)
    } catch {
      throw APIError(error)
    }
  }
}
