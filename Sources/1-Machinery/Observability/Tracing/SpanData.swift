// SPDX-License-Identifier: Apache-2.0

/// A span that has ended, as an exporter takes it.
package struct SpanData: Sendable {
  package var context: TraceContext
  /// 0: the span is the root of its trace.
  package var parentID: UInt64
  package var name: String
  package var kind: SpanKind
  /// Nanoseconds since 1970.
  package var start: UInt64
  package var end: UInt64
  package var attributes: [(name: String, value: SpanValue)]
  /// Nil: the work did not fail; empty: it did, and there is no text for people.
  package var failure: String?

  package init(
    context: TraceContext, parentID: UInt64, name: String, kind: SpanKind, start: UInt64, end: UInt64,
    attributes: [(name: String, value: SpanValue)], failure: String?
  ) {
    self.context = context
    self.parentID = parentID
    self.name = name
    self.kind = kind
    self.start = start
    self.end = end
    self.attributes = attributes
    self.failure = failure
  }
}
