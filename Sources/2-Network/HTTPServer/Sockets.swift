// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// Listening sockets and what is read from accepted ones. Plain system calls, each with its reason.
enum Sockets {
  /// Opens one listening socket. With `reusesPort` several of this process may share the address.
  static func listen(
    _ address: ListenAddress, backlog: Int, reusesPort: Bool
  ) throws(HTTPServerError) -> Int32 {
    switch address {
    case .inherited(let descriptor):
      setNonBlocking(descriptor)
      tune(descriptor)
      return descriptor
    case .unix(let path): return try listenUnix(path, backlog)
    case .tcp(let host, let port): return try listenTCP(address, host, port, backlog, reusesPort)
    }
  }

  /// The same socket under another number, for a second loop to watch.
  static func duplicate(_ descriptor: Int32, _ address: ListenAddress) throws(HTTPServerError) -> Int32 {
    let other = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard other >= 0 else { throw systemError("fcntl", address) }
    return other
  }

  private static func listenTCP(
    _ address: ListenAddress, _ host: String, _ port: Int, _ backlog: Int, _ reusesPort: Bool
  ) throws(HTTPServerError) -> Int32 {
    var storage = sockaddr_storage()
    guard let length = fill(&storage, host: host, port: port) else {
      throw HTTPServerError(.system, "\(address) is not a numeric address")
    }
    let descriptor = socket(
      Int32(storage.ss_family), Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw systemError("socket", address) }
    // Else a restart within TIME_WAIT fails.
    set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1)
    if reusesPort { set(descriptor, SOL_SOCKET, SO_REUSEPORT, 1) }
    tune(descriptor)
    if host.isEmpty || host == "::" { set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 0) }
    let status = unsafe withUnsafePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
    }
    return try finishListening(descriptor, status, address, backlog)
  }

  private static func listenUnix(_ path: String, _ backlog: Int) throws(HTTPServerError) -> Int32 {
    let address = ListenAddress.unix(path: path)
    var storage = sockaddr_un()
    storage.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &storage.sun_path) { unsafe $0.copyBytes(from: path.utf8.prefix(107)) }
    removeStaleSocket(path, &storage)
    let descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw systemError("socket", address) }
    let status = unsafe withUnsafePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return try finishListening(descriptor, status, address, backlog)
  }

  /// A socket file without a listener is removed; one in use stays, and so does a file of any other kind, to which
  /// connecting is refused as well. `bind` reports both.
  private static func removeStaleSocket(_ path: String, _ storage: inout sockaddr_un) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & mode_t(S_IFMT) == mode_t(S_IFSOCK) else { return }
    // Would else wait for as long as the listener's backlog is full.
    let probe = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard probe >= 0 else { return }
    defer { close(probe) }
    let result = unsafe withUnsafePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if result != 0, errno == ECONNREFUSED { unsafe unlink(path) }
  }

  private static func finishListening(
    _ descriptor: Int32, _ bindStatus: Int32, _ address: ListenAddress, _ backlog: Int
  ) throws(HTTPServerError) -> Int32 {
    guard bindStatus == 0, Glibc.listen(descriptor, Int32(clamping: backlog)) == 0 else {
      let error = systemError("bind", address)
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func systemError(_ call: String, _ address: ListenAddress) -> HTTPServerError {
    let number = errno
    let reason = unsafe String(cString: strerror(number))
    return HTTPServerError(
      number == EADDRINUSE ? .addressInUse : .system, "cannot listen on \(address): \(reason.lowercased())")
  }

  /// Whether `host` is an IPv4 or IPv6 address in figures.
  static func isNumeric(_ host: String) -> Bool {
    var storage = sockaddr_storage()
    return fill(&storage, host: host, port: 0) != nil
  }

  /// The length of the address written; nil when `host` is not numeric.
  private static func fill(_ storage: inout sockaddr_storage, host: String, port: Int) -> socklen_t? {
    var four = in_addr()
    if unsafe inet_pton(AF_INET, host, &four) == 1 {
      unsafe withUnsafeMutablePointer(to: &storage) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
          unsafe $0.pointee.sin_family = sa_family_t(AF_INET)
          unsafe $0.pointee.sin_port = in_port_t(port).bigEndian
          unsafe $0.pointee.sin_addr = four
        }
      }
      return socklen_t(MemoryLayout<sockaddr_in>.size)
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, host.isEmpty ? "::" : host, &six) == 1 else { return nil }
    unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        unsafe $0.pointee.sin6_family = sa_family_t(AF_INET6)
        unsafe $0.pointee.sin6_port = in_port_t(port).bigEndian
        unsafe $0.pointee.sin6_addr = six
      }
    }
    return socklen_t(MemoryLayout<sockaddr_in6>.size)
  }

  /// The port that a bound socket really has; nil for Unix sockets.
  static func boundPort(_ descriptor: Int32) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let status = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe getsockname(descriptor, $0, &length) }
    }
    guard status == 0 else { return nil }
    return PeerAddress(storage).port
  }

  /// Accepted sockets inherit both: no delay, and little unsent content in the kernel, where it would only be memory.
  private static func tune(_ listener: Int32) {
    set(listener, Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    set(listener, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, 128 << 10)
  }

  static func isListening(_ descriptor: Int32) -> Bool {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return unsafe getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &value, &length) == 0 && value == 1
  }

  static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) {
    var value = value
    unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  static func setNonBlocking(_ descriptor: Int32) {
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }
}
