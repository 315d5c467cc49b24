// SPDX-License-Identifier: Apache-2.0
package import Configuration

/// Flags that commands of several programs have.
extension Setting {
  package static let format = Setting(
    "FORMAT", .choice(["text", "json"]), group: "Command",
    summary: "Form of standard output: lines for people, or one JSON document.", defaultSummary: "text",
    isArgument: true)
}
