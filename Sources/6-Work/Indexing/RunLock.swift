// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Glibc
import JSON
import Observability
import SearchEngine
import Synchronization

/// One store's lock: a document in `<prefix>-runs` that only one run can create, with a heartbeat.
///
/// A lock whose heartbeat is older than `lockStaleness` is taken over, and at once when its process is known to be gone
/// (same machine, same process table). Every later write is conditional on the version written last: a run that lost
/// its lock finds out at its next heartbeat, and before it swaps or deletes anything.
final class RunLock: Sendable {
  let names: StoreNames
  private let engine: SearchEngine
  private let options: IndexingOptions
  private let logger: Logger
  private let owner: LockOwner
  private let startedAt: Int64
  private let state: Mutex<State>

  private struct State {
    var version: DocumentVersion
    var index: String?
    var confirmedAt: MonotonicInstant
  }

  private init(
    names: StoreNames, engine: SearchEngine, options: IndexingOptions, logger: Logger, owner: LockOwner,
    startedAt: Int64, version: DocumentVersion
  ) {
    self.names = names
    self.engine = engine
    self.options = options
    self.logger = logger
    self.owner = owner
    self.startedAt = startedAt
    state = Mutex(State(version: version, confirmedAt: .now))
  }

  static func documentID(_ names: StoreNames) -> String { "lock:\(names.alias)" }

  /// Takes the lock.
  /// - Throws: `locked` when another run holds it.
  static func acquire(
    _ names: StoreNames, store: String, engine: SearchEngine, options: IndexingOptions, logger: Logger
  ) async throws(IndexingError) -> RunLock {
    let owner = LockOwner()
    let now = wallClockSeconds()
    let body = owner.body(store: store, index: nil, startedAt: now, heartbeatAt: now)
    let id = documentID(names)
    do throws(SearchEngineError) {
      for _ in 0..<3 {
        var version: DocumentVersion?
        do throws(SearchEngineError) {
          version = try await engine.createDocument(
            names.runsIndex, id: id, body: body, deadline: .after(options.callTimeout))
        } catch {
          guard error.code == .conflict else { throw error }
        }
        if version == nil {
          guard
            let held = try await engine.getDocument(names.runsIndex, id: id, deadline: .after(options.callTimeout))
          else { continue }
          let holder = LockOwner.Holder(held.source)
          // Our own creation, whose first answer was lost.
          if holder.run != owner.run {
            guard holder.isGone(now: now, staleness: options.lockStaleness) else {
              throw SearchEngineError(.conflict, holder.text)
            }
            logger.warning("stale lock taken over", ["store": .string(store), "holder": .string(holder.text)])
          }
          version = try await engine.putDocument(
            names.runsIndex, id: id, body: body, expected: held.version, deadline: .after(options.callTimeout))
        }
        if let version {
          return RunLock(
            names: names, engine: engine, options: options, logger: logger, owner: owner, startedAt: now,
            version: version)
        }
      }
    } catch {
      guard error.code == .conflict else { throw IndexingError(error, "taking the lock", store: store) }
      throw IndexingError(
        .locked, "another run is indexing this store (\(error.message)); try again when it is done", store: store,
        cause: error)
    }
    throw IndexingError(.locked, "the lock could not be had; try again", store: store)
  }

  /// Writes a heartbeat, with the index being built where it is known.
  /// - Throws: `locked` when the lock is another's by now, `unavailable` when it has not been confirmed for too long.
  func confirm(index: String? = nil) async throws(IndexingError) {
    let (version, named) = state.withLock { state in
      if let index { state.index = index }
      return (state.version, state.index)
    }
    let body = owner.body(
      store: names.id ?? "default", index: named, startedAt: startedAt, heartbeatAt: wallClockSeconds())
    do throws(SearchEngineError) {
      let new = try await engine.putDocument(
        names.runsIndex, id: Self.documentID(names), body: body, expected: version,
        deadline: .after(options.lockStaleness / 2))
      state.withLock { state in
        state.version = new
        state.confirmedAt = .now
      }
    } catch {
      try await settleFailure(error)
    }
  }

  /// A conflict may be a write of ours whose answer was lost: the document tells.
  private func settleFailure(_ error: SearchEngineError) async throws(IndexingError) {
    if error.code == .conflict || error.code == .timeout {
      let held = try? await engine.getDocument(
        names.runsIndex, id: Self.documentID(names), deadline: .after(options.lockStaleness / 4))
      if let held, LockOwner.Holder(held.source).run == owner.run {
        state.withLock { state in
          state.version = held.version
          state.confirmedAt = .now
        }
        return
      }
      if error.code == .conflict {
        throw IndexingError(.locked, "another run took over the lock of this store", store: names.id)
      }
    }
    let silence = state.withLock { $0.confirmedAt.duration(to: .now) }
    logger.warning("heartbeat failed", ["error": .string(error.message)])
    if silence > options.lockStaleness * 0.75 { throw IndexingError(error, "renewing the lock", store: names.id) }
  }

  /// Gives the lock back; a failure only means that it goes stale.
  func release() async {
    let version = state.withLock { $0.version }
    do throws(SearchEngineError) {
      try await engine.deleteDocument(
        names.runsIndex, id: Self.documentID(names), expected: version, deadline: .after(.seconds(10)))
    } catch {
      logger.warning("lock not given back", ["error": .string(error.message)])
    }
  }
}

/// Who holds a lock: a run of a process of a machine.
struct LockOwner: Sendable {
  let run: String
  let host: String
  /// The machine's boot and its process table: pids of the same are comparable.
  let machine: String
  let pid: Int
  let processStart: String

  init() {
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
    writer.beginObject()
    writer.member("kind", "lock")
    writer.member("store", store)
    writer.member("run", run)
    writer.member("host", host)
    writer.member("machine", machine)
    writer.member("pid", pid)
    writer.member("process_start", processStart)
    if let index { writer.member("index", index) }
    writer.member("started_at", Int(startedAt))
    writer.member("heartbeat_at", Int(heartbeatAt))
    writer.endObject()
    return writer.bytes
  }

  /// What a lock document says of its holder.
  struct Holder: Sendable {
    let run: String
    let host: String
    let index: String?
    let startedAt: Int64
    let heartbeatAt: Int64
    private let machine: String
    private let pid: Int
    private let processStart: String

    init(_ source: JSONValue) {
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
      "process \(pid) on \(host), since \(CivilTime(epochSeconds: startedAt).rfc3339), last seen "
        + CivilTime(epochSeconds: heartbeatAt).rfc3339
    }

    /// No heartbeat for `staleness`, or a process of this machine that has ended.
    func isGone(now: Int64, staleness: Duration) -> Bool {
      if now - heartbeatAt > Int64(staleness.seconds) { return true }
      guard !machine.isEmpty, machine == LockOwner.thisMachine, pid > 0, !processStart.isEmpty else { return false }
      return LockOwner.startOfProcess(pid) != processStart
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
