// SPDX-License-Identifier: Apache-2.0

/// The sequence number and primary term of a write: the engines' compare-and-set token.
package struct DocumentVersion: Sendable, Equatable {
  /// `_seq_no`.
  package var sequence: Int
  /// `_primary_term`.
  package var primaryTerm: Int

  package init(sequence: Int, primaryTerm: Int) {
    self.sequence = sequence
    self.primaryTerm = primaryTerm
  }
}
