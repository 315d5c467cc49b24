// SPDX-License-Identifier: Apache-2.0
import JSON

/// One JSON-RPC message of a client.
struct MCPMessage {
  enum Kind: Equatable {
    case request
    case notification
    /// To a request of ours; we make none.
    case response
  }

  var kind: Kind
  /// A string or a whole number, as it came; null where there is none that can be used.
  var id: JSONValue = .null
  /// Empty in a response.
  var method = ""
  var params = JSONObject()
  /// The fault of a message that can be read and is not valid.
  var fault: MCPFault?

  /// - Throws: a fault of what is no single message, of which no id is known.
  init(parsing body: [UInt8]) throws(MCPFault) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: body)
    } catch {
      throw MCPFault(MCPFault.parseError, "Parse error: \(error.message) (byte \(error.offset))")
    }
    if value.arrayValue != nil {
      throw MCPFault(MCPFault.invalidRequest, "Invalid Request: one message a request, there are no batches")
    }
    guard let object = value.objectValue else {
      throw MCPFault(MCPFault.invalidRequest, "Invalid Request: a message is a JSON object")
    }
    self.init(object)
  }

  private init(_ object: JSONObject) {
    let id = object["id"]
    let isAnswer = object["method"] == nil && (object["result"] != nil || object["error"] != nil)
    kind = isAnswer ? .response : id == nil ? .notification : .request
    let isFit = id?.stringValue != nil || id?.numberValue?.int != nil
    if isFit, let id { self.id = id }
    guard object["jsonrpc"] == .string("2.0") else {
      fault = Self.invalid("'jsonrpc' must be \"2.0\"")
      return
    }
    guard !isAnswer else { return }
    guard id == nil || isFit else {
      fault = Self.invalid("'id' must be a string or a whole number")
      return
    }
    guard let method = object["method"]?.stringValue else {
      fault = Self.invalid("'method' must be a string")
      return
    }
    self.method = method
    switch object["params"] {
    case nil: break
    case .object(let params)?: self.params = params
    default: fault = MCPFault(MCPFault.invalidParams, "Invalid params: 'params' must be an object")
    }
  }

  private static func invalid(_ words: String) -> MCPFault {
    MCPFault(MCPFault.invalidRequest, "Invalid Request: \(words)")
  }
}
