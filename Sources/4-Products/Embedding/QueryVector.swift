// SPDX-License-Identifier: Apache-2.0

/// A question's vector as JSON text.
package struct QueryVector: Sendable, Equatable {
  /// An array of numbers, byte for byte as the service wrote it.
  package var json: [UInt8]
  /// The number of numbers in `json`.
  package var dimensions: Int

  package init(json: [UInt8], dimensions: Int) {
    self.json = json
    self.dimensions = dimensions
  }
}
