// SPDX-License-Identifier: Apache-2.0

/// The side of a call that a span records; the raw value is OTLP's number.
package enum SpanKind: Int, Sendable {
  case `internal` = 1
  case server = 2
  case client = 3
}
