// SPDX-License-Identifier: Apache-2.0

/// The kinds of metric, in Prometheus' words.
package enum MetricKind: String, Sendable {
  case counter, gauge, histogram
}
