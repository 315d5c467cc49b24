// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Synchronization

/// An in-memory search engine that speaks the protocol of Elasticsearch or OpenSearch, for laptops and tests. Requests
/// come in and answers go out as values; sockets are the server's business.
/// Thread-safe; searches run outside of the lock, over immutable snapshots.
package final class SandboxEngine: Sendable {
  let dialect: SandboxDialect
  let version: AnnouncedVersion
  /// OpenSearch refuses to open more points in time than this at once.
  static let maximumOpenPITs = 300
  /// The cluster's UUID.
  let identity: String
  private let state: Mutex<EngineState>

  /// An empty engine. Refuses a version (`major.minor.patch`; nil: the dialect's default) that promises what the sandbox
  /// lacks.
  package init(dialect: SandboxDialect, version: String? = nil) throws(SandboxOptionError) {
    self.dialect = dialect
    self.version = try AnnouncedVersion(version ?? dialect.defaultVersion, dialect: dialect)
    var state = EngineState(dialect: dialect)
    identity = state.identifier()
    self.state = Mutex(state)
  }

  /// Points in time that are open now, those over deleted indices left out.
  var openPITs: Int {
    state.withLock { state in
      state.dropExpired(.now)
      return state.pits.values.filter { pit in
        pit.views.contains { state.indices[$0.snapshot.index]?.uuid == $0.snapshot.uuid }
      }.count
    }
  }

  /// Answers one request; a refusal is an answer too.
  package func handle(_ request: SandboxRequest) -> SandboxReply {
    var reply: SandboxReply
    do {
      reply = try route(request)
    } catch {
      var writer = JSONWriter()
      error.write(to: &writer)
      reply = SandboxReply(error.status, body: writer.bytes)
    }
    if let filter = request.parameter("filter_path"), let value = try? JSONValue(parsing: reply.body) {
      reply.body = PathFilter.apply(filter, to: value).serialized()
    }
    if !reply.body.isEmpty { reply.fields.append(("content-type", "application/json; charset=UTF-8")) }
    if dialect == .elasticsearch { reply.fields.append(("x-elastic-product", "Elasticsearch")) }
    return reply
  }

  // MARK: what all APIs share

  /// Runs `body` under the lock. What it changed before it threw stays changed.
  func withState<Result: Sendable>(
    _ body: (inout EngineState) throws(EngineFailure) -> Result
  ) throws(EngineFailure) -> Result {
    try state.withLock { (state: inout EngineState) throws(EngineFailure) -> Result in try body(&state) }
  }

  /// Refuses parameters that the API does not have.
  func check(_ request: SandboxRequest, _ allowed: Set<String>) throws(EngineFailure) {
    let common: Set<String> = ["pretty", "human", "error_trace", "filter_path", "format"]
    let unknown = request.query.map(\.name).filter { !allowed.contains($0) && !common.contains($0) }.sorted()
    guard !unknown.isEmpty else { return }
    let list = unknown.map { "[\($0)]" }.joined(separator: ", ")
    throw .illegalArgument(
      "request [\(request.path)] contains unrecognized parameter\(unknown.count == 1 ? "" : "s"): \(list)")
  }

  /// The body as JSON, an empty object where there is none; `required` bodies may not be empty.
  func json(_ request: SandboxRequest, required: Bool = false) throws(EngineFailure) -> JSONValue {
    if request.body.isEmpty {
      if required { throw .parse("request body is required") }
      return [:]
    }
    do {
      return try JSONValue(parsing: request.body)
    } catch {
      throw .malformed(error, dialect)
    }
  }
}
