// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Calls
import Configuration
import Embedding
import Evaluation
import EventLoop
import Indexing
import JSON
import OpenAI
import Retrieval
import SearchEngine
import Settings

extension IndexerCommand {
  /// Measures the live index by judged queries.
  static let eval = IndexerCommand(
    name: "eval",
    summary:
      "Measure how well the live index answers judged queries, with the search of the runtime, as in `rag-indexer eval"
      + " --queries judgements.tsv --only en --set FUSION=rrf`. Output of --format json can be given to a later"
      + " --compare.",
    settings: [Setting.queries, .compare, .set, .relevant, .only, .format] + Setting.rankingSettings
      + [Setting.rerankAPIKey] + Setting.engineSettings + Setting.embeddingSettings + Setting.storeSettings
      + Setting.logSettings,
    embeds: false, searches: true
  ) { context in
    guard let search = context.settings.search, let file = context.flags.judgements else {
      return ExitCode.software.rawValue
    }
    return await context.interruptible { stop in
      do throws(IndexingError) {
        let command = EvaluationCommand(
          context: context, search: search, stop: stop, queries: try judgements(file),
          earlier: try earlier(context.flags.earlier))
        return await StoreResults.collect(context) { (profile) throws(IndexingError) in
          try await command.run(profile)
        }
      } catch {
        return StoreResults.end(context, error)
      }
    }
  }
}

private func judgements(_ file: InputFile) throws(IndexingError) -> [JudgedQuery] {
  do throws(JudgementError) {
    return try JudgementFile.read(file.bytes)
  } catch {
    throw IndexingError(.dataRefused, "\(file.path), \(error)")
  }
}

private func earlier(_ file: InputFile?) throws(IndexingError) -> EarlierReport? {
  guard let file else { return nil }
  guard let report = EarlierReport(file.bytes) else {
    throw IndexingError(
      .dataRefused, "\(file.path) is no output of `rag-indexer eval --format json`; make one and compare with that")
  }
  return report
}
