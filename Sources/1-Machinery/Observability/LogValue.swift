// SPDX-License-Identifier: Apache-2.0

/// One piece of data beside a log message.
package enum LogValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)

  /// A text.
  package init(_ value: String) { self = .string(value) }
  /// A whole number.
  package init(_ value: Int) { self = .int(value) }
  /// A number.
  package init(_ value: Double) { self = .double(value) }
  /// A truth value.
  package init(_ value: Bool) { self = .bool(value) }
  /// A duration, in seconds.
  package init(_ value: Duration) { self = .double(value / .seconds(1)) }

  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}
