// SPDX-License-Identifier: Apache-2.0

/// Models that write a thought first seldom hide it: what such thoughts begin with.
enum ThoughtOpening {
  private static let phrases = [
    "okay, so", "okay so", "okay, the", "okay, let", "okay, i", "ok, so", "ok, the", "ok so", "alright, so",
    "alright, the", "alright, let", "hmm", "the user ", "the shopper ", "the customer ", "the question ", "user asks",
    "user wants", "we need to", "we have to", "we are asked", "let me think", "let me see", "let me look", "let's see",
    "let's think", "first, i ", "i need to", "i should ", "so the user", "so, the user", "so the shopper",
    "so the customer", "looking at the", "thinking", "still thinking", "der nutzer ", "der benutzer ", "der kunde ",
    "die kundin ", "okay, der", "also, der ",
  ].map { Array($0.utf8) }

  /// Whether a text begins like a thought, or may once more of it is there.
  static func fits(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 3 else { return false }
    return phrases.contains { phrase in
      zip(text, phrase).allSatisfy { byte, wanted in
        ((0x41...0x5a).contains(byte) ? byte | 0x20 : byte) == wanted
      }
    }
  }

  /// Whether a model of this name is known to begin within a thought, unless its server parts thought and answer.
  static func isUsual(of model: String) -> Bool {
    let name = model.lowercased()
    if name.contains("thinking") || name.contains("qwq") || name.contains("reasoner") { return true }
    return name.split { !$0.isLetter && !$0.isNumber }.contains { $0 == "r1" }
  }
}
