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

  /// Whether this instance shall be sent work: it can answer from one store at least. The reasons why it cannot from
  /// others stand beside; what answers do without is no reason.
  func readiness(_ request: ServerRequest, _ response: consuming ResponseWriter) async throws {
    let readiness = isDraining() ? Readiness(isReady: false, reasons: ["draining"]) : await readiness(request)
    var writer = JSONWriter()
    let degraded = degraded() + (readiness.isReady && !readiness.reasons.isEmpty ? ["stores"] : [])
    writer.object {
      $0.member("ready", readiness.isReady)
      $0.member("reasons", readiness.reasons)
      $0.member("degraded", degraded)
    }
    let status: HTTPStatus = readiness.isReady ? .ok : .serviceUnavailable
    try await response.send(
      status, [.contentType: "application/json", .cacheControl: "no-store"], content: writer.bytes)
  }

  private func readiness(_ request: ServerRequest) async -> Readiness {
    let now = request.loop.now
    if let known = lastReadiness.known(at: now) { return known }
    var readiness = Readiness()
    let context = request.context(logger).until(now.advanced(by: Self.readinessTimeout))
    for entry in stores.entries {
      let ofStore = await retriever.readiness(of: entry.handle, context: context)
      if ofStore.isEmpty { readiness.isReady = true }
      readiness.reasons += ofStore.map { stores.entries.count == 1 ? $0 : "store \(entry.handle.id): \($0)" }
    }
    if !Task.isCancelled { lastReadiness.set(readiness, at: now) }
    return readiness
  }

  private static let plain: HTTPFields = [
    .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
  ]
}

private struct Readiness {
  var isReady = false
  /// Why some store cannot be answered from.
  var reasons: [String] = []
}

/// The last readiness, for a second: the probe is open to all and must not be a way to load the engine.
private final class ReadinessMemory: Sendable {
  private let last = Mutex<(at: MonotonicInstant, readiness: Readiness)?>(nil)

  func known(at now: MonotonicInstant) -> Readiness? {
    last.withLock { $0.flatMap { $0.at.advanced(by: .seconds(1)) > now ? $0.readiness : nil } }
  }

  func set(_ readiness: Readiness, at now: MonotonicInstant) { last.withLock { $0 = (now, readiness) } }
}
