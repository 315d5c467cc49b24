// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import Glibc

  /// A client that sends bytes and waits for the answer, on a thread of its own.
  final class BlockingClient {
    private var descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)
    private static let contentBytes = 100

    init(port: Int) throws {
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard status == 0 else { throw SocketError(call: "connect", number: errno) }
      var one: Int32 = 1
      setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
      var time = timeval(tv_sec: 10, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close() }

    func close() {
      if descriptor >= 0 { Glibc.close(descriptor) }
      descriptor = -1
    }

    private func send(_ message: [UInt8]) throws {
      guard Glibc.send(descriptor, message, message.count, Int32(MSG_NOSIGNAL)) == message.count else {
        throw SocketError(call: "send", number: errno)
      }
    }

    /// Bytes received behind `filled`.
    private func receive(at filled: Int) throws -> Int {
      let count = buffer.withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled, 0)
      }
      guard count > 0 else { throw SocketError(call: "recv", number: errno) }
      return count
    }

    /// One request and its answer, which must be 200 with the content that all routes give.
    func exchange(_ message: [UInt8]) throws {
      try send(message)
      var filled = 0
      while true {
        filled += try receive(at: filled)
        if let end = endOfHead(filled), filled >= end + Self.contentBytes { break }
      }
      guard buffer[9] == UInt8(ascii: "2") else { throw WrongResult(name: "status") }
    }

    private func endOfHead(_ filled: Int) -> Int? {
      guard filled >= 4 else { return nil }
      for end in 4...filled where buffer[end - 1] == 0x0A && buffer[end - 3] == 0x0A && buffer[end - 4] == 0x0D {
        return end
      }
      return nil
    }

    /// Asks and reads until the last chunk has come.
    func readChunked(_ message: [UInt8]) throws {
      try send(message)
      let end = Array("\r\n0\r\n\r\n".utf8)
      while true {
        let count = try receive(at: 0)
        if count >= end.count, buffer[(count - end.count)..<count].elementsEqual(end) { return }
      }
    }
  }
#endif
