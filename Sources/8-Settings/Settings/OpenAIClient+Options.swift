// SPDX-License-Identifier: Apache-2.0
package import Configuration
import HTTPClient
package import OpenAI

extension OpenAIClient.Options {
  /// The API of `OPENAI_…`, for answers.
  package static func chat(_ reader: SettingReader) throws(ConfigurationError) -> OpenAIClient.Options {
    try options(reader, url: .openAIBaseURL, key: .openAIAPIKey, ca: .openAICAFile)
  }

  /// The API of `EMBEDDING_…`, where those are set, else of `OPENAI_…`.
  /// - Parameter isAsked: false for those who only have to know which model it is: they need no key.
  package static func embeddings(
    _ reader: SettingReader, isAsked: Bool = true
  ) throws(ConfigurationError) -> OpenAIClient.Options {
    let hasURL = try reader.value(.embeddingBaseURL) != nil
    let hasKey = try reader.value(.embeddingAPIKey) != nil
    let hasCA = try reader.value(.embeddingCAFile) != nil
    return try options(
      reader, url: hasURL ? .embeddingBaseURL : .openAIBaseURL, key: hasKey ? .embeddingAPIKey : .openAIAPIKey,
      ca: hasCA ? .embeddingCAFile : .openAICAFile, needsKey: isAsked)
  }

  private static func options(
    _ reader: SettingReader, url: Setting, key: Setting, ca: Setting, needsKey: Bool = true
  ) throws(ConfigurationError) -> OpenAIClient.Options {
    guard let value = try reader.value(url), let text = value.texts.last else { throw reader.missing(url) }
    guard let base = URLText.base(text) else {
      throw reader.invalid(
        url, value, allowed: "an http or https URL such as https://api.openai.com/v1, without user or query")
    }
    let apiKey = try reader.fieldText(key)
    if needsKey, apiKey == nil, URLText.host(base) == "api.openai.com" {
      throw reader.missing(
        key, "OpenAI's own address asks for a key; for another service name its address in \(url.name)")
    }
    return OpenAIClient.Options(
      baseURL: base, apiKey: apiKey, organization: try reader.fieldText(.openAIOrganization),
      project: try reader.fieldText(.openAIProject), tls: TLSOptions(caFile: try CertificateFile.path(reader, ca)))
  }
}
