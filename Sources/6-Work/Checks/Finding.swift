// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// The result of one check of one upstream: a row of the table.
package struct Finding: Sendable, Equatable {
  package enum State: String, Sendable {
    case ok
    /// Works, but not as well as it may have been meant.
    case warning
    /// The program cannot do its work, or not all of it.
    case fault
  }

  /// The part of the setup that is checked: each has its section of the table.
  package enum Upstream: String, Sendable {
    case settings, engine, embeddings, chat, rerank, limits, issuer, telemetry
  }

  /// The question that a row answers.
  package enum Check: String, Sendable {
    case settings, reachable, credentials, version, rights, source, alias, model, dimensions, price
  }

  package var upstream: Upstream
  package var check: Check
  package var state: State
  /// The finding in words for a person; holds no secret.
  package var message: String
  /// The remedy; nil where nothing is to be done.
  package var advice: String?
  /// The exit code of a fault.
  package var code: ExitCode
  /// The store that it is about; nil: all of them.
  package var store: String?

  private init(
    _ upstream: Upstream, _ check: Check, _ state: State, _ message: String, advice: String?, code: ExitCode,
    store: String?
  ) {
    self.upstream = upstream
    self.check = check
    self.state = state
    self.message = message
    self.advice = advice
    self.code = code
    self.store = store
  }

  package static func ok(
    _ upstream: Upstream, _ check: Check, _ message: String, store: String? = nil
  ) -> Finding {
    Finding(upstream, check, .ok, message, advice: nil, code: .success, store: store)
  }

  package static func warning(
    _ upstream: Upstream, _ check: Check, _ message: String, _ advice: String?, store: String? = nil
  ) -> Finding {
    Finding(upstream, check, .warning, message, advice: advice, code: .success, store: store)
  }

  package static func fault(
    _ upstream: Upstream, _ check: Check, _ code: ExitCode, _ message: String, _ advice: String?, store: String? = nil
  ) -> Finding {
    Finding(upstream, check, .fault, message, advice: advice, code: code, store: store)
  }
}
