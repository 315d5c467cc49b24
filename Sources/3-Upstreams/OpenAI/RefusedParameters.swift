// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Parameters that a model has refused, so that they are left out from then on. Shared by all loops; lives as long as
/// the process.
final class RefusedParameters: Sendable {
  private struct Key: Hashable {
    let model: String
    let parameter: String
  }

  private let refused = Mutex<Set<Key>>([])

  func contains(_ parameter: String, of model: String) -> Bool {
    refused.withLock { $0.contains(Key(model: model, parameter: parameter)) }
  }

  /// Those of `parameters` that the model has not refused.
  func accepted(_ parameters: [String], by model: String) -> [String] {
    refused.withLock { refused in
      parameters.filter { !refused.contains(Key(model: model, parameter: $0)) }
    }
  }

  /// Remembers and returns the one of `candidates`, the parameters that were sent, that `error` names; nil: none.
  func learn(from error: OpenAIError, model: String, candidates: [String]) -> String? {
    guard error.code == .invalidRequest, error.status == 400 || error.status == 422 else { return nil }
    let named = candidates.first { candidate in
      if let param = error.param { return param == candidate || param.hasPrefix(candidate + ".") }
      return error.message.contains(candidate)
    }
    guard let named else { return nil }
    // Another call may have learned it meanwhile; this one has to be made again all the same.
    refused.withLock { _ = $0.insert(Key(model: model, parameter: named)) }
    return named
  }
}
