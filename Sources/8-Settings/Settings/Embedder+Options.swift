// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Embedding
import OpenAI

extension Embedder.Options {
  /// The model of `EMBEDDING_…`.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    guard let model = try reader.text(.embeddingModel) else { throw reader.missing(.embeddingModel) }
    self.init(model: model, dimensions: try reader.integer(.embeddingDimensions))
    price = try ModelPrices(reader).price(of: model)
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
