// SPDX-License-Identifier: Apache-2.0
import Language

/// Comparisons that are written with a typing error.
extension PriceReader {
  /// Comparisons before an amount; where there is none, those of which the first word is one typing error away.
  func comparisons(at index: Int) -> [(PriceWords.Comparison, Int)] {
    let found = matches({ $0.before }, at: index)
    let word = tokens[index].text
    guard found.isEmpty, word.count > 4, tokens[index].kind == .word, !isKnown(index),
      tokens[(index + 1)...].prefix(3).contains(where: { $0.kind == .number })
    else { return found }
    var meant: [(PriceWords.Comparison, Int)] = []
    for language in languages {
      for first in language.prices.longComparisons
      where first.first == word.first && isSlip(typed: word, meant: first) {
        // «Pasar» is no «pagar»: words of paying are words of many things when a letter changes.
        for comparison in language.prices.before[first] ?? []
        where comparison.strength != .price || comparison.phrase.count > 1 {
          guard let end = evidence.matches([word] + comparison.phrase.dropFirst(), at: index) else { continue }
          // One word alone needs a currency beside it.
          guard comparison.phrase.count > 1 || amounts.amount(at: skippingLinks(from: end))?.isMarked == true else {
            continue
          }
          meant.append((comparison, end))
        }
      }
    }
    // The opposite of a limit is the worst that can be read.
    let isUpper = Set(meant.map(\.0.isUpper))
    return isUpper.count == 1 ? meant.sorted { $0.1 > $1.1 } : []
  }

  /// The words between the amounts of a range whose first word is one typing error away: "betwen 50 and 80".
  func jointsOfMisspelt(_ index: Int, _ language: StoreLanguage) -> Set<String>? {
    let word = tokens[index].text
    guard word.count > 4, tokens[index].kind == .word, !isKnown(index) else { return nil }
    return language.prices.ranges.first {
      $0.key.count > 4 && $0.key.first == word.first && isSlip(typed: word, meant: $0.key)
    }?
    .value
  }

  /// The word is right as it is.
  private func isKnown(_ index: Int) -> Bool {
    let word = tokens[index].text
    return languages.contains {
      $0.isAsking(word) || $0.prices.gaps.contains(word) || $0.stopWords.contains(tokens[index].raw.lowercased())
    }
  }

  private func isSlip(typed: String, meant: String) -> Bool {
    guard let kind = TypingError.kind(typed: typed, meant: meant) else { return false }
    return kind < 2 || TypingError.isSlipToNeighbour(typed: typed, meant: meant)
  }
}
