// SPDX-License-Identifier: Apache-2.0

/// Decides which traces are recorded, as OpenTelemetry's samplers do.
package struct Sampler: Sendable, Equatable {
  /// Of traces that begin here, 0…1; by the trace's id, so that all services with one ratio choose the same.
  package var ratio: Double
  /// A caller's decision stands. Otherwise the ratio decides for its traces too.
  package var followsParent: Bool

  package init(ratio: Double, followsParent: Bool) {
    self.ratio = ratio
    self.followsParent = followsParent
  }

  /// - Parameter parent: of a caller; nil: the trace begins here.
  package func samples(_ traceID: UInt128, parent: TraceContext?) -> Bool {
    if followsParent, let parent { return parent.isSampled }
    if ratio >= 1 { return true }
    guard ratio > 0 else { return false }
    // The last 56 bits are random by W3C Trace Context, level 2.
    let value = UInt64(truncatingIfNeeded: traceID) & 0xFF_FFFF_FFFF_FFFF
    return Double(value) < ratio * 0x1p56
  }
}
