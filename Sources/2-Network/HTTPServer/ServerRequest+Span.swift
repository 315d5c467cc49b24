// SPDX-License-Identifier: Apache-2.0
import HTTP1
import HTTPSemantics
import Observability

/// The request's span, by OpenTelemetry's conventions for HTTP servers.
extension ServerRequest {
  /// The request is answered: its span gets what is known of it, and ends. Begins it where no handler has asked for it.
  func finishSpan(status: Int, bytes: Int) {
    _ = trace
    guard let span else { return }
    let name = route?.name
    span.rename(name.map { method.rawValue + " " + $0 } ?? method.rawValue)
    if let name { span.set("http.route", name) }
    span.set("http.request.method", method.rawValue)
    span.set("http.response.status_code", status)
    span.set("http.response.body.size", bytes)
    span.set("url.path", rawPath)
    span.set("url.scheme", isSecure ? "https" : "http")
    span.set("network.protocol.version", "1.\(head.minorVersion)")
    if !peer.isEmpty { span.set("client.address", peer) }
    span.set(server: authority)
    if let agent = field("user-agent") { span.set("user_agent.original", String(agent.prefix(256))) }
    span.set("request_id", requestID)
    if let name = principal.name { span.set("key", name) }
    if let facts = record?.facts { describe(facts, span) }
    // The client's own faults are none of the server's (OpenTelemetry's conventions for HTTP spans).
    if status >= 500 { span.fail(String(status)) }
    span.finish()
  }

  private func describe(_ facts: RequestRecord.Facts, _ span: Span) {
    if !facts.degraded.isEmpty { span.set("degraded", .strings(facts.degraded)) }
    if let cost = facts.costUSD { span.set("cost_usd", .double(cost)) }
    if let question = facts.question { span.set("question", question) }
  }
}
