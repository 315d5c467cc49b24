// SPDX-License-Identifier: Apache-2.0
import Observability

/// The messages of OTLP, with the field numbers and names of `opentelemetry/proto`.
enum OTLPMessages {
  /// `ExportTraceServiceRequest`.
  static func traces(_ spans: [SpanData], resource: [(name: String, value: SpanValue)], scope: OTLPScope) -> [OTLPField]
  {
    let ofScope: [OTLPField] = [scope.field, OTLPField(2, "spans", .messages(spans.map(span)))]
    let ofResource: [OTLPField] = [self.resource(resource), OTLPField(2, "scopeSpans", .messages([ofScope]))]
    return [OTLPField(1, "resourceSpans", .messages([ofResource]))]
  }

  /// `ExportMetricsServiceRequest`.
  ///
  /// - Parameters:
  ///   - start: since when sums have been counted, in nanoseconds since 1970.
  ///   - now: the moment of the values.
  static func metrics(
    _ metrics: [MetricSnapshot], start: UInt64, now: UInt64, resource: [(name: String, value: SpanValue)],
    scope: OTLPScope
  ) -> [OTLPField] {
    let all = metrics.map { metric($0, start, now) }
    let ofScope: [OTLPField] = [scope.field, OTLPField(2, "metrics", .messages(all))]
    let ofResource: [OTLPField] = [self.resource(resource), OTLPField(2, "scopeMetrics", .messages([ofScope]))]
    return [OTLPField(1, "resourceMetrics", .messages([ofResource]))]
  }

  private static func resource(_ attributes: [(name: String, value: SpanValue)]) -> OTLPField {
    OTLPField(1, "resource", .message([OTLPField(1, "attributes", .messages(attributes.map(pair)))]))
  }

  // MARK: Spans

  private static func span(_ span: SpanData) -> [OTLPField] {
    var fields: [OTLPField] = [
      OTLPField(1, "traceId", .bytes(span.context.traceID.bigEndianBytes)),
      OTLPField(2, "spanId", .bytes(span.context.spanID.bigEndianBytes)),
      OTLPField(3, "traceState", .text(span.context.state ?? "")),
      OTLPField(4, "parentSpanId", .bytes(span.parentID == 0 ? [] : span.parentID.bigEndianBytes)),
      OTLPField(5, "name", .text(span.name)),
      OTLPField(6, "kind", .word(span.kind.rawValue)),
      OTLPField(7, "startTimeUnixNano", .fixed64(span.start)),
      OTLPField(8, "endTimeUnixNano", .fixed64(span.end)),
      OTLPField(9, "attributes", .messages(span.attributes.map(pair))),
    ]
    if let failure = span.failure {
      fields.append(
        OTLPField(15, "status", .message([OTLPField(2, "message", .text(failure)), OTLPField(3, "code", .word(2))])))
    }
    fields.append(OTLPField(16, "flags", .fixed32(1)))
    return fields
  }

  private static func pair(_ attribute: (name: String, value: SpanValue)) -> [OTLPField] {
    [OTLPField(1, "key", .text(attribute.name)), OTLPField(2, "value", .message([any(attribute.value)]))]
  }

  private static func any(_ value: SpanValue) -> OTLPField {
    switch value {
    case .string(let text): OTLPField(1, "stringValue", .text(text))
    case .bool(let isOn): OTLPField(2, "boolValue", .bool(isOn))
    case .int(let number): OTLPField(3, "intValue", .integer(number))
    case .double(let number): OTLPField(4, "doubleValue", .double(number))
    case .strings(let texts):
      OTLPField(5, "arrayValue", .message([OTLPField(1, "values", .messages(texts.map { [any(.string($0))] }))]))
    }
  }

  // MARK: Metrics

  private static let cumulative = 2

  private static func metric(_ metric: MetricSnapshot, _ start: UInt64, _ now: UInt64) -> [OTLPField] {
    let points = metric.points.map { point($0, metric, metric.kind == .gauge ? 0 : start, now) }
    var fields: [OTLPField] = [
      OTLPField(1, "name", .text(metric.name)), OTLPField(2, "description", .text(metric.help)),
      OTLPField(3, "unit", .text(unit(of: metric))),
    ]
    let data = OTLPField(1, "dataPoints", .messages(points))
    switch metric.kind {
    case .gauge: fields.append(OTLPField(5, "gauge", .message([data])))
    case .counter:
      fields.append(
        OTLPField(
          7, "sum",
          .message([
            data, OTLPField(2, "aggregationTemporality", .word(cumulative)), OTLPField(3, "isMonotonic", .bool(true)),
          ])))
    case .histogram:
      fields.append(
        OTLPField(9, "histogram", .message([data, OTLPField(2, "aggregationTemporality", .word(cumulative))])))
    }
    return fields
  }

  private static func unit(of metric: MetricSnapshot) -> String {
    if !metric.unit.isEmpty { return metric.unit }
    let name = metric.name.hasSuffix("_total") ? metric.name.dropLast(6) : metric.name[...]
    if name.hasSuffix("_seconds") { return "s" }
    return name.hasSuffix("_bytes") ? "By" : ""
  }

  private static func point(
    _ point: MetricSnapshot.Point, _ metric: MetricSnapshot, _ start: UInt64, _ now: UInt64
  ) -> [OTLPField] {
    let labels = zip(metric.labels, point.labels).filter { !$1.isEmpty }.map { pair(($0, .string($1))) }
    let times = [OTLPField(2, "startTimeUnixNano", .fixed64(start)), OTLPField(3, "timeUnixNano", .fixed64(now))]
    switch point.value {
    case .number(let number):
      return times + [OTLPField(4, "asDouble", .double(number)), OTLPField(7, "attributes", .messages(labels))]
    case .histogram(let counts, let sum):
      return times + [
        OTLPField(4, "count", .fixed64(counts.reduce(0, +))), OTLPField(5, "sum", .double(sum)),
        OTLPField(6, "bucketCounts", .fixed64s(counts)), OTLPField(7, "explicitBounds", .doubles(metric.bounds)),
        OTLPField(9, "attributes", .messages(labels)),
      ]
    }
  }
}

extension FixedWidthInteger {
  fileprivate var bigEndianBytes: [UInt8] {
    stride(from: bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
