// SPDX-License-Identifier: Apache-2.0

/// The tags between which models write their thoughts.
enum ThoughtTag {
  enum Match: Equatable {
    case none
    /// The bytes end before it is clear.
    case begun
    case opening(length: Int)
    case closing(length: Int)
  }

  /// `<think>`, `<THINK>`, `<think effort="low">`.
  private static let names = ["think", "thinking", "thought", "thoughts", "reasoning", "antthinking", "seed:think"].map
  {
    Array($0.utf8)
  }
  /// Tags that are always written alike.
  private static let fixed: [(opening: [UInt8], closing: [UInt8])] = [
    ("<|begin_of_thought|>", "<|end_of_thought|>"), ("<|start_thinking|>", "<|end_thinking|>"),
    ("[think]", "[/think]"), ("◁think▷", "◁/think▷"), ("<unused94>thought", "<unused95>"),
    // Channels of gpt-oss, where its server does not read them.
    ("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
  /// A tag with its attributes is no longer.
  private static let maximumLength = 64

  /// Whether a tag may begin with this byte.
  static func mayBegin(with byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "[") || byte == 0xe2
  }

  static func match(_ bytes: ArraySlice<UInt8>) -> Match {
    var isBegun = false
    for tag in fixed {
      switch compare(bytes, tag.opening) {
      case .equal: return .opening(length: tag.opening.count)
      case .begun: isBegun = true
      case .different: break
      }
      switch compare(bytes, tag.closing) {
      case .equal: return .closing(length: tag.closing.count)
      case .begun: isBegun = true
      case .different: break
      }
    }
    let named = element(bytes)
    return named == .none && isBegun ? .begun : named
  }

  private static func element(_ bytes: ArraySlice<UInt8>) -> Match {
    guard bytes.first == UInt8(ascii: "<") else { return .none }
    var rest = bytes.dropFirst()
    let isClosing = rest.first == UInt8(ascii: "/")
    if isClosing { rest = rest.dropFirst() }
    let name = rest.prefix { isNamePart($0) }
    let behind = rest.dropFirst(name.count)
    guard let next = behind.first else {
      return names.contains { compare(name, $0) != .different } ? .begun : .none
    }
    guard names.contains(where: { $0.count == name.count && compare(name, $0) == .equal }),
      isBlank(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    else { return .none }
    for (offset, byte) in behind.enumerated() {
      let length = bytes.count - behind.count + offset + 1
      if length > maximumLength || byte == UInt8(ascii: "<") { return .none }
      if byte == UInt8(ascii: ">") { return isClosing ? .closing(length: length) : .opening(length: length) }
    }
    return .begun
  }

  private enum Comparison { case equal, begun, different }

  /// Compares a tag in lower case with the bytes' beginning.
  private static func compare(_ bytes: ArraySlice<UInt8>, _ tag: [UInt8]) -> Comparison {
    for (byte, wanted) in zip(bytes, tag) {
      let lower = (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
      guard lower == wanted else { return .different }
    }
    return bytes.count < tag.count ? .begun : .equal
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte | 0x20) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
}
