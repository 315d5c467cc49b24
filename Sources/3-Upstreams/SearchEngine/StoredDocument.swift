// SPDX-License-Identifier: Apache-2.0
package import JSON

/// A single document with what is needed to change it only when nobody else has.
package struct StoredDocument: Sendable, Equatable {
  package var source: JSONValue
  package var version: DocumentVersion
  package var sequence: Int { version.sequence }
  package var primaryTerm: Int { version.primaryTerm }
}
