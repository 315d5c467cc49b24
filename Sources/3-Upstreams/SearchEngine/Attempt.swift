// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPSemantics
import Observability

/// One attempt of a call to the engine, for metrics and traces: what the caller made of it counts, not the status alone.
struct Attempt {
  let started = MonotonicInstant.now
  let operation: String
  /// Nil where the trace is not recorded.
  let span: Span?

  init(_ request: EngineRequest, to node: String, _ dialect: Dialect?) {
    operation = request.operation
    span = request.context.span?.child(request.operation, kind: .client)
    guard let span else { return }
    // By OpenTelemetry's conventions for databases.
    span.set("db.system.name", dialect == .opensearch ? "opensearch" : "elasticsearch")
    span.set("db.operation.name", request.operation)
    span.set("http.request.method", request.method.rawValue)
    span.set("url.path", String(request.path.prefix { $0 != "?" }.prefix(256)))
    span.set(server: node)
  }

  /// The attempt is over.
  ///
  /// - Parameters:
  ///   - error: nil: it went well.
  ///   - status: of the answer; nil: there was none.
  func end(_ error: SearchEngineError? = nil, status: Int?, in metrics: EngineMetrics) {
    let outcome: String
    if let error {
      // An answer with status 200 that lacks shards is none that went well.
      outcome = status.flatMap { $0 < 300 ? nil : String($0) } ?? error.code.rawValue
    } else {
      outcome = String(status ?? 200)
    }
    metrics.calls.record(operation, status: outcome, started.duration(to: .now))
    guard let span else { return }
    if let status { span.set("http.response.status_code", status) }
    if let error { span.fail(outcome, error.message) }
    span.finish()
  }
}
