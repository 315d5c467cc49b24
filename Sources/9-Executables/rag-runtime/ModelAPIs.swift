// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import Observability
import OpenAI
import Settings

/// The two uses of model APIs, which may be one service.
struct ModelAPIs: Sendable {
  let chat: OpenAIClient
  let embeddings: OpenAIClient

  init(_ settings: RuntimeSettings, http: HTTPClient, metrics: MetricsRegistry) {
    chat = OpenAIClient(options: settings.chatAPI, http: http, name: "chat", metrics: metrics)
    embeddings = OpenAIClient(
      options: settings.embeddingAPI, http: http, name: "embeddings", metrics: metrics)
  }

  /// Those that answers do without at present.
  var degraded: [String] { [chat.health, embeddings.health].filter { $0.current != nil }.map(\.name) }
}
