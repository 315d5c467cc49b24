// SPDX-License-Identifier: Apache-2.0

/// The amounts that a shopper's message holds: the answer may speak of them as what the shopper said.
enum UserAmounts {
  static func read(_ message: String) -> [GroundTruth.UserAmount] {
    var finder = MentionFinder(truth: GroundTruth(products: []), isLoose: true)
    for scalar in message.unicodeScalars.prefix(8_000) {
      finder.push(scalar)
      if finder.heldCount > 200 { finder.force() }
    }
    finder.finish()
    var result: [GroundTruth.UserAmount] = []
    for mention in finder.take() {
      guard case .amount(let claim) = mention.kind else { continue }
      for value in claim.values.prefix(4) where result.count < 64 {
        result.append(GroundTruth.UserAmount(value: value, codes: claim.codes))
      }
    }
    return result
  }
}
