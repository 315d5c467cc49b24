// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON
import Observability

extension SearchEngine {
  /// Returns the engine's dialect and version; asks once, then remembers.
  ///
  /// `GET /` needs the privilege `monitor`. Where it is refused and the dialect is configured, the oldest version is
  /// assumed: all later ones understand its requests.
  /// - Throws: `unsupported` where it is older than that.
  package func identity(context: CallContext) async throws(SearchEngineError) -> EngineIdentity {
    if let known = shared.identity { return known }
    let identity = try await detect(context: context)
    shared.identity = identity
    context.logger.info(
      "search engine found",
      [
        "dialect": .string(identity.dialect.rawValue), "version": .string(identity.version.description),
        "serverless": .bool(identity.isServerless),
      ])
    return identity
  }

  private func detect(context: CallContext) async throws(SearchEngineError) -> EngineIdentity {
    let response: ClientResponse
    do throws(SearchEngineError) {
      response = try await perform(
        EngineRequest(operation: "identify", method: .get, path: "/", context: context))
    } catch {
      guard [.forbidden, .notFound, .badRequest].contains(error.code) else { throw error }
      guard let dialect = options.dialect else {
        var error = error
        error.message += "; configure the engine's dialect where its root may not be read"
        throw error
      }
      return EngineIdentity(dialect: dialect, version: options.version ?? EngineIdentity.oldest(dialect))
    }
    var identity: EngineIdentity
    switch EngineIdentity.read(
      rootAnswer: try json(response, "identify"), productHeader: response.fields["x-elastic-product"])
    {
    case .known(let found): identity = found
    case .compatibilityMode(let floor):
      identity = EngineIdentity(
        dialect: .opensearch, version: await nodesVersion("/_nodes/_local", context: context) ?? floor)
    case .unknown(let reason):
      guard let dialect = options.dialect else {
        throw SearchEngineError(.unsupported, "\(reason); \(EngineIdentity.supported) is needed")
      }
      identity = EngineIdentity(dialect: dialect, version: options.version ?? EngineIdentity.oldest(dialect))
    }
    if let dialect = options.dialect { identity.dialect = dialect }
    if let version = options.version {
      identity.version = version
    } else if !identity.isServerless, let lowest = await nodesVersion("/_nodes", context: context) {
      // During a rolling upgrade the oldest node decides.
      identity.version = min(identity.version, lowest)
    }
    if let objection = identity.objection { throw objection }
    return identity
  }

  /// Nil when it may not be asked.
  private func nodesVersion(_ path: String, context: CallContext) async -> EngineVersion? {
    let request = EngineRequest(
      operation: "identify", method: .get, path: path + "?filter_path=nodes.*.version", context: context)
    guard let response = try? await perform(request), let answer = try? JSONValue(parsing: response.body) else {
      return nil
    }
    return EngineIdentity.lowestVersion(nodesAnswer: answer)
  }
}
