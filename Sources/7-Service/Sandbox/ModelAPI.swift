// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// An error in OpenAI's shape.
struct ModelError: Error, Sendable {
  var status = 400
  var message: String
  var type = "invalid_request_error"
  var param: String?
  var code: String?

  var body: JSONValue {
    [
      "error": [
        "message": .string(message), "type": .string(type), "param": param.map { .string($0) } ?? .null,
        "code": code.map { .string($0) } ?? .null,
      ]
    ]
  }
}

/// A chat request, checked.
struct ChatAsk: Sendable {
  var model: String
  var prompt: String
  var promptTokens: Int
  var streams: Bool
  var includesUsage: Bool
  var maximumTokens: Int?
  var stops: [String]
}

/// The model API without its transport: embeddings, chat completions, models.
struct ModelAPI: Sendable {
  static let models = ["sandbox-chat", "sandbox-embedding"]
  let embedder = SandboxEmbedder()
  let defaultDimensions: Int

  /// A rough count, as the real API's own pre-check.
  static func tokens(_ text: String) -> Int { max(1, (text.utf8.count + 3) / 4) }

  // MARK: models

  func modelList() -> JSONValue {
    ["object": "list", "data": .array(ModelAPI.models.map(model))]
  }

  func model(_ name: String) -> JSONValue {
    ["id": .string(name), "object": "model", "created": 1_767_225_600, "owned_by": "rag-sandbox"]
  }

  // MARK: embeddings

  /// The texts of a request and its answer.
  func embeddings(_ body: JSONValue) throws(ModelError) -> (texts: [String], tokens: Int, answer: [UInt8]) {
    guard let object = body.objectValue else { throw ModelError(message: "The request body must be a JSON object.") }
    for name in object.names where !["input", "model", "dimensions", "encoding_format", "user"].contains(name) {
      throw ModelError(message: "Unrecognized request argument supplied: \(name)", param: name)
    }
    guard let model = object["model"]?.stringValue, !model.isEmpty else {
      throw ModelError(message: "you must provide a model parameter", param: "model")
    }
    let texts = try texts(object["input"])
    let dimensions = try dimensions(object["dimensions"])
    let format = object["encoding_format"].flatMap { $0.isNull ? nil : $0.stringValue ?? "?" } ?? "float"
    guard format == "float" || format == "base64" else {
      throw ModelError(
        message: "Invalid value: '\(format)'. Supported values are: 'float' and 'base64'.", param: "encoding_format")
    }
    let counts = texts.map(ModelAPI.tokens)
    if let longest = counts.max(), longest > 8192 {
      throw ModelError(
        message:
          "This model's maximum context length is 8192 tokens, however you requested \(longest) "
          + "tokens (\(longest) in your prompt; 0 for the completion). Please reduce your prompt; or "
          + "completion length."
      )
    }
    let total = counts.reduce(0, +)
    guard total <= 300_000 else {
      throw ModelError(
        message: "Requested \(total) tokens, max 300000 tokens per request", type: "max_tokens_per_request",
        code: "max_tokens_per_request")
    }
    var writer = JSONWriter(reserving: texts.count * dimensions * 6)
    writer.beginObject()
    writer.member("object", "list")
    writer.key("data")
    writer.beginArray()
    for (index, text) in texts.enumerated() {
      writer.beginObject()
      writer.member("object", "embedding")
      writer.member("index", index)
      writer.key("embedding")
      write(embedder.vector(text, dimensions: dimensions), isBase64: format == "base64", to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.member("model", model)
    writer.member("usage", ["prompt_tokens": .int(total), "total_tokens": .int(total)])
    writer.endObject()
    return (texts, total, writer.bytes)
  }

  private func write(_ vector: [Float], isBase64: Bool, to writer: inout JSONWriter) {
    guard isBase64 else {
      writer.beginArray()
      for number in vector { writer.float(number) }
      writer.endArray()
      return
    }
    writer.string(Base64.encode(vector))
  }

  private func texts(_ input: JSONValue?) throws(ModelError) -> [String] {
    let values: [JSONValue]
    switch input {
    case .string: values = [input ?? .null]
    case .array(let elements): values = elements
    default: throw ModelError(message: "'$.input' is invalid. Please check the API reference.", param: "input")
    }
    guard !values.isEmpty else {
      throw ModelError(message: "'$.input' is invalid. Please check the API reference.", param: "input")
    }
    guard values.count <= 2048 else {
      throw ModelError(
        message:
          "Invalid 'input': array too long. Expected an array with maximum length 2048, but got an "
          + "array with length \(values.count) instead.",
        param: "input", code: "array_above_max_length")
    }
    var texts: [String] = []
    for value in values {
      guard let text = value.stringValue else {
        throw ModelError(message: "rag-sandbox embeds texts, not tokens.", param: "input")
      }
      guard !text.isEmpty else {
        throw ModelError(message: "'$.input' is invalid. Please check the API reference.", param: "input")
      }
      texts.append(text)
    }
    return texts
  }

  private func dimensions(_ value: JSONValue?) throws(ModelError) -> Int {
    guard let value, !value.isNull else { return defaultDimensions }
    guard let number = value.intValue, (1...4096).contains(number) else {
      throw ModelError(
        message:
          "Invalid value for 'dimensions' = \(String(decoding: value.serialized(), as: UTF8.self)). "
          + "Must be less than or equal to 4096.",
        param: "dimensions")
    }
    return number
  }

  // MARK: chat

  func chat(_ body: JSONValue) throws(ModelError) -> ChatAsk {
    guard let object = body.objectValue else { throw ModelError(message: "The request body must be a JSON object.") }
    guard let model = object["model"]?.stringValue, !model.isEmpty else {
      throw ModelError(message: "you must provide a model parameter", param: "model")
    }
    guard let messages = object["messages"]?.arrayValue, !messages.isEmpty else {
      throw ModelError(
        message:
          "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
        param: "messages", code: "empty_array")
    }
    try checkNumbers(object)
    var prompt: String?
    var tokens = 3
    for (place, message) in messages.enumerated() {
      let role = message["role"]?.stringValue ?? ""
      guard ["system", "developer", "user", "assistant", "tool"].contains(role) else {
        throw ModelError(message: "Invalid value: '\(role)'.", param: "messages[\(place)].role", code: "invalid_value")
      }
      let text = try self.text(message["content"], place: place, role: role)
      tokens += ModelAPI.tokens(text) + 4
      if role == "user" { prompt = text }
    }
    let streams = object["stream"]?.boolValue ?? false
    if let options = object["stream_options"], !options.isNull, !streams {
      throw ModelError(
        message: "The 'stream_options' parameter is only allowed when 'stream' is enabled.", param: "stream_options")
    }
    let stop = object["stop"]
    return ChatAsk(
      model: model, prompt: prompt ?? "", promptTokens: tokens, streams: streams,
      includesUsage: object["stream_options"]?["include_usage"]?.boolValue ?? false,
      maximumTokens: object["max_completion_tokens"]?.intValue ?? object["max_tokens"]?.intValue,
      stops: stop?.stringValue.map { [$0] } ?? stop?.arrayValue?.compactMap(\.stringValue) ?? [])
  }

  private func checkNumbers(_ object: JSONObject) throws(ModelError) {
    let bounds: [(String, ClosedRange<Double>)] = [
      ("temperature", 0...2), ("top_p", 0...1), ("frequency_penalty", -2...2), ("presence_penalty", -2...2),
    ]
    for (name, range) in bounds {
      guard let value = object[name], !value.isNull else { continue }
      guard let number = value.doubleValue, range.contains(number) else {
        throw ModelError(
          message: "Invalid '\(name)': expected a value between \(Int(range.lowerBound)) and \(Int(range.upperBound)).",
          param: name)
      }
    }
    if let count = object["n"], !count.isNull, count.intValue != 1 {
      throw ModelError(message: "rag-sandbox gives one choice.", param: "n", code: "unsupported_value")
    }
  }

  private func text(_ content: JSONValue?, place: Int, role: String) throws(ModelError) -> String {
    switch content {
    case .string(let text): return text
    case .array(let parts):
      var text = ""
      for part in parts {
        guard let piece = part["text"]?.stringValue ?? part["refusal"]?.stringValue else {
          throw ModelError(message: "rag-sandbox reads text parts only.", param: "messages[\(place)].content")
        }
        text += piece
      }
      return text
    default:
      if role == "assistant" { return "" }
      throw ModelError(
        message: "Invalid value for 'content': expected a string, got null.", param: "messages[\(place)].content")
    }
  }

  /// The answer, cut into what a stream sends one by one, and why it ended.
  func pieces(_ ask: ChatAsk) -> (pieces: [String], finish: String) {
    var text = Answerer().answer(ask.prompt)
    for stop in ask.stops where !stop.isEmpty {
      if let range = text.firstRange(of: stop) { text = String(text[..<range.lowerBound]) }
    }
    var pieces: [String] = []
    var piece = ""
    for character in text {
      if character == " " || character == "\n", !piece.isEmpty {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    if !piece.isEmpty { pieces.append(piece) }
    if let most = ask.maximumTokens, pieces.count > most { return (Array(pieces.prefix(max(0, most))), "length") }
    return (pieces, "stop")
  }

  func usage(_ ask: ChatAsk, completion: Int) -> JSONValue {
    [
      "prompt_tokens": .int(ask.promptTokens), "completion_tokens": .int(completion),
      "total_tokens": .int(ask.promptTokens + completion), "prompt_tokens_details": ["cached_tokens": 0],
      "completion_tokens_details": ["reasoning_tokens": 0],
    ]
  }

  func completion(_ ask: ChatAsk, id: String, created: Int) -> JSONValue {
    let (pieces, finish) = pieces(ask)
    return [
      "id": .string(id), "object": "chat.completion", "created": .int(created), "model": .string(ask.model),
      "choices": [
        [
          "index": 0,
          "message": ["role": "assistant", "content": .string(pieces.joined()), "refusal": nil, "annotations": []],
          "logprobs": nil, "finish_reason": .string(finish),
        ]
      ],
      "usage": usage(ask, completion: pieces.count), "service_tier": "default",
    ]
  }

  /// The events of a stream, without the closing `[DONE]`.
  func chunks(_ ask: ChatAsk, id: String, created: Int) -> [JSONValue] {
    let (pieces, finish) = pieces(ask)
    func chunk(_ choices: JSONValue, usage: JSONValue? = nil) -> JSONValue {
      var object: JSONObject = [
        "id": .string(id), "object": "chat.completion.chunk", "created": .int(created), "model": .string(ask.model),
        "service_tier": "default", "choices": choices,
      ]
      if ask.includesUsage { object["usage"] = usage ?? .null }
      return .object(object)
    }
    func choice(_ delta: JSONValue, finish: JSONValue = nil) -> JSONValue {
      [["index": 0, "delta": delta, "logprobs": nil, "finish_reason": finish]]
    }
    var chunks = [chunk(choice(["role": "assistant", "content": "", "refusal": nil]))]
    for piece in pieces { chunks.append(chunk(choice(["content": .string(piece)]))) }
    chunks.append(chunk(choice([:], finish: .string(finish))))
    if ask.includesUsage { chunks.append(chunk([], usage: usage(ask, completion: pieces.count))) }
    return chunks
  }
}
