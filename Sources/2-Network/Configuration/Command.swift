// SPDX-License-Identifier: Apache-2.0

/// One command of a program: `run`, `status`.
package struct Command: Sendable {
  /// The word on the command line.
  package var name: String
  /// One line for the program's help.
  package var summary: String
  /// The settings that it uses: its flags, and what its help lists.
  package var settings: [Setting]

  package init(_ name: String, summary: String, settings: [Setting]) {
    self.name = name
    self.summary = summary
    self.settings = settings
  }
}
