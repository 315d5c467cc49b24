// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import JSON
import Observability
import RawServer
import Reranking

/// A reranking service of the tests, over a socket: answers each request with what a test makes of its body.
final class FakeReranker: Sendable {
  static let key = "rr-secret-key-1"
  private let server: RawServer

  /// - Parameter answer: a whole response; nil: none ever comes.
  init(_ answer: @escaping @Sendable (_ body: JSONValue) -> String?) {
    server = RawServer { request, connection in
      guard let response = answer((try? JSONValue(parsing: request.body)) ?? .null) else {
        connection.waitForEnd()
        return false
      }
      connection.write(response)
      return true
    }
  }

  /// One that answers with status 200 and the same content whatever it is asked.
  convenience init(saying content: String) { self.init { _ in RawServer.response("200 OK", content) } }

  /// One in Jina's manner that likes the last text best.
  static func backwards() -> FakeReranker {
    FakeReranker { body in
      let count = body["documents"]?.arrayValue?.count ?? 0
      let results = (0..<count).map { #"{"index":\#($0),"relevance_score":\#(Double($0) / 100)}"# }
      return RawServer.response(
        "200 OK", #"{"model":"m","results":[\#(results.joined(separator: ","))],"usage":{"total_tokens":9}}"#)
    }
  }

  var requests: [RawServer.Request] { server.requests }
  var bodies: [JSONValue] { requests.compactMap { try? JSONValue(parsing: $0.body) } }

  func client(
    _ http: HTTPClient, path: String = "/v1/rerank", model: String? = "m", timeout: Duration = .seconds(10),
    metrics: MetricsRegistry = MetricsRegistry()
  ) -> Reranker {
    Reranker(
      options: .init(url: server.url + path, apiKey: Self.key, model: model, timeout: timeout), http: http,
      metrics: metrics)
  }
}
