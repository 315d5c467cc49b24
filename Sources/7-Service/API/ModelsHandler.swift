// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

/// `GET /api/v1/models` and `/api/v1/models/{id}`: one model for each store.
struct ModelsHandler: Sendable {
  let stores: StoreDirectory
  /// Start of this service in seconds since 1970; reported as each model's `created`.
  let created: Int

  func list(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    var writer = JSONWriter()
    writer.object {
      $0.member("object", "list")
      $0.array("data") { for id in stores.modelIDs(for: request.principal) { write(id, to: &$0) } }
    }
    try await response.send(.ok, [.contentType: "application/json"], content: writer.bytes)
  }

  func one(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let id = request.parameter("id") ?? ""
    do {
      _ = try stores.store(forModel: id, for: request.principal)
    } catch {
      return try await response.send(error)
    }
    var writer = JSONWriter()
    write(id, to: &writer)
    try await response.send(.ok, [.contentType: "application/json"], content: writer.bytes)
  }

  private func write(_ id: String, to writer: inout JSONWriter) {
    writer.object {
      $0.member("id", id)
      $0.member("object", "model")
      $0.member("created", created)
      $0.member("owned_by", "magento-rag")
    }
  }
}
