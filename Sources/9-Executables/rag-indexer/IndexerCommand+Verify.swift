// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import Indexing
import JSON
import Settings

extension IndexerCommand {
  /// Applies a run's gates to what is live.
  static let verify = IndexerCommand(
    name: "verify",
    summary:
      "Check each store's live index as a run checks a new one; ends with 65 where a gate fails, as in `rag-indexer"
      + " verify --format json`.",
    settings: [Setting.only, .index, .format] + Setting.engineSettings + Setting.storeSettings
      + [Setting.minimumDocumentRatio, .skipGates, .canaryQueries] + Setting.embeddingSettings + Setting.logSettings,
    embeds: false
  ) { context in
    await context.interruptible { stop in
      let verification = Verification(
        options: context.checkedIndexing, engine: context.engine(context.http()), stop: stop,
        logger: context.log.logger)
      return await StoreResults.collect(context) { (profile) throws(IndexingError) in
        let outcome = try await verification.run(profile, index: context.flags.index)
        return StoreResult(
          members: ["index": .string(outcome.index), "gates": .array(outcome.findings.map(\.value))],
          text: ([outcome.index] + outcome.findings.map(\.line)).joined(separator: "\n  "),
          failure: outcome.passed ? nil : refusal(outcome))
      }
    }
  }
}

private func refusal(_ outcome: Verification.Outcome) -> IndexingError {
  let reasons = outcome.findings.filter { !$0.passed }.map { "\($0.reason ?? "refused") (gate \($0.gate.rawValue))" }
  return IndexingError(
    .dataRefused,
    "\(outcome.index) does not pass: \(reasons.joined(separator: "; ")); index anew with `rag-indexer run`, or go back"
      + " with `rag-indexer rollback`")
}

extension GateFinding {
  fileprivate var line: String {
    let measured = figure.map { "\($0)" } ?? "nothing to compare with"
    return
      "\(passed ? "ok    " : "FAILED") \(gate.rawValue): \(measured), threshold \(threshold.map { "\($0)" } ?? "none")"
      + (reason.map { ": \($0)" } ?? "")
  }
}
