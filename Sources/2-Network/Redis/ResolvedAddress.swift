// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A socket address that a name stands for.
struct ResolvedAddress: Sendable {
  var family: Int32
  /// A `sockaddr` with its length.
  var bytes: [UInt8]

  /// Asks the system's resolver, which may take seconds: not on a loop.
  static func resolve(_ host: String, port: Int) throws(RedisError) -> [ResolvedAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_ADDRCONFIG
    var found: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(host, String(port), &hints, &found)
    guard status == 0 else {
      throw RedisError(.away, "cannot resolve \(host): " + (unsafe String(cString: gai_strerror(status))))
    }
    defer { unsafe freeaddrinfo(found) }
    var addresses: [ResolvedAddress] = []
    var next = unsafe found
    while let entry = unsafe next {
      if let address = unsafe entry.pointee.ai_addr {
        let raw = unsafe UnsafeRawBufferPointer(start: address, count: Int(entry.pointee.ai_addrlen))
        addresses.append(ResolvedAddress(family: unsafe entry.pointee.ai_family, bytes: unsafe Array(raw)))
      }
      unsafe next = unsafe entry.pointee.ai_next
    }
    return addresses
  }
}
