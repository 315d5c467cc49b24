// SPDX-License-Identifier: Apache-2.0
import JSON
import Observability
import Synchronization

/// Documents that could not be indexed, each with its reason; too many of them end the run.
final class DeadLetters: Sendable {
  private let file: DeadLetterFile?
  private let store: String
  private let limit: Double
  private let logger: Logger
  private let rejected = Mutex(0)
  /// The offset at which this store's lines begin.
  private let start: Int

  init(path: String?, store: String, limit: Double, logger: Logger) {
    file = path.map { DeadLetterFile(path: $0) }
    self.store = store
    self.limit = limit
    self.logger = logger
    start = file?.size ?? 0
  }

  var count: Int { rejected.withLock { $0 } }

  /// Deletes the entries of an extraction that was discarded and starts over.
  func discard() {
    rejected.withLock { $0 = 0 }
    file?.cut(to: start)
  }

  /// Writes one document down. `total`: the documents of the source.
  /// - Throws: `dataRefused` over the limit, `system` when the file can't be written.
  func add(id: String, sku: String, stage: String, reason: String, total: Int) throws(IndexingError) {
    let number = rejected.withLock { count in
      count += 1
      return count
    }
    logger.warning(
      "document rejected",
      ["id": .string(id), "sku": .string(sku), "stage": .string(stage), "reason": .string(String(reason.prefix(500)))])
    try write(id: id, sku: sku, stage: stage, reason: reason)
    // Of a small source one document may always be bad.
    if number > 1, Double(number) > limit * Double(total) {
      throw IndexingError(
        .dataRefused,
        "\(number) of \(total) documents were rejected, more than \(limit * 100) %; the last one, \(id), for: \(reason)",
        store: store, limit: .rejectLimit)
    }
  }

  private func write(id: String, sku: String, stage: String, reason: String) throws(IndexingError) {
    guard let file else { return }
    var writer = JSONWriter()
    writer.object {
      $0.member("store", store)
      $0.member("id", id)
      $0.member("sku", sku)
      $0.member("stage", stage)
      $0.member("reason", reason)
    }
    try file.append(writer.bytes + [UInt8(ascii: "\n")], store: store)
  }
}
