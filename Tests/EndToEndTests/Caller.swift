// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON

/// Talks to the processes of a test over real sockets.
struct Caller: Sendable {
  struct Answer: Sendable {
    var status: Int
    var fields: HTTPFields
    var body: [UInt8]
    var text: String { String(decoding: body, as: UTF8.self) }
    func json() throws -> JSONValue { try JSONValue(parsing: body) }
  }

  static let key = "end-to-end-key"
  private let http: HTTPClient

  init(loops: EventLoopGroup) { http = HTTPClient(loops: loops) }

  func get(_ url: String, key: String? = nil) async throws -> Answer { try await send(.get, url, nil, key: key) }

  func post(_ url: String, _ body: JSONValue, key: String? = Caller.key) async throws -> Answer {
    try await send(.post, url, body.serialized(), key: key)
  }

  func send(
    _ method: HTTPMethod, _ url: String, _ body: [UInt8]?, key: String? = nil, type: String = "application/json",
    fields: [(String, String)] = []
  ) async throws -> Answer {
    var request = request(method, url, body, key, type)
    for (name, value) in fields { request.fields.append((name, value)) }
    let response = try await http.send(request)
    return Answer(status: response.status, fields: response.fields, body: response.body)
  }

  /// The data of each server-sent event of a streamed answer, `[DONE]` included.
  func events(
    _ url: String, _ body: JSONValue, whenBegun: () async throws -> Void = {}
  ) async throws -> [String] {
    var stream = try await http.open(request(.post, url, body.serialized(), Self.key, "application/json"))
    var bytes: [UInt8] = []
    var hasBegun = false
    while let chunk = try await stream.next() {
      bytes += chunk
      if !hasBegun {
        hasBegun = true
        try await whenBegun()
      }
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("data: ") }
      .map { String($0.dropFirst(6)) }
  }

  /// Asks until the status comes.
  func poll(_ status: Int, at url: String, seconds: Int = 20) async throws -> Answer? {
    var last: Answer?
    for _ in 0..<(seconds * 20) {
      last = try? await get(url)
      if last?.status == status { return last }
      try await Task.sleep(for: .milliseconds(50))
    }
    return last
  }

  private func request(
    _ method: HTTPMethod, _ url: String, _ body: [UInt8]?, _ key: String?, _ type: String
  ) -> ClientRequest {
    var fields = [("Content-Type", type)]
    if let key { fields.append(("Authorization", "Bearer \(key)")) }
    return ClientRequest(method: method, url: url, fields: fields, body: body, deadline: .after(.seconds(60)))
  }
}

/// The processes of a test that belong together.
enum Together {
  /// A sandbox on a free port.
  static func sandbox(_ arguments: [String] = []) async throws -> (child: ChildProcess, url: String) {
    let child = try ChildProcess("rag-sandbox", ["--listen", "127.0.0.1:0"] + arguments)
    let line = try await child.line(with: " at http://")
    guard let url = address(in: line) else { throw ChildProcess.Failure(message: line) }
    return (child, url)
  }

  /// What both programs need to know of an engine and a model API.
  static func settings(engine: String, model: String, stores: String) -> [String: String] {
    [
      "ENGINE_URL": engine, "OPENAI_BASE_URL": model + "/v1", "OPENAI_API_KEY": "sk-end-to-end-secret",
      "EMBEDDING_MODEL": "sandbox-embedding", "STORES": stores, "STORE_STOCK_FLAG": "plain",
      "LOG_FORMAT": "json", "UPSTREAM_PATIENCE": "2s",
    ]
  }

  /// A runtime on a free port.
  static func runtime(_ settings: [String: String]) async throws -> (child: ChildProcess, url: String) {
    let own = [
      "LISTEN": "127.0.0.1:0", "CHAT_MODEL": "sandbox-chat", "API_KEYS": Caller.key, "STORE_CURRENCY": "USD",
      "RATE_LIMIT": "off",
    ]
    let child = try ChildProcess("rag-runtime", environment: own.merging(settings) { $1 })
    let line = try await child.line(with: "\"message\":\"listening\"")
    guard let address = try JSONValue(parsing: Array(line.utf8))["address"]?.stringValue else {
      throw ChildProcess.Failure(message: line)
    }
    return (child, "http://\(address)")
  }

  /// The first URL of a line.
  private static func address(in line: String) -> String? {
    line.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\"" }).first { $0.hasPrefix("http://") }
      .map(String.init)
  }
}

extension Caller {
  static func question(_ text: String, model: String = "magento-rag", stream: Bool = false) -> JSONValue {
    [
      "model": .string(model), "stream": .bool(stream),
      "messages": [["role": "user", "content": .string(text)]],
    ]
  }
}
