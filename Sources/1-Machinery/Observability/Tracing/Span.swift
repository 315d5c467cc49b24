// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import Synchronization

/// A piece of work that is being recorded. There is none where its trace is not sampled, so all that is done with one
/// hangs on an optional. Ends once, at the latest when nobody holds it any more.
package final class Span: Sendable {
  package let context: TraceContext
  private let tracer: Tracer
  private let parentID: UInt64
  private let kind: SpanKind
  private let start: UInt64
  private let began: UInt64

  private struct State {
    var name: String
    var attributes: [(name: String, value: SpanValue)] = []
    var failure: String?
    var hasEnded = false
  }
  private let state: Mutex<State>

  /// - Parameter age: how long ago the work began, in nanoseconds.
  init(_ tracer: Tracer, _ context: TraceContext, parentID: UInt64, name: String, kind: SpanKind, age: UInt64 = 0) {
    self.tracer = tracer
    self.context = context
    self.parentID = parentID
    self.kind = kind
    start = Self.clock(CLOCK_REALTIME) &- age
    began = Self.clock(CLOCK_MONOTONIC) &- age
    state = Mutex(State(name: name))
  }

  deinit { finish() }

  private static func clock(_ id: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(id, &time)
    return UInt64(max(0, time.tv_sec)) &* 1_000_000_000 &+ UInt64(max(0, time.tv_nsec))
  }

  /// Whether questions and answers may stand in spans.
  package var capturesContent: Bool { tracer.capturesContent }

  /// A span of work that this one's is made of.
  package func child(_ name: String, kind: SpanKind = .internal) -> Span {
    Span(tracer, context.child(), parentID: context.spanID, name: name, kind: kind)
  }

  package func set(_ name: String, _ value: SpanValue) {
    state.withLock { state in
      if let index = state.attributes.firstIndex(where: { $0.name == name }) {
        state.attributes[index].value = value
      } else {
        state.attributes.append((name, value))
      }
    }
  }

  package func set(_ name: String, _ value: String) { set(name, .string(value)) }
  package func set(_ name: String, _ value: Int) { set(name, .int(value)) }

  /// Sets `server.address` and `server.port` from a URL or an authority: the server that the span's work is done by or asks.
  package func set(server text: String) {
    let rest = text.split(separator: "://", maxSplits: 1).last ?? ""
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    guard !host.isEmpty else { return }
    set("server.address", String(host))
    if let port = Int(authority.dropFirst(host.count).dropFirst()) { set("server.port", port) }
  }

  package func rename(_ name: String) { state.withLock { $0.name = name } }

  /// The work has failed. `type`: a short word out of few, such as `timeout`.
  package func fail(_ type: String, _ message: String = "") {
    set("error.type", type)
    state.withLock { $0.failure = message }
  }

  /// The work is over: hands the span to the exporter. Called again, it does nothing.
  package func finish() {
    let ended = state.withLock { state -> State? in
      guard !state.hasEnded else { return nil }
      state.hasEnded = true
      return state
    }
    guard let ended else { return }
    tracer.sink.add(
      SpanData(
        context: context, parentID: parentID, name: ended.name, kind: kind, start: start,
        end: start &+ (Self.clock(CLOCK_MONOTONIC) &- began), attributes: ended.attributes, failure: ended.failure))
  }
}
