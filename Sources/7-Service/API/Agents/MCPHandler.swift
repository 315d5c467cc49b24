// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON
import Observability

/// `POST /mcp`: the Model Context Protocol over streamable HTTP, without sessions: every request stands alone, so that any
/// replica answers it.
struct MCPHandler: Sendable {
  let tools: AgentTools
  let search: MeteredSearch
  let metrics: APIMetrics
  /// The program's version, as clients are told.
  let version: String

  static let bodyLimit = 256 << 10
  /// Clients may keep the list of tools for so long.
  private static let cacheMilliseconds = 300_000

  func handle(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let call = search.call(request)
    var id = JSONValue.null
    var isStateless = false
    let answer: Rejection
    do {
      answer = try await self.answer(request, call, id: &id, isStateless: &isStateless)
    } catch let fault as MCPFault {
      answer = fault.rejection(id: id, isStateless: isStateless)
    } catch let error as APIError {
      // A cancelled request's answer is left to the server.
      if error.code == APIError.cancelled.code { return try await response.send(error) }
      var refusal = MCPFault(error).rejection(id: id, isStateless: isStateless)
      // With Retry-After and the like.
      refusal.fields = error.fields()
      answer = refusal
    }
    try await response.send(answer.status, answer.fields, content: answer.content)
  }

  /// - Parameters:
  ///   - id: becomes the message's, as soon as it is known.
  ///   - isStateless: likewise.
  private func answer(
    _ request: ServerRequest, _ search: SearchCall, id: inout JSONValue, isStateless: inout Bool
  ) async throws -> Rejection {
    let form = try MCPForm(request)
    let message = try MCPMessage(parsing: try await request.jsonBody())
    id = message.id
    if let fault = message.fault, fault.code == MCPFault.invalidRequest { throw fault }
    isStateless = try MCPEra(of: message, request).isStateless
    if let fault = message.fault { throw fault }
    guard message.kind == .request else {
      if isStateless, message.kind == .response {
        throw MCPFault(MCPFault.invalidRequest, "Invalid Request: nothing was asked that this answers")
      }
      return Rejection(status: .accepted)
    }
    guard message.method == "tools/call" else {
      let content = try await answer(message, isStateless: isStateless, search)
      return Rejection(status: .ok, fields: form.fields, content: form.framed(content))
    }
    let outcome = try await call(message, search)
    metrics.degraded(outcome.degraded, request.workRecord)
    var fields = form.fields
    fields.setDegraded(outcome.degraded)
    let content = result(message.id, isStateless) { outcome.write(to: &$0) }
    return Rejection(status: .ok, fields: fields, content: form.framed(content))
  }

  private func answer(
    _ message: MCPMessage, isStateless: Bool, _ search: SearchCall
  ) async throws -> [UInt8] {
    switch message.method {
    case "initialize" where !isStateless:
      let members = RequestMembers(object: message.params)
      guard let asked = try members.string("protocolVersion") else {
        throw MCPFault(MCPFault.invalidParams, "Invalid params: 'protocolVersion' is required")
      }
      let version = MCPVersion(rawValue: asked).flatMap { $0.isStateless ? nil : $0 } ?? .newestWithHandshake
      return result(message.id, isStateless) { writer in
        writer.member("protocolVersion", version.rawValue)
        writeServer(to: &writer)
        writer.key("serverInfo")
        writeInfo(to: &writer)
      }
    case "ping" where !isStateless: return result(message.id, isStateless) { _ in }
    case "server/discover" where isStateless:
      return result(message.id, isStateless) { writer in
        writer.member("supportedVersions", MCPVersion.allCases.map(\.rawValue))
        writeServer(to: &writer)
        writeCaching("public", to: &writer)
      }
    case "tools/list":
      guard message.params["cursor"] ?? .null == .null else {
        throw MCPFault(MCPFault.invalidParams, "Invalid params: 'cursor' is none of this server's, which has one page")
      }
      let facets = await tools.facets(search)
      return result(message.id, isStateless) { writer in
        writer.array("tools") { for tool in AgentTool.allCases { tool.write(facets: facets, to: &$0) } }
        // The attributes that the definitions name are those of the caller's store.
        if isStateless { writeCaching("private", to: &writer) }
      }
    default:
      throw MCPFault(MCPFault.methodNotFound, "Method not found", data: ["method": .string(shown(message.method))])
    }
  }

  private func call(_ message: MCPMessage, _ search: SearchCall) async throws -> ToolResult {
    guard let name = message.params["name"]?.stringValue else {
      throw MCPFault(MCPFault.invalidParams, "Invalid params: 'name' must be a string")
    }
    guard let tool = AgentTool(rawValue: name) else {
      throw MCPFault(MCPFault.invalidParams, "Unknown tool: \(shown(name))")
    }
    var arguments = JSONObject()
    switch message.params["arguments"] {
    case nil, .null?: break
    case .object(let object)?: arguments = object
    default: throw MCPFault(MCPFault.invalidParams, "Invalid params: 'arguments' must be an object")
    }
    return try await tools.call(tool, RequestMembers(object: arguments), search)
  }

  // MARK: Writing

  private func result(_ id: JSONValue, _ isStateless: Bool, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(reserving: 4_096)
    writer.object {
      $0.member("jsonrpc", "2.0")
      $0.member("id", id)
      $0.object("result") { writer in
        members(&writer)
        guard isStateless else { return }
        writer.member("resultType", "complete")
        writer.object("_meta") {
          $0.key("io.modelcontextprotocol/serverInfo")
          writeInfo(to: &$0)
        }
      }
    }
    return writer.bytes
  }

  private func writeServer(to writer: inout JSONWriter) {
    writer.object("capabilities") { $0.object("tools") { _ in } }
    writer.member("instructions", AgentTools.instructions)
  }

  private func writeInfo(to writer: inout JSONWriter) {
    writer.object {
      $0.member("name", "magento-rag")
      $0.member("title", "Shop catalogue")
      $0.member("version", version)
    }
  }

  private func writeCaching(_ scope: String, to writer: inout JSONWriter) {
    writer.member("ttlMs", Self.cacheMilliseconds)
    writer.member("cacheScope", scope)
  }

  /// A caller's word as it may stand in a message.
  private func shown(_ word: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: word.unicodeScalars.prefix(64).filter { $0.value >= 0x20 && $0.value != 0x7F })
    return String(scalars)
  }
}

extension MCPFault {
  fileprivate func rejection(id: JSONValue, isStateless: Bool) -> Rejection {
    Rejection(
      status: status(isStateless: isStateless), fields: [.contentType: "application/json"], content: content(id: id))
  }
}
