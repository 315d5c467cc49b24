// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc

/// A connected socket to a Redis server, in plain or under TLS, on its loop's thread. Nothing in it blocks.
@safe final class RedisSocket: ReadinessHandler {
  private let loop: EventLoop
  private var descriptor: Int32
  private var registration: Registration?
  private var tls: TLSClient?
  private var waiter: UnsafeContinuation<Void, Never>?
  private var timer: LoopTimer?
  private var unsent: [UInt8] = []
  private var unsentStart = 0
  private let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity)
  /// Told of readiness once the connection stands.
  var onReady: (() -> Void)?

  private static let capacity = 16 << 10
  /// More bytes than this that wait are a server that does not read.
  private static let maximumUnsent = 4 << 20

  init(_ loop: EventLoop, family: Int32) throws(RedisError) {
    self.loop = loop
    descriptor = socket(
      family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw RedisError(.away, "no socket: \(Self.reason(errno))") }
    var one: Int32 = 1
    unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    registration = loop.register(descriptor, [.read, .write], self)
    guard registration != nil else {
      Glibc.close(descriptor)
      descriptor = -1
      throw RedisError(.away, "the socket cannot be watched")
    }
  }

  deinit {
    close()
    unsafe scratch.deallocate()
  }

  static func reason(_ number: Int32) -> String { unsafe String(cString: strerror(number)).lowercased() }

  func close() {
    guard descriptor >= 0 else { return }
    if let registration { loop.deregister(registration) }
    registration = nil
    tls = nil
    Glibc.close(descriptor)
    descriptor = -1
    wake()
  }

  // MARK: Connecting

  func connect(_ address: ResolvedAddress, before deadline: MonotonicInstant) async throws(RedisError) {
    let result = unsafe address.bytes.withUnsafeBytes { bytes in
      unsafe Glibc.connect(
        descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
    guard result != 0 else { return }
    guard errno == EINPROGRESS else { throw RedisError(.away, "cannot connect: \(Self.reason(errno))") }
    while true {
      var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if unsafe poll(&state, 1, 0) == 1 { break }
      guard await wait(until: deadline) else { throw RedisError(.timeout, "no connection in time") }
    }
    var number: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &size)
    guard number == 0 else { throw RedisError(.away, "cannot connect: \(Self.reason(number))") }
  }

  func secure(host: String, caFile: String?, before deadline: MonotonicInstant) async throws(RedisError) {
    let tls = try TLSClient(descriptor, host: host, caFile: caFile)
    self.tls = tls
    while let result = try tls.handshake() {
      if case .end = result { throw RedisError(.away, "the server ended the TLS handshake") }
      guard await wait(until: deadline) else { throw RedisError(.timeout, "no TLS connection in time") }
    }
  }

  /// From now on only what there is to do is watched for.
  func settle() { setInterest() }

  /// Waits for readiness. False: the time is up, or the task is cancelled.
  func wait(until deadline: MonotonicInstant) async -> Bool {
    guard descriptor >= 0, loop.now < deadline, !Task.isCancelled else { return false }
    // Level-triggered: while it connects it is watched for everything.
    if let registration { loop.modify(registration, [.read, .write]) }
    unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      unsafe waiter = continuation
      let timer = LoopTimer { [unowned self] in self.wake() }
      self.timer = timer
      loop.arm(timer, at: min(deadline, loop.now.advanced(by: .milliseconds(50))))
    }
    return descriptor >= 0 && MonotonicInstant.now < deadline
  }

  private func wake() {
    if let timer { loop.cancel(timer) }
    timer = nil
    guard let waiting = unsafe waiter else { return }
    unsafe waiter = nil
    unsafe waiting.resume()
  }

  func ready(_ readiness: Readiness) {
    if unsafe waiter != nil {
      // Once: the waiter looks for itself, and asks again.
      if let registration { loop.modify(registration, []) }
      return wake()
    }
    onReady?()
  }

  // MARK: Bytes

  /// Sends, now or as soon as the socket takes it.
  func write(_ bytes: [UInt8]) throws(RedisError) {
    guard descriptor >= 0 else { throw RedisError(.away, "the connection is closed") }
    guard unsent.count - unsentStart + bytes.count <= Self.maximumUnsent else {
      throw RedisError(.away, "the server does not read")
    }
    unsent.append(contentsOf: bytes)
    try flush()
  }

  func flush() throws(RedisError) {
    while unsentStart < unsent.count {
      guard let count = try send() else { break }
      unsentStart += count
    }
    if unsentStart == unsent.count {
      unsent.removeAll(keepingCapacity: unsent.capacity <= 64 << 10)
      unsentStart = 0
    } else if unsentStart > 64 << 10 {
      unsent.removeFirst(unsentStart)
      unsentStart = 0
    }
    setInterest()
  }

  /// Nil: not now.
  private func send() throws(RedisError) -> Int? {
    let rest = unsent[unsentStart...]
    if let tls {
      let result: Result<TLSClient.Result, RedisError> = unsafe rest.withUnsafeBytes { bytes in
        do throws(RedisError) {
          return .success(try unsafe tls.write(bytes))
        } catch {
          return .failure(error)
        }
      }
      if case .bytes(let count) = try result.get() { return count }
      return nil
    }
    let count = unsafe rest.withUnsafeBytes {
      unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count >= 0 { return count }
    guard errno == EAGAIN || errno == EINTR else { throw RedisError(.away, Self.reason(errno)) }
    return nil
  }

  private func setInterest() {
    guard let registration else { return }
    loop.modify(registration, unsentStart < unsent.count ? [.read, .write] : [.read])
  }

  /// All that has come. Throws where the connection has ended.
  func read(into reader: inout RESPReader) throws(RedisError) {
    while let count = try unsafe receive(scratch) {
      unsafe reader.append(UnsafeBufferPointer(rebasing: scratch[..<count]))
      // Under TLS more may be decrypted than the socket tells of.
      guard tls != nil || count == Self.capacity else { return }
    }
  }

  /// Nil: nothing is there.
  private func receive(_ space: UnsafeMutableBufferPointer<UInt8>) throws(RedisError) -> Int? {
    if let tls {
      switch try unsafe tls.read(space) {
      case .bytes(let count): return count
      case .wantsRead, .wantsWrite: return nil
      case .end: throw RedisError(.away, "the server has closed the connection")
      }
    }
    let count = unsafe recv(descriptor, space.baseAddress, space.count, 0)
    if count > 0 { return count }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    throw RedisError(.away, count == 0 ? "the server has closed the connection" : Self.reason(errno))
  }
}
