// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// The other side's address, kept as it came; text is made only when asked for.
struct PeerAddress: Sendable, Hashable {
  enum Family: Sendable { case unix, four, six }
  let family: Family
  /// The address in network order: the first four bytes of `high` for IPv4.
  let high: UInt64
  let low: UInt64
  let port: Int?

  static let unix = PeerAddress(family: .unix, high: 0, low: 0, port: nil)

  init(family: Family, high: UInt64, low: UInt64, port: Int?) {
    self.family = family
    self.high = high
    self.low = low
    self.port = port
  }

  init(_ six: in6_addr, port: Int?) {
    let words = unsafe withUnsafeBytes(of: six) { raw in
      unsafe (
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
    self.init(sixHigh: words.0, low: words.1, port: port)
  }

  /// From an IPv6 address; a mapped one (`::ffff:192.0.2.1`) is that of an IPv4 client on a dual-stack socket, ours or a
  /// proxy's.
  init(sixHigh high: UInt64, low: UInt64, port: Int?) {
    if high == 0, low >> 32 == 0xFFFF {
      self.init(family: .four, high: low << 32, low: 0, port: port)
    } else {
      self.init(family: .six, high: high, low: low, port: port)
    }
  }

  init(_ storage: sockaddr_storage) {
    var storage = storage
    switch Int32(storage.ss_family) {
    case AF_INET:
      let address = unsafe withUnsafePointer(to: &storage) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { unsafe $0.pointee }
      }
      self.init(
        family: .four, high: UInt64(UInt32(bigEndian: address.sin_addr.s_addr)) << 32, low: 0,
        port: Int(UInt16(bigEndian: address.sin_port)))
    case AF_INET6:
      let address = unsafe withUnsafePointer(to: &storage) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { unsafe $0.pointee }
      }
      self.init(address.sin6_addr, port: Int(UInt16(bigEndian: address.sin6_port)))
    default: self = .unix
    }
  }

  /// The address without port.
  var text: String {
    switch family {
    case .unix: return "unix"
    case .four: return "\(high >> 56).\(high >> 48 & 255).\(high >> 40 & 255).\(high >> 32 & 255)"
    case .six:
      var address = in6_addr()
      unsafe withUnsafeMutableBytes(of: &address) { raw in
        unsafe raw.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
        unsafe raw.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      unsafe inet_ntop(AF_INET6, &address, &buffer, socklen_t(INET6_ADDRSTRLEN))
      return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
