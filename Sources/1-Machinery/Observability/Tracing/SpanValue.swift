// SPDX-License-Identifier: Apache-2.0

/// The value of a span's attribute.
package enum SpanValue: Sendable, Equatable {
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case strings([String])
}
