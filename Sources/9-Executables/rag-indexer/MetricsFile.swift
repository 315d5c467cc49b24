// SPDX-License-Identifier: Apache-2.0
import Configuration
import Glibc
import Observability

/// `METRICS_FILE`: the metrics of a run in Prometheus' text, for node_exporter's textfile collector, which reads files at
/// any time: it is replaced as a whole.
struct MetricsFile: Sendable {
  let path: String

  struct Failure: Error {
    var message: String
  }

  /// - Throws: where its folder is not there or cannot be written to: known before a run spends anything.
  init(_ path: String) throws(Failure) {
    self.path = path
    let folder = Self.folder(of: path)
    guard access(folder, W_OK | X_OK) == 0 else {
      throw Failure(message: "METRICS_FILE: cannot write into \(folder): \(Self.reason)")
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static var reason: String { String(cString: strerror(errno)).lowercased() }

  /// When each store last succeeded, by what an earlier run wrote; nothing where there is no file, or no such line.
  var successes: [(store: String, seconds: Double)] {
    guard let bytes = try? TextFile.read(path, limit: 16 << 20) else { return [] }
    let start = RunObserver.successName + "{store=\""
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard line.hasPrefix(start), let end = line.firstRange(of: "\"} ") else { return nil }
      let store = line[line.index(line.startIndex, offsetBy: start.count)..<end.lowerBound]
      guard let seconds = Double(line[end.upperBound...]), seconds.isFinite else { return nil }
      return (String(store), seconds)
    }
  }

  func write(_ metrics: MetricsRegistry) throws(Failure) {
    let temporary = path + ".\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure(message: "METRICS_FILE: cannot write \(temporary): \(Self.reason)") }
    let bytes = metrics.render()
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      sent += count
    }
    let isWhole = sent == bytes.count
    let isClosed = close(descriptor) == 0
    guard isWhole, isClosed, rename(temporary, path) == 0 else {
      let reason = Self.reason
      unlink(temporary)
      throw Failure(message: "METRICS_FILE: cannot write \(path): \(reason)")
    }
  }
}
