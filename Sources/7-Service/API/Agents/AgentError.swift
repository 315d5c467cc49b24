// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

/// The forms of errors at the agents' routes.
enum AgentError {
  /// `{"code","content"}`, as UCP's REST binding has them.
  static func catalogContent(code: String?, message: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("code", code ?? "invalid_request")
      $0.member("content", message)
    }
    return writer.bytes
  }

  /// The server's own errors below `/catalog`.
  static func catalogForm(_ error: APIError) -> (HTTPFields, [UInt8]) {
    (error.fields(), catalogContent(code: error.code, message: error.message))
  }

  /// The server's own errors at `/mcp`.
  static func rpcForm(_ error: APIError) -> (HTTPFields, [UInt8]) {
    (error.fields(), MCPFault(error).content(id: .null))
  }
}
