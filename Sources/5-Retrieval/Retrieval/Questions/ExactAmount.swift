// SPDX-License-Identifier: Apache-2.0
import JSON

/// An amount in thousandths, for the little arithmetic that limits need.
struct ExactAmount {
  private let thousandths: Int

  init?(_ number: JSONNumber) {
    let value = (number.double * 1000).rounded()
    guard value >= 0, value < 1e15 else { return nil }
    thousandths = Int(value)
  }

  /// `self · numerator / denominator`, rounded to hundredths where it is broken.
  func scaled(numerator: Int, denominator: Int) -> JSONNumber {
    let (product, overflow) = thousandths.multipliedReportingOverflow(by: numerator)
    guard !overflow else { return JSONNumber(Int.max) }
    let hundredths = (product + 5 * denominator) / (10 * denominator)
    let fraction = hundredths % 100
    guard fraction != 0 else { return JSONNumber(hundredths / 100) }
    let digits = fraction % 10 == 0 ? String(fraction / 10) : fraction < 10 ? "0\(fraction)" : String(fraction)
    return JSONNumber(text: "\(hundredths / 100).\(digits)") ?? JSONNumber(hundredths / 100)
  }
}
