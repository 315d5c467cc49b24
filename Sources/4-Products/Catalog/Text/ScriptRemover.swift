// SPDX-License-Identifier: Apache-2.0

/// Takes statements of scripts out of a text: what `strip_tags` leaves of a `<script>` element.
///
/// A statement goes from a word that begins one (`jQuery`, `require`, `var`, `function`) to where its brackets are
/// closed, and only where it looks like code: prose names functions too, as in `jQuery (4th edition)`.
struct ScriptRemover {
  private let bytes: [UInt8]
  private var position = 0
  private var result: [UInt8] = []
  private var scanner: ScriptScanner

  static func removeScripts(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "(")) || bytes.contains(UInt8(ascii: "{")) else { return bytes }
    var remover = ScriptRemover(bytes: bytes)
    remover.run()
    work += remover.scanner.work
    return remover.result
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    scanner = ScriptScanner(bytes: bytes)
    result.reserveCapacity(bytes.count)
  }

  private mutating func run() {
    while position < bytes.count {
      scanner.work += 1
      if mayBegin(at: position), let end = scanner.endOfStatement(at: position) {
        result.append(UInt8(ascii: " "))
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
  }

  /// The first byte of a word, or of what stands before a function.
  private func mayBegin(at position: Int) -> Bool {
    let byte = bytes[position]
    if ByteKind.isLetter(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "_") {
      guard position > 0 else { return true }
      let before = bytes[position - 1]
      return !ByteKind.isNamePart(before) && before != UInt8(ascii: ".") && before != UInt8(ascii: "$")
    }
    return [
      UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "\""),
      UInt8(ascii: "'"),
    ].contains(byte)
  }
}
