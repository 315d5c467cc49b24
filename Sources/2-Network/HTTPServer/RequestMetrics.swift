// SPDX-License-Identifier: Apache-2.0
import Observability

/// Counters by route and status, each looked up once, and the loop's own: loops do not write to the same place.
struct RequestMetrics {
  /// Requests whose head has come and that are not answered whole.
  let inFlight: Gauge
  /// Those of them whose answer is a stream under way.
  let streams: Gauge
  let connections: Gauge
  private let total: CounterFamily
  private let durations: HistogramFamily
  /// By route.
  private var histograms: [Histogram?]
  /// By route (the last row: none) and status less 100.
  private var counters: [[Counter?]]
  private let names: [String]

  init(_ core: ServerCore) {
    total = core.metrics.counter(
      core.metrics.namespace + "http_requests_total", help: "answered requests", labels: ["route", "status"])
    durations = core.metrics.histogram(
      core.metrics.namespace + "http_request_duration_seconds", help: "from a request's head to its response's end",
      labels: ["route"])
    let prefix = core.metrics.namespace + "http_"
    inFlight = core.metrics.gauge(prefix + "requests_in_flight", help: "requests that are being answered").part()
    streams = core.metrics.gauge(prefix + "streams_in_flight", help: "streamed answers under way").part()
    connections = core.metrics.gauge(prefix + "connections", help: "open connections").part()
    names = core.router.routes.map(\.name) + ["none"]
    counters = Array(repeating: [], count: names.count)
    histograms = Array(repeating: nil, count: names.count)
  }

  mutating func record(_ route: Route?, status: Int, _ duration: Int64) {
    let row = route?.index ?? names.count - 1
    let column = status - 100
    guard column >= 0, column < 500 else { return }
    if counters[row].isEmpty { counters[row] = Array(repeating: nil, count: 500) }
    if let counter = counters[row][column] {
      counter.increment()
    } else {
      let counter = total.part(of: names[row], String(status))
      counters[row][column] = counter
      counter.increment()
    }
    let histogram = histograms[row] ?? durations.part(of: names[row])
    if histograms[row] == nil { histograms[row] = histogram }
    histogram.observe(Double(duration) * 1e-9)
  }
}
