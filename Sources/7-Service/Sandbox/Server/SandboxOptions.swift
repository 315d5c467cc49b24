// SPDX-License-Identifier: Apache-2.0

/// Options of a sandbox.
package struct SandboxOptions: Sendable {
  /// The protocol that the engine speaks.
  package var dialect: SandboxDialect
  /// `major.minor.patch`; `SandboxServer` refuses a version that promises what the sandbox lacks.
  package var engineVersion: String
  /// Whether it starts with the sample catalogue.
  package var withCatalogue: Bool
  /// Numbers of an embedding whose request names no `dimensions`.
  package var embeddingDimensions: Int
  /// `host:port`; port 0 takes a free one.
  package var listen: String
  /// Between two words of a streamed answer.
  package var wordDelay: Duration

  /// Without arguments: OpenSearch with the sample catalogue, on a free port of the loopback.
  package init(
    dialect: SandboxDialect = .opensearch, engineVersion: String? = nil, withCatalogue: Bool = true,
    embeddingDimensions: Int = 256, listen: String = "127.0.0.1:0",
    wordDelay: Duration = .zero
  ) {
    self.dialect = dialect
    self.engineVersion = engineVersion ?? dialect.defaultVersion
    self.withCatalogue = withCatalogue
    self.embeddingDimensions = embeddingDimensions
    self.listen = listen
    self.wordDelay = wordDelay
  }
}
