// SPDX-License-Identifier: Apache-2.0
import HTTPServer

/// A sandbox that serves.
package final class RunningSandbox: Sendable {
  /// `http://127.0.0.1:port`, the engine's URL.
  package let baseURL: String
  /// The server's state.
  package let sandbox: SandboxServer
  private let server: HTTPServer
  private let serving: Task<Void, Never>

  init(baseURL: String, sandbox: SandboxServer, server: HTTPServer, serving: Task<Void, Never>) {
    self.baseURL = baseURL
    self.sandbox = sandbox
    self.server = server
    self.serving = serving
  }

  /// The URL of the model API.
  package var modelURL: String { baseURL + "/v1" }
  /// The faults to come.
  package var faults: FaultBoard { sandbox.faults }
  /// Counts of the clients' requests.
  package var statistics: SandboxStatistics { sandbox.statistics }
  /// The engine itself, for requests without a socket.
  package var engine: SandboxEngine { sandbox.engine }

  /// Ends it at once and returns when it has ended.
  package func stop() async {
    server.drain()
    server.drain()
    await serving.value
  }
}
