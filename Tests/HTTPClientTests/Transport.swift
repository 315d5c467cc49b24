// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient

/// Both ways of serving a plain http:// call, which must not be told apart.
enum Transport: String, CaseIterable, Sendable {
  case plain, libcurl

  func client(_ loops: EventLoopGroup) -> HTTPClient {
    HTTPClient(options: .init(usesPlainTransport: self == .plain), loops: loops)
  }
}
