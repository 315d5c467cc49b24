// SPDX-License-Identifier: Apache-2.0
import Calls
import Configuration
import EventLoop
package import HTTPClient
import Observability
package import OpenAI

/// Checks a model API by one call: it answers, takes our key, has the model, and what it charges is known.
package struct ModelCheck: Sendable {
  /// The settings that lead to the service, for advice.
  package struct Names: Sendable {
    let upstream: Finding.Upstream
    let baseURL: String
    let key: String
    let model: String
    let ca: String

    package static let embeddings = Names(
      upstream: .embeddings, baseURL: "OPENAI_BASE_URL, or EMBEDDING_BASE_URL where that is set",
      key: "OPENAI_API_KEY, or EMBEDDING_API_KEY where that is set", model: "EMBEDDING_MODEL",
      ca: "OPENAI_CA_FILE, or in EMBEDDING_CA_FILE")
    package static let chat = Names(
      upstream: .chat, baseURL: "OPENAI_BASE_URL", key: "OPENAI_API_KEY", model: "CHAT_MODEL", ca: "OPENAI_CA_FILE")
  }

  /// A model that has to be loaded first takes its time.
  private static let patience = Duration.seconds(45)
  private static let question = "jacket"

  private let names: Names
  private let client: OpenAIClient
  private let model: String
  private let price: ModelPrices.Price?
  private let usualTime: Duration?

  /// - Parameter usualTime: a shopper is not kept waiting longer than this; nil: nobody waits.
  package init(
    _ names: Names, _ api: OpenAIClient.Options, model: String, price: ModelPrices.Price?, usualTime: Duration?,
    http: HTTPClient
  ) {
    var api = api
    api.retry = .never
    api.requestTimeout = Self.patience
    self.names = names
    self.model = model
    self.price = price
    self.usualTime = usualTime
    client = OpenAIClient(options: api, http: http, name: names.upstream.rawValue)
  }

  // MARK: Embeddings

  /// Asks for one vector.
  /// - Parameter dimensions: as configured; nil: the model's own.
  /// - Returns: what was found, and the vector's dimensions.
  package func embeddings(dimensions: Int?) async -> (findings: [Finding], dimensions: Int?) {
    let started = MonotonicInstant.now
    do throws(OpenAIError) {
      let answer = try await client.queryEmbedding(
        Self.question, model: model, dimensions: dimensions, context: .within(Self.patience))
      var findings = answered(in: started.duration(to: .now), "EMBEDDING_TIMEOUT")
      if let dimensions, dimensions != answer.dimensions {
        findings.append(
          .fault(
            names.upstream, .dimensions, .configuration,
            "\(model) gives vectors of \(answer.dimensions) where \(dimensions) are configured",
            "set EMBEDDING_DIMENSIONS to \(answer.dimensions), or leave it out"))
      } else {
        findings.append(.ok(names.upstream, .dimensions, "vectors of \(answer.dimensions)"))
      }
      return (findings + [priced], answer.dimensions)
    } catch {
      return (refused(error) + [priced], nil)
    }
  }

  // MARK: Chat

  /// Asks for an answer of one token.
  package func chat() async -> [Finding] {
    var request = ChatRequest(model: model, messages: [("user", Self.question)])
    request.maximumTokens = 1
    let started = MonotonicInstant.now
    do throws(OpenAIError) {
      // Its first event says all; the rest is not waited for.
      _ = try await client.chat(request, context: .within(Self.patience))
      return answered(in: started.duration(to: .now), "CHAT_FIRST_TOKEN_TIMEOUT") + [priced]
    } catch {
      if Self.isAboutLength(error) {
        return answered(in: started.duration(to: .now), "CHAT_FIRST_TOKEN_TIMEOUT") + [priced]
      }
      return refused(error) + [priced]
    }
  }

  /// A refusal of so short an answer comes from a model that is there and takes the key.
  private static func isAboutLength(_ error: OpenAIError) -> Bool {
    guard error.code == .invalidRequest else { return false }
    return ["max_tokens", "max_completion_tokens", "max_output_tokens", "output limit"].contains {
      error.wording.contains($0) || error.param == $0
    }
  }

  // MARK: Findings

  private func answered(in time: Duration, _ setting: String) -> [Finding] {
    var findings: [Finding] = []
    if let usualTime, time > usualTime {
      findings.append(
        .warning(
          names.upstream, .reachable, "answered after \(time.text), later than \(setting) allows (\(usualTime.text))",
          "if it is always so slow, raise \(setting): until then answers are degraded"))
    } else {
      findings.append(.ok(names.upstream, .reachable, "answers in \(time.text)"))
    }
    findings.append(
      .ok(names.upstream, .credentials, client.hasKey ? "accepted" : "none are sent, and none are asked for"))
    findings.append(.ok(names.upstream, .model, model))
    return findings
  }

  private var priced: Finding {
    guard let price else {
      return .warning(
        names.upstream, .price, "the price of \(model) is not known: costs are not counted",
        "set MODEL_PRICES, as in \(model)=0.10/0.40")
    }
    let output = price.output > 0 ? " and \(price.output) USD out" : ""
    return .ok(
      names.upstream, .price, "\(price.input) USD\(price.output > 0 ? " in" : "")\(output) for a million tokens")
  }

  private func refused(_ error: OpenAIError) -> [Finding] {
    let upstream = names.upstream
    let reached = Finding.ok(upstream, .reachable, "answers")
    let known = [reached, .ok(upstream, .credentials, "accepted")]
    switch error.code {
    case .authentication, .permission:
      return [reached, .fault(upstream, .credentials, .credentials, error.message, "check \(names.key)")]
    case .insufficientQuota:
      return [
        reached,
        .fault(upstream, .credentials, .tryLater, error.message, "fill the account up, or use another key"),
      ]
    case .notFound:
      return known + [
        .fault(
          upstream, .model, .configuration, error.message, "check \(names.model), and the path of \(names.baseURL)")
      ]
    case .rateLimited:
      return known + [
        .warning(upstream, .model, error.message, "try again later; see docs/operations.md on rate limits")
      ]
    case .invalidRequest, .contextLength, .tokensPerRequest:
      if let cause = error.cause as? HTTPClientError { return [unreachable(error, cause)] }
      return known + [.fault(upstream, .model, .configuration, error.message, "check \(names.model)")]
    case .server, .unavailable, .timeout, .cancelled, .protocolViolation:
      return [unreachable(error, error.cause as? HTTPClientError)]
    }
  }

  private func unreachable(_ error: OpenAIError, _ cause: HTTPClientError?) -> Finding {
    .fault(
      names.upstream, .reachable, .unavailable, error.message,
      cause?.code == .tls
        ? "name the certificate of its authority in \(names.ca)" : "check \(names.baseURL), and that the service runs")
  }
}
