// SPDX-License-Identifier: Apache-2.0
package import EventLoop

/// One loop's connection to a Redis server, which `run` opens and opens again. Commands are sent one behind the other
/// without waiting; replies come in their order.
///
/// Belongs to its loop's thread; `@unchecked` only to be carried there.
@safe package final class RedisConnection: @unchecked Sendable {
  /// A command whose reply is to come.
  @safe private final class Pending {
    let deadline: MonotonicInstant
    var continuation: UnsafeContinuation<Result<RESPValue, RedisError>, Never>?

    init(_ deadline: MonotonicInstant) { self.deadline = deadline }

    func resume(_ result: Result<RESPValue, RedisError>) {
      guard let waiting = unsafe continuation else { return }
      unsafe continuation = nil
      unsafe waiting.resume(returning: result)
    }
  }

  package let loop: EventLoop
  private let address: RedisAddress
  private var socket: RedisSocket?
  private var reader = RESPReader()
  private var pending: [Pending] = []
  private var pendingStart = 0
  private var timer: LoopTimer?
  private var closing: UnsafeContinuation<Void, Never>?
  private var failure: RedisError?
  /// Commands are taken.
  package private(set) var isReady = false

  private static let connectTimeout = Duration.seconds(2)
  /// A reply that is late for so long: the server hangs.
  private static let stallTimeout = Duration.milliseconds(200)
  private static let pauses: [Duration] = [.milliseconds(50), .milliseconds(200), .milliseconds(500), .seconds(1)]

  package init(_ loop: EventLoop, _ address: RedisAddress) {
    self.loop = loop
    self.address = address
  }

  // MARK: Its life

  /// Keeps the connection open until the task is cancelled. On the loop.
  ///
  /// - Parameters:
  ///   - prepare: asks what has to be asked on a new connection before it counts as there.
  ///   - change: is told that the connection is there (nil), or why it is not.
  package func run(
    prepare: () async throws(RedisError) -> Void, change: (RedisError?) -> Void
  ) async {
    var failures = 0
    while !Task.isCancelled {
      let error: RedisError
      do throws(RedisError) {
        try await open()
        try await prepare()
        isReady = true
        failures = 0
        change(nil)
        error = await untilClosed()
      } catch let refused {
        error = refused
        close(refused)
      }
      isReady = false
      if Task.isCancelled { break }
      change(error)
      await loop.sleep(for: Self.pauses[min(failures, Self.pauses.count - 1)])
      failures += 1
    }
    close(RedisError(.away, "the process ends"))
  }

  private func open() async throws(RedisError) {
    failure = nil
    reader = RESPReader()
    let (host, port) = (address.host, address.port)
    let resolved: Result<[ResolvedAddress], RedisError> = await offLoop {
      do throws(RedisError) {
        return .success(try ResolvedAddress.resolve(host, port: port))
      } catch {
        return .failure(error)
      }
    }
    var last = RedisError(.away, "\(host) has no address")
    for address in try resolved.get() {
      do throws(RedisError) {
        return try await open(address)
      } catch {
        last = error
      }
    }
    throw last
  }

  private func open(_ resolved: ResolvedAddress) async throws(RedisError) {
    let deadline = MonotonicInstant.after(Self.connectTimeout)
    let socket = try RedisSocket(loop, family: resolved.family)
    do throws(RedisError) {
      try await socket.connect(resolved, before: deadline)
      if address.isSecure { try await socket.secure(host: address.host, caFile: address.caFile, before: deadline) }
    } catch {
      socket.close()
      throw error
    }
    self.socket = socket
    socket.onReady = { [unowned self] in self.socketReady() }
    socket.settle()
    if let password = address.password {
      try await signIn(password)
    }
    if address.database != 0 { try await demand(["SELECT", String(address.database)]) }
  }

  /// A server that knows no AUTH, or a proxy, quotes the command with the password: of its reply only the first word,
  /// such as `WRONGPASS`, may reach the log.
  private func signIn(_ password: String) async throws(RedisError) {
    do throws(RedisError) {
      try await demand(["AUTH"] + (address.user.map { [$0] } ?? []) + [password])
    } catch {
      guard error.code == .refused else { throw error }
      throw RedisError(.refused, "the server refuses the credentials: \(error.message.prefix { $0 != " " })")
    }
  }

  private func demand(_ words: [String]) async throws(RedisError) {
    _ = try await ask(RedisCommand.bytes(words), within: Self.connectTimeout)
  }

  private func untilClosed() async -> RedisError {
    if let failure { return failure }
    await withTaskCancellationHandler {
      if failure == nil, !Task.isCancelled { unsafe await withUnsafeContinuation { unsafe closing = $0 } }
    } onCancel: {
      loop.execute { self.close(RedisError(.away, "the process ends")) }
    }
    return failure ?? RedisError(.away, "the connection is closed")
  }

  private func close(_ error: RedisError) {
    isReady = false
    if failure == nil { failure = error }
    socket?.onReady = nil
    socket?.close()
    socket = nil
    if let timer { loop.cancel(timer) }
    let waiting = pending[pendingStart...]
    pending = []
    pendingStart = 0
    for entry in waiting { entry.resume(.failure(error)) }
    guard let continuation = unsafe closing else { return }
    unsafe closing = nil
    unsafe continuation.resume()
  }

  // MARK: Commands

  /// Sends a command and waits for its reply, so long at most. A refusal is an error.
  package func ask(_ command: [UInt8], within limit: Duration) async throws(RedisError) -> RESPValue {
    // A tick that has worked for long is not the server's delay.
    let entry = try send(command, deadline: loop.currentTime.advanced(by: limit))
    let result: Result<RESPValue, RedisError> = unsafe await withUnsafeContinuation { continuation in
      unsafe entry.continuation = continuation
    }
    let value = try result.get()
    if case .error(let text) = value { throw RedisError(.refused, text) }
    return value
  }

  /// Sends a command whose reply nobody needs. False: there is no connection.
  package func post(_ command: [UInt8]) -> Bool {
    guard isReady else { return false }
    return (try? send(command, deadline: loop.now.advanced(by: .seconds(1)))) != nil
  }

  private func send(_ command: [UInt8], deadline: MonotonicInstant) throws(RedisError) -> Pending {
    guard let socket else { throw RedisError(.away, "there is no connection") }
    let entry = Pending(deadline)
    pending.append(entry)
    do throws(RedisError) {
      try socket.write(command)
    } catch {
      close(error)
      throw error
    }
    armTimer(newest: deadline)
    return entry
  }

  private func armTimer(newest: MonotonicInstant? = nil) {
    guard pendingStart < pending.count else { return }
    let timer = timer ?? LoopTimer { [unowned self] in self.timerFired() }
    self.timer = timer
    // The first command that somebody waits for, or the moment when the first unanswered one counts as never to be. The
    // newest is about to be waited for; those before it have armed the timer already.
    let stalled = pending[pendingStart].deadline.advanced(by: Self.stallTimeout)
    let waited = newest ?? pending[pendingStart...].first { unsafe $0.continuation != nil }?.deadline
    let next = min(stalled, waited ?? .distantFuture)
    if !timer.isArmed || next < timer.deadline { loop.arm(timer, at: next) }
  }

  private func timerFired() {
    let now = loop.now
    for entry in pending[pendingStart...] where entry.deadline <= now {
      entry.resume(.failure(RedisError(.timeout, "no reply in time")))
    }
    if pendingStart < pending.count, pending[pendingStart].deadline.advanced(by: Self.stallTimeout) <= now {
      return close(RedisError(.timeout, "the server does not answer"))
    }
    armTimer()
  }

  private func socketReady() {
    guard let socket else { return }
    do throws(RedisError) {
      try socket.flush()
      try socket.read(into: &reader)
      try takeReplies()
    } catch {
      // What came before the end counts.
      try? takeReplies()
      close(error)
    }
  }

  private func takeReplies() throws(RedisError) {
    while let value = try reader.next() {
      guard pendingStart < pending.count else { throw RedisError(.protocolViolation, "a reply came without a request") }
      let entry = pending[pendingStart]
      pendingStart += 1
      entry.resume(.success(value))
    }
    if pendingStart == pending.count {
      pending.removeAll(keepingCapacity: true)
      pendingStart = 0
      if let timer { loop.cancel(timer) }
    } else if pendingStart > 1024 {
      pending.removeFirst(pendingStart)
      pendingStart = 0
    }
  }
}
