// SPDX-License-Identifier: Apache-2.0
import Calls
import Chat
import EventLoop
import HTTPSemantics
import HTTPServer
import Observability
import Retrieval

/// `POST /api/v1/actions/retrieve_products`: retrieval without an answer, for Custom GPT Actions and other agents.
struct RetrieveProductsHandler: Sendable {
  let stores: StoreDirectory
  let retriever: Retriever
  let logger: Logger
  let metrics: APIMetrics

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let result: RetrieveProductsResponse
    do {
      result = try await retrieve(try await request.jsonBody(), context: request.context(logger))
    } catch let error as APIError {
      return try await response.send(error)
    }
    var fields: HTTPFields = [.contentType: "application/json"]
    if !result.result.degraded.isEmpty {
      metrics.degraded(result.result.degraded)
      fields[.xRAGDegraded] = result.result.degraded.joined(separator: ",")
    }
    try await response.send(.ok, fields, content: result.content())
  }

  private func retrieve(_ body: [UInt8], context: CallContext) async throws -> RetrieveProductsResponse {
    let request = try RetrieveProductsRequest(parsing: body)
    guard let store = stores.store(id: request.store) else { throw APIError.storeNotFound(request.store ?? "") }
    let retrieval = RetrievalRequest(
      question: request.query, store: store, topK: request.topK, filters: request.filters)
    do {
      let result = try await retriever.retrieve(retrieval, context: context.reserving(.milliseconds(500)))
      return RetrieveProductsResponse(query: request.query, store: store.id, result: result)
    } catch {
      throw APIError(ChatError(error))
    }
  }
}

extension HTTPFieldName {
  /// What an answer had to do without.
  static let xRAGDegraded: HTTPFieldName = "x-rag-degraded"
  /// A client's wish to see the products before the answer: `first`.
  static let xRAGCards: HTTPFieldName = "x-rag-cards"
  static let xAPIKey: HTTPFieldName = "x-api-key"
}

extension APIError {
  /// What a failed retrieval or answer becomes.
  init(_ error: ChatError) {
    switch error.code {
    case .cancelled: self = .cancelled
    case .timeout:
      self = .unavailable("The answer took too long.", code: "deadline_exceeded", retryAfter: error.retryAfter)
    case .searchUnavailable:
      self = .unavailable(
        "The search engine is not available.", code: "search_unavailable", retryAfter: error.retryAfter)
    case .indexMissing:
      self = .unavailable(
        "The store's products are not indexed yet.", code: "index_not_ready", retryAfter: error.retryAfter)
    case .badRequest: self = .invalid(error.message, param: error.parameter)
    case .generationBroken:
      self = .unavailable("The model broke off in mid-answer.", code: "generation_interrupted", retryAfter: nil)
    case .internalFault: self = .internalFault
    }
  }
}
