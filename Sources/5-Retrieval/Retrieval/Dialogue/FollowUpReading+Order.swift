// SPDX-License-Identifier: Apache-2.0
import Language

extension FollowUpReading {
  /// "Which is the cheapest?" asks for the cheapest of the kind, after an answer that named one product, or where the
  /// categories tell the kind: a cheaper one may be among those that were not shown. "Which one is" chooses among these.
  /// - Returns: nil where it chooses among those that were shown.
  func order(amongShown shown: ShownSets, kindIsKnown: Bool) -> ProductOrder? {
    guard wish == nil else { return nil }
    let products = choices.contains(.both) ? shown.several(atLeast: 2) : shown.several
    let isOfKind = kindIsKnown && replacesOrder && choices.count == 1 && !saysMore && !isOfShown
    guard products.count < 2 || isOfKind else { return nil }
    if choices.contains(.cheapest) { return .cheapestFirst }
    return choices.contains(.dearest) ? .dearestFirst : nil
  }
}
