// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// All series of one metric name.
final class MetricFamily: Sendable {
  let name: String
  let kind: MetricKind
  let help: String
  let labels: [String]
  let buckets: [Double]
  /// By UCUM; empty where the name says it.
  let unit: String
  /// Its name and labels are those of OpenTelemetry's conventions: for OTLP alone, the Prometheus text has no such names.
  let isConventional: Bool

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
  /// Of a histogram, each of whose series is some twenty lines.
  static let maximumHistograms = 100

  init(
    name: String, kind: MetricKind, help: String, labels: [String], buckets: [Double], unit: String = "",
    isConventional: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.labels = labels
    self.buckets = buckets.filter(\.isFinite).sorted()
    self.unit = unit
    self.isConventional = isConventional
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
    if state.series.count >= (kind == .histogram ? Self.maximumHistograms : Self.maximumSeries) {
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

  /// All values at this moment, by labels in order; nil where there are none.
  func snapshot() -> MetricSnapshot? {
    let (read, all) = state.withLock { state in
      (
        state.read,
        state.series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
          .map { values, series in (values, [series] + (state.parts[values] ?? [])) }
      )
    }
    guard read != nil || !all.isEmpty else { return nil }
    var points: [MetricSnapshot.Point] = []
    if let read {
      points = [MetricSnapshot.Point(labels: [], value: .number(read()))]
    } else {
      points = all.map { values, series in MetricSnapshot.Point(labels: values, value: sum(of: series)) }
    }
    return MetricSnapshot(
      name: name, kind: kind, help: help, unit: unit, labels: read == nil ? labels : [], bounds: buckets, points: points
    )
  }

  private func sum(of series: [MetricSeries]) -> MetricSnapshot.Value {
    guard kind == .histogram else { return .number(series.reduce(0) { $0 + $1.value }) }
    var total = HistogramState(counts: Array(repeating: 0, count: buckets.count + 1))
    for part in series { part.histogram.withLock { total.add($0) } }
    return .histogram(counts: total.counts, sum: total.sum)
  }
}
