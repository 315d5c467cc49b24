// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON
import Primitives
import Synchronization

/// A model API without a model: embeddings and scores from words, chat answers from the context alone, always the same
/// for the same request. Requests come in and answers go out as values; sockets are the server's business.
package final class SandboxModel: Sendable {
  static let names = ["sandbox-chat", "sandbox-embedding"]
  let embedder = SandboxEmbedder()
  /// Of embeddings whose request names no `dimensions`.
  private let defaultDimensions: Int
  private let answers = Atomic<Int>(0)

  init(defaultDimensions: Int) { self.defaultDimensions = defaultDimensions }

  /// A rough count, as the real API's own pre-check.
  static func tokens(_ text: String) -> Int { max(1, (text.utf8.count + 3) / 4) }

  /// Answers one request to a path below `/v1/`.
  func answer(_ request: SandboxRequest) throws(ModelError) -> ModelAnswer {
    let path = request.path
    switch (request.method, path) {
    case ("GET", "/v1/models"):
      return .models(
        SandboxReply {
          $0.member("object", "list")
          $0.array("data") { for name in Self.names { $0.object { Self.write(name, to: &$0) } } }
        }.body)
    case ("POST", "/v1/embeddings"): return try embeddings(try json(request))
    case ("POST", "/v1/chat/completions"): return try chat(try json(request))
    case ("POST", "/v1/rerank"): return try rerank(try json(request))
    case ("GET", _) where path.hasPrefix("/v1/models/"):
      let name = request.segments.dropFirst(2).joined(separator: "/")
      guard Self.names.contains(name) else {
        throw ModelError(
          status: 404, message: "The model '\(name)' does not exist", param: "model", code: "model_not_found")
      }
      return .models(SandboxReply { Self.write(name, to: &$0) }.body)
    case (_, "/v1/models"), (_, "/v1/embeddings"), (_, "/v1/chat/completions"), (_, "/v1/rerank"):
      throw ModelError(
        status: 405, message: "Not allowed to \(request.method) on \(path).", code: "method_not_supported")
    default:
      throw ModelError(status: 404, message: "Unknown request URL: \(request.method) \(path).", code: "unknown_url")
    }
  }

  private static func write(_ name: String, to writer: inout JSONWriter) {
    writer.member("id", name)
    writer.member("object", "model")
    writer.member("created", 1_767_225_600)
    writer.member("owned_by", "rag-sandbox")
  }

  private func json(_ request: SandboxRequest) throws(ModelError) -> JSONValue {
    do {
      let value = try JSONValue(parsing: request.body)
      if value.objectValue != nil { return value }
    } catch {
      throw ModelError(message: "We could not parse the JSON body of your request. (\(error.message))")
    }
    throw ModelError(message: "The request body must be a JSON object.")
  }

  // MARK: embeddings

  private func embeddings(_ body: JSONValue) throws(ModelError) -> ModelAnswer {
    for name in body.objectValue?.names ?? []
    where !["input", "model", "dimensions", "encoding_format", "user"].contains(name) {
      throw ModelError(message: "Unrecognized request argument supplied: \(name)", param: name)
    }
    let model = try ModelError.model(in: body)
    let texts = try texts(body["input"])
    let dimensions = try dimensions(body["dimensions"])
    let format = body["encoding_format"].flatMap { $0.isNull ? nil : $0 } ?? "float"
    guard format == "float" || format == "base64" else { throw .invalid("encoding_format") }
    let counts = texts.map(Self.tokens)
    if let longest = counts.max(), longest > 8192 {
      throw ModelError(
        message: "This model's maximum context length is 8192 tokens, however you requested \(longest) tokens "
          + "(\(longest) in your prompt; 0 for the completion). Please reduce your prompt; or completion length.")
    }
    let total = counts.reduce(0, +)
    guard total <= 300_000 else {
      throw ModelError(
        message: "Requested \(total) tokens, max 300000 tokens per request", type: "max_tokens_per_request",
        code: "max_tokens_per_request")
    }
    var writer = JSONWriter(reserving: texts.count * dimensions * 6)
    writer.object {
      $0.member("object", "list")
      $0.array("data") {
        for (index, text) in texts.enumerated() {
          let vector = embedder.vector(text, dimensions: dimensions)
          $0.object {
            $0.member("object", "embedding")
            $0.member("index", index)
            if format == "base64" {
              $0.member("embedding", Base64.encode(vector))
            } else {
              $0.array("embedding") { for number in vector { $0.float(number) } }
            }
          }
        }
      }
      $0.member("model", model)
      $0.object("usage") {
        $0.member("prompt_tokens", total)
        $0.member("total_tokens", total)
      }
    }
    return .embeddings(writer.bytes, texts: texts, tokens: total)
  }

  private func texts(_ input: JSONValue?) throws(ModelError) -> [String] {
    let values = input?.arrayValue ?? input.map { [$0] } ?? []
    guard values.count <= 2048 else {
      throw ModelError(
        message: "Invalid 'input': array too long. Expected an array with maximum length 2048, but got an array with "
          + "length \(values.count) instead.",
        param: "input", code: "array_above_max_length")
    }
    let texts = values.compactMap(\.stringValue).filter { !$0.isEmpty }
    guard !texts.isEmpty, texts.count == values.count else {
      throw ModelError(message: "'$.input' is invalid. Please check the API reference.", param: "input")
    }
    return texts
  }

  private func dimensions(_ value: JSONValue?) throws(ModelError) -> Int {
    guard let value, !value.isNull else { return defaultDimensions }
    guard let number = value.intValue, (1...4096).contains(number) else {
      throw ModelError(
        message: "Invalid value for 'dimensions' = \(value.text). Must be less than or equal to 4096.",
        param: "dimensions")
    }
    return number
  }

  // MARK: chat

  private func chat(_ body: JSONValue) throws(ModelError) -> ModelAnswer {
    let question = try ChatQuestion(body)
    let answer = ChatAnswer(
      question, id: "chatcmpl-sandbox-\(answers.add(1, ordering: .relaxed).newValue)",
      created: WallClock.milliseconds / 1000)
    return question.streams
      ? .stream(answer.events, request: body) : .completion(answer.completion, request: body)
  }
}
