// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import JSON
import Testing

@testable import OpenAI

@Suite("What refusals say")
struct RefusalTextTests {
  private static func error(_ body: String, status: Int = 400) -> OpenAIError {
    ErrorAnswer.error(status: status, head: ResponseFields(), body: Array(body.utf8), secret: "sk-1", now: 0)
  }

  @Test(
    "an error's words are found in every shape that they come in",
    arguments: [
      (#"{"error":{"message":"no","type":"t","param":"stop","code":"c"}}"#, "no"), (#"{"error":"no"}"#, "no"),
      (#""no""#, "no"), ("no", "no"), (#"{"message":"no"}"#, "no"), (#"{"detail":"no"}"#, "no"),
      (#"{"object":"error","message":"no","code":400}"#, "no"), (#"{"error":{"message":{"detail":"no"}}}"#, "no"),
      (#"{"detail":[{"loc":["body","stop",0],"msg":"no","type":"t","input":"secret words"}]}"#, "stop.0: no"),
      (#"{"message":{"detail":[{"loc":["body","user"],"msg":"no"},{"msg":"never"}]}}"#, "user: no; never"),
      (#"[{"error":{"code":400,"message":"no","status":"INVALID_ARGUMENT"}}]"#, "no"),
      (#"{"errors":["no",{"message":"never"}]}"#, "no; never"), (#"{"errors":{"stop":["no"]}}"#, "stop: no"),
      (
        #"{"error":{"message":"Provider returned error","metadata":{"raw":"{\"error\":{\"message\":\"no\"}}"}}}"#,
        "Provider returned error; no"
      ),
      (
        #"{"error":{"message":"litellm.BadRequestError: {\"error\":{\"message\":\"no\",\"param\":\"stop\"}}"}}"#,
        "litellm.BadRequestError: ; no"
      ),
      ("<html><head><title>413 Too Large</title></head>\n<body>nginx</body></html>", "413 Too Large nginx"),
      (#"{"title":"Bad","detail":"no","status":400}"#, "no; Bad"), (#"{"error_msg":"no","error_code":7}"#, "no"),
      ("{}", "the model API answered with status 400"), ("", "the model API answered with status 400"),
      (#"{"error":{"message":"key sk-1 is\n\tbad"}}"#, "key *** is bad"),
    ])
  func words(body: String, message: String) {
    #expect(Self.error(body).message == message)
  }

  @Test(
    "a member that is not known is told from a value that is not taken, by code or by words",
    arguments: [
      (#"{"error":{"message":"x","param":"temperature","code":"unsupported_parameter"}}"#, "temperature", true),
      (#"{"error":{"message":"x","param":"temperature","code":"unsupported_value"}}"#, "temperature", false),
      (#"{"error":{"message":"Unsupported parameter: 'stop' is not supported with this model."}}"#, "stop", true),
      (
        #"{"error":{"message":"Unsupported value: 'temperature' does not support 0.1 with this model."}}"#,
        "temperature", false
      ),
      (#"{"error":{"message":"Unrecognized request argument supplied: stream_options"}}"#, "stream_options", true),
      (#"{"error":"json: unknown field \"stop\""}"#, "stop", true),
      (#"{"error":"this model does not support the parameter user"}"#, "user", true),
      (#"{"error":"openai does not support parameters: ['temperature'], for model=o3"}"#, "temperature", true),
      (#"{"error":"`temperature` is deprecated for this model."}"#, "temperature", true),
      (#"{"error":"parameters temperature and stop aren't supported"}"#, "stop", true),
      (#"{"error":"Unknown name \"stream_options\": Cannot find field."}"#, "stream_options", true),
      (#"{"error":"got an unexpected keyword argument 'stop'"}"#, "stop", true),
      (
        "1 validation error for Request\nmax_completion_tokens\n  Extra inputs are not permitted",
        "max_completion_tokens",
        true
      ),
      (#"{"message":"Additional properties are not allowed ('user' was unexpected)"}"#, "user", true),
      (
        #"{"detail":[{"type":"extra_forbidden","loc":["body","stop"],"msg":"Extra inputs are not permitted"}]}"#,
        "stop",
        true
      ),
      (#"{"detail":[{"type":"value_error.extra","loc":["body","stop"],"msg":"nope"}]}"#, "stop", true),
      (
        #"{"detail":[{"type":"less_than_equal","loc":["body","temperature"],"msg":"must be 1"}]}"#, "temperature", false
      ),
      (#"{"detail":[{"type":"string_type","loc":["body","stop","str"],"msg":"a string"}]}"#, "stop", false),
      (#"{"error":"stop: each entry needs a visible character"}"#, "stop", false),
      (#"{"error":"stop: more than 4 sequences are not supported"}"#, "stop", false),
      (#"{"error":"empty stop sequences are not allowed"}"#, "stop", false),
      (#"{"error":"'stop' must not be blank"}"#, "stop", false), (#"{"error":"body.stop[1] is blank"}"#, "stop", false),
      (#"{"error":"temperature must be 1"}"#, "temperature", false),
      (
        #"[{"error":{"code":400,"message":"bad","details":[{"fieldViolations":[{"field":"stop","description":"long"}]}]}}]"#,
        "stop", false
      ),
    ])
  func verdicts(body: String, member: String, isUnsupported: Bool) {
    #expect(RefusalText(Self.error(body)).verdict(on: [member]) == (isUnsupported ? .unsupported : .value))
  }

  @Test(
    "a word that only happens to be a member's name says nothing of it",
    arguments: [
      ("roles have to alternate: user/assistant/user", "user"), ("unexpected user message", "user"),
      ("the last message must be one of the 'user'", "user"), ("please stop", "stop"),
      ("the stream stopped", "stop"), ("Conversation roles must alternate user/assistant/user/assistant", "user"),
      (#"{"error":{"message":"temperature is not supported","param":"messages"}}"#, "temperature"),
    ])
  func mentions(body: String, member: String) {
    #expect(RefusalText(Self.error(body)).verdict(on: [member]) == nil)
  }

  @Test(
    "of a refused limit the refusal says how high it may be, or that it is too low",
    arguments: [
      (
        "max_completion_tokens of 4096 is above the 2048 that this model writes", 4_096, RefusalText.Bound.atMost(2_048)
      ),
      (
        "max_tokens is too large: 4096. gpt-4o-2024-08-06 supports at most 2,048 completion tokens", 4_096,
        .atMost(2_048)
      ),
      ("Invalid max_tokens value, the valid range of max_tokens is [1,8192]", 10_000, .atMost(8_192)),
      ("Range of max_tokens should be [1, 8192]", 10_000, .atMost(8_192)),
      ("max_tokens must be less than or equal to `2048`", 4_096, .atMost(2_048)),
      ("max_tokens must be greater than 0 and at most 2048", 4_096, .atMost(2_048)),
      ("max_tokens <= 2048", 4_096, .atMost(2_048)),
      ("max_tokens exceeds what this model writes", 4_096, .atMost(2_048)),
      ("the value 1 of max_completion_tokens is below the least, 16", 1, .tooLow),
      ("max_tokens should be in [16, 8192]", 1, .tooLow), ("max_tokens must be at least 16", 8, .tooLow),
      ("max_tokens is bad", 8, .unknown),
    ])
  func bounds(message: String, sent: Int, bound: RefusalText.Bound) {
    #expect(RefusalText(OpenAIError(.invalidRequest, message)).bound(below: sent) == bound)
  }

  @Test(
    "of a window that is too small the refusal says its size, and often the prompt's",
    arguments: [
      (
        "The maximum context length of this model is 4096 tokens; 900 of prompt and 4096 of answer were asked for.",
        4_096,
        900
      ),
      (
        "This model's maximum context length is 4096 tokens. However, you requested 5096 tokens (1000 in the messages, 4096 in the completion)",
        4_096, 1_000
      ),
      (
        "'max_tokens' is too large: 4096. This model's maximum context length is 4,096 tokens and your request has 900 input tokens (4096 > 4096 - 900).",
        4_096, 900
      ),
      (
        "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 900 `inputs` tokens and 4096 `max_new_tokens`",
        4_096, 900
      ),
      (
        "Prompt contains 5000 tokens and 0 draft tokens, too large for model with 4096 maximum context length", 4_096,
        5_000
      ),
      ("input length and `max_tokens` exceed context limit: 900 + 4096 > 4096", 4_096, nil),
      ("prompt is too long: 5000 tokens > 4096 maximum", 4_096, nil),
      ("the request exceeds the available context size (4096 tokens), try increasing it", 4_096, nil),
      ("Please reduce the length of the messages or completion.", nil, nil),
    ] as [(String, Int?, Int?)])
  func windows(message: String, total: Int?, prompt: Int?) {
    let error = Self.error(String(decoding: JSONValue.object(["error": .string(message)]).serialized(), as: UTF8.self))
    #expect(error.code == .contextLength)
    let context = RefusalText(error).context
    #expect(context.total == total)
    if let prompt { #expect(context.prompt == prompt) }
  }

  @Test(
    "an account, a key and a model that are gone are known by code or by words",
    arguments: [
      (#"{"error":{"message":"Insufficient Balance"}}"#, 402, OpenAIError.Code.insufficientQuota),
      (#"{"error":{"message":"Your credit balance is too low to access the API"}}"#, 400, .insufficientQuota),
      (#"{"error":{"message":"x","type":"exceeded_current_quota_error"}}"#, 429, .insufficientQuota),
      (
        #"[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]"#,
        400, .authentication
      ),
      (#"{"error":{"message":"The model `m` does not exist"}}"#, 400, .notFound),
      (#"{"error":{"message":"x","code":"DeploymentNotFound"}}"#, 404, .notFound),
      ("<h1>too large</h1>", 413, .contextLength),
      (#"{"error":"slow"}"#, 429, .rateLimited), (#"{"error":"x"}"#, 529, .unavailable),
    ])
  func codes(body: String, status: Int, code: OpenAIError.Code) {
    #expect(Self.error(body, status: status).code == code)
  }
}
