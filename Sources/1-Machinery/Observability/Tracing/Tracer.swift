// SPDX-License-Identifier: Apache-2.0

/// Begins traces: decides which are recorded, and gives those their first span.
package final class Tracer: Sendable {
  package let sampler: Sampler
  /// Whether questions and answers may stand in spans.
  package let capturesContent: Bool
  let sink: any SpanSink

  package init(sampler: Sampler, capturesContent: Bool = false, sink: any SpanSink) {
    self.sampler = sampler
    self.capturesContent = capturesContent
    self.sink = sink
  }

  /// The context of this process's first span of a trace.
  ///
  /// - Parameters:
  ///   - remote: the caller's place, where it has told one.
  ///   - traceID: of a trace that begins here; nil: a random one.
  package func context(below remote: TraceContext?, traceID: UInt128? = nil) -> TraceContext {
    let id = remote?.traceID ?? traceID ?? .random(in: 1...UInt128.max)
    var context = TraceContext(
      traceID: id, spanID: .random(in: 1...UInt64.max), isSampled: sampler.samples(id, parent: remote))
    context.state = remote?.state
    return context
  }

  /// The span at such a place; nil where its trace is not recorded.
  ///
  /// - Parameter age: how long ago the work began, in nanoseconds.
  package func span(
    at context: TraceContext, below remote: TraceContext?, _ name: String, kind: SpanKind, age: UInt64 = 0
  ) -> Span? {
    guard context.isSampled else { return nil }
    return Span(self, context, parentID: remote?.spanID ?? 0, name: name, kind: kind, age: age)
  }
}
