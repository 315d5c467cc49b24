// SPDX-License-Identifier: Apache-2.0

/// Which side of a call a span is; the raw value is OTLP's number.
package enum SpanKind: Int, Sendable {
  case `internal` = 1
  case server = 2
  case client = 3
}
