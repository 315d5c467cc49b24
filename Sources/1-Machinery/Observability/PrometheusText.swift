// SPDX-License-Identifier: Apache-2.0

/// Writes the Prometheus text format, version 0.0.4.
struct PrometheusText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ metric: MetricSnapshot) {
    head(metric.name, kind: metric.kind.rawValue, help: metric.help)
    for point in metric.points {
      switch point.value {
      case .number(let number): sample(metric.name, labels: metric.labels, values: point.labels, number)
      case .histogram(let counts, let sum):
        histogram(
          metric.name, labels: metric.labels, values: point.labels, bounds: metric.bounds,
          HistogramState(counts: counts, sum: sum))
      }
    }
  }

  private mutating func head(_ name: String, kind: String, help: String) {
    let help = Self.escape(help, quote: false)
    bytes.append(contentsOf: "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n".utf8)
  }

  private mutating func sample(
    _ name: String, labels: [String], values: [String], bound: Double? = nil, _ value: Double
  ) {
    var pairs = zip(labels, values).map { "\($0)=\"\(Self.escape($1, quote: true))\"" }
    if let bound { pairs.append("le=\"\(Self.number(bound))\"") }
    let set = pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}"
    bytes.append(contentsOf: "\(name)\(set) \(Self.number(value))\n".utf8)
  }

  private mutating func histogram(
    _ name: String, labels: [String], values: [String], bounds: [Double], _ state: HistogramState
  ) {
    var total: UInt64 = 0
    for (bound, count) in zip(bounds + [.infinity], state.counts) {
      total += count
      sample(name + "_bucket", labels: labels, values: values, bound: bound, Double(total))
    }
    sample(name + "_sum", labels: labels, values: values, state.sum)
    sample(name + "_count", labels: labels, values: values, Double(total))
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
    return value.description
  }

  private static func escape(_ text: String, quote: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quote: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
