// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPSemantics

/// An HTTP/1.1 server on the process's loops.
package final class HTTPServer: Sendable {
  package struct Options: Sendable {
    package var listen: [ListenAddress]
    package var limits = ServerLimits()
    package var cors: CORSPolicy?
    /// From the drain's begin to the closing of the listeners, for load balancers to notice.
    package var drainDelay: Duration = .zero
    /// For what is in flight; then it is cancelled.
    package var drainGrace: Duration = .seconds(30)
    /// A log line for every request.
    package var accessLog = true
    package var errorContent: HTTPErrorContent = { status, _, _ in
      (["content-type": "text/plain; charset=utf-8"], Array("\(status)\n".utf8))
    }

    package init(listen: [ListenAddress] = [.tcp(host: "127.0.0.1", port: 0)]) { self.listen = listen }
  }
  private let options: Options

  package init(options: Options, router: Router, loops: EventLoopGroup) { self.options = options }

  /// Binds and listens; returns the addresses with their real ports.
  package func start() async throws(HTTPServerError) -> [ListenAddress] { [] }

  /// Serves until drained.
  package func run() async {}

  /// Begins the drain, from any thread; called again, it ends everything at once.
  package func drain() {}

  package var isDraining: Bool { false }
}
