// SPDX-License-Identifier: Apache-2.0

/// What the sandbox is to be.
package struct SandboxOptions: Sendable {
  /// Whose protocol the engine speaks.
  package var dialect: SandboxDialect
  /// `major.minor.patch`; `SandboxServer` refuses a version that promises what the sandbox lacks.
  package var engineVersion: String
  /// Whether it starts with the sample catalogue.
  package var withCatalogue: Bool
  /// Numbers of an embedding whose request names no `dimensions`.
  package var embeddingDimensions: Int
  /// `host:port`; port 0 takes a free one.
  package var listen: String
  /// OpenSearch refuses to open more points in time than this at once.
  package var maximumOpenPITs: Int
  /// Between two words of a streamed answer.
  package var wordDelay: Duration

  /// Without arguments: OpenSearch with the sample catalogue, on a free port of the loopback.
  package init(
    dialect: SandboxDialect = .opensearch, engineVersion: String? = nil, withCatalogue: Bool = true,
    embeddingDimensions: Int = 256, listen: String = "127.0.0.1:0", maximumOpenPITs: Int = 300,
    wordDelay: Duration = .zero
  ) {
    self.dialect = dialect
    self.engineVersion = engineVersion ?? dialect.defaultVersion
    self.withCatalogue = withCatalogue
    self.embeddingDimensions = embeddingDimensions
    self.listen = listen
    self.maximumOpenPITs = maximumOpenPITs
    self.wordDelay = wordDelay
  }
}
