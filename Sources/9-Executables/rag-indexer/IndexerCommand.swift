// SPDX-License-Identifier: Apache-2.0
import Configuration
import Settings

/// One of the job's commands: what `--help` says of it, and what it does.
struct IndexerCommand: Sendable {
  let name: String
  /// One line.
  let summary: String
  /// Its flags, and what its help lists.
  let settings: [Setting]
  /// Whether it may ask the model API for vectors, and so needs its settings.
  let embeds: Bool
  /// Whether it reads the source as a run does, without asking the model API.
  var reads = false
  /// Asks for vectors where this flag is given.
  var embedFlag: Setting?
  /// Whether it searches the live index as the runtime does.
  var searches = false
  /// Does its work on event loops and returns the process's exit code.
  let run: @Sendable (CommandContext) async -> Int32

  /// All of them; the first one is run when none is named. Parser, help and `main` read this table.
  static let all: [IndexerCommand] = [
    .run, .plan, .status, .verify, .rollback, .prune, .refresh, .inspect, .eval, .check,
  ]

  var command: Command { Command(name, summary: summary, settings: settings) }
}

extension Program {
  /// The nightly job.
  static let indexer = Program(
    name: "rag-indexer",
    overview: "Indexes a Magento catalogue for retrieval: reads the native index, embeds each product's text, loads a"
      + " new index, checks it and swaps the alias.",
    commands: IndexerCommand.all.map(\.command), alsoInFile: Setting.product, variables: .product)
}
