// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import JSON
import Observability
import OpenAI
import RawServer

/// What the tests of this target share.
enum ModelAPI {
  static let retry = RetryPolicy(maximumAttempts: 4, base: .milliseconds(1), cap: .milliseconds(5))

  static func client(
    _ url: String, _ loops: EventLoopGroup, key: String? = "sk-secret", retry: RetryPolicy = retry,
    requestTimeout: Duration = .seconds(5)
  ) -> OpenAIClient {
    OpenAIClient(
      options: .init(
        baseURL: url + "/v1", apiKey: key, retry: retry, requestTimeout: requestTimeout,
        batchTimeout: requestTimeout),
      http: HTTPClient(loops: loops))
  }

  static func json(_ content: String) -> String { json("200 OK", content) }

  static func json(_ status: String = "200 OK", fields: [String] = [], _ content: String) -> String {
    RawServer.response(status, fields: ["Content-Type: application/json"] + fields, content)
  }

  static func failure(_ status: String, code: String, param: String = "null", fields: [String] = []) -> String {
    json(
      status, fields: fields,
      #"{"error":{"message":"it says \#(code)","type":"\#(code)","param":\#(param),"code":"\#(code)"}}"#)
  }

  /// A complete stream of the given `data` lines, one write each.
  static func stream(_ connection: RawServer.Connection, _ events: [String]) {
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
    for (place, event) in events.enumerated() {
      let text = "data: \(event)\n\n"
      // The end comes with the last event: after `[DONE]` a client does not wait for it.
      let end = place == events.count - 1 ? "0\r\n\r\n" : ""
      connection.write(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n" + end)
    }
  }

  static func chunk(_ content: String) -> String {
    #"{"choices":[{"index":0,"delta":{"content":"\#(content)"},"finish_reason":null}]}"#
  }

  static let finish = #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#

  static let question = ChatRequest(model: "m", messages: [(role: "user", content: "hi")])

  /// The whole answer, or the error that ended it.
  static func ask(
    _ client: OpenAIClient, _ question: ChatRequest = question, within: Duration = .seconds(10),
    logger: Logger = .disabled
  ) async -> (deltas: [ChatDelta], error: OpenAIError?) {
    var deltas: [ChatDelta] = []
    do throws(OpenAIError) {
      var stream = try await client.chat(question, context: CallContext(deadline: .after(within), logger: logger))
      while let delta = try await stream.next() { deltas.append(delta) }
      return (deltas, nil)
    } catch {
      return (deltas, error)
    }
  }

  /// The vector of a question, which is asked for again by the client's policy.
  static func vector(_ client: OpenAIClient) async -> Result<[Double], OpenAIError> {
    do throws(OpenAIError) {
      let answer = try await client.queryEmbedding("a", model: "m", dimensions: nil, context: .within(.seconds(10)))
      return .success((try? JSONValue(parsing: answer.json))?.arrayValue?.compactMap(\.doubleValue) ?? [])
    } catch {
      return .failure(error)
    }
  }

  /// The vectors of one call.
  static func embed(_ client: OpenAIClient, _ inputs: [String]) async -> Result<EmbeddingsResponse, OpenAIError> {
    do throws(OpenAIError) {
      return .success(try await client.embeddings(inputs, model: "m", dimensions: nil, context: .within(.seconds(10))))
    } catch {
      return .failure(error)
    }
  }
}

extension Result {
  var value: Success? { if case .success(let value) = self { value } else { nil } }
  var error: Failure? { if case .failure(let error) = self { error } else { nil } }
}

extension RawServer.Request {
  var json: JSONValue? { try? JSONValue(parsing: body) }
}
