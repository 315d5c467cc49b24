// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// Base64 of little-endian 32-bit floats, straight out of a JSON string's bytes.
enum Base64Floats {
  /// Nil when the text is not base64, or not of whole floats. `\/`, the one escape that base64 may carry in JSON, is
  /// understood; no service is known to send it, so only a text that failed is searched for it.
  static func decode(_ body: [UInt8], _ range: Range<Int>) -> [Float]? {
    if let vector = try? Base64.decodeFloats(body, in: range) { return vector }
    let text = body[range].filter { $0 != UInt8(ascii: "\\") }
    return text.count < range.count ? try? Base64.decodeFloats(text) : nil
  }
}
