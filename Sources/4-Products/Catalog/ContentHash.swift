// SPDX-License-Identifier: Apache-2.0
import Crypto
import Primitives

/// The key under which a vector is found again.
package enum ContentHash {
  /// Fields are separated by a byte that no text holds after cleaning, so that no two sets of fields run together.
  package static func hex(
    chunkText: String, template: ChunkTemplate, model: String, dimensions: Int?
  ) -> String {
    var bytes = Array(chunkText.utf8)
    for field in [model, dimensions.map(String.init) ?? "", template.rawValue, String(ChunkTemplate.version)] {
      bytes.append(0)
      bytes.append(contentsOf: field.utf8)
    }
    return Hexadecimal.encode(SHA256.hash(bytes))
  }
}
