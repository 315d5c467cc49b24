// SPDX-License-Identifier: Apache-2.0
import Observability
import Synchronization

/// A service's state by the last calls: whether it refuses our key or our model, fails or is away. Each change is
/// logged once and shown by a gauge.
package final class UpstreamHealth: Sendable {
  /// The fault of a service.
  package enum Fault: String, Sendable {
    /// The key is wrong, or may not do this.
    case key
    /// No such model, or no such address.
    case model
    /// The account has nothing left.
    case quota
    /// It answers with faults, or too late.
    case failing
    /// It cannot be reached.
    case away
  }

  private struct State {
    var fault: Fault?
    /// It was a look at the service that found the fault, not a call.
    var isSeen = false
    /// A call has succeeded: of the key a look cannot know better.
    var hasWorked = false
  }

  /// The service's use: `chat`, `embeddings`.
  package let name: String
  private let gauge: Gauge
  private let state = Mutex(State())

  init(name: String, metrics: MetricsRegistry) {
    self.name = name
    gauge = metrics.gauge(
      "rag_upstream_degraded", help: "1 while the service refuses or cannot be reached, and answers do without it.",
      labels: ["upstream"]
    ).with(name)
    gauge.set(0)
  }

  /// Nil: the last call was answered, or none was made.
  package var current: Fault? { state.withLock { $0.fault } }

  // MARK: Calls

  func succeeded(_ logger: Logger) {
    let isNew = state.withLock { state in
      defer { state = State(fault: nil, hasWorked: true) }
      return state.fault != nil
    }
    if isNew { noteBack(logger) }
  }

  func failed(_ error: OpenAIError, _ logger: Logger) {
    guard let fault = Fault(error) else { return }
    note(fault, error, logger) { state in state.isSeen = false }
  }

  // MARK: Looks

  /// A look at the service failed.
  func looked(_ error: OpenAIError, _ logger: Logger) {
    guard let fault = Fault(error), fault == .key || fault == .away else { return }
    if fault == .key, state.withLock({ $0.hasWorked || $0.fault != nil }) { return }
    note(fault, error, logger) { state in state.isSeen = true }
  }

  /// A look at the service was answered. `isWelcome`: not by an error.
  func looked(isWelcome: Bool, _ logger: Logger) {
    let isNew = state.withLock { state in
      guard let fault = state.fault, fault == .away || state.isSeen && isWelcome else { return false }
      state.fault = nil
      return true
    }
    if isNew { noteBack(logger) }
  }

  private func noteBack(_ logger: Logger) {
    gauge.set(0)
    logger.info("the model api is in use again", ["upstream": .string(name)])
  }

  private func note(
    _ fault: Fault, _ error: OpenAIError, _ logger: Logger, _ change: @Sendable (inout State) -> Void
  ) {
    let isNew = state.withLock { state in
      change(&state)
      defer { state.fault = fault }
      return state.fault != fault
    }
    guard isNew else { return }
    gauge.set(1)
    logger.error(
      "the model api cannot be used; answers do without it",
      error.logMetadata.merging(["upstream": .string(name), "fault": .string(fault.rawValue)]))
  }
}

extension UpstreamHealth.Fault {
  /// Nil for what one request alone has to do with.
  init?(_ error: OpenAIError) {
    switch error.code {
    case .authentication, .permission: self = .key
    case .notFound: self = .model
    case .insufficientQuota: self = .quota
    case .unavailable: self = error.status == nil ? .away : .failing
    case .server, .timeout, .protocolViolation: self = .failing
    case .invalidRequest, .contextLength, .tokensPerRequest, .rateLimited, .cancelled: return nil
    }
  }
}
