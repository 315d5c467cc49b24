// SPDX-License-Identifier: Apache-2.0

/// One member of a weighted list such as Accept-Encoding's: a value and its weight in thousandths.
package struct WeightedValue: Sendable, Equatable {
  /// In lower case, without parameters.
  package let value: String
  /// 0…1000; 1000 where no `q` was given.
  package let weight: Int
}
