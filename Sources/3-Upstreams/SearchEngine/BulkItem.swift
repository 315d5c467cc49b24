// SPDX-License-Identifier: Apache-2.0

/// The fate of one operation of a `_bulk`.
package struct BulkItem: Sendable, Equatable {
  /// The document's `_id`.
  package var id: String
  /// HTTP status of this item alone.
  package var status: Int
  /// The engine's `error.type`; nil where the item succeeded.
  package var errorType: String?
  /// The engine's reason with that of its cause.
  package var reason: String?

  package init(id: String, status: Int, errorType: String? = nil, reason: String? = nil) {
    self.id = id
    self.status = status
    self.errorType = errorType
    self.reason = reason
  }

  /// Any 2xx status; the item is indexed, created or deleted.
  package var succeeded: Bool { status < 300 }
  /// Overload or a shard that is not there yet: send this item again, later. A disk-watermark block is not.
  package var isRetryable: Bool { (status == 429 && !isBlocked) || status == 502 || status == 503 || status == 504 }
  /// The index takes no writes (disk watermark, read-only): the run must stop.
  package var isBlocked: Bool { errorType == "cluster_block_exception" || errorType == "index_create_block_exception" }
  /// A document that was to be changed or deleted is not there; its index is.
  package var isDocumentMissing: Bool {
    status == 404 && (errorType == nil || errorType == "document_missing_exception")
  }
}
