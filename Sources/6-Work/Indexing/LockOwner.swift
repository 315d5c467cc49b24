// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Glibc
import JSON
import Primitives

/// The holder of a lock: a run of a process of a machine.
struct LockOwner: Sendable {
  /// Commands that work on a store's indices.
  enum Command: String, Sendable {
    case run, refresh, rollback, prune
  }

  let command: Command
  let run: String
  let host: String
  /// The machine's boot and its process table: pids of the same are comparable.
  let machine: String
  let pid: Int
  let processStart: String

  init(_ command: Command) {
    self.command = command
    run = String(UInt64.random(in: 0 ... .max), radix: 16)
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    machine = Self.thisMachine
    pid = Int(getpid())
    processStart = Self.startOfProcess(pid) ?? ""
  }

  func body(store: String, index: String?, startedAt: Int64, heartbeatAt: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("kind", "lock")
      $0.member("store", store)
      $0.member("command", command.rawValue)
      $0.member("run", run)
      $0.member("host", host)
      $0.member("machine", machine)
      $0.member("pid", pid)
      $0.member("process_start", processStart)
      if let index { $0.member("index", index) }
      $0.member("started_at", Int(startedAt))
      $0.member("heartbeat_at", Int(heartbeatAt))
    }
    return writer.bytes
  }

  /// The lock's holder, read from the lock document.
  struct Holder: Sendable {
    /// nil: one of another version.
    let command: Command?
    let run: String
    let host: String
    let index: String?
    let startedAt: Int64
    let heartbeatAt: Int64
    private let machine: String
    private let pid: Int
    private let processStart: String

    init(_ source: JSONValue) {
      command = source["command"]?.stringValue.flatMap(Command.init(rawValue:))
      run = source["run"]?.stringValue ?? ""
      host = source["host"]?.stringValue ?? "?"
      index = source["index"]?.stringValue
      startedAt = Int64(source["started_at"]?.intValue ?? 0)
      heartbeatAt = Int64(source["heartbeat_at"]?.intValue ?? 0)
      machine = source["machine"]?.stringValue ?? ""
      pid = source["pid"]?.intValue ?? 0
      processStart = source["process_start"]?.stringValue ?? ""
    }

    var text: String {
      "\(command.map { $0.rawValue + ", " } ?? "")process \(pid) on \(host), since \(CivilTime(epochSeconds: startedAt).rfc3339), last seen "
        + CivilTime(epochSeconds: heartbeatAt).rfc3339
    }

    /// A process of this machine that has ended. For another machine's process this is unknown.
    var hasDied: Bool {
      guard !machine.isEmpty, machine == LockOwner.thisMachine, pid > 0, !processStart.isEmpty else { return false }
      return LockOwner.startOfProcess(pid) != processStart
    }

    /// Whether it seems to be gone, by two machines' clocks: to tell people, never to take a lock over.
    func seemsGone(now: Int64, staleness: Duration) -> Bool {
      hasDied || now - heartbeatAt > Int64(staleness.seconds)
    }
  }

  private static var thisMachine: String {
    var link = [CChar](repeating: 0, count: 128)
    let count = readlink("/proc/self/ns/pid", &link, link.count - 1)
    guard count > 0, let boot = firstLine("/proc/sys/kernel/random/boot_id") else { return "" }
    return boot + " " + String(decoding: link.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The process's start in clock ticks (field 22 of /proc/<pid>/stat); nil when there is no such process.
  private static func startOfProcess(_ pid: Int) -> String? {
    guard let line = firstLine("/proc/\(pid)/stat"), let end = line.lastIndex(of: ")") else { return nil }
    let fields = line[end...].split(separator: " ")
    return fields.count > 20 ? String(fields[20]) : nil
  }

  private static func firstLine(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
