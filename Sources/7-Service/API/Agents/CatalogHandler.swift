// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import Retrieval

/// UCP's REST binding: `POST /catalog/search`, `/catalog/lookup` and `/catalog/product`.
struct CatalogHandler: Sendable {
  let catalog: CatalogService
  let search: MeteredSearch
  let metrics: APIMetrics

  typealias Operation =
    @Sendable (CatalogService, RequestMembers, SearchCall) async throws(APIError) -> ToolResult

  func handle(
    _ request: ServerRequest, _ response: consuming ResponseWriter, _ operation: Operation
  ) async throws {
    let call = search.call(request)
    let answer: ToolResult
    do {
      try AgentProfile.check(request.field("ucp-agent"))
      let members = try RequestMembers(parsing: try await request.jsonBody())
      answer = try await operation(catalog, members, call)
    } catch let error as APIError {
      if error.code == APIError.cancelled.code { return try await response.send(error) }
      let (fields, content) = AgentError.catalogForm(error)
      return try await response.send(error.status, fields, content: content)
    }
    metrics.degraded(answer.degraded, request.workRecord)
    var fields: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
    fields.setDegraded(answer.degraded)
    try await response.send(.ok, fields, content: answer.structured ?? [])
  }
}
