// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import JSON
import Primitives
import Synchronization

/// The bounded buffer of a sink and the thread that empties it.
///
/// Sendable by its lock: `state` is touched only while `lock` is held. Not a `Mutex`, because the thread sleeps until
/// there is a line.
final class LogBuffer: @unchecked Sendable {
  private struct State {
    var waiting: [LogRecord] = []
    /// The emptied array of the last batch, to be filled again.
    var spare: [LogRecord] = []
    var waitingBytes = 0
    /// Lines that were taken in and lines that were written, to tell when a flush is done.
    var accepted = 0
    var written = 0
    var dropped = 0
    var reportedDropped = 0
    var secrets: [[UInt8]] = []
    /// Callers of `flush` that wait.
    var flushing = 0
    var isClosing = false
    var hasEnded = false
  }

  private static let maximumBytes = 8 << 20
  /// Nanoseconds for which the thread lets lines gather before it writes them: waking it for each line costs more than
  /// the line.
  private static let gathering = 10_000_000
  /// An array that held more is let go.
  private static let keptRecords = 256
  private static let keptBytes = 1 << 20
  /// The buffers that are written out when the process exits.
  private static let open = Mutex<[ObjectIdentifier: LogBuffer]>([:])
  private static let exitHook: Void = {
    atexit { for buffer in LogBuffer.open.withLock({ Array($0.values) }) { buffer.flush() } }
  }()

  let renderer: LogRenderer
  private let capacity: Int
  private let output: @Sendable ([UInt8]) -> Void
  private let lock: ConditionLock
  /// Signalled when a line came in or the buffer closes.
  private let arrival: ConditionLock.Condition
  /// Signalled when lines should not gather any longer.
  private let urgency: ConditionLock.Condition
  /// Signalled when lines were written or the thread ended.
  private let progress: ConditionLock.Condition
  private var state = State()

  init(renderer: LogRenderer, capacity: Int, output: @escaping @Sendable ([UInt8]) -> Void) {
    self.renderer = renderer
    self.capacity = capacity
    self.output = output
    lock = ConditionLock()
    arrival = ConditionLock.Condition(lock)
    urgency = ConditionLock.Condition(lock)
    progress = ConditionLock.Condition(lock)
  }

  /// Starts the thread, which keeps the buffer alive until it is closed.
  func start() {
    _ = Self.exitHook
    Self.open.withLock { $0[ObjectIdentifier(self)] = self }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let failure = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let buffer = Unmanaged<LogBuffer>.fromOpaque(context).takeRetainedValue()
        clinux_name_thread("log-writer")
        buffer.run()
        return nil
      }, context)
    if failure == 0 {
      pthread_detach(thread)
    } else {
      // Without a thread every caller writes its own lines.
      Unmanaged<LogBuffer>.fromOpaque(context).release()
      withState { state in state.hasEnded = true }
    }
  }

  var dropped: Int { withState { $0.dropped } }

  func redact(_ secrets: [String]) {
    let added = secrets.filter { $0.utf8.count >= 4 }.flatMap { secret in
      let plain = Array(secret.utf8)
      // As it stands inside a JSON string, without the quotes around it.
      let escaped = Array(JSONValue.string(secret).serialized().dropFirst().dropLast())
      return plain == escaped ? [plain] : [plain, escaped]
    }
    // Long ones first: one secret may be part of another.
    withState { state in
      for secret in added where !state.secrets.contains(secret) { state.secrets.append(secret) }
      state.secrets.sort { $0.count > $1.count }
    }
  }

  func append(_ record: LogRecord) {
    let cost = record.cost
    let direct = withState { state -> [[UInt8]]? in
      if state.hasEnded { return state.secrets }
      guard state.waiting.count < capacity, state.waitingBytes + cost <= Self.maximumBytes else {
        state.dropped += record.lineCount
        return nil
      }
      state.waiting.append(record)
      state.waitingBytes += cost
      state.accepted += 1
      if state.waiting.count == 1 { arrival.signal() }
      if state.waiting.count == capacity / 2 { urgency.signal() }
      return nil
    }
    if let direct { output(redacted(renderer.line(record), direct)) }
  }

  func flush() {
    let deadline = ConditionLock.Deadline(inNanoseconds: 2_000_000_000)
    lock.withLock {
      let goal = state.accepted
      state.flushing += 1
      defer { state.flushing -= 1 }
      urgency.signal()
      while state.written < goal, !state.hasEnded {
        guard progress.wait(until: deadline) else { return }
      }
    }
  }

  func close() {
    withState { state in
      state.isClosing = true
      arrival.signal()
      urgency.signal()
    }
    flush()
    Self.open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(self)) }
  }

  /// The thread: takes all that waits at once, writes it, and sleeps when there is nothing.
  private func run() {
    // Kept from batch to batch: memory of this size is else fetched from the system each time.
    var text: [UInt8] = []
    while var batch = nextBatch() {
      for record in batch.records { text.append(contentsOf: redacted(renderer.line(record), batch.secrets)) }
      if batch.dropped > 0 {
        let metadata: LogMetadata = ["count": .int(batch.dropped)]
        let record = LogRecord(time: .now, level: .warning, message: "log lines dropped", metadata: metadata)
        text.append(contentsOf: renderer.line(record))
      }
      output(text)
      text.removeAll(keepingCapacity: text.capacity <= Self.keptBytes)
      let count = batch.records.count
      batch.records.removeAll(keepingCapacity: count <= Self.keptRecords)
      withState { state in
        state.spare = batch.records
        state.written += count
        progress.broadcast()
      }
    }
    withState { state in
      state.hasEnded = true
      progress.broadcast()
    }
  }

  private struct Batch {
    var records: [LogRecord]
    var dropped: Int
    var secrets: [[UInt8]]
  }

  /// Takes the lines that wait; nil when the buffer is closed and empty.
  private func nextBatch() -> Batch? {
    lock.withLock {
      while state.waiting.isEmpty, state.dropped == state.reportedDropped {
        if state.isClosing { return nil }
        arrival.wait()
      }
      gather()
      let batch = Batch(
        records: state.waiting, dropped: state.dropped - state.reportedDropped, secrets: state.secrets)
      state.waiting = state.spare
      state.spare = []
      state.waitingBytes = 0
      state.reportedDropped = state.dropped
      return batch
    }
  }

  /// Waits a little for more lines; `lock` is held.
  private func gather() {
    let deadline = ConditionLock.Deadline(inNanoseconds: Self.gathering)
    while !state.isClosing, state.flushing == 0, state.waiting.count < capacity / 2 {
      guard urgency.wait(until: deadline) else { return }
    }
  }

  private func withState<Result>(_ body: (inout State) -> Result) -> Result {
    lock.withLock { body(&state) }
  }

  /// The line with every secret in it replaced.
  private func redacted(_ line: [UInt8], _ secrets: [[UInt8]]) -> [UInt8] {
    var line = line
    for secret in secrets {
      var index = 0
      while index + secret.count <= line.count {
        if line[index] == secret[0], line[index..<index + secret.count].elementsEqual(secret) {
          line.replaceSubrange(index..<index + secret.count, with: [0x2a, 0x2a, 0x2a])
          index += 3
        } else {
          index += 1
        }
      }
    }
    return line
  }
}
