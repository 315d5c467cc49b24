// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A single document with what is needed to change it only when nobody else has.
package struct StoredDocument: Sendable, Equatable {
  package var source: JSONValue
  /// For a write that must fail where somebody else wrote meanwhile.
  package var version: DocumentVersion
  package var sequence: Int { version.sequence }
  package var primaryTerm: Int { version.primaryTerm }
}
