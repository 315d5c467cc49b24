// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import Observability

/// The circumstances of a piece of work, handed from a request's handler down to each upstream call: until when, for
/// whom, and under which names it is logged and traced.
///
/// Whatever works for a request logs through `logger`, whose lines carry the request's `request_id` and `trace_id`. Types
/// below the handler hold no logger of their own for it. Copying costs one retain.
package struct CallContext: Sendable {
  /// The deadline of the work; a call that is still open then fails with a timeout.
  package var deadline: MonotonicInstant
  private let origin: Origin
  /// The piece of work that is being recorded; nil where the trace is not.
  package let span: Span?

  /// The part that stays the same from the handler to the last call.
  private final class Origin: Sendable {
    let logger: Logger
    let trace: TraceContext?
    let principal: Principal
    let record: RequestRecord?
    let purse: (any Purse)?

    init(
      logger: Logger, trace: TraceContext?, principal: Principal, record: RequestRecord? = nil,
      purse: (any Purse)? = nil
    ) {
      self.logger = logger
      self.trace = trace
      self.principal = principal
      self.record = record
      self.purse = purse
    }

    static let silent = Origin(logger: .disabled, trace: nil, principal: Principal())
  }

  /// The context of a request, a run or a task of the background.
  ///
  /// - Parameters:
  ///   - logger: with the names that identify the request or the run on each line.
  ///   - trace: the trace that the request belongs to; nil: none is propagated.
  ///   - principal: the party that the work is done for.
  ///   - record: collects what the work comes to.
  ///   - purse: what it may spend; nil: without a limit.
  ///   - span: the work, where it is recorded.
  package init(
    deadline: MonotonicInstant, logger: Logger, trace: TraceContext? = nil, principal: Principal = Principal(),
    record: RequestRecord? = nil, purse: (any Purse)? = nil, span: Span? = nil
  ) {
    self.deadline = deadline
    self.span = span
    origin = Origin(logger: logger, trace: trace, principal: principal, record: record, purse: purse)
  }

  private init(_ deadline: MonotonicInstant, _ origin: Origin, _ span: Span?) {
    self.deadline = deadline
    self.origin = origin
    self.span = span
  }

  /// A context that logs nothing.
  package init(deadline: MonotonicInstant) { self.init(deadline, .silent, nil) }

  /// A context that logs nothing and ends `duration` from now.
  package static func within(_ duration: Duration) -> CallContext { CallContext(deadline: .after(duration)) }

  /// The logger that adds the request's names to each line.
  package var logger: Logger { origin.logger }

  /// The place in a distributed trace that a call made now is told of; nil where none is propagated.
  package var trace: TraceContext? { span?.context ?? origin.trace }

  /// The party that the work is done for; of work that no request has asked for, one without credentials.
  package var principal: Principal { origin.principal }

  /// Collects what the work comes to; nil where nobody asks.
  package var record: RequestRecord? { origin.record }

  /// The budget for the work's calls to models; nil: unlimited.
  package var purse: (any Purse)? { origin.purse }

  /// False: answers do without models, because the service has spent its budget for today.
  package var allowsModels: Bool { origin.purse?.allowsModels ?? true }

  /// The same with another deadline.
  package func until(_ deadline: MonotonicInstant) -> CallContext {
    var context = self
    context.deadline = deadline
    return context
  }

  /// The same for work whose result must still be sent: ends earlier by `reserve`, or by a quarter of what is left
  /// where that is less.
  package func reserving(_ reserve: Duration) -> CallContext {
    let left = MonotonicInstant.now.duration(to: deadline)
    return until(deadline.advanced(by: .zero - min(reserve, max(left / 4, .zero))))
  }

  /// The same for a part of the work, which is recorded as a span below the present one; itself where nothing is
  /// recorded. The caller finishes the part's span.
  package func part(_ name: @autoclosure () -> String, kind: SpanKind = .internal) -> CallContext {
    guard let span else { return self }
    return CallContext(deadline, origin, span.child(name(), kind: kind))
  }
}
