// SPDX-License-Identifier: Apache-2.0
import JSON

/// A refusal of the model API, in OpenAI's shape.
struct ModelError: Error, Sendable {
  /// The HTTP status code.
  var status = 400
  var message: String
  var type = "invalid_request_error"
  /// The member of the request that is to blame.
  var param: String?
  var code: String?

  /// The body.
  func write(to writer: inout JSONWriter) {
    writer.object {
      $0.object("error") {
        $0.member("message", message)
        $0.member("type", type)
        $0.member("param", param)
        $0.member("code", code)
      }
    }
  }

  /// A value that the API does not take.
  static func invalid(_ param: String, code: String? = nil) -> ModelError {
    ModelError(message: "Invalid value for '\(param)'.", param: param, code: code)
  }

  /// The error of an API that is overloaded, out of money or broken: of a fault that names no other body.
  static func fault(_ status: Int, _ code: String? = nil) -> ModelError {
    switch (status, code) {
    case (429, "insufficient_quota"):
      ModelError(
        status: 429, message: "You exceeded your current quota, please check your plan and billing details.",
        type: "insufficient_quota", code: code)
    case (429, _):
      ModelError(status: 429, message: "Rate limit reached.", type: "requests", code: code ?? "rate_limit_exceeded")
    case (401, _):
      ModelError(status: 401, message: "Incorrect API key provided.", code: code ?? "invalid_api_key")
    case (500..., _):
      ModelError(
        status: status, message: "The server had an error while processing your request.", type: "server_error",
        code: code)
    default: ModelError(status: status, message: "A fault that was asked for.", code: code)
    }
  }

  /// The model that a request has to name.
  static func model(in body: JSONValue) throws(ModelError) -> String {
    guard let model = body["model"]?.stringValue, !model.isEmpty else {
      throw ModelError(message: "you must provide a model parameter", param: "model")
    }
    return model
  }
}
