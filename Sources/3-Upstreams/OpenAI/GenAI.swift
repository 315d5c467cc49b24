// SPDX-License-Identifier: Apache-2.0

/// Names from OpenTelemetry's conventions for generative AI.
enum GenAI {
  /// The service's name by its protocol, which is OpenAI's also where another vendor runs it.
  static let provider = "openai"
}
