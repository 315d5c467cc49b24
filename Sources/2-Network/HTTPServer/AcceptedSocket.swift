// SPDX-License-Identifier: Apache-2.0

struct AcceptedSocket: Sendable {
  let descriptor: Int32
  let peer: PeerAddress
}
