// SPDX-License-Identifier: Apache-2.0
import CCurl
import Observability

/// The client's metrics.
struct ClientMeters: Sendable {
  private let complete: Counter
  private let failed: Counter
  /// Ended by us: deadline, cancellation, dropped streams.
  let ended: Counter
  private let connections: Counter

  init(_ metrics: MetricsRegistry) {
    let requests = metrics.counter(
      metrics.namespace + "upstream_requests_total", help: "Calls to upstreams by outcome.", labels: ["outcome"])
    complete = requests.with("complete")
    failed = requests.with("failed")
    ended = requests.with("ended")
    connections = metrics.counter(
      metrics.namespace + "upstream_connections_total", help: "Connections opened to upstreams."
    ).with()
  }

  func note(_ handle: EasyHandle, _ code: CURLcode) {
    (code == CURLE_OK ? complete : failed).increment()
    var opened = 0
    if unsafe ccurl_get_long(handle.easy, CURLINFO_NUM_CONNECTS, &opened) == CURLE_OK, opened > 0 {
      connections.increment(by: Double(opened))
    }
  }
}
