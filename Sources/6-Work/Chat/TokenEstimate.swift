// SPDX-License-Identifier: Apache-2.0

/// A rough count of tokens: four UTF-8 bytes each, as the services' own pre-checks estimate, and four for the frame.
enum TokenEstimate {
  static func tokens(of text: String) -> Int { (text.utf8.count + 3) / 4 + 4 }

  /// Of what was written; nothing has no frame.
  static func tokens(ofBytes count: Int) -> Int { count == 0 ? 0 : (count + 3) / 4 + 4 }
}
