// SPDX-License-Identifier: Apache-2.0
package import JSON

/// Something that is to go wrong with matching requests.
package struct Fault: Sendable {
  /// The answer to a request that is hit.
  package enum Action: Sendable {
    /// Answers this instead; without a body, an error in the shape of the API.
    case status(Int, fields: [(name: String, value: String)] = [], body: JSONValue? = nil, code: String? = nil)
    /// Answers rightly, but later.
    case delay(milliseconds: Int)
    /// Breaks the connection off right after the head, with no content.
    case close
    /// Sends half of the content (or of the events), then breaks the connection off.
    case half
    /// Never answers.
    case hang
    /// Merges members into the right answer's JSON.
    case patch(JSONValue)
    /// Rejects every n-th item of a bulk request with this status.
    case rejectItems(every: Int, status: Int)
    /// Sends half of the events of a chat answer, then an error event.
    case errorEvent
    /// Ends an event stream without `[DONE]` and finish reason.
    case unfinished
  }

  /// Pattern of the path, with `*` for any run of characters.
  package var path: String
  /// Nil: any.
  package var method: String?
  /// Matching requests that go by before the first is hit.
  package var skip: Int
  /// The number of requests that are hit; nil: all.
  package var next: Int?
  /// Every n-th of the requests from `skip` on is hit.
  package var every: Int
  /// The answer to them.
  package var action: Action

  /// A fault of all methods that hits every matching request, unless the arguments say otherwise.
  package init(
    path: String, method: String? = nil, skip: Int = 0, next: Int? = nil, every: Int = 1, action: Action
  ) {
    self.path = path
    self.method = method
    self.skip = skip
    self.next = next
    self.every = max(1, every)
    self.action = action
  }

  /// From `POST /__sandbox/faults`; the error says what is wrong.
  package init(_ value: JSONValue) throws(SandboxOptionError) {
    guard let object = value.objectValue, let path = object["path"]?.stringValue else {
      throw SandboxOptionError(message: "a fault needs a path")
    }
    let known = [
      "path", "method", "skip", "next", "every", "action", "status", "fields", "body", "code", "milliseconds", "patch",
      "every_item",
    ]
    for name in object.names where !known.contains(name) {
      throw SandboxOptionError(message: "a fault has no \(name); it has \(known.joined(separator: ", "))")
    }
    let action: Action
    switch object["action"]?.stringValue ?? "status" {
    case "status":
      let fields = object["fields"]?.objectValue?.members.map {
        (name: $0.name, value: $0.value.stringValue ?? $0.value.numberValue?.text ?? "")
      }
      action = .status(
        object["status"]?.intValue ?? 500, fields: fields ?? [], body: object["body"],
        code: object["code"]?.stringValue)
    case "delay": action = .delay(milliseconds: object["milliseconds"]?.intValue ?? 1000)
    case "close": action = .close
    case "half": action = .half
    case "hang": action = .hang
    case "patch": action = .patch(object["patch"] ?? .object(JSONObject()))
    case "reject_items":
      action = .rejectItems(every: object["every_item"]?.intValue ?? 1, status: object["status"]?.intValue ?? 429)
    case "error_event": action = .errorEvent
    case "unfinished": action = .unfinished
    case let other:
      throw SandboxOptionError(
        message:
          "a fault has no action \(other); it has status, delay, close, half, hang, patch, "
          + "reject_items, error_event, unfinished"
      )
    }
    self.init(
      path: path, method: object["method"]?.stringValue, skip: object["skip"]?.intValue ?? 0,
      next: object["next"]?.intValue, every: object["every"]?.intValue ?? 1, action: action)
  }
}
