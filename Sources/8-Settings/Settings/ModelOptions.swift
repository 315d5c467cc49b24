// SPDX-License-Identifier: Apache-2.0
package import Chat
package import Configuration
package import Embedding
import Grounding
import HTTPClient
package import OpenAI

extension OpenAIClient.Options {
  /// The API of `OPENAI_…`, for answers.
  package static func chat(_ reader: SettingReader) throws(ConfigurationError) -> OpenAIClient.Options {
    try options(reader, url: .openAIBaseURL, key: .openAIAPIKey, ca: .openAICAFile)
  }

  /// The API of `EMBEDDING_…`, where those are set, else of `OPENAI_…`.
  package static func embeddings(_ reader: SettingReader) throws(ConfigurationError) -> OpenAIClient.Options {
    let hasURL = try reader.value(.embeddingBaseURL) != nil
    let hasKey = try reader.value(.embeddingAPIKey) != nil
    let hasCA = try reader.value(.embeddingCAFile) != nil
    return try options(
      reader, url: hasURL ? .embeddingBaseURL : .openAIBaseURL, key: hasKey ? .embeddingAPIKey : .openAIAPIKey,
      ca: hasCA ? .embeddingCAFile : .openAICAFile)
  }

  private static func options(
    _ reader: SettingReader, url: Setting, key: Setting, ca: Setting
  ) throws(ConfigurationError) -> OpenAIClient.Options {
    guard let value = try reader.value(url), let text = value.texts.last else { throw reader.missing(url) }
    guard let base = URLText.base(text) else {
      throw reader.invalid(
        url, value, allowed: "an http or https URL such as https://api.openai.com/v1, without user or query")
    }
    let apiKey = try fieldText(reader, key)
    if apiKey == nil, URLText.host(base) == "api.openai.com" {
      throw reader.missing(key, "OpenAI's own address asks for a key (\(url.name) leads elsewhere)")
    }
    return OpenAIClient.Options(
      baseURL: base, apiKey: apiKey, organization: try fieldText(reader, .openAIOrganization),
      project: try fieldText(reader, .openAIProject), tls: TLSOptions(caFile: try CertificateFile.path(reader, ca)))
  }

  /// A text that can stand in a field of a request.
  private static func fieldText(_ reader: SettingReader, _ setting: Setting) throws(ConfigurationError) -> String? {
    guard let value = try reader.value(setting), let text = value.texts.last, !text.isEmpty else { return nil }
    guard AccessText.isVisible(text) else {
      throw reader.invalid(setting, value, allowed: "visible ASCII characters without blanks")
    }
    return text
  }
}

extension Embedder.Options {
  /// The model of `EMBEDDING_…`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let model = try reader.text(.embeddingModel) else { throw reader.missing(.embeddingModel) }
    self.init(model: model, dimensions: try reader.integer(.embeddingDimensions))
  }

  /// The same with the bounds of `EMBEDDING_BATCH_…`, for a program that embeds a catalogue.
  package static func catalogue(_ reader: SettingReader) throws(ConfigurationError) -> Embedder.Options {
    var options = try Embedder.Options(reader)
    let standard = BatchPacker.Limits.standard
    options.limits = BatchPacker.Limits(
      maximumInputs: try reader.integer(.embeddingBatchInputs) ?? standard.maximumInputs,
      maximumTokens: try reader.integer(.embeddingBatchTokens) ?? standard.maximumTokens,
      maximumTokensPerInput: try reader.integer(.embeddingInputTokens) ?? standard.maximumTokensPerInput)
    options.maximumConcurrency = try reader.integer(.embeddingConcurrency) ?? options.maximumConcurrency
    return options
  }
}

extension ChatService.Options {
  /// The model of `CHAT_…`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let model = try reader.text(.chatModel) else {
      throw reader.missing(.chatModel, "the runtime needs a model for its answers")
    }
    self.init(model: model, temperature: try Self.temperature(reader))
    products = try reader.integer(.chatProducts) ?? products
    promptTokens = try reader.integer(.chatContextTokens) ?? promptTokens
    answerTokens = try reader.integer(.chatMaxTokens) ?? answerTokens
    firstTokenTimeout = try reader.duration(.chatFirstTokenTimeout) ?? firstTokenTimeout
    answerTimeout = try reader.duration(.chatTimeout) ?? answerTimeout
    grounding = try reader.choice(.grounding).flatMap(GroundingGate.Mode.init(rawValue:)) ?? grounding
  }

  /// nil for `omit`.
  private static func temperature(_ reader: SettingReader) throws(ConfigurationError) -> Double? {
    guard let value = try reader.value(.chatTemperature), let text = value.texts.last, text != "omit" else {
      return nil
    }
    guard let number = SettingReader.decimal(text), (0...2).contains(number) else {
      throw reader.invalid(.chatTemperature, value, allowed: "a number from 0 to 2, or omit")
    }
    return number
  }
}
