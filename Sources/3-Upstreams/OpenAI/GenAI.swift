// SPDX-License-Identifier: Apache-2.0

/// What OpenTelemetry's conventions for generative AI call the service.
enum GenAI {
  /// Whoever runs it: the protocol is OpenAI's.
  static let provider = "openai"
}
