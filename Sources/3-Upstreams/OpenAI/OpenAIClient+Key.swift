// SPDX-License-Identifier: Apache-2.0

extension OpenAIClient {
  /// Whether calls carry a key.
  package var hasKey: Bool { options.apiKey.map { !$0.isEmpty } ?? false }
}
