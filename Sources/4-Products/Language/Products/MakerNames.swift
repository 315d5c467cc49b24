// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Makers that shops and shoppers call by two names: "WD" and "Western Digital".
package enum MakerNames {
  /// The other names of a maker, folded; none where it has one name.
  package static func otherNames(of maker: String) -> [String] {
    let name = QuestionTokens.words(of: maker).joined(separator: " ")
    return byName[name]?.filter { $0 != name } ?? []
  }

  private static let byName = Dictionary(
    makers.split(separator: "\n").flatMap { line in
      let names = line.split(separator: ",").map { String($0).trimmed }
      return names.map { ($0, names) }
    }, uniquingKeysWith: { first, _ in first })

  private static let makers = """
    wd, western digital
    hp, hewlett packard
    hpe, hewlett packard enterprise
    ge, general electric
    b o, b and o, bang olufsen, bang and olufsen
    b w, b and w, bowers wilkins, bowers and wilkins
    ibm, international business machines
    """
}
