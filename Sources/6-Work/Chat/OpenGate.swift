// SPDX-License-Identifier: Apache-2.0
import Grounding

/// Lets every word pass as it comes.
struct OpenGate: TextGate {
  mutating func push(_ text: String) -> String { text }
  mutating func finish(isTruncated: Bool) -> String { "" }
  mutating func restart() {}
  var removed: [RemovedClaim] { [] }
}
