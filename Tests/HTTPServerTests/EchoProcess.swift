// SPDX-License-Identifier: Apache-2.0
import Glibc

/// `http-echo` as a process of its own, whose log is read as it comes. Killed with the test.
final class EchoProcess {
  struct Failure: Error, CustomStringConvertible { let description: String }

  let port: Int
  private let processID: pid_t
  /// The process's standard error: its end is the process's.
  private let pipe: Int32
  private(set) var log = ""
  private var hasEnded = false

  /// - Parameter descriptors: the process's hard limit of open files.
  init(_ arguments: [String] = [], descriptors: Int? = nil) throws {
    var ends: [Int32] = [0, 0]
    // A pair of sockets, because these are closed in other processes that are started meanwhile.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw Failure(description: "socketpair: \(errno)")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    // Under the thread sanitizer a process waits for a second before it ends.
    let limit =
      (descriptors.map { "ulimit -n \($0); " } ?? "") + #"export TSAN_OPTIONS="$TSAN_OPTIONS atexit_sleep_ms=0"; "#
    let own = ["--listen", "127.0.0.1:0", "--threads", "1", "--log-format", "json"]
    let words = ["/bin/sh", "-c", limit + #"exec "$0" "$@""#, Self.builtFolder + "/http-echo"] + own + arguments
    let argv = words.map { strdup($0) } + [nil]
    defer { for pointer in argv { free(pointer) } }
    var processID: pid_t = 0
    let code = posix_spawn(&processID, "/bin/sh", &actions, nil, argv, environ)
    Glibc.close(ends[1])
    guard code == 0 else {
      Glibc.close(ends[0])
      throw Failure(description: "cannot start http-echo: error \(code)")
    }
    self.processID = processID
    pipe = ends[0]
    let start = #""address":"127.0.0.1:"#
    var text = ""
    while text.firstRange(of: start) == nil, let more = Self.read(ends[0], seconds: 20) { text += more }
    log = text
    guard let found = text.firstRange(of: start), let port = Int(text[found.upperBound...].prefix { $0.isNumber })
    else {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
      Glibc.close(ends[0])
      throw Failure(description: "http-echo does not listen: \(text)")
    }
    self.port = port
  }

  deinit {
    if !hasEnded {
      kill(processID, SIGKILL)
      waitpid(processID, nil, 0)
    }
    close(pipe)
  }

  func connect() throws -> RawClient { try RawClient(port: port) }

  func signal(_ number: Int32) { kill(processID, number) }

  /// Reads the log until it holds `text`; false when the process ends or is silent for ten seconds.
  func waitForLog(_ text: String) -> Bool {
    while !log.contains(text) {
      guard let more = Self.read(pipe, seconds: 10) else { return false }
      log += more
    }
    return true
  }

  /// Takes what has been logged by now.
  func readLog() { while let more = Self.read(pipe, seconds: 0) { log += more } }

  /// Waits for the process's end: the exit code, or a signal's number plus 128.
  func end() throws -> Int32 {
    while let more = Self.read(pipe, seconds: 20) { log += more }
    var state = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, 0) == 1 else { throw Failure(description: "http-echo does not end; its log: \(log)") }
    var raw: Int32 = 0
    waitpid(processID, &raw, 0)
    hasEnded = true
    return raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
  }

  /// What comes within the time; nil at the end, or when nothing came.
  private static func read(_ descriptor: Int32, seconds: Int32) -> String? {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&state, 1, seconds * 1000) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  /// The executables are built beside the test bundle.
  static let builtFolder: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()
}
