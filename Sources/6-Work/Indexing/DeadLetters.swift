// SPDX-License-Identifier: Apache-2.0
import Glibc
import JSON
import Observability
import Primitives
import Synchronization

/// Documents that could not be indexed, each with its reason; too many of them end the run.
final class DeadLetters: Sendable {
  private let file: DeadLetterFile?
  private let store: String
  private let limit: Double
  private let logger: Logger
  private let rejected = Mutex(0)
  /// Where this store's lines begin.
  private let start: Int

  init(path: String?, store: String, limit: Double, logger: Logger) {
    file = path.map { DeadLetterFile(path: $0) }
    self.store = store
    self.limit = limit
    self.logger = logger
    start = file?.size ?? 0
  }

  var count: Int { rejected.withLock { $0 } }

  /// Takes back what was written down: the extraction was thrown away and begins anew.
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
    writer.beginObject()
    writer.member("store", store)
    writer.member("id", id)
    writer.member("sku", sku)
    writer.member("stage", stage)
    writer.member("reason", reason)
    writer.endObject()
    try file.append(writer.bytes + [UInt8(ascii: "\n")], store: store)
  }
}

/// The file that a run writes rejected documents to, one JSON object a line, those of all its stores.
struct DeadLetterFile: Sendable {
  let path: String

  /// Begins it anew, empty: what it says is of this run.
  /// - Throws: `system` when it cannot be written, before anything is paid for.
  func clear() throws(IndexingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw failure("opened", errno, store: nil) }
    close(descriptor)
  }

  /// Of a regular file; 0 of anything else.
  var size: Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return 0 }
    return Int(status.st_size)
  }

  /// Drops what was written behind `size`; what is no regular file keeps it.
  func cut(to size: Int) {
    guard self.size > size else { return }
    _ = truncate(path, size)
  }

  func append(_ line: [UInt8], store: String) throws(IndexingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw failure("opened", errno, store: store) }
    defer { close(descriptor) }
    // One write of one line: lines of several threads do not mix.
    guard write(descriptor, line, line.count) == line.count else { throw failure("written", errno, store: store) }
  }

  private func failure(_ what: String, _ code: Int32, store: String?) -> IndexingError {
    IndexingError(
      .system, "the dead-letter file \(path) could not be \(what): \(systemText(code))", store: store)
  }
}

/// What the operating system calls an error.
func systemText(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

/// Seconds since 1970 on the system's clock.
func wallClockSeconds() -> Int64 { Int64(WallClock.seconds) }
