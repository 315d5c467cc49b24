// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The metrics of a process, by name, and their Prometheus text.
///
/// A family is asked for by name; asking twice gives the same one. A series of a family is a small handle to be kept by
/// the code that counts: counting then takes one atomic instruction and no look-up.
package final class MetricsRegistry: Sendable {
  private let families = Mutex<[String: MetricFamily]>([:])

  /// Prefix of the metrics of modules that know no product, such as `shop_`.
  package let namespace: String

  /// An empty registry.
  package init(namespace: String = "") { self.namespace = namespace }

  /// The `Content-Type` of what `render()` returns.
  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  /// Bounds in seconds for things that take a millisecond to ten minutes, which a streamed answer may.
  static let durationBuckets: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600,
  ]

  /// A family of counters, which only go up. Its name ends in `_total`.
  package func counter(_ name: String, help: String, labels: [String] = []) -> CounterFamily {
    CounterFamily(core: family(name, .counter, help: help, labels: labels))
  }

  /// A family of gauges, which go up and down.
  package func gauge(_ name: String, help: String, labels: [String] = []) -> GaugeFamily {
    GaugeFamily(core: family(name, .gauge, help: help, labels: labels))
  }

  /// A family of histograms.
  /// - Parameter buckets: the upper bounds, rising; the one at infinity is added.
  package func histogram(
    _ name: String, help: String, labels: [String] = [], buckets: [Double] = durationBuckets
  ) -> HistogramFamily {
    HistogramFamily(core: family(name, .histogram, help: help, labels: labels, buckets: buckets))
  }

  /// A gauge without labels whose value is read when the text is made.
  package func gauge(_ name: String, help: String, read: @escaping @Sendable () -> Double) {
    family(name, .gauge, help: help, labels: []).read(by: read)
  }

  /// A counter without labels whose value is read when the text is made.
  package func counter(_ name: String, help: String, read: @escaping @Sendable () -> Double) {
    family(name, .counter, help: help, labels: []).read(by: read)
  }

  /// A histogram by OpenTelemetry's conventions, with their names, bounds and units: exported by OTLP alone.
  package func conventionalHistogram(
    _ name: String, help: String, unit: String, labels: [String], buckets: [Double]
  ) -> HistogramFamily {
    HistogramFamily(
      core: family(
        MetricFamily(
          name: name, kind: .histogram, help: help, labels: labels, buckets: buckets, unit: unit, isConventional: true))
    )
  }

  /// All metrics in the Prometheus text format 0.0.4, by name and labels in order.
  package func render() -> [UInt8] {
    var text = PrometheusText()
    for metric in snapshot(withConventional: false) { text.add(metric) }
    return text.bytes
  }

  /// The values of all metrics, by name.
  package func snapshot(withConventional: Bool = true) -> [MetricSnapshot] {
    let families = families.withLock { $0.values.sorted { $0.name < $1.name } }
    return families.compactMap { withConventional || !$0.isConventional ? $0.snapshot() : nil }
  }

  /// The names of all metrics, those too that have no value yet.
  package var names: [String] { families.withLock { Array($0.keys) } }

  private func family(
    _ name: String, _ kind: MetricKind, help: String, labels: [String], buckets: [Double] = []
  ) -> MetricFamily {
    family(MetricFamily(name: name, kind: kind, help: help, labels: labels, buckets: buckets))
  }

  /// The family of this name, which is `new` where there was none.
  private func family(_ new: MetricFamily) -> MetricFamily {
    families.withLock { families in
      if let family = families[new.name] {
        precondition(family.kind == new.kind, "the metric \(new.name) exists as a \(family.kind.rawValue)")
        return family
      }
      families[new.name] = new
      return new
    }
  }
}
