// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import Indexing
import Observability
import Synchronization

/// Shows a run's progress: on a terminal a bar per stage with rate and time left, else a log line every few seconds.
///
/// Both come by the clock, while `run` is running: also before the first store, and while everything waits for an engine,
/// a lock or the model API, with the step that is waited in and for how long nothing has moved.
final class ProgressReporter: Sendable {
  enum Style: Sendable {
    /// Bars, drawn over one another on this descriptor, at most `columns` wide.
    case bars(descriptor: Int32, columns: Int)
    case lines

    /// Bars on stderr where that is a terminal, else lines.
    static var automatic: Style {
      let descriptor = STDERR_FILENO
      guard isatty(descriptor) == 1 else { return .lines }
      var size = winsize()
      let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      return .bars(descriptor: descriptor, columns: isKnown ? Int(size.ws_col) : 80)
    }
  }

  fileprivate struct State {
    /// Nil: the run has not come to a store yet.
    var store: String?
    var step = "start"
    /// Time at which the extraction began.
    var began: MonotonicInstant
    /// Time of the last progress: a count grew, or a step began.
    var movedAt: MonotonicInstant
    var shownAt: MonotonicInstant
    var total = 0
    var done: [ProgressEvent.Stage: Int] = [:]
    /// Lines of bars on the terminal, to be drawn over.
    var drawn = 0

    init(now: MonotonicInstant) {
      began = now
      movedAt = now
      shownAt = now
    }
  }
  /// The parts of a state that are shown.
  private struct View {
    var store: String?
    var step: String
    var idle: Duration
    var stages: [String]
    var over: Int
  }

  private let style: Style
  private let logger: Logger
  private let interval: Duration
  private let write: @Sendable (Int32, String) -> Void
  private let now: @Sendable () -> MonotonicInstant
  private let startedAt: MonotonicInstant
  private let state: Mutex<State>

  /// `interval`: between two log lines; bars are drawn ten times a second at most.
  convenience init(style: Style, logger: Logger, interval: Duration = .seconds(5)) {
    self.init(style: style, logger: logger, interval: interval, now: { .now }) { descriptor, text in
      let bytes = Array(text.utf8)
      _ = Glibc.write(descriptor, bytes, bytes.count)
    }
  }

  /// For tests: with another clock and another way to write.
  init(
    style: Style, logger: Logger, interval: Duration, now: @escaping @Sendable () -> MonotonicInstant,
    write: @escaping @Sendable (Int32, String) -> Void
  ) {
    self.style = style
    self.logger = logger
    self.interval = interval
    self.write = write
    self.now = now
    startedAt = now()
    state = Mutex(State(now: startedAt))
  }

  /// The handler to give to a run.
  var handler: ProgressHandler { { self.handle($0) } }

  /// Shows the progress by the clock until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      let shownAt = state.withLock { $0.shownAt }
      await sleepOnLoop(until: max(shownAt.advanced(by: interval), .after(.milliseconds(10))))
      if !Task.isCancelled { tick() }
    }
  }

  /// Shows the progress when nothing was shown for an interval.
  func tick() {
    let now = now()
    let view = state.withLock { state -> View? in
      guard state.shownAt.duration(to: now) >= interval else { return nil }
      return self.view(of: &state, at: now)
    }
    if let view { show(view, at: now) }
  }

  // MARK: Events

  private func handle(_ event: ProgressEvent) {
    switch event {
    case .began(let store, let total):
      enter("extract", of: store) { state, now in
        state.began = now
        state.total = total
        state.done = [:]
        state.drawn = 0
      }
    case .advanced(let store, let stage, let done, let total): advance(store, stage, done, total)
    case .step(let store, let name):
      enter(name, of: store) { state, _ in state.drawn = 0 }
      if case .bars(let descriptor, _) = style { write(descriptor, "\(store): \(name)\n") }
    case .finished(let store, let documents, _):
      enter("done", of: store) { state, _ in state.forgetCounts() }
      if case .bars(let descriptor, _) = style { write(descriptor, "\(store): done, \(documents) documents\n") }
    case .failed(let store): enter("failed", of: store) { state, _ in state.forgetCounts() }
    }
  }

  private func enter(
    _ step: String, of store: String, _ change: (inout State, MonotonicInstant) -> Void
  ) {
    let now = now()
    state.withLock { state in
      if state.store != store { state.forgetCounts() }
      state.store = store
      state.step = step
      state.movedAt = now
      change(&state, now)
    }
  }

  private func advance(_ store: String, _ stage: ProgressEvent.Stage, _ done: Int, _ total: Int) {
    let now = now()
    let view = state.withLock { state -> View? in
      if done > state.done[stage] ?? 0 { state.movedAt = now }
      state.done[stage] = max(done, state.done[stage] ?? 0)
      state.total = total
      let isLast = stage == .load && done >= total
      let pause: Duration = if case .bars = style { .milliseconds(100) } else { interval }
      guard isLast || state.shownAt.duration(to: now) >= pause else { return nil }
      return self.view(of: &state, at: now)
    }
    if let view { show(view, at: now) }
  }

  // MARK: Showing

  private func view(of state: inout State, at now: MonotonicInstant) -> View {
    state.shownAt = now
    let elapsed = state.began.duration(to: now).seconds
    let stages =
      state.total == 0
      ? []
      : ProgressEvent.Stage.allCases.map { stage in
        line(
          state.store ?? "", stage, done: state.done[stage] ?? 0, total: state.total,
          elapsed: state.step == "extract" ? elapsed : nil)
      }
    defer { if case .bars = style { state.drawn = stages.count } }
    return View(
      store: state.store, step: state.step, idle: state.movedAt.duration(to: now), stages: stages, over: state.drawn)
  }

  private func show(_ view: View, at now: MonotonicInstant) {
    switch style {
    case .bars(let descriptor, _):
      if view.stages.isEmpty {
        write(descriptor, "\(view.store.map { $0 + ": " } ?? "")\(view.step), \(Self.time(view.idle.seconds))\n")
        return
      }
      let up = view.over > 0 ? "\u{1B}[\(view.over)A" : ""
      write(descriptor, up + view.stages.map { "\r\u{1B}[K\($0)\n" }.joined())
    case .lines:
      var data: LogMetadata = ["step": .string(view.step)]
      if let store = view.store { data["store"] = .string(store) }
      if !view.stages.isEmpty { data["stages"] = .string(view.stages.joined(separator: ", ")) }
      data["seconds"] = .int(Int(startedAt.duration(to: now).seconds.rounded()))
      // Less than this is the pace of the work.
      if view.idle >= interval { data["seconds_without_progress"] = .int(Int(view.idle.seconds.rounded())) }
      logger.info("progress", data)
    }
  }

  /// `elapsed`: nil where the extraction is over, so that a rate says nothing.
  private func line(
    _ store: String, _ stage: ProgressEvent.Stage, done: Int, total: Int, elapsed: Double?
  ) -> String {
    var figures = "\(done)/\(total)"
    if let elapsed {
      let rate = elapsed > 0 ? Double(done) / elapsed : 0
      figures += ", \(Int(rate.rounded()))/s"
      if done < total, rate > 0 { figures += ", \(Self.time(Double(max(0, total - done)) / rate)) left" }
    }
    guard case .bars(_, let columns) = style else { return "\(stage.rawValue) \(figures)" }
    let head = "\(store) \(stage.rawValue.padded(to: 7)) "
    let width = max(5, min(40, columns - head.count - figures.count - 4))
    let full = total > 0 ? min(width, width * done / total) : 0
    return "\(head)[\(String(repeating: "#", count: full))\(String(repeating: ".", count: width - full))] \(figures)"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    return whole < 60 ? "\(whole) s" : whole < 3_600 ? "\(whole / 60) min" : "\(whole / 3_600) h \(whole / 60 % 60) min"
  }
}

extension ProgressReporter.State {
  /// Counts are of one store's extraction.
  fileprivate mutating func forgetCounts() {
    total = 0
    done = [:]
    drawn = 0
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
