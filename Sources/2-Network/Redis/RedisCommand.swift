// SPDX-License-Identifier: Apache-2.0

/// Writes commands: arrays of texts.
package enum RedisCommand {
  package static func bytes(_ words: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + words.reduce(0) { $0 + $1.utf8.count + 12 })
    bytes.append(contentsOf: "*\(words.count)\r\n".utf8)
    for word in words {
      bytes.append(contentsOf: "$\(word.utf8.count)\r\n".utf8)
      bytes.append(contentsOf: word.utf8)
      bytes.append(contentsOf: "\r\n".utf8)
    }
    return bytes
  }
}
