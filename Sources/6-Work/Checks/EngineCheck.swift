// SPDX-License-Identifier: Apache-2.0
import Calls
import Configuration
import EventLoop
package import HTTPClient
import Observability
package import SearchEngine

/// Checks that the nodes of the cluster answer, take our credentials, are new enough, and that we may do what we have to.
package struct EngineCheck: Sendable {
  /// The program's operations on indices of some names, in Elasticsearch's words.
  package struct Need: Sendable {
    package var names: [String]
    package var privileges: [String]

    package init(names: [String], privileges: [String]) {
      self.names = names
      self.privileges = privileges
    }
  }

  /// For one node and what is asked of it.
  static let patience = Duration.seconds(10)

  private let options: SearchEngine.Options
  private let http: HTTPClient
  private let needs: [Need]

  package init(_ options: SearchEngine.Options, http: HTTPClient, needs: [Need]) {
    self.options = options
    self.http = http
    self.needs = needs
  }

  /// - Returns: what was found, and the nodes of which more may be asked.
  package func run() async -> (findings: [Finding], nodes: [String]) {
    var answered: [(node: String, identity: EngineIdentity, time: Duration)] = []
    var failed: [(node: String, error: SearchEngineError)] = []
    for node in options.nodes {
      let started = MonotonicInstant.now
      do throws(SearchEngineError) {
        let identity = try await engine([node]).identity(context: .within(Self.patience))
        answered.append((node, identity, started.duration(to: .now)))
      } catch {
        failed.append((node, error))
      }
    }
    guard let first = answered.first else {
      return (failed.first.map { refused($0.node, $0.error) } ?? [], [])
    }
    var findings = answered.map { Finding.ok(.engine, .reachable, "\($0.node) answers in \($0.time.text)") }
    for (node, error) in failed {
      let finding = refused(node, error).first { $0.state == .fault }
      findings.append(
        .warning(.engine, finding?.check ?? .reachable, finding?.message ?? error.message, finding?.advice))
    }
    if options.tls.verify == false, options.nodes.contains(where: { $0.hasPrefix("https:") }) {
      findings.append(
        .warning(
          .engine, .reachable, "certificates are not checked: anybody between may read and change what is sent",
          "name the authority's certificate in ENGINE_CA_FILE, and leave ENGINE_TLS_VERIFY out"))
    }
    findings.append(.ok(.engine, .credentials, hasCredentials ? "accepted" : "none are sent, and none are asked for"))
    let versions = Set(answered.map { $0.identity.shown })
    findings.append(
      versions.count == 1
        ? .ok(.engine, .version, first.identity.shown)
        : .warning(
          .engine, .version, "the nodes differ: " + versions.sorted().joined(separator: ", "),
          "name nodes of one cluster in ENGINE_URL; during an upgrade the oldest version decides"))
    findings.append(await rights(engine(answered.map(\.node))))
    return (findings, answered.map(\.node))
  }

  private func engine(_ nodes: [String]) -> SearchEngine {
    var options = options
    options.nodes = nodes
    options.retry = .never
    return SearchEngine(options: options, http: http, metrics: MetricsRegistry())
  }

  private var hasCredentials: Bool { if case .none = options.credentials { false } else { true } }

  // MARK: Rights

  private func rights(_ engine: SearchEngine) async -> Finding {
    let wanted = needs.map { (names: $0.names, privileges: $0.privileges) }
    do throws(SearchEngineError) {
      switch try await engine.privileges(on: wanted, context: .within(Self.patience)) {
      case .unknown where hasCredentials:
        return .ok(.engine, .rights, "the engine does not tell them; what can be read shows below")
      case .unknown: return .ok(.engine, .rights, "the engine asks nobody for credentials")
      case .all: return .ok(.engine, .rights, needs.map(\.text).joined(separator: "; "))
      case .missing(let missing):
        return .fault(
          .engine, .rights, .credentials, "missing: " + missing.joined(separator: "; "),
          "give them to the engine's user")
      }
    } catch {
      return .warning(.engine, .rights, "they cannot be asked for: \(error.message)", nil)
    }
  }

  // MARK: Refusals

  private func refused(_ node: String, _ error: SearchEngineError) -> [Finding] {
    let reached = Finding.ok(.engine, .reachable, "\(node) answers")
    switch error.code {
    case .authentication:
      return [reached, .fault(.engine, .credentials, .credentials, error.message, Self.credentialSettings)]
    case .forbidden:
      return [
        reached,
        .fault(
          .engine, .rights, .credentials, error.message,
          "give the engine's user the right to read the root (monitor), or set ENGINE_DIALECT"),
      ]
    case .unsupported:
      return [
        reached,
        .fault(
          .engine, .version, .configuration, error.message,
          "upgrade the engine, or name another one in ENGINE_URL"),
      ]
    case .notFound, .badRequest:
      return [
        reached,
        .fault(
          .engine, .version, .configuration, error.message, "check ENGINE_URL, its path too, and ENGINE_DIALECT"),
      ]
    default:
      return [.fault(.engine, .reachable, .unavailable, error.message, Self.addressAdvice(error))]
    }
  }

  static let credentialSettings =
    "check ENGINE_USERNAME and ENGINE_PASSWORD, ENGINE_API_KEY or ENGINE_BEARER_TOKEN"

  private static func addressAdvice(_ error: SearchEngineError) -> String {
    (error.cause as? HTTPClientError)?.code == .tls
      ? "name the certificate of its authority in ENGINE_CA_FILE, or its fingerprint in ENGINE_CA_FINGERPRINT"
      : "check ENGINE_URL, and that the engine runs"
  }

}

extension EngineCheck.Need {
  var text: String { privileges.joined(separator: ", ") + " on " + names.joined(separator: ", ") }
}

extension EngineIdentity {
  fileprivate var shown: String {
    let name = dialect == .elasticsearch ? "Elasticsearch" : "OpenSearch"
    return isServerless ? name + " Serverless" : "\(name) \(version)"
  }
}

extension Duration {
  /// In milliseconds.
  var text: String { "\(Int((seconds * 1_000).rounded())) ms" }
}
