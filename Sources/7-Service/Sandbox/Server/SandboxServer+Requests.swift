// SPDX-License-Identifier: Apache-2.0
import Compression
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON

/// One request: what goes wrong on demand, and who answers.
extension SandboxServer {
  nonisolated(nonsending) func handle(
    _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws {
    let path = request.rawPath
    let method = request.method.rawValue
    statistics.update { $0.requests["\(method) \(path)", default: 0] += 1 }
    do {
      if path.hasPrefix("/__sandbox/") { return try await control(request, response) }
      let action = faults.action(method: method, path: path)
      if case .hang = action {
        _ = try await request.body()
        await request.loop.sleep(for: .seconds(590))
      }
      if case .delay(let milliseconds) = action { await request.loop.sleep(for: .milliseconds(milliseconds)) }
      if Task.isCancelled {
        statistics.update { $0.departures += 1 }
        return
      }
      let asked = SandboxRequest(method, request.rawTarget, body: try await content(request))
      if let parent = request.field("traceparent") {
        let state = request.field("tracestate")
        statistics.update { counts in
          counts.traceFields[path] = ["traceparent": parent]
          counts.traceFields[path]?["tracestate"] = state
        }
      }
      if path == "/v1" || path.hasPrefix("/v1/") {
        try await answerModel(asked, action, request.loop, response)
      } else {
        try await answerEngine(asked, action, response)
      }
    } catch let error as HTTPServerError {
      if error.code == .connectionLost || error.code == .cancelled { statistics.update { $0.departures += 1 } }
      throw error
    }
  }

  /// Decompressed.
  private nonisolated(nonsending) func content(_ request: ServerRequest) async throws -> [UInt8] {
    let bytes = try await request.body()
    guard request.field("content-encoding")?.lowercased() == "gzip", !bytes.isEmpty else { return bytes }
    return try Gzip.decompress(bytes, limit: Self.contentLimit)
  }

  private nonisolated(nonsending) func answerEngine(
    _ request: SandboxRequest, _ action: Fault.Action?, _ response: consuming ResponseWriter
  ) async throws {
    if case .status(let status, let fields, let body, let code) = action {
      let failure = EngineFailure(
        status: status, type: code ?? "rag_sandbox_fault", reason: "a fault that was asked for")
      return try await send(status, fields, body?.serialized() ?? Self.json(failure.write), response)
    }
    var request = request
    if case .rejectItems(let every, let status) = action { request.rejection = (every, status) }
    let reply = engine.handle(request)
    try await finish(HTTPStatus(code: reply.status), Self.fields(reply.fields), reply.body, action, response)
  }

  private nonisolated(nonsending) func control(
    _ request: ServerRequest, _ response: consuming ResponseWriter
  ) async throws {
    switch (request.method.rawValue, request.rawPath) {
    case ("POST", "/__sandbox/faults"):
      do {
        let value = try JSONValue(parsing: try await content(request))
        for entry in value.arrayValue ?? [value] { faults.add(try Fault(entry)) }
      } catch let error where !(error is HTTPServerError) {
        return try await send(400, ["error": .string("\(error)")], response)
      }
    case ("DELETE", "/__sandbox/faults"): faults.clear()
    case ("DELETE", "/__sandbox/stats"): statistics.reset()
    case ("GET", "/__sandbox/stats"):
      return try await send(200, statistics.shown(openPITs: engine.openPITs), response)
    default:
      return try await send(
        404,
        ["error": "the sandbox's controls are /__sandbox/faults (POST, DELETE) and /__sandbox/stats (GET, DELETE)"],
        response)
    }
    try await send(200, ["acknowledged": true], response)
  }

  // MARK: answers

  /// Sends an answer, changed or broken off where a fault says so.
  nonisolated(nonsending) func finish(
    _ status: HTTPStatus, _ fields: HTTPFields, _ content: [UInt8], _ action: Fault.Action?,
    _ response: consuming ResponseWriter
  ) async throws {
    switch action {
    case .close:
      _ = try await response.stream(status, fields)
    case .half:
      var writer = try await response.stream(status, fields)
      try await writer.write(Array(content.prefix(content.count / 2)))
    case .patch(let patch):
      try await response.send(status, fields, content: Self.patched(content, patch))
    default: try await response.send(status, fields, content: content)
    }
  }

  nonisolated(nonsending) func send(
    _ status: Int, _ extra: [(name: String, value: String)], _ content: [UInt8],
    _ response: consuming ResponseWriter
  ) async throws {
    let fields = Self.fields([("content-type", "application/json")] + extra)
    try await response.send(HTTPStatus(code: status), fields, content: content)
  }

  private nonisolated(nonsending) func send(
    _ status: Int, _ body: JSONValue, _ response: consuming ResponseWriter
  ) async throws {
    try await send(status, [], body.serialized(), response)
  }

  static func json(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    write(&writer)
    return writer.bytes
  }

  private static func fields(_ list: [(name: String, value: String)]) -> HTTPFields {
    var fields = HTTPFields()
    for field in list {
      if let name = HTTPFieldName(field.name) { fields[name] = field.value }
    }
    return fields
  }

  /// `bytes` with the members of `patch` merged in; what is no JSON stays as it is.
  private static func patched(_ bytes: [UInt8], _ patch: JSONValue) -> [UInt8] {
    guard let value = try? JSONValue(parsing: bytes) else { return bytes }
    return merged(value, patch).serialized()
  }

  private static func merged(_ value: JSONValue, _ patch: JSONValue) -> JSONValue {
    guard var object = value.objectValue, let changes = patch.objectValue else { return patch }
    for member in changes.members { object[member.name] = merged(object[member.name] ?? .null, member.value) }
    return .object(object)
  }
}
