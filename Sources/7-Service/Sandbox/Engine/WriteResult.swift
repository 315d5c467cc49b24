// SPDX-License-Identifier: Apache-2.0
import JSON

/// The outcome for one document that was written or deleted.
struct WriteResult: Sendable {
  enum Kind: String, Sendable {
    case created, updated, deleted, noop
    case missing = "not_found"
  }

  var kind: Kind
  var index: String
  var replicas: Int
  var id: String
  var version: Int
  var sequence: Int

  /// The HTTP status code.
  var status: Int {
    switch kind {
    case .created: 201
    case .updated, .deleted, .noop: 200
    case .missing: 404
    }
  }

  /// As it stands in the answer to one document, and in a bulk item.
  func write(to writer: inout JSONWriter, isRefreshed: Bool = false) {
    writer.member("_index", index)
    writer.member("_id", id)
    writer.member("_version", version)
    writer.member("result", kind.rawValue)
    if isRefreshed { writer.member("forced_refresh", true) }
    writer.object("_shards") {
      $0.member("total", kind == .noop ? 0 : 1 + replicas)
      $0.member("successful", kind == .noop ? 0 : 1)
      $0.member("failed", 0)
    }
    writer.member("_seq_no", sequence)
    writer.member("_primary_term", 1)
  }
}
