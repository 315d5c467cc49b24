// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON
import Observability
import Primitives
import Retrieval

/// `POST /api/v1/widget/token`: a token for a page of an allowed origin.
struct WidgetTokenHandler: Sendable {
  let stores: StoreDirectory
  let access: AccessControl

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let token: String
    do {
      token = try await make(request)
    } catch let error as APIError {
      return try await response.send(error)
    }
    var writer = JSONWriter()
    writer.object {
      $0.member("token", token)
      $0.member("expires_in", WidgetTokens.life)
    }
    try await response.send(
      .ok, [.contentType: "application/json", .cacheControl: "no-store"], content: writer.bytes)
  }

  private func make(_ request: ServerRequest) async throws -> String {
    guard let tokens = access.pageTokens else { throw APIError.noRoute }
    guard let origin = request.field(.origin), access.isAllowed(origin: origin, of: request) else {
      throw APIError.originNotAllowed
    }
    let body = try await request.jsonBody()
    let wanted = try body.isEmpty ? nil : RequestMembers(parsing: body).string("store")
    let store = try stores.store(id: wanted, for: Principal())
    return tokens.token(origin: origin, store: store.id, now: WallClock.seconds)
  }
}
