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
    guard bytes.contains(where: signs.contains) else { return bytes }
    var remover = ScriptRemover(bytes: bytes)
    remover.run()
    work += remover.scanner.work
    return remover.result
  }

  /// A statement has one of these, and so has the frame of a script.
  private static let signs: Set<UInt8> = [UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "="), UInt8(ascii: ">")]

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    scanner = ScriptScanner(bytes: bytes)
    result.reserveCapacity(bytes.count)
  }

  private mutating func run() {
    while position < bytes.count {
      scanner.work += 1
      if mayBegin(at: position), let end = scanner.endOfStatement(at: position) {
        removeFrame(upTo: end)
        result.append(UInt8(ascii: " "))
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
  }

  /// Passes a statement, with the `//` before and behind it that hid the frame of its script from XML.
  private mutating func removeFrame(upTo end: Int) {
    let blank = UInt8(ascii: " ")
    let slashes = Array("//".utf8)
    let text = result.reversed().drop { $0 == blank }
    if text.starts(with: slashes), text.dropFirst(2).first ?? blank == blank {
      result.removeLast(result.count - text.count + 2)
    }
    position = end
    let rest = bytes[end...].drop { $0 == blank }
    if rest.starts(with: slashes), rest.dropFirst(2).first ?? blank == blank { position = rest.startIndex + 2 }
  }

  /// The first byte of a word, or of what stands before a function.
  private func mayBegin(at position: Int) -> Bool {
    let byte = bytes[position]
    if ByteKind.isLetter(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "_") {
      guard position > 0 else { return true }
      let before = bytes[position - 1]
      return !ByteKind.isNamePart(before) && before != UInt8(ascii: ".") && before != UInt8(ascii: "$")
    }
    return Self.beginnings.contains(byte)
  }

  private static let beginnings: Set<UInt8> = [
    UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"),
    UInt8(ascii: "/"), UInt8(ascii: "]"),
  ]
}
