// SPDX-License-Identifier: Apache-2.0
import Glibc
import JSON
import Observability
import Synchronization

/// Documents that could not be indexed, each with its reason; too many of them end the run.
final class DeadLetters: Sendable {
  private let path: String?
  private let store: String
  private let limit: Double
  private let logger: Logger
  private let rejected = Mutex(0)

  init(path: String?, store: String, limit: Double, logger: Logger) {
    self.path = path
    self.store = store
    self.limit = limit
    self.logger = logger
  }

  var count: Int { rejected.withLock { $0 } }

  /// Begins to count anew: the extraction was thrown away.
  func reset() { rejected.withLock { $0 = 0 } }

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
    guard let path else { return }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("store", store)
    writer.member("id", id)
    writer.member("sku", sku)
    writer.member("stage", stage)
    writer.member("reason", reason)
    writer.endObject()
    let line = writer.bytes + [UInt8(ascii: "\n")]
    // One write of one line: lines of several threads do not mix.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else {
      throw IndexingError(
        .system, "the dead-letter file \(path) could not be opened: \(systemText(errno))", store: store)
    }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, line, line.count) == line.count else {
      throw IndexingError(
        .system, "the dead-letter file \(path) could not be written: \(systemText(errno))", store: store)
    }
  }
}

/// What the operating system calls an error.
func systemText(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

/// Seconds since 1970 on the system's clock.
func wallClockSeconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec)
}
