// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import Glibc
import HTTPClient
import JSON
import Observability
import RawServer
import SearchEngine

extension RealEngine {
  /// A name that no other test or run uses.
  static func uniqueName(_ what: String) -> String {
    "d-\(what)-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
  }
}

extension CallContext {
  static var soon: CallContext { .within(.seconds(30)) }
}

/// An engine client for a test, with retries that do not keep it waiting.
func makeEngine(
  _ urls: [String], loops: EventLoopGroup, configure: (inout SearchEngine.Options) -> Void = { _ in }
) -> SearchEngine {
  var options = SearchEngine.Options(
    nodes: urls, retry: RetryPolicy(maximumAttempts: 4, base: .milliseconds(5), cap: .milliseconds(20)))
  configure(&options)
  return SearchEngine(
    options: options, http: HTTPClient(loops: loops), metrics: MetricsRegistry())
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The error that `body` throws; nil when it throws none.
func failure<Value>(
  _ body: () async throws(SearchEngineError) -> Value
) async -> SearchEngineError? {
  do throws(SearchEngineError) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

extension RawServer.Request {
  /// Method and target: `GET /_alias/x`.
  var call: String { line.split(separator: " ").prefix(2).joined(separator: " ") }
}
