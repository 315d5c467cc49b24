// SPDX-License-Identifier: Apache-2.0
import Bootstrap
package import Configuration

extension Setting {
  /// All settings of the product: what a file shared by its programs may hold, and what docs/configuration.md lists.
  package static let product =
    engineSettings + embeddingSettings + embeddingBatchSettings + chatSettings + storeSettings + indexingSettings
    + [canaryQueries]
    + retrievalSettings
    + accessSettings + serverSettings + runtimeServerSettings + limitSettings + telemetrySettings + logSettings
}

extension Setting {
  /// Those of the service.
  static let runtimeSettings =
    engineSettings + embeddingSettings + chatSettings + storeSettings + retrievalSettings + accessSettings
    + serverSettings + runtimeServerSettings + limitSettings + telemetrySettings + logSettings
}

extension VariableRules {
  /// Variables of OpenAI's own clients, of this product's tests, and of other programs that containers share.
  package static let product = VariableRules(
    productPrefixes: ["RAG_", "MAGENTO_RAG_"], foreignPrefixes: ["RAG_TEST_"],
    foreignNames: [
      "OPENAI_API_BASE", "OPENAI_API_HOST", "OPENAI_API_TYPE", "OPENAI_API_VERSION", "OPENAI_ORGANIZATION",
      "OPENAI_ORG_ID", "OPENAI_PROJECT", "OPENAI_PROJECT_ID", "OPENAI_ENDPOINT", "OPENAI_MODEL", "OPENAI_PROXY",
      "OPENAI_LOG", "OPENAI_WEBHOOK_SECRET", "CHAT_ID", "STORE_ID",
    ])
}

extension Program {
  /// The service.
  package static let runtime = Program(
    name: "rag-runtime",
    overview: "Answers shoppers' questions from the indexed catalogue: OpenAI-compatible chat, and product retrieval"
      + " for agents.",
    commands: [
      Command("serve", summary: "Serve.", settings: Setting.runtimeSettings),
      Command(
        "check",
        summary: "Try every upstream with these settings, say what is wrong and what to do, and end; as in"
          + " `rag-runtime check --config FILE`.",
        settings: [Setting.format] + Setting.runtimeSettings),
      Command(
        "keygen", summary: "Print a new API key, once, and then the entry with its hash for api_keys of the file.",
        settings: [Setting.keyName, Setting.keyScopes]),
    ],
    alsoInFile: Setting.product, variables: .product)
}
