// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// The outcome of a tool.
struct ToolResult {
  /// A JSON object; nil: words alone.
  var structured: [UInt8]?
  /// For a model to read; the structured content as it is where there is any.
  var text: String
  var isError = false
  var degraded: [Degradation] = []

  init(structured: [UInt8], isError: Bool = false, degraded: [Degradation] = []) {
    self.structured = structured
    text = String(decoding: structured, as: UTF8.self)
    self.isError = isError
    self.degraded = degraded
  }

  /// A failure of which a model shall know, and may do something about.
  init(failure text: String) {
    self.text = text
    isError = true
  }

  /// The members of the result object.
  func write(to writer: inout JSONWriter) {
    writer.array("content") {
      $0.object {
        $0.member("type", "text")
        $0.member("text", text)
      }
    }
    if let structured { writer.member("structuredContent", raw: structured) }
    writer.member("isError", isError)
  }
}
