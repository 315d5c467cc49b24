// SPDX-License-Identifier: Apache-2.0
import JSON

/// A refusal of the engine. Those that clients meet in practice carry the engines' own type and words; all others are
/// `unsupported`.
struct EngineFailure: Error, Sendable {
  /// The place of the error in the answer.
  enum Shape: Sendable {
    /// `{"error":{"root_cause":[…],"type","reason"},"status"}`
    case plain
    /// the same below `search_phase_execution_exception`, as a failure of the shards of `index`
    case shard(index: String, phase: String)
    /// `{"error":"text"}`, with the status inside where `withStatus`
    case text(withStatus: Bool)
  }

  /// The HTTP status code.
  var status = 400
  var type: String
  var reason: String
  /// Members after `reason`.
  var details: [(name: String, value: String)] = []
  var causedBy: (type: String, reason: String?)?
  /// Stands in `root_cause` instead of `type` and `reason`.
  var root: (type: String, reason: String)?
  var shape = Shape.plain

  // MARK: the answer

  /// The whole body.
  func write(to writer: inout JSONWriter) {
    writer.object { body in
      switch shape {
      case .text(let withStatus):
        body.member("error", reason)
        if withStatus { body.member("status", status) }
      case .plain:
        body.object("error") {
          writeRootCause(to: &$0)
          writeMembers(to: &$0)
        }
        body.member("status", status)
      case .shard(let index, let phase):
        body.object("error") { writeShardFailure(to: &$0, index, phase) }
        body.member("status", status)
      }
    }
  }

  /// The members of the error object, as they stand in a bulk item too.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("type", type)
    writer.member("reason", reason.isEmpty ? nil : reason)
    for detail in details { writer.member(detail.name, detail.value) }
    guard let causedBy else { return }
    writer.object("caused_by") {
      $0.member("type", causedBy.type)
      $0.member("reason", causedBy.reason)
    }
  }

  private func writeShardFailure(to writer: inout JSONWriter, _ index: String, _ phase: String) {
    writeRootCause(to: &writer)
    writer.member("type", "search_phase_execution_exception")
    writer.member("reason", "all shards failed")
    writer.member("phase", phase)
    writer.member("grouped", true)
    writer.array("failed_shards") {
      $0.object {
        $0.member("shard", 0)
        $0.member("index", index)
        $0.member("node", "rag-sandbox")
        $0.object("reason") { writeMembers(to: &$0) }
      }
    }
    guard type == "illegal_argument_exception" else { return }
    writer.object("caused_by") {
      $0.member("type", type)
      $0.member("reason", reason)
      $0.object("caused_by") { writeMembers(to: &$0) }
    }
  }

  private func writeRootCause(to writer: inout JSONWriter) {
    var cause = self
    cause.causedBy = nil
    if let root { (cause.type, cause.reason) = root }
    writer.array("root_cause") { $0.object { cause.writeMembers(to: &$0) } }
  }
}
