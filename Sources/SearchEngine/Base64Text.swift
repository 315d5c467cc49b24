// SPDX-License-Identifier: Apache-2.0

/// Base64 (RFC 4648 §4) of credentials.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var word: UInt32 = 0
    for (index, byte) in group.enumerated() { word |= UInt32(byte) << UInt32(16 - 8 * index) }
    for index in 0..<4 {
      text.append(index <= group.count ? alphabet[Int((word >> UInt32(18 - 6 * index)) & 63)] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
