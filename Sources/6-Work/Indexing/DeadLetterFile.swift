// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The file that a run writes rejected documents to, one JSON object a line, those of all its stores.
struct DeadLetterFile: Sendable {
  let path: String

  /// Empties the file: its entries are of this run only.
  /// - Throws: `system` when it cannot be written, before anything is paid for.
  func clear() throws(IndexingError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw failure("opened", errno, store: nil) }
    close(descriptor)
  }

  /// Bytes of a regular file; 0 for anything else.
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

/// The operating system's words for an error.
func systemText(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
