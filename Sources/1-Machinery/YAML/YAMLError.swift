// SPDX-License-Identifier: Apache-2.0

/// Why a text is not YAML that we take, and where.
package struct YAMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// `unsupported`: valid YAML that we do not read; `tooLarge`: one of `YAMLLimits` is exceeded.
  package enum Code: String, Sendable { case syntax, duplicateKey, unsupported, tooLarge }

  /// The kind of fault.
  package var code: Code
  /// Says to a person what is wrong; `place` says where.
  package var message: String
  /// Nil where the whole text is meant.
  package var place: YAMLPlace?

  package init(code: Code, message: String, place: YAMLPlace?) {
    self.code = code
    self.message = message
    self.place = place
  }

  package var description: String { place.map { "\($0): \(message)" } ?? message }
}
