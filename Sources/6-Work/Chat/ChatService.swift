// SPDX-License-Identifier: Apache-2.0
package import Calls
import Catalog
package import EventLoop
package import Grounding
import Language
package import Observability
package import OpenAI
import Primitives
package import Retrieval

/// Conversation in, answer out: search question, retrieval, prompt, and the model's answer as a stream.
package struct ChatService: Sendable {
  /// Settings of answers.
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
    /// Time for the model's first word, thoughts not counted; then the answer is a list of products.
    package var firstTokenTimeout: Duration
    /// Time for the model's last word; then the answer is a list of products, or a stream that ends with an error.
    package var answerTimeout: Duration
    /// The treatment of a price, SKU or link in an answer that no retrieved product has.
    package var grounding: GroundingGate.Mode
    /// The model's price; nil: unknown.
    package var price: ModelPrices.Price?
    /// Whether the model is asked what a message means that words and catalogue leave open.
    package var rewrites = true

    package init(
      model: String, temperature: Double? = 0.1, products: Int = 5, promptTokens: Int = 12_000,
      answerTokens: Int = 4_096, descriptionCharacters: Int = 600, firstTokenTimeout: Duration = .seconds(15),
      answerTimeout: Duration = .seconds(60), grounding: GroundingGate.Mode = .enforce,
      price: ModelPrices.Price? = nil
    ) {
      self.model = model
      self.temperature = temperature
      self.products = products
      self.promptTokens = promptTokens
      self.answerTokens = answerTokens
      self.descriptionCharacters = descriptionCharacters
      self.firstTokenTimeout = firstTokenTimeout
      self.answerTimeout = answerTimeout
      self.grounding = grounding
      self.price = price
    }
  }

  /// The options that it was made with.
  package let options: Options
  private let search: ProductSearch
  private let client: OpenAIClient
  private let metrics: ChatMetrics
  /// Nil: the model is not asked what a message means.
  private let rewriting: ModelRewriting?
  /// Makes the gates through which the model's words pass.
  var gates: @Sendable (AnswerGates.Subject) -> AnswerGates

  /// Answers from what `search` finds with the words of `client`'s model.
  package init(
    options: Options, search: ProductSearch, client: OpenAIClient, metrics: MetricsRegistry
  ) {
    self.options = options
    self.search = search
    self.client = client
    self.metrics = ChatMetrics(metrics, model: options.model, price: options.price)
    rewriting =
      options.rewrites ? ModelRewriting(model: options.model, client: client, metrics: self.metrics) : nil
    let mode = options.grounding
    gates = { .grounded($0, mode: mode) }
  }

  /// Retrieves, and begins the answer: returns when the model has begun, or when it is clear that it will not.
  ///
  /// - Parameters:
  ///   - context: its deadline is that of retrieval and of the beginning.
  ///   - end: of the whole answer.
  package func answer(
    _ request: AnswerRequest, context: CallContext, end: MonotonicInstant
  ) async throws(ChatError) -> AnswerStream {
    let form: AnswerForm = request.responseFormat == nil ? .text : .json
    let isReply = request.conversation.history.contains { $0.role == .assistant }
    var talk = SmallTalk.answer(
      to: request.conversation.question, store: request.store.language, isReply: isReply)
    if talk == nil { talk = try await likelyTalk(request, context) }
    if let talk {
      metrics.count(.talk)
      return AnswerStream(
        AnswerWords(plain: form.wrap(talk)), result: RetrievalResult(), count: 0, grounding: options.grounding,
        meter: nil)
    }
    let result = try await retrieve(request, context: context)
    let phrases = (result.language ?? request.store.language).phrases
    guard result.hasEvidence, !result.products.isEmpty else {
      metrics.count(.nothing)
      let text = form.wrap(PlainAnswers.nothingFound(result, phrases))
      return AnswerStream(AnswerWords(plain: text), result: result, count: 0, grounding: options.grounding, meter: nil)
    }
    guard context.allowsModels else { return list(of: result, form, request.store) }
    return try await ask(request, about: result, form, context: context, end: end)
  }

  /// The answer without a model, because the service has spent its budget for today.
  private func list(of result: RetrievalResult, _ form: AnswerForm, _ store: StoreHandle) -> AnswerStream {
    var result = result
    if !result.degraded.contains(.budget) { result.degraded.append(.budget) }
    metrics.count(.list)
    let text = form.wrap(PlainAnswers.productList(result.products, (result.language ?? store.language).phrases))
    return AnswerStream(
      AnswerWords(plain: text), preface: form == .json ? "" : PlainAnswers.preface(result.said), result: result,
      count: result.products.count, grounding: options.grounding, meter: nil)
  }

  /// An estimate of the most that an answer may cost, before its prompt is made.
  package func estimate(_ request: AnswerRequest) -> (tokens: Int, usd: Double) {
    let conversation = request.conversation
    let said = conversation.history.reduce(TokenCount.estimate(conversation.question)) {
      $0 + TokenCount.estimate($1.text)
    }
    // The rules and the products come beside.
    return estimate(
      prompt: min(options.promptTokens, said + 600 + 200 * options.products),
      answer: min(request.maximumTokens ?? options.answerTokens, options.answerTokens))
  }

  private func estimate(prompt: Int, answer: Int) -> (tokens: Int, usd: Double) {
    let usage = TokenUsage(promptTokens: prompt, completionTokens: answer)
    return (usage.totalTokens, metrics.tokens.cost(of: usage) ?? 0)
  }

  /// Has the model answer; a prompt that is too long for it is made shorter.
  private func ask(
    _ request: AnswerRequest, about result: RetrievalResult, _ form: AnswerForm, context: CallContext,
    end: MonotonicInstant
  ) async throws(ChatError) -> AnswerStream {
    var meter = AnswerMeter(
      isStreamed: request.isStreamed, grounding: options.grounding, context: context, metrics: metrics)
    let beginning = min(context.deadline, .after(options.firstTokenTimeout))
    let last = min(end, .after(options.answerTimeout))
    var budget = PromptBudget(
      prompt: options.promptTokens, answer: min(request.maximumTokens ?? options.answerTokens, options.answerTokens),
      facts: client.facts(of: options.model))
    while true {
      let prompt = Prompt(
        conversation: request.conversation, products: result.products, relaxed: result.relaxed,
        said: form == .json ? result.said : [],
        limits: Prompt.Limits(promptTokens: budget.prompt, descriptionCharacters: options.descriptionCharacters))
      let products = Array(result.products.prefix(prompt.productCount))
      let fallback = Fallback(
        products: products, phrases: (result.language ?? request.store.language).phrases, form: form,
        replacesHalfAnswers: !request.isStreamed)
      let subject = AnswerGates.Subject(
        request: request, products: products, form: form, language: request.store.language.code)
      let words: AnswerWords
      let most = estimate(prompt: prompt.estimatedTokenCount, answer: budget.answer)
      context.purse?.hold(tokens: most.tokens, usd: most.usd)
      do throws(OpenAIError) {
        let question = chatRequest(prompt, request, budget)
        let stream = try await client.chat(question, context: context.until(last), beginning: beginning)
        if budget.isGuessed { client.noteLimits(prompt: budget.prompt, answer: budget.answer, of: options.model) }
        let model = ModelText(stream, promptTokens: prompt.estimatedTokenCount)
        words = AnswerWords(CheckedText(model, gates(subject)), or: fallback)
      } catch {
        if error.code == .contextLength, budget.shrink(after: error, sent: prompt.estimatedTokenCount) { continue }
        words = try unbegun(error, prompt, fallback, &meter)
      }
      // In a JSON answer it is the model's to say.
      let preface = form == .json ? "" : PlainAnswers.preface(result.said)
      return AnswerStream(
        words, preface: preface, result: result, count: products.count,
        grounding: options.grounding, meter: meter)
    }
  }

  /// The model was asked and has not begun.
  private func unbegun(
    _ error: OpenAIError, _ prompt: Prompt, _ fallback: Fallback, _ meter: inout AnswerMeter
  ) throws(ChatError) -> AnswerWords {
    do throws(ChatError) {
      return try AnswerWords(error, promptTokens: prompt.estimatedTokenCount, or: fallback)
    } catch let fatal {
      let failure = AnswerWords.Failure(error: error, hadBegun: false)
      meter.note(fatal, failure, .ofFailure(error, prompt.estimatedTokenCount), isUnderWay: false)
      throw fatal
    }
  }

  /// The answer to a greeting with a name, or with a typing error; nil where the catalogue has any of these words: "hello
  /// kitty" may be a question.
  private func likelyTalk(_ request: AnswerRequest, _ context: CallContext) async throws(ChatError) -> String? {
    guard let talk = SmallTalk.likely(in: request.conversation.question, store: request.store.language) else {
      return nil
    }
    do {
      return try await search.knows(talk.unknown, in: request.store, context: context) ? nil : talk.answer
    } catch {
      throw .search(error)
    }
  }

  private func retrieve(
    _ request: AnswerRequest, context: CallContext
  ) async throws(ChatError) -> RetrievalResult {
    let conversation = request.conversation
    var retrieval = RetrievalRequest(
      question: conversation.searchQuestion, turns: conversation.turns, context: conversation.searchContext,
      store: request.store, topK: options.products, filters: ProductFilters())
    retrieval.leavesOutStragglers = true
    retrieval.rewriter = rewriting?.rewriter(of: conversation, context: context)
    do {
      return try await search.products(for: retrieval, context: context)
    } catch {
      throw .search(error)
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
