// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// All series of one metric name.
final class MetricFamily: Sendable {
  let name: String
  let kind: MetricKind
  let help: String
  let labels: [String]
  let buckets: [Double]

  private struct State {
    var series: [[String]: MetricSeries] = [:]
    /// Further series under the same values, added to theirs when the text is made.
    var parts: [[String]: [MetricSeries]] = [:]
    var read: (@Sendable () -> Double)?
  }
  private let state: Mutex<State>

  /// More sets of label values than this share one series, whose values are all `_other`: a peer that makes up values
  /// must not fill the memory.
  static let maximumSeries = 1000

  init(name: String, kind: MetricKind, help: String, labels: [String], buckets: [Double]) {
    self.name = name
    self.kind = kind
    self.help = help
    self.labels = labels
    self.buckets = buckets.filter(\.isFinite).sorted()
    self.state = Mutex(State())
    // A metric without labels shows from the start, with 0.
    if labels.isEmpty { _ = series([]) }
  }

  /// The series of these values; missing ones are empty, surplus ones are left out.
  func series(_ values: [String]) -> MetricSeries {
    state.withLock { state in series(values, &state).series }
  }

  /// A series of one writer's own under these values.
  func part(_ values: [String]) -> MetricSeries {
    state.withLock { state in
      let key = series(values, &state).key
      let part = makeSeries()
      state.parts[key, default: []].append(part)
      return part
    }
  }

  private func series(_ values: [String], _ state: inout State) -> (key: [String], series: MetricSeries) {
    var values = Array(values.prefix(labels.count))
    while values.count < labels.count { values.append("") }
    if let series = state.series[values] { return (values, series) }
    if state.series.count >= Self.maximumSeries {
      values = labels.map { _ in "_other" }
      if let series = state.series[values] { return (values, series) }
    }
    let series = makeSeries()
    state.series[values] = series
    return (values, series)
  }

  private func makeSeries() -> MetricSeries { MetricSeries(buckets: kind == .histogram ? buckets : nil) }

  func read(by closure: @escaping @Sendable () -> Double) {
    state.withLock { $0.read = closure }
  }

  func render(into text: inout PrometheusText) {
    let (read, all) = state.withLock { state in
      (
        state.read,
        state.series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
          .map { values, series in (values, [series] + (state.parts[values] ?? [])) }
      )
    }
    guard read != nil || !all.isEmpty else { return }
    text.head(name, kind: kind.rawValue, help: help)
    if let read {
      text.sample(name, labels: [], values: [], read())
      return
    }
    for (values, series) in all {
      if kind == .histogram {
        var total = HistogramState(counts: Array(repeating: 0, count: buckets.count + 1))
        for part in series { part.histogram.withLock { total.add($0) } }
        text.histogram(name, labels: labels, values: values, bounds: buckets, total)
      } else {
        text.sample(name, labels: labels, values: values, series.reduce(0) { $0 + $1.value })
      }
    }
  }
}
