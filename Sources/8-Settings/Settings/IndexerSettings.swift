// SPDX-License-Identifier: Apache-2.0
package import Configuration
package import Embedding
import HTTPClient
package import Indexing
package import OpenAI
package import SearchEngine
package import Telemetry

/// All settings of `rag-indexer`, read and checked.
package struct IndexerSettings: Sendable {
  /// The cluster of the RAG index, and of the native one.
  package var engine: SearchEngine.Options
  /// Options of a run.
  package var indexing: IndexingOptions
  /// Where a run writes its metrics; nil: nowhere.
  package var metricsPath: String?
  package var telemetry: TelemetryOptions
  /// nil for commands that embed nothing.
  package var embeddings: (api: OpenAIClient.Options, embedder: Embedder.Options)?
  /// nil for commands that search for nothing.
  package var search: SearchSettings?

  /// - Parameters:
  ///   - embeds: false for commands that never ask for a text's vector.
  ///   - reads: true for those of them that read the source as a run does, without the model API.
  ///   - searches: true for those that search the live index as the runtime does.
  package init(
    _ reader: SettingReader, embeds: Bool, reads: Bool = false, searches: Bool = false
  ) throws(ConfigurationError) {
    engine = try SearchEngine.Options(reader)
    telemetry = try TelemetryOptions(reader, program: "rag-indexer")
    let stores = try StoreProfiles(reader)
    indexing = IndexingOptions(prefix: stores.prefix, stores: stores.profiles)
    // Also for the commands that clear up and check beside runs.
    indexing.minimumRatio = try reader.number(.minimumDocumentRatio) ?? indexing.minimumRatio
    indexing.keptGenerations = try reader.integer(.keepGenerations) ?? indexing.keptGenerations
    indexing.skippedGates = try Self.gates(reader)
    if searches { search = try SearchSettings(reader, stores) }
    guard embeds || reads else { return }
    indexing.slices = try reader.integer(.extractSlices)
    indexing.deadLetterPath = try reader.text(.deadLetterFile)
    metricsPath = try reader.text(.metricsFile)
    indexing.rejectLimit = try reader.number(.maximumRejectedRatio) ?? indexing.rejectLimit
    indexing.lockWait = try reader.duration(.lockWait) ?? indexing.lockWait
    indexing.patience = try reader.duration(.upstreamPatience) ?? indexing.patience
    engine.retry = .patient(indexing.patience)
    var api = try OpenAIClient.Options.embeddings(reader, isAsked: embeds)
    api.retry = .patient(indexing.patience)
    let embedder = try Embedder.Options.catalogue(reader)
    indexing.embeddingConcurrency = embedder.maximumConcurrency
    // The default is the most that OpenAI takes; the batches that we make of our own accord are smaller, for memory.
    if let inputs = try reader.value(.embeddingBatchInputs), inputs.origin != .defaultValue {
      indexing.embeddingBatch = embedder.limits.maximumInputs
    }
    indexing.spending = try Self.spending(reader, model: embedder.model, price: embedder.price, isLimited: embeds)
    embeddings = (api, embedder)
  }

  private static func spending(
    _ reader: SettingReader, model: String, price: ModelPrices.Price?, isLimited: Bool
  ) throws(ConfigurationError) -> SpendingLimits {
    var limits = SpendingLimits(price: price?.input)
    guard isLimited else { return limits }
    limits.embeddings = try reader.integer(.maximumEmbeddings)
    limits.cost = try reader.number(.maximumCost)
    guard limits.cost == nil || limits.price != nil else {
      throw reader.missing(.modelPrices, "MAX_COST needs the price of \(model), which is not known")
    }
    return limits
  }

  private static func gates(_ reader: SettingReader) throws(ConfigurationError) -> Set<Gate> {
    guard let value = try reader.value(.skipGates) else { return [] }
    var gates: Set<Gate> = []
    for text in value.texts {
      guard let gate = Gate(rawValue: text.lowercased()) else {
        throw reader.invalid(
          .skipGates, value, text: text,
          allowed: "some of " + Gate.allCases.map(\.rawValue).joined(separator: ", ") + ", separated by commas")
      }
      gates.insert(gate)
    }
    return gates
  }
}
