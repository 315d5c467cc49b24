// SPDX-License-Identifier: Apache-2.0

extension EngineCapabilities {
  /// The size of a matched word's score beside that of other engines.
  ///
  /// OpenSearch left BM25's constant factor k1 + 1 = 2.2 out from 3.0 on. It changes no order, but what is added to a
  /// score, such as a `constant_score`, weighs as much on all engines only when it is made smaller by the same.
  package var wordScoreScale: Double { isOpenSearch(from: EngineVersion(3, 0)) ? 1 / 2.2 : 1 }
}
