// SPDX-License-Identifier: Apache-2.0
import Crypto
import HTTPSemantics
import HTTPServer
import JSON

/// Which kind of revision a message is in: by its `MCP-Protocol-Version` field and, in the stateless one, by its own
/// `_meta`, which must agree with the fields that proxies route by.
struct MCPEra {
  let isStateless: Bool

  private static let versionKey = "io.modelcontextprotocol/protocolVersion"
  private static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"

  /// - Throws: where the field names a revision that is not spoken, or disagrees with the message.
  init(of message: MCPMessage, _ request: ServerRequest) throws(MCPFault) {
    let field = request.field("mcp-protocol-version")
    let version = field.flatMap(MCPVersion.init(rawValue:))
    isStateless = version?.isStateless == true || message.params["_meta"]?[Self.versionKey] != nil
    if isStateless, message.kind == .request {
      try Self.check(message, field, request)
      return
    }
    // `initialize` agrees on a revision: what the field says does no harm there.
    if let field, version == nil, message.method != "initialize" { throw .unsupported(field) }
  }

  private static func check(
    _ message: MCPMessage, _ field: String?, _ request: ServerRequest
  ) throws(MCPFault) {
    let meta = message.params["_meta"]
    for key in [versionKey, capabilitiesKey] where meta?[key] == nil { throw bad("params._meta lacks '\(key)'") }
    guard let version = meta?[versionKey]?.stringValue else { throw bad("'\(versionKey)' must be a string") }
    guard meta?[capabilitiesKey]?.objectValue != nil else { throw bad("'\(capabilitiesKey)' must be an object") }
    guard field == version else { throw mismatch("MCP-Protocol-Version", "the version in params._meta") }
    guard request.field("mcp-method") == message.method else { throw mismatch("Mcp-Method", "the method") }
    if message.method == "tools/call", let name = message.params["name"]?.stringValue,
      request.field("mcp-name").flatMap(decoded) != name
    {
      throw mismatch("Mcp-Name", "'name'")
    }
    guard MCPVersion(rawValue: version)?.isStateless == true else { throw .unsupported(version) }
  }

  private static func bad(_ words: String) -> MCPFault {
    MCPFault(MCPFault.invalidParams, "Invalid params: \(words)", status: .badRequest)
  }

  private static func mismatch(_ field: String, _ member: String) -> MCPFault {
    MCPFault(MCPFault.headerMismatch, "The field \(field) is not equal to \(member) of the message")
  }

  /// A field's value, or the text that it encodes as `=?base64?…?=`; nil where that cannot be read.
  private static func decoded(_ value: String) -> String? {
    let (begin, end) = ("=?base64?", "?=")
    guard value.hasPrefix(begin), value.hasSuffix(end), value.utf8.count >= begin.utf8.count + end.utf8.count else {
      return value
    }
    guard let bytes = try? Base64.decode(String(value.dropFirst(begin.count).dropLast(end.count))) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
