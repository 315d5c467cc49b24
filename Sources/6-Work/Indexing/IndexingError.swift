// SPDX-License-Identifier: Apache-2.0

/// Why a run, or one store of it, ended without a new index behind the alias.
package struct IndexingError: Error, Sendable {
  /// The kinds that exit codes tell apart.
  package enum Code: String, Sendable {
    /// A gate refused, the source is empty or has two indices behind its alias, or too many documents were rejected.
    case dataRefused
    /// An engine or the model API does not answer, or answers with errors that retries did not cure.
    case unavailable
    /// Our own fault.
    case internalError
    /// The operating system refused: a file could not be written.
    case system
    /// Another run holds the lock, or took it over.
    case locked
    /// Quota or budget is used up.
    case limitReached
    /// An upstream refused our credentials.
    case credentials
    /// A native index, alias, model or setting is not there or does not fit.
    case configuration
    /// A stop was asked for by SIGINT.
    case interrupted
    /// A stop was asked for by SIGTERM.
    case terminated

    /// The process's exit code, after sysexits.
    package var exitCode: Int32 {
      switch self {
      case .dataRefused: 65
      case .unavailable: 69
      case .internalError: 70
      case .system: 71
      case .locked, .limitReached: 75
      case .credentials: 77
      case .configuration: 78
      case .interrupted: 130
      case .terminated: 143
      }
    }
  }

  /// Where several stores fail, the one whose code comes first here gives the exit code; an interruption goes before all.
  private static let order: [Code] = [
    .interrupted, .terminated, .internalError, .system, .configuration, .credentials, .dataRefused, .locked,
    .limitReached, .unavailable,
  ]

  /// The place of this failure among those of several stores: the least gives the exit code.
  package var rank: Int { Self.order.firstIndex(of: code) ?? 0 }

  /// Whether it is about one store's source alone, so that others can still be indexed.
  var isOfOneStore: Bool {
    switch code {
    case .dataRefused, .configuration: true
    // Rights are given index by index; and one index may be rebuilt again and again, or lack its shards.
    case .credentials, .unavailable: party == .sourceEngine
    default: false
    }
  }

  /// The upstream that refused, so that the caller can name the setting.
  package enum Party: String, Sendable {
    case sourceEngine, engine, embeddings
  }

  /// The kind of failure.
  package var code: Code
  /// The fault and its remedy, for a person; holds no secret.
  package var message: String
  /// The store it happened to; nil for the whole run.
  package var store: String?
  /// Nil where no upstream is at fault.
  package var party: Party?
  /// The upstream's error, where there is one.
  package var cause: (any Error)?
  /// The limit that refused, where a setting moves it.
  package var limit: Limit?

  /// Refusals for which a command has advice of its own.
  package enum Limit: String, Sendable {
    case minimumRatio, rejectLimit, pricedRatio
    /// A setting or the state of the cluster; the message says what to do.
    case cluster
    /// The engine evaluates no queries.
    case standIn
  }

  package init(
    _ code: Code, _ message: String, store: String? = nil, party: Party? = nil, cause: (any Error)? = nil,
    limit: Limit? = nil
  ) {
    self.code = code
    self.message = message
    self.store = store
    self.party = party
    self.cause = cause
    self.limit = limit
  }
}
