// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

extension PeerAddress {
  /// A numeric address without brackets, or `unix`.
  init?(numeric text: String) {
    if text == "unix" {
      self = .unix
      return
    }
    var four = in_addr()
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      self.init(family: .four, high: UInt64(UInt32(bigEndian: four.s_addr)) << 32, low: 0, port: nil)
      return
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    self.init(six, port: nil)
  }

  /// The address, of IPv6 its first 64 bits.
  var network: String { family == .six ? networkAddress.text + "/64" : text }

  /// The smallest network that one client has: an IPv4 address, or an IPv6 network of 64 bits; without a port.
  var networkAddress: PeerAddress {
    PeerAddress(family: family, high: high, low: family == .six ? 0 : low, port: nil)
  }

  /// True for addresses of this machine: loopback or a Unix socket.
  var isLocal: Bool {
    switch family {
    case .unix: true
    case .four: high >> 56 == 127
    case .six: high == 0 && low == 1
    }
  }
}
