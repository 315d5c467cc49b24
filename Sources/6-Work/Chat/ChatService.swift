// SPDX-License-Identifier: Apache-2.0
package import Calls
import Catalog
package import EventLoop
package import JSON
package import Observability
package import OpenAI
package import Retrieval

/// What one answer is asked for.
package struct AnswerRequest: Sendable {
  package var conversation: Conversation
  package var store: StoreHandle
  /// Most tokens of the answer; nil: the service's own limit.
  package var maximumTokens: Int?
  package var stop: [String]
  /// The caller's name for the shopper, handed on to the model API.
  package var user: String?
  /// A `response_format` other than text, handed on as it is.
  package var responseFormat: JSONValue?
  /// Under which names the caller sent what is handed on.
  package var names: [ChatRequest.Member: String] = [:]

  package init(
    conversation: Conversation, store: StoreHandle, maximumTokens: Int? = nil, stop: [String] = [],
    user: String? = nil, responseFormat: JSONValue? = nil
  ) {
    self.conversation = conversation
    self.store = store
    self.maximumTokens = maximumTokens
    self.stop = stop
    self.user = user
    self.responseFormat = responseFormat
  }
}

/// Conversation in, answer out: search question, retrieval, prompt, and the model's answer as a stream.
package struct ChatService: Sendable {
  package struct Options: Sendable {
    /// The model API's name of the model.
    package var model: String
    /// 0…2; nil: the field is not sent.
    package var temperature: Double?
    /// Products retrieved for an answer.
    package var products: Int
    /// Estimated tokens of a prompt; history gives way first.
    package var promptTokens: Int
    /// Most tokens of an answer, whatever the caller asks for; a reasoning model's thoughts count too.
    package var answerTokens: Int
    /// Characters of a product's description in the prompt.
    package var descriptionCharacters: Int
    /// How long the model may take to its first word, thoughts not counted; then the answer is a list of products.
    package var firstTokenTimeout: Duration
    /// How long it may take to its last; then the answer is a list of products, or a stream that ends with an error.
    package var answerTimeout: Duration
    /// Languages of the stores by their IDs, for the few answers that no model writes; others are English.
    package var languages: [String: String]
    /// USD per million tokens, where known: for `rag_cost_usd_total`.
    package var prices: TokenPrices?

    package init(
      model: String, temperature: Double? = 0.1, products: Int = 5, promptTokens: Int = 12_000,
      answerTokens: Int = 4_096, descriptionCharacters: Int = 600, firstTokenTimeout: Duration = .seconds(15),
      answerTimeout: Duration = .seconds(60), languages: [String: String] = [:], prices: TokenPrices? = nil
    ) {
      self.model = model
      self.temperature = temperature
      self.products = products
      self.promptTokens = promptTokens
      self.answerTokens = answerTokens
      self.descriptionCharacters = descriptionCharacters
      self.firstTokenTimeout = firstTokenTimeout
      self.answerTimeout = answerTimeout
      self.languages = languages
      self.prices = prices
    }
  }

  /// USD per million tokens.
  package struct TokenPrices: Sendable {
    package var prompt: Double
    package var completion: Double

    package init(prompt: Double, completion: Double) {
      self.prompt = prompt
      self.completion = completion
    }
  }

  package let options: Options
  private let retriever: Retriever
  private let client: OpenAIClient
  private let metrics: ChatMetrics

  package init(
    options: Options, retriever: Retriever, client: OpenAIClient, metrics: MetricsRegistry
  ) {
    self.options = options
    self.retriever = retriever
    self.client = client
    self.metrics = ChatMetrics(metrics, model: options.model)
  }

  /// Retrieves, and begins the answer: returns when the model has begun, or when it is clear that it will not.
  ///
  /// - Parameters:
  ///   - context: its deadline is that of retrieval and of the beginning.
  ///   - end: of the whole answer.
  package func answer(
    _ request: AnswerRequest, context: CallContext, end: MonotonicInstant
  ) async throws(ChatError) -> AnswerStream {
    let result = try await retrieve(request, context: context)
    let isJSON = request.responseFormat != nil
    let phrases = Phrases(language: options.languages[request.store.id] ?? "en")
    guard result.hasEvidence, !result.products.isEmpty else {
      metrics.count(.nothing)
      return AnswerStream(
        plain: PlainAnswers.nothingFound(near: result.products, phrases), result: result, isJSON: isJSON,
        phrases: phrases)
    }
    let meter = AnswerMeter(prices: options.prices, logger: context.logger, metrics: metrics)
    let beginning = min(context.deadline, .after(options.firstTokenTimeout))
    let last = min(end, .after(options.answerTimeout))
    var budget = PromptBudget(
      prompt: options.promptTokens, answer: min(request.maximumTokens ?? options.answerTokens, options.answerTokens),
      facts: client.facts(of: options.model))
    while true {
      let prompt = Prompt(
        conversation: request.conversation, products: result.products, relaxed: result.relaxed,
        limits: Prompt.Limits(promptTokens: budget.prompt, descriptionCharacters: options.descriptionCharacters))
      var answer = AnswerStream(
        result: result, count: prompt.productCount, isJSON: isJSON, phrases: phrases,
        promptTokens: prompt.estimatedTokenCount, meter: meter)
      do throws(OpenAIError) {
        let question = chatRequest(prompt, request, budget)
        answer.start(try await client.chat(question, context: context.until(last), beginning: beginning))
        if budget.isGuessed { client.noteLimits(prompt: budget.prompt, answer: budget.answer, of: options.model) }
        return answer
      } catch {
        if error.code == .contextLength, budget.shrink(after: error, sent: prompt.estimatedTokenCount) { continue }
        try answer.fail(error)
        return answer
      }
    }
  }

  private func retrieve(
    _ request: AnswerRequest, context: CallContext
  ) async throws(ChatError) -> RetrievalResult {
    let retrieval = RetrievalRequest(
      question: request.conversation.searchQuestion, context: request.conversation.searchContext,
      store: request.store, topK: options.products, filters: ProductFilters())
    do {
      return try await retriever.retrieve(retrieval, context: context)
    } catch {
      throw ChatError(error)
    }
  }

  private func chatRequest(_ prompt: Prompt, _ request: AnswerRequest, _ budget: PromptBudget) -> ChatRequest {
    var chat = ChatRequest(model: options.model, messages: prompt.messages)
    chat.temperature = options.temperature
    chat.maximumTokens = budget.answer
    chat.stop = request.stop
    chat.user = request.user
    if let format = request.responseFormat { chat.passThrough.append(("response_format", format)) }
    chat.callers = request.names
    // Only a limit below our own is the caller's doing.
    if request.maximumTokens != budget.answer { chat.callers[.maximumTokens] = nil }
    return chat
  }
}
