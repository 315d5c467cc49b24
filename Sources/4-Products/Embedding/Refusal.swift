// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// Reads from status and wording what a refusal is about. Services have no common code for it.
enum Refusal {
  enum Subject: Sendable, Equatable {
    /// Nothing is said, or nothing that we understand.
    case unknown
    /// The number of texts in a call.
    case inputs(limit: Int?)
    /// Tokens or bytes of a call.
    case size(limit: Int?)
    /// The length of one text, in tokens as the service counts them.
    case length(limit: Int?, given: Int?)
    /// The text itself: a content filter refused it, or it has no usable vector.
    case content
  }

  /// - Parameters:
  ///   - inputs: the texts that were sent.
  ///   - total: their tokens together, guessed.
  ///   - longest: tokens of the longest of them, guessed.
  static func meaning(of error: OpenAIError, inputs: Int, total: Int, longest: Int) -> CallFailure {
    switch error.code {
    case .authentication, .permission, .notFound, .insufficientQuota, .cancelled: return .final
    case .timeout: return .slow
    case .rateLimited: return isTooLarge(error, inputs) ? .refused(.size(limit: nil)) : .away
    case .unavailable:
      // No status: the transport's error.
      guard let status = error.status else { return error.isRetryable ? .away : .final }
      return status == 408 || status == 504 ? .slow : .away
    case .server, .protocolViolation, .invalidRequest, .contextLength, .tokensPerRequest: break
    }
    guard let status = error.status else {
      // No request that may be sent, or an answer of status 200 that cannot be used.
      return error.code == .invalidRequest ? .final : .failing
    }
    switch status {
    case 300..<400, 405, 501: return .final
    case 524: return .slow
    case 520...530: return .away
    default: break
    }
    if let param = error.param, Self.ours.contains(where: { param.hasPrefix($0) }) { return .final }
    let subject = RefusalWording(error).subject(inputs: inputs, total: total, longest: longest)
    if status >= 500, subject == .unknown { return .failing }
    return .refused(subject)
  }

  /// Members of the request that are settings, not texts.
  private static let ours = ["model", "dimensions", "encoding_format", "user"]

  /// "Request too large for …, tokens per min: limit 10000, requested 12000": waiting does not help, less does.
  private static func isTooLarge(_ error: OpenAIError, _ inputs: Int) -> Bool {
    inputs > 1 && (error.wording.contains("too large") || error.wording.contains("reduce the"))
  }

  /// Whether a single text may have been refused for its length.
  static func canBeLength(_ error: OpenAIError, _ subject: Subject) -> Bool {
    switch subject {
    case .content, .inputs: false
    case .size, .length: true
    case .unknown: (400..<500).contains(error.status ?? 0)
    }
  }
}
