// SPDX-License-Identifier: Apache-2.0
import OpenAI
import Testing

@testable import Embedding

@Suite("what a refusal is about, by status and wording")
struct WordingTests {
  /// As the client makes it of an answer; the words are what matters.
  private static func meaning(
    _ status: Int, _ words: String, inputs: Int = 120, total: Int = 18_000, longest: Int = 1150
  ) -> CallFailure {
    let code: OpenAIError.Code = status == 429 ? .rateLimited : status >= 500 ? .server : .invalidRequest
    return Refusal.meaning(
      of: OpenAIError(code, words, status: status), inputs: inputs, total: total, longest: longest)
  }

  @Test(
    "a limit of texts in a call, and the number where one is named",
    arguments: [
      (
        400,
        "<400> InternalError.Algo.InvalidParameter: Value error, batch size is invalid, it should not be larger than 10.: input.contents",
        10
      ),
      (413, "batch size 120 > maximum allowed batch size 32", 32),
      (
        400,
        #"[{"error":{"code":400,"message":"* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch\n"}}]"#,
        100
      ),
      (400, "invalid request: total number of texts must be at most 96, received 120", 96),
      (422, #"{"detail":"Batch size 120 exceeds the maximum of 16"}"#, 16),
      (
        400,
        "Invalid 'input': array too long. Expected an array with maximum length 64, but got an array with length 120 instead.",
        64
      ),
      (400, "The max allowed number of inputs is 1", 1),
    ] as [(Int, String, Int)])
  func inputs(status: Int, words: String, limit: Int) {
    #expect(Self.meaning(status, words) == .refused(.inputs(limit: limit)))
  }

  @Test(
    "a limit of all tokens or bytes of a call",
    arguments: [
      (400, "Too many tokens in batch. Max is 16384 got 17895", 16_384),
      (400, "Too many tokens overall, split into more batches.", nil),
      (400, "Requested 18,400 tokens, max 8,000 tokens per request", 8_000),
      (413, "Failed to buffer the request body: length limit exceeded", nil),
      (413, "<html><h1>413 Request Entity Too Large</h1></html>", nil),
      (413, "", nil), (500, "CUDA out of memory. Tried to allocate 2.00 GiB", nil),
      (429, "Request too large for m on tokens per min (TPM): Limit 10000, Requested 18000.", nil),
    ] as [(Int, String, Int?)])
  func size(status: Int, words: String, limit: Int?) {
    #expect(Self.meaning(status, words) == .refused(.size(limit: limit)))
  }

  @Test(
    "a limit of one text, with the service's own count where it gives one",
    arguments: [
      (413, "Input validation error: `inputs` must have less than 512 tokens. Given: 1147", 512, 1147),
      (
        500, "input (1147 tokens) is too large to process. increase the physical batch size (current batch size: 512)",
        512, 1147
      ),
      (
        400,
        #"{"error":{"code":400,"message":"the request exceeds the available context size","n_prompt_tokens":1147,"n_ctx":512}}"#,
        512, 1147
      ),
      (
        400,
        "This model's maximum context length is 512 tokens, however you requested 1200 tokens (1200 in your prompt; 0 for the completion).",
        512, 1200
      ),
      (400, "Invalid 'input[3]': maximum input length is 512 tokens.", 512, nil),
      (422, #"{"detail":[{"loc":["body","input",0],"msg":"the input length exceeds the context length"}]}"#, nil, nil),
      (500, "index out of range in self", nil, nil),
      (
        500, "The size of tensor a (1147) must match the size of tensor b (512) at non-singleton dimension 1", 512, 1147
      ),
      (
        500,
        "The expanded size of the tensor (1147) must match the existing size (512) at non-singleton dimension 1.", 512,
        1147
      ),
    ] as [(Int, String, Int?, Int?)])
  func length(status: Int, words: String, limit: Int?, given: Int?) {
    #expect(Self.meaning(status, words) == .refused(.length(limit: limit, given: given)))
    #expect(Self.meaning(status, words, inputs: 1, total: 1150) == .refused(.length(limit: limit, given: given)))
  }

  @Test(
    "what a text says, and numbers that are none, are no matter of length",
    arguments: [
      (500, "failed to encode response: json: unsupported value: NaN"),
      (400, "The input was filtered due to the content management policy."),
      (400, #"{"error":{"code":"content_filter","message":"no"}}"#),
      (400, "Input data may contain inappropriate content."),
    ])
  func content(status: Int, words: String) {
    #expect(Self.meaning(status, words) == .refused(.content))
  }

  @Test("what is said in no words that we know may be anything; a fault of the service may pass")
  func unknown() {
    #expect(Self.meaning(400, "Bad Request") == .refused(.unknown))
    #expect(Self.meaning(422, #"{"code":3210,"detail":"no"}"#) == .refused(.unknown))
    #expect(Self.meaning(500, "Internal Server Error") == .failing)
    #expect(Self.meaning(429, "Model is overloaded") == .away)
    #expect(Self.meaning(405, "Method Not Allowed") == .final)
    #expect(Self.meaning(522, "") == .away)
    #expect(Self.meaning(524, "") == .slow)
    let dimensions = OpenAIError(.invalidRequest, "no", status: 400, param: "dimensions")
    #expect(Refusal.meaning(of: dimensions, inputs: 1, total: 1, longest: 1) == .final)
    #expect(Refusal.meaning(of: OpenAIError(.timeout, "", isRetryable: true), inputs: 1, total: 1, longest: 1) == .slow)
    let untrusted = OpenAIError(.unavailable, "certificate", isRetryable: false)
    #expect(Refusal.meaning(of: untrusted, inputs: 1, total: 1, longest: 1) == .final)
  }
}
