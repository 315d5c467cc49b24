// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Observability
import Synchronization

/// An issuer's keys, fetched in the background and kept while the issuer is away.
///
/// There is one fetch at a time; all that need it wait for it. A token whose key is not known has the keys fetched
/// again, but seldom: anybody can send tokens with invented key IDs.
final class IssuerKeys: Sendable {
  private struct State {
    var keys: JSONWebKeySet?
    var metadata: IssuerMetadata?
    var mustDiscover = true
    /// Goes up when the keys have changed.
    var generation = 0
    /// The document that the keys were read from.
    var source: [UInt8] = []
    var isFetching = false
    var waiting: [CheckedContinuation<Void, Never>] = []
    /// Time at which a token last had them fetched again.
    var askedAt: MonotonicInstant?
    /// The last fetch brought keys.
    var isFresh = false
  }

  private let options: TokenVerifier.Options
  private let fetch: IssuerDocument.Fetch
  private let logger: Logger
  private let state = Mutex(State())

  /// Greatest length of a document.
  static let maximumBytes = 256 << 10
  /// Time for a fetch, from the first document to the last.
  private static let patience = Duration.seconds(5)

  init(_ options: TokenVerifier.Options, fetch: @escaping IssuerDocument.Fetch, logger: Logger) {
    self.options = options
    self.fetch = fetch
    self.logger = logger
  }

  /// The keys with their generation; nil: none were ever fetched.
  var current: (keys: JSONWebKeySet, generation: Int)? {
    state.withLock { state in state.keys.map { ($0, state.generation) } }
  }

  var metadata: IssuerMetadata? { state.withLock { $0.metadata } }

  /// Fetches the keys, or waits for the fetch that is under way. True: it brought some.
  func refresh() async -> Bool {
    if beginFetch() { await load() } else { await arrival() }
    return state.withLock { $0.isFresh }
  }

  /// Fetches the keys for a token whose key is not among them. False: they have been fetched for another one just now.
  func refresh(forTokenAt now: MonotonicInstant) async -> Bool {
    let isAllowed = state.withLock { state in
      if state.isFetching { return true }
      if let last = state.askedAt, now < last.advanced(by: options.pauseBetweenRefreshes) { return false }
      state.askedAt = now
      return true
    }
    guard isAllowed else { return false }
    return await refresh()
  }

  /// Waits for the fetch that is under way, where there is one.
  func arrival() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let isOver = state.withLock { state in
        if state.isFetching { state.waiting.append(continuation) }
        return !state.isFetching
      }
      if isOver { continuation.resume() }
    }
  }

  /// Why the keys cannot be fetched now; nil: they can. Remembers nothing but where they are.
  func fault() async -> IssuerDocument.Failure? {
    if case .failure(let failure) = await document(until: .after(Self.patience)) { failure } else { nil }
  }

  private func beginFetch() -> Bool {
    state.withLock { state in
      if state.isFetching { return false }
      state.isFetching = true
      return true
    }
  }

  private func load() async {
    let outcome = await document(until: .after(Self.patience))
    let waiting = state.withLock { state in
      state.isFetching = false
      if case .success(let (body, keys)) = outcome {
        state.isFresh = true
        if body != state.source {
          state.source = body
          state.keys = keys
          state.generation += 1
        }
      } else {
        state.isFresh = false
      }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
    switch outcome {
    case .success(let (_, keys)):
      logger.info("the issuer's keys were fetched", ["issuer": .string(options.issuer), "keys": .int(keys.count)])
    case .failure(let failure):
      logger.warning(
        current == nil
          ? "the issuer's keys cannot be fetched: its tokens get 503"
          : "the issuer's keys cannot be fetched: those that are known stay in use",
        ["issuer": .string(options.issuer), "reason": .string(failure.message)])
    }
  }

  /// The keys and what they were read from.
  private func document(
    until deadline: MonotonicInstant
  ) async -> Result<([UInt8], JSONWebKeySet), IssuerDocument.Failure> {
    do throws(IssuerDocument.Failure) {
      let url = try await keysURL(until: deadline)
      let body = try await get(url, until: deadline)
      guard let keys = JSONWebKeySet(parsing: body) else {
        throw IssuerDocument.Failure(message: "\(url) is no set of keys that signatures are checked with")
      }
      return .success((body, keys))
    } catch {
      // The next fetch asks anew where they are.
      state.withLock { $0.mustDiscover = true }
      return .failure(error)
    }
  }

  private func keysURL(until deadline: MonotonicInstant) async throws(IssuerDocument.Failure) -> String {
    if let configured = options.keysURL { return configured }
    if let known = state.withLock({ $0.mustDiscover ? nil : $0.metadata }) { return known.keysURL }
    return try await discover(until: deadline).keysURL
  }

  /// Fetches the issuer's metadata where only they say where a person is asked. Does nothing where they are known, or told.
  func discoverEndpoints() async {
    guard options.keysURL != nil, options.wantsEndpoints, metadata == nil else { return }
    _ = try? await discover(until: .after(Self.patience))
  }

  private func discover(until deadline: MonotonicInstant) async throws(IssuerDocument.Failure) -> IssuerMetadata {
    var failure = IssuerDocument.Failure(message: "\(options.issuer) is no URL")
    for url in IssuerURL.metadata(of: options.issuer) {
      do throws(IssuerDocument.Failure) {
        let body = try await get(url, until: deadline)
        guard let found = IssuerMetadata(parsing: body, issuer: options.issuer) else {
          throw IssuerDocument.Failure(
            message: "\(url) is not the metadata of \(options.issuer), or names no jwks_uri that may be used")
        }
        state.withLock { state in
          state.metadata = found
          state.mustDiscover = false
        }
        return found
      } catch {
        failure = error
      }
    }
    throw failure
  }

  private func get(_ url: String, until deadline: MonotonicInstant) async throws(IssuerDocument.Failure) -> [UInt8] {
    let document = try await fetch(url, Self.maximumBytes, deadline).get()
    guard document.status == 200 else {
      throw IssuerDocument.Failure(message: "\(url) answers \(document.status)")
    }
    return document.body
  }
}
