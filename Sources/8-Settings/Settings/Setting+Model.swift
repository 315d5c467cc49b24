// SPDX-License-Identifier: Apache-2.0
package import Configuration
import OpenAI

/// The model API: embeddings and answers.
extension Setting {
  private static let model = "Models"

  static let openAIBaseURL = Setting(
    "OPENAI_BASE_URL", .text, group: model, placeholder: "URL",
    summary: "Base of any OpenAI-compatible API, up to and with /v1.", defaultValue: "https://api.openai.com/v1")
  static let openAIAPIKey = Setting(
    "OPENAI_API_KEY", .text, group: model, summary: "Its key; required at OpenAI's own address.", isSecret: true)
  static let openAICAFile = Setting(
    "OPENAI_CA_FILE", .text, group: model, placeholder: "FILE",
    summary: "PEM file of the certificates to trust, for a model service of your own.",
    defaultSummary: "the system's")
  static let openAIOrganization = Setting(
    "OPENAI_ORG_ID", .text, group: model, placeholder: "ID", summary: "Sent as OpenAI-Organization.")
  static let openAIProject = Setting(
    "OPENAI_PROJECT_ID", .text, group: model, placeholder: "ID", summary: "Sent as OpenAI-Project.")
  static let embeddingBaseURL = Setting(
    "EMBEDDING_BASE_URL", .text, group: model, placeholder: "URL",
    summary: "Base URL of embeddings that come from another service.", defaultSummary: "OPENAI_BASE_URL")
  static let embeddingAPIKey = Setting(
    "EMBEDDING_API_KEY", .text, group: model, summary: "The key there.", defaultSummary: "OPENAI_API_KEY",
    isSecret: true)
  static let embeddingCAFile = Setting(
    "EMBEDDING_CA_FILE", .text, group: model, placeholder: "FILE",
    summary: "PEM file of the certificates to trust there.", defaultSummary: "OPENAI_CA_FILE")
  package static let embeddingModel = Setting(
    "EMBEDDING_MODEL", .text, group: model, placeholder: "NAME",
    summary: "Indexer and runtime must name the same one.", defaultValue: "text-embedding-3-small")
  package static let embeddingDimensions = Setting(
    "EMBEDDING_DIMENSIONS", .integer(1...16_000), group: model,
    summary: "Length of the vectors, where the model lets one choose.", defaultSummary: "the model's own")
  static let embeddingBatchInputs = Setting(
    "EMBEDDING_BATCH_INPUTS", .integer(1...100_000), group: model,
    summary: "Most texts in one call; what the service takes below that is learned.", defaultValue: "2048")
  static let embeddingBatchTokens = Setting(
    "EMBEDDING_BATCH_TOKENS", .integer(1...100_000_000), group: model,
    summary: "Most tokens in one call; what the service takes below that is learned.", defaultValue: "300000")
  static let embeddingInputTokens = Setting(
    "EMBEDDING_INPUT_TOKENS", .integer(1...10_000_000), group: model,
    summary: "Most tokens of one text, which is cut to them; what the model takes below that is learned.",
    defaultValue: "8192")
  package static let embeddingConcurrency = Setting(
    "EMBEDDING_CONCURRENCY", .integer(1...256), group: model,
    summary: "Most calls at once; fewer where the service does not gain by them.", defaultValue: "8")
  static let modelPrices = Setting(
    "MODEL_PRICES", .list, group: model, placeholder: "MODEL=IN/OUT[/CACHED]",
    summary: "USD for a million tokens of a model, for those that are not known or cost you something else.",
    defaultSummary: "OpenAI's own, as of \(ModelPrices.date)", isMappingInFile: true)
  package static let chatModel = Setting(
    "CHAT_MODEL", .text, group: model, placeholder: "NAME", summary: "Model of the answers.",
    defaultSummary: "none: required")
  static let chatTemperature = Setting(
    "CHAT_TEMPERATURE", .text, group: model, placeholder: "0…2|omit",
    summary: "Temperature of the answers; `omit` for models that refuse it.", defaultValue: "0.1")
  static let chatProducts = Setting(
    "CHAT_PRODUCTS", .integer(1...50), group: model, summary: "Products retrieved for an answer.", defaultValue: "5")
  static let chatRewrite = Setting(
    "CHAT_REWRITE", .choice(["auto", "off"]), group: model,
    summary: "auto: the model is asked what a message means that words and catalogue leave open. off: never.",
    defaultValue: "auto")
  static let chatContextTokens = Setting(
    "CHAT_CONTEXT_TOKENS", .integer(1_000...1_000_000), group: model,
    summary: "Estimated tokens of a prompt, at most; less where the model takes less.", defaultValue: "12000")
  static let chatMaxTokens = Setting(
    "CHAT_MAX_TOKENS", .integer(16...1_000_000), group: model,
    summary: "Tokens of an answer, at most, a model's thoughts included; less where the model writes less.",
    defaultValue: "4096")
  static let chatFirstTokenTimeout = Setting(
    "CHAT_FIRST_TOKEN_TIMEOUT", .duration(.milliseconds(100)...(.seconds(3600))), group: model,
    summary: "To the first word of an answer, thoughts not counted; then a list of products.", defaultValue: "15s")
  static let chatTimeout = Setting(
    "CHAT_TIMEOUT", .duration(.milliseconds(100)...(.seconds(3600))), group: model,
    summary: "For a whole answer; then a list of products, or a stream that ends with an error.", defaultValue: "60s")
  package static let grounding = Setting(
    "GROUNDING", .choice(["enforce", "report", "off"]), group: model,
    summary:
      "A price, SKU or link in an answer that no retrieved product has: enforce: replaced or left out. report: only listed.",
    defaultValue: "enforce")
  package static let embeddingTimeout = Setting(
    "EMBEDDING_TIMEOUT", .duration(.milliseconds(10)...(.seconds(600))), group: model,
    summary: "For the vector of a question; after that, full-text search alone finds the products.", defaultValue: "5s")

  /// Settings of embeddings.
  package static let embeddingSettings = [
    openAIBaseURL, openAIAPIKey, openAICAFile, openAIOrganization, openAIProject, embeddingBaseURL, embeddingAPIKey,
    embeddingCAFile, embeddingModel, embeddingDimensions, modelPrices,
  ]
  /// Settings of the size of calls, for a program that embeds a catalogue.
  package static let embeddingBatchSettings = [
    embeddingBatchInputs, embeddingBatchTokens, embeddingInputTokens, embeddingConcurrency,
  ]
  /// Further settings of answers.
  static let chatSettings = [
    chatModel, chatRewrite, chatTemperature, chatProducts, chatContextTokens, chatMaxTokens, chatFirstTokenTimeout,
    chatTimeout,
    grounding, embeddingTimeout,
  ]
}
