// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
package import Observability
import Synchronization

/// Shows a run's progress: on a terminal a bar per stage with rate and time left, else a log line every few seconds.
package final class ProgressReporter: Sendable {
  package enum Style: Sendable {
    /// Bars, drawn over one another on this descriptor, at most `columns` wide.
    case bars(descriptor: Int32, columns: Int)
    case lines

    /// Bars where `descriptor` is a terminal.
    package static func automatic(descriptor: Int32 = 2) -> Style {
      guard isatty(descriptor) == 1 else { return .lines }
      var size = winsize()
      let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      return .bars(descriptor: descriptor, columns: isKnown ? Int(size.ws_col) : 80)
    }
  }

  private struct State {
    var began = MonotonicInstant.now
    var shownAt: MonotonicInstant?
    var total = 0
    var done: [ProgressEvent.Stage: Int] = [:]
    /// Lines of bars on the terminal, to be drawn over.
    var drawn = 0
  }
  private let style: Style
  private let logger: Logger
  private let interval: Duration
  private let write: @Sendable (Int32, String) -> Void
  private let state = Mutex(State())

  /// `interval`: between two log lines; bars are drawn ten times a second at most.
  package convenience init(style: Style, logger: Logger, interval: Duration = .seconds(5)) {
    self.init(style: style, logger: logger, interval: interval) { descriptor, text in
      let bytes = Array(text.utf8)
      _ = Glibc.write(descriptor, bytes, bytes.count)
    }
  }

  /// For tests: with another way to write.
  init(
    style: Style, logger: Logger, interval: Duration, write: @escaping @Sendable (Int32, String) -> Void
  ) {
    self.style = style
    self.logger = logger
    self.interval = interval
    self.write = write
  }

  /// The handler to give to a run.
  package var handler: ProgressHandler { { self.handle($0) } }

  private func handle(_ event: ProgressEvent) {
    switch event {
    case .began(_, let total):
      state.withLock { state in
        state.began = .now
        state.shownAt = nil
        state.total = total
        state.done = [:]
        state.drawn = 0
      }
    case .advanced(let store, let stage, let done, let total):
      advance(store, stage, done, total)
    case .step(let store, let name):
      if case .bars(let descriptor, _) = style { write(descriptor, "\(store): \(name)\n") }
    case .finished(let store, let documents):
      if case .bars(let descriptor, _) = style { write(descriptor, "\(store): done, \(documents) documents\n") }
    case .failed: state.withLock { $0.drawn = 0 }
    }
  }

  private func advance(_ store: String, _ stage: ProgressEvent.Stage, _ done: Int, _ total: Int) {
    let now = MonotonicInstant.now
    let text = state.withLock { state -> (lines: [String], over: Int)? in
      state.done[stage] = max(done, state.done[stage] ?? 0)
      state.total = total
      let isLast = stage == .load && done >= total
      let pause: Duration = if case .bars = style { .milliseconds(100) } else { interval }
      if let shownAt = state.shownAt, shownAt.duration(to: now) < pause, !isLast { return nil }
      if state.shownAt == nil, case .lines = style, !isLast {
        state.shownAt = now
        return nil
      }
      state.shownAt = now
      let lines = ProgressEvent.Stage.allCases.map { stage in
        line(store, stage, done: state.done[stage] ?? 0, total: total, elapsed: state.began.duration(to: now).seconds)
      }
      defer { state.drawn = lines.count }
      return (lines, state.drawn)
    }
    guard let text else { return }
    show(text.lines, over: text.over, store: store)
  }

  private func show(_ lines: [String], over drawn: Int, store: String) {
    switch style {
    case .bars(let descriptor, _):
      let up = drawn > 0 ? "\u{1B}[\(drawn)A" : ""
      write(descriptor, up + lines.map { "\r\u{1B}[K\($0)\n" }.joined())
    case .lines:
      logger.info("progress", ["store": .string(store), "stages": .string(lines.joined(separator: ", "))])
    }
  }

  private func line(_ store: String, _ stage: ProgressEvent.Stage, done: Int, total: Int, elapsed: Double) -> String {
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    let left = rate > 0 ? Double(max(0, total - done)) / rate : 0
    let figures =
      "\(done)/\(total), \(Int(rate.rounded()))/s" + (done < total && rate > 0 ? ", \(Self.time(left)) left" : "")
    guard case .bars(_, let columns) = style else { return "\(stage.rawValue) \(figures)" }
    let head = "\(store) \(stage.rawValue.padded(to: 7)) "
    let width = max(5, min(40, columns - head.count - figures.count - 4))
    let full = total > 0 ? min(width, width * done / total) : 0
    return "\(head)[\(String(repeating: "#", count: full))\(String(repeating: ".", count: width - full))] \(figures)"
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : whole < 3_600 ? "\(whole / 60) min" : "\(whole / 3_600) h \(whole / 60 % 60) min"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
