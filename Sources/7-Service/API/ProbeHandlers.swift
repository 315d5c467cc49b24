// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
import Observability
import Retrieval
import Synchronization

/// `/healthz` and `/readyz`.
struct ProbeHandlers: Sendable {
  let stores: StoreDirectory
  let retriever: Retriever
  let logger: Logger
  let isDraining: @Sendable () -> Bool
  let degraded: @Sendable () -> [String]
  private let lastReadiness = ReadinessMemory()

  init(
    stores: StoreDirectory, retriever: Retriever, logger: Logger, isDraining: @escaping @Sendable () -> Bool,
    degraded: @escaping @Sendable () -> [String]
  ) {
    self.stores = stores
    self.retriever = retriever
    self.logger = logger
    self.isDraining = isDraining
    self.degraded = degraded
  }

  /// A probe waits no longer than this for the engine.
  static let readinessTimeout = Duration.seconds(3)
  private static let alive = Array("ok\n".utf8)

  func health(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    try await response.send(.ok, Self.plain, content: Self.alive)
  }

  /// Whether this instance shall be sent work, and the reasons when not; what answers do without is no reason.
  func readiness(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let reasons = isDraining() ? ["draining"] : await reasons(request)
    var writer = JSONWriter()
    let degraded = degraded()
    writer.object {
      $0.member("ready", reasons.isEmpty)
      $0.member("reasons", reasons)
      $0.member("degraded", degraded)
    }
    let status: HTTPStatus = reasons.isEmpty ? .ok : .serviceUnavailable
    try await response.send(
      status, [.contentType: "application/json", .cacheControl: "no-store"], content: writer.bytes)
  }

  private func reasons(_ request: ServerRequest) async -> [String] {
    let now = request.loop.now
    if let known = lastReadiness.reasons(at: now) { return known }
    var reasons: [String] = []
    let context = request.context(logger).until(now.advanced(by: Self.readinessTimeout))
    for entry in stores.entries {
      let ofStore = await retriever.readiness(of: entry.handle, context: context)
      reasons += ofStore.map { stores.entries.count == 1 ? $0 : "store \(entry.handle.id): \($0)" }
    }
    if !Task.isCancelled { lastReadiness.set(reasons, at: now) }
    return reasons
  }

  private static let plain: HTTPFields = [
    .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
  ]
}

/// The last readiness, for a second: the probe is open to all and must not be a way to load the engine.
private final class ReadinessMemory: Sendable {
  private let last = Mutex<(at: MonotonicInstant, reasons: [String])?>(nil)

  func reasons(at now: MonotonicInstant) -> [String]? {
    last.withLock { $0.flatMap { $0.at.advanced(by: .seconds(1)) > now ? $0.reasons : nil } }
  }

  func set(_ reasons: [String], at now: MonotonicInstant) { last.withLock { $0 = (now, reasons) } }
}
