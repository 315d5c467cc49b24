// SPDX-License-Identifier: Apache-2.0
import Chat
import HTTPSemantics
import JSON
import Retrieval
import Testing

@testable import API

@Suite("Validation of chat requests")
struct ChatRequestValidationTests {
  static let messages = #""messages":[{"role":"user","content":"bags"}]"#

  private static func parse(_ body: String, isOfPage: Bool = false) throws(APIError) -> ChatCompletionRequest {
    try ChatCompletionRequest(parsing: Array(body.utf8), isOfPage: isOfPage)
  }

  private static func with(_ members: String) -> String {
    #"{"model":"magento-rag",\#(messages)\#(members.isEmpty ? "" : ",")\#(members)}"#
  }

  @Test(
    "what is wrong is named by param",
    arguments: [
      (#""temperature":2.1"#, "temperature"), (#""temperature":-0.1"#, "temperature"),
      (#""temperature":"hot""#, "temperature"), (#""top_p":1.5"#, "top_p"),
      (#""frequency_penalty":-3"#, "frequency_penalty"), (#""presence_penalty":2.5"#, "presence_penalty"),
      (#""n":0"#, "n"), (#""n":2"#, "n"), (#""n":129"#, "n"), (#""n":1.5"#, "n"), (#""n":"1""#, "n"),
      (#""stream":"yes""#, "stream"), (#""stream_options":{"include_usage":true}"#, "stream_options"),
      (#""stream":true,"stream_options":{"include_usage":1}"#, "stream_options.include_usage"),
      (#""stream":true,"stream_options":[]"#, "stream_options"),
      (#""max_tokens":0"#, "max_tokens"), (#""max_completion_tokens":-1"#, "max_completion_tokens"),
      (#""max_completion_tokens":"5""#, "max_completion_tokens"),
      (#""stop":[]"#, "stop"), (#""stop":["a","b","c","d","e"]"#, "stop"), (#""stop":[1]"#, "stop"),
      (#""stop":5"#, "stop"), (#""logprobs":true"#, "logprobs"), (#""top_logprobs":21"#, "top_logprobs"),
      (#""top_logprobs":3"#, "top_logprobs"), (#""logit_bias":{"50256":-100}"#, "logit_bias"),
      (#""logit_bias":[]"#, "logit_bias"), (#""seed":1.5"#, "seed"), (#""user":5"#, "user"),
      (#""safety_identifier":"\#(String(repeating: "x", count: 65))""#, "safety_identifier"),
      (#""prompt_cache_key":1"#, "prompt_cache_key"), (#""store":"no""#, "store"),
      (#""metadata":[]"#, "metadata"), (#""metadata":{"a":1}"#, "metadata"),
      (#""metadata":{"\#(String(repeating: "k", count: 65))":"v"}"#, "metadata"),
      (#""metadata":{"k":"\#(String(repeating: "v", count: 513))"}"#, "metadata"),
      (#""metadata":{\#((0..<17).map { #""\#($0)":"""# }.joined(separator: ","))}"#, "metadata"),
      (#""service_tier":"gold""#, "service_tier"), (#""reasoning_effort":"huge""#, "reasoning_effort"),
      (#""verbosity":"loud""#, "verbosity"), (#""response_format":"json""#, "response_format"),
      (#""response_format":{}"#, "response_format.type"),
      (#""response_format":{"type":"xml"}"#, "response_format.type"),
      (#""response_format":{"type":"json_schema"}"#, "response_format.json_schema"),
      (#""response_format":{"type":"json_schema","json_schema":{}}"#, "response_format.json_schema.name"),
      (#""tools":[{"type":"function","function":{"name":"f"}}]"#, "tools"), (#""tools":{}"#, "tools"),
      (#""functions":[{"name":"f"}]"#, "functions"), (#""tool_choice":"required""#, "tool_choice"),
      (#""tool_choice":{"type":"function"}"#, "tool_choice"), (#""function_call":{"name":"f"}"#, "function_call"),
      (#""parallel_tool_calls":1"#, "parallel_tool_calls"), (#""modalities":["audio"]"#, "modalities"),
      (#""modalities":["text","audio"]"#, "modalities"), (#""audio":{"voice":"x"}"#, "audio"),
      (#""web_search_options":{}"#, "web_search_options"), (#""prediction":"x""#, "prediction"),
    ])
  func refuses(members: String, param: String) {
    let error = #expect(throws: APIError.self) { try Self.parse(Self.with(members)) }
    #expect(error?.param == param)
    #expect(error?.status == .badRequest)
  }

  @Test(
    "neutral values, nulls and unknown members pass",
    arguments: [
      "", #""n":1"#, #""n":null"#, #""stream":null,"stream_options":null"#, #""stream":false"#,
      #""logprobs":false,"top_logprobs":0"#, #""logit_bias":{}"#, #""logit_bias":null"#, #""store":true"#,
      #""service_tier":"flex""#, #""seed":42"#, #""temperature":0,"top_p":1"#, #""temperature":2"#,
      #""frequency_penalty":0.5,"presence_penalty":-2"#, #""tools":[],"tool_choice":"none""#, #""tools":null"#,
      #""tool_choice":"auto","parallel_tool_calls":true"#, #""functions":[],"function_call":"auto""#,
      #""modalities":["text"],"audio":null"#, #""metadata":{"a":"b"}"#, #""metadata":null"#,
      #""response_format":{"type":"text"}"#, #""response_format":null"#, #""reasoning_effort":"minimal""#,
      #""verbosity":"low""#, #""x_vendor":{"a":[1]},"chat_id":"7""#, #""stop":null"#, #""user":"u1""#,
      #""max_tokens":5,"max_completion_tokens":null"#, #""safety_identifier":"s""#, #""prompt_cache_key":"k""#,
    ])
  func accepts(members: String) throws {
    let request = try Self.parse(Self.with(members))
    #expect(request.model == "magento-rag")
    #expect(!request.isStream)
    #expect(request.responseFormat == nil)
  }

  @Test(
    "messages are checked to their last part",
    arguments: [
      (#"{"model":"m"}"#, "messages"), (#"{"model":"m","messages":[]}"#, "messages"),
      (#"{"model":"m","messages":{}}"#, "messages"), (#"{"model":"m","messages":[1]}"#, "messages[0]"),
      (#"{"model":"m","messages":[{"content":"x"}]}"#, "messages[0].role"),
      (#"{"model":"m","messages":[{"role":"boss","content":"x"}]}"#, "messages[0].role"),
      (#"{"model":"m","messages":[{"role":"user"}]}"#, "messages[0].content"),
      (#"{"model":"m","messages":[{"role":"user","content":null}]}"#, "messages[0].content"),
      (#"{"model":"m","messages":[{"role":"user","content":[]}]}"#, "messages[0].content"),
      (#"{"model":"m","messages":[{"role":"user","content":7}]}"#, "messages[0].content"),
      (#"{"model":"m","messages":[{"role":"user","content":[{"text":"x"}]}]}"#, "messages[0].content[0].type"),
      (#"{"model":"m","messages":[{"role":"user","content":[{"type":"text"}]}]}"#, "messages[0].content[0].text"),
      (
        #"{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{}}]}]}"#,
        "messages[0].content[1].type"
      ),
      (#"{"model":"m","messages":[{"role":"system","content":"x"}]}"#, "messages"),
      (#"{"model":"m","messages":[{"role":"user","content":"  "}]}"#, "messages"),
      (#"{"model":"m","messages":[{"role":"user","content":"x","name":5}]}"#, "messages[0].name"),
      (#"{\#(messages)}"#, "model"), (#"{"model":5,\#(messages)}"#, "model"),
      (#"{"model":null,\#(messages)}"#, "model"),
    ])
  func refusesMessages(body: String, param: String) {
    let error = #expect(throws: APIError.self) { try Self.parse(body) }
    #expect(error?.param == param)
  }

  @Test("what is no JSON object is refused without a param", arguments: ["", "{", "[]", "null", "\"x\"", "{\"a\":01}"])
  func refusesBodies(body: String) {
    let error = #expect(throws: APIError.self) { try Self.parse(body) }
    #expect(error?.status == .badRequest)
    #expect(error != nil && error?.param == nil)
  }

  @Test("content parts become one text, a developer speaks like the system, limits and stops are read")
  func reads() throws {
    let request = try Self.parse(
      #"""
      {"model":"magento-rag-2","stream":true,"stream_options":{"include_usage":true},"max_tokens":9,
       "max_completion_tokens":7,"stop":["a","b"],"user":"old","safety_identifier":"new",
       "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{},"strict":true}},
       "messages":[{"role":"developer","content":[{"type":"text","text":"r"}]},
        {"role":"assistant","content":null,"refusal":"no"},
        {"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]}
      """#)
    #expect(request.isStream && request.includesUsage)
    #expect(request.maximumTokens == 7)
    #expect(request.stop == ["a", "b"])
    #expect(request.user == "new")
    #expect(request.responseFormat?["type"] == "json_schema")
    #expect(request.messages == [ChatMessage(.system, "r"), ChatMessage(.assistant, "no"), ChatMessage(.user, "a\nb")])
    #expect(try Self.parse(Self.with(#""stop":"x""#)).stop == ["x"])
  }

  @Test("history is taken as clients send it: tools' turns, null and empty contents, half an emoji, refusals")
  func takesHistory() throws {
    let request = try Self.parse(
      #"""
      {"model":"m","messages":[{"role":"user","content":"coats \ud83e"},
       {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f"}}]},
       {"role":"tool","tool_call_id":"1","content":"{}"},{"role":"function","name":"f","content":"x"},
       {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},
       {"role":"assistant","content":[]},{"role":"assistant"},{"role":"user","content":""},{"role":"user","content":null},
       {"role":"assistant","content":[{"type":"refusal","refusal":"no"}]},{"role":"assistant","refusal":"never"},
       {"role":"assistant","content":null,"audio":{"id":"a"}},{"role":"user","content":"in red?"},
       {"role":"assistant","content":""},{"role":"user","content":[]}]}
      """#)
    let conversation = try #require(Conversation(request.messages))
    #expect(conversation.question == "in red?")
    #expect(
      conversation.history == [
        ChatMessage(.user, "coats \u{fffd}"), ChatMessage(.assistant, "no"), ChatMessage(.assistant, "never"),
      ])
  }

  @Test("of a page neither instructions nor tools nor a response format are looked at, nor refused")
  func page() throws {
    let body = #"""
      {"model":"m","messages":[{"role":"system","content":"free for all"},{"role":"developer","content":"x"},
       {"role":"user","content":"bags"}],"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"required",
       "response_format":{"type":"json_object"},"functions":[{"name":"f"}]}
      """#
    let request = try Self.parse(body, isOfPage: true)
    #expect(request.messages == [ChatMessage(.user, "bags")])
    #expect(request.responseFormat == nil)
    #expect(throws: APIError.self) { try Self.parse(body) }
  }
}

@Suite("Validation of retrieval requests")
struct RetrieveRequestValidationTests {
  private static func parse(_ body: String) throws(APIError) -> RetrieveProductsRequest {
    try RetrieveProductsRequest(parsing: Array(body.utf8))
  }

  @Test(
    "what is wrong is named by param",
    arguments: [
      (#"{}"#, "query"), (#"{"query":""}"#, "query"), (#"{"query":" \n"}"#, "query"), (#"{"query":5}"#, "query"),
      (#"{"query":null}"#, "query"), (#"{"query":"\#(String(repeating: "ä", count: 2_001))"}"#, "query"),
      (#"{"query":"x","top_k":0}"#, "top_k"), (#"{"query":"x","top_k":51}"#, "top_k"),
      (#"{"query":"x","top_k":2.5}"#, "top_k"), (#"{"query":"x","top_k":"5"}"#, "top_k"),
      (#"{"query":"x","store":1}"#, "store"), (#"{"query":"x","filters":[]}"#, "filters"),
      (#"{"query":"x","filters":{"price_min":-1}}"#, "filters.price_min"),
      (#"{"query":"x","filters":{"price_min":"10"}}"#, "filters.price_min"),
      (#"{"query":"x","filters":{"price_max":true}}"#, "filters.price_max"),
      (#"{"query":"x","filters":{"price_max":1e999}}"#, "filters.price_max"),
      (#"{"query":"x","filters":{"in_stock":"yes"}}"#, "filters.in_stock"),
      (#"{"query":"x","filters":{"categories":"Bags"}}"#, "filters.categories"),
      (#"{"query":"x","filters":{"categories":[1]}}"#, "filters.categories"),
      (#"{"query":"x","filters":{"categories":[""]}}"#, "filters.categories"),
      (#"{"query":"x","filters":{"attributes":[]}}"#, "filters.attributes"),
      (#"{"query":"x","filters":{"attributes":{"color":"red"}}}"#, "filters.attributes.color"),
      (#"{"query":"x","filters":{"attributes":{"color":[1]}}}"#, "filters.attributes.color"),
      (#"{"query":"x","filters":{"brand":["a"]}}"#, "filters.brand"),
      (
        #"{"query":"x","filters":{"categories":[\#(Array(repeating: #""c""#, count: 101).joined(separator: ","))]}}"#,
        "filters.categories"
      ),
    ])
  func refuses(body: String, param: String) {
    let error = #expect(throws: APIError.self) { try Self.parse(body) }
    #expect(error?.param == param)
    #expect(error?.status == .badRequest)
  }

  @Test("what is no JSON object is refused", arguments: ["", "{", "[]", "{\"query\":\"x\"} {}", "{\"query\":\"x\",}"])
  func refusesBodies(body: String) {
    #expect(throws: APIError.self) { try Self.parse(body) }
  }

  @Test("everything that may be given is read, nulls are absent, unknown members pass")
  func reads() throws {
    let request = try Self.parse(
      #"""
      {"other":{"a":[]},"query":"rot","top_k":50,"store":"1","filters":{"price_min":10,"price_max":80.50,
       "in_stock":true,"categories":["Jackets","Coats"],"attributes":{"color":["Red"],"size":[]}}}
      """#)
    #expect(request.query == "rot" && request.topK == 50 && request.store == "1")
    #expect(try Self.parse(#"{"query":"red \ud83d bag"}"#).query == "red \u{FFFD} bag")
    #expect(request.filters.priceMin?.text == "10" && request.filters.priceMax?.text == "80.50")
    #expect(request.filters.inStock == true)
    #expect(request.filters.categories == ["Jackets", "Coats"])
    #expect(request.filters.attributes.map(\.code) == ["color"])
    let bare = try Self.parse(
      #"""
      {"query":"x","top_k":null,"store":null,"filters":{"price_min":null,"price_max":null,"in_stock":null,
       "categories":null,"attributes":null}}
      """#)
    #expect(bare.topK == 5 && bare.store == nil && bare.filters.isEmpty)
    #expect(try Self.parse(#"{"query":"x","filters":null}"#).filters.isEmpty)
    #expect(try Self.parse(#"{"query":"\#(String(repeating: "ä", count: 2_000))"}"#).topK == 5)
  }
}
