// SPDX-License-Identifier: Apache-2.0

/// Why a file of judgements was refused: the line, what is wrong there, and what to write instead.
package struct JudgementError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Counted from 1; nil: the file as a whole.
  package var line: Int?
  package var message: String

  init(_ line: Int?, _ message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { (line.map { "line \($0): " } ?? "") + message }
}
