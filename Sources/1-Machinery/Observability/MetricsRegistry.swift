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

  /// Bounds in seconds for things that take a millisecond to a minute.
  static let durationBuckets: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
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

  /// All metrics in the Prometheus text format 0.0.4, by name and labels in order.
  package func render() -> [UInt8] {
    let families = families.withLock { $0.values.sorted { $0.name < $1.name } }
    var text = PrometheusText()
    for family in families { family.render(into: &text) }
    return text.bytes
  }

  private func family(
    _ name: String, _ kind: MetricKind, help: String, labels: [String], buckets: [Double] = []
  ) -> MetricFamily {
    families.withLock { families in
      if let family = families[name] {
        precondition(family.kind == kind, "the metric \(name) exists as a \(family.kind.rawValue)")
        return family
      }
      let family = MetricFamily(name: name, kind: kind, help: help, labels: labels, buckets: buckets)
      families[name] = family
      return family
    }
  }
}
