// SPDX-License-Identifier: Apache-2.0
import Glibc
import RawServer
import Synchronization
import Testing

/// A built executable of ours, run as a process of its own with an environment of its own. Ended with the test.
final class ChildProcess: Sendable {
  struct Failure: Error {
    var message: String
  }

  private let processID: pid_t
  private let folder: String
  /// The exit code once it has ended.
  private let status = Mutex<Int32?>(nil)

  /// - Parameters:
  ///   - environment: all that the process sees, beside PATH and HOME.
  ///   - listener: a listening socket that it is handed as systemd would (LISTEN_FDS).
  init(
    _ name: String, _ arguments: [String] = [], environment: [String: String] = [:], listener: Int32? = nil
  ) throws {
    var template = Array("/tmp/rag-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(message: "mkdtemp: \(errno)") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/stdout", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/stderr", O_WRONLY | O_CREAT | O_APPEND, 0o600)

    let path = Self.builtFolder + "/" + name
    var words = [path] + arguments
    if let listener {
      posix_spawn_file_actions_adddup2(&actions, listener, 3)
      words = ["/bin/sh", "-c", "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" \"$@\""] + words
    }
    var variables = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
    variables.merge(environment) { $1 }
    let argv = words.map { strdup($0) } + [nil]
    let envp = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var processID: pid_t = 0
    let code = posix_spawn(&processID, words[0], &actions, nil, argv, envp)
    guard code == 0 else { throw Failure(message: "cannot start \(path): error \(code)") }
    self.processID = processID
  }

  deinit {
    if ended() == nil {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    for name in ["stdout", "stderr"] { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  /// The folder that the test bundle runs from: the executables are built beside it.
  static let builtFolder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()

  var output: String { Self.content(folder + "/stdout") }
  var log: String { Self.content(folder + "/stderr") }
  var lastLine: String { log.split(separator: "\n").last.map(String.init) ?? "" }

  func signal(_ number: Int32) { kill(processID, number) }

  /// The exit code, a signal's number plus 128; fails the wait after `seconds`.
  func end(within seconds: Int = 30) async throws -> Int32 {
    for _ in 0..<(seconds * 100) {
      if let code = ended() { return code }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Failure(message: "still running after \(seconds) s; its log:\n\(log)")
  }

  /// Waits until a line of the log holds all of `parts`, and returns it.
  func line(with parts: String..., within seconds: Int = 30) async throws -> String {
    for _ in 0..<(seconds * 100) {
      let isOver = ended() != nil
      let found = log.split(separator: "\n").first { line in parts.allSatisfy { line.contains($0) } }
      if let found { return String(found) }
      if isOver { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Failure(message: "no line with \(parts); the log:\n\(log)")
  }

  private func ended() -> Int32? {
    status.withLock { status in
      var raw: Int32 = 0
      if status == nil, waitpid(processID, &raw, WNOHANG) == processID {
        status = raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f)
      }
      return status
    }
  }

  private static func content(_ path: String) -> String {
    (try? contents(of: path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
