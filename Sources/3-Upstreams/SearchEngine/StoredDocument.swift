// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A single document with what is needed to change it only when nobody else has.
package struct StoredDocument: Sendable, Equatable {
  /// The document as it was written.
  package var source: JSONValue
  /// For a write that must fail where somebody else wrote meanwhile.
  package var version: DocumentVersion
  /// `_seq_no` of the version that was read.
  package var sequence: Int { version.sequence }
  /// `_primary_term` of the version that was read.
  package var primaryTerm: Int { version.primaryTerm }
}
