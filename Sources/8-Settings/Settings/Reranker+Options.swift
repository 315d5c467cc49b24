// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Reranking

extension Reranker.Options {
  /// The service of `RERANK_…`; nil without `RERANK_URL`.
  package init?(_ reader: SettingReader) throws(ConfigurationError) {
    // Checked also where they have nothing to do: a bad value is a mistake.
    let key = try reader.fieldText(.rerankAPIKey)
    let timeout = try reader.duration(.rerankTimeout) ?? .milliseconds(300)
    let model = try reader.text(.rerankModel)
    guard let value = try reader.value(.rerankURL), let text = value.texts.last, !text.isEmpty else { return nil }
    guard let url = URLText.base(text) else {
      throw reader.invalid(
        .rerankURL, value, allowed: "an http or https URL such as https://api.jina.ai/v1/rerank, without user or query")
    }
    self.init(url: url, apiKey: key, model: model, timeout: timeout)
  }
}
