// SPDX-License-Identifier: Apache-2.0
import Crypto
import HTTPSemantics
package import HTTPServer
package import Observability
import Primitives
import Synchronization

/// Daily budgets of the service and of each client, from 00:00 UTC on.
///
/// A request is let in while what was spent, and what is in flight with its estimate, is below the limit; then it is
/// charged by what it used. So the last request may go beyond the limit, and no other.
package final class Budgets: Sendable {
  package struct Options: Sendable, Equatable {
    /// The most that the whole service may spend on models.
    package var serviceUSD: Double?
    /// The most tokens that one key, token or address may use.
    package var clientTokens: Int?

    package init(serviceUSD: Double? = nil, clientTokens: Int? = nil) {
      self.serviceUSD = serviceUSD
      self.clientTokens = clientTokens
    }
  }

  /// One account with its limits, for one request.
  private struct Claim {
    var key: String
    var tokens: Int?
    var nanoUSD: Int?
  }

  private let options: Options
  private let now: @Sendable () -> Int
  private let limited: Counter
  private let logger: Logger
  private let shared: (any SharedLimits)?
  private let table = Mutex(BudgetTable())
  /// The day of which it was said that the service's budget is spent.
  private let toldOn = Mutex(-1)

  private static let service = "service"

  /// - Parameters:
  ///   - shared: where several processes count together.
  ///   - now: seconds since 1970.
  package init(
    _ options: Options, logger: Logger = .disabled, metrics: MetricsRegistry, shared: (any SharedLimits)? = nil,
    now: @escaping @Sendable () -> Int = { WallClock.seconds }
  ) {
    self.options = options
    self.logger = logger
    self.shared = shared
    self.now = now
    limited = metrics.counter(
      metrics.namespace + "limited_total", help: "requests and connections refused, by the limit that was reached",
      labels: ["why"]
    ).with("budget")
    guard let limit = options.serviceUSD else { return }
    metrics.gauge("rag_budget_usd", help: "What the service may spend on models a day.") { limit }
    metrics.gauge("rag_budget_spent_usd", help: "What the service has spent on models since 00:00 UTC.") {
      [weak self] in self?.serviceSpentUSD ?? 0
    }
  }

  /// In USD, since 00:00 UTC.
  package var serviceSpentUSD: Double {
    let day = now() / 86_400
    return table.withLock { table in
      table.turn(to: day)
      return Double(table[Self.service].spent.nanoUSD) / 1e9
    }
  }

  /// Whether a request of this party is counted at all.
  private func concerns(_ principal: Principal) -> Bool {
    options.serviceUSD != nil || options.clientTokens != nil || principal.dailyBudgetUSD != nil
  }

  /// Lets a request in, and holds its estimate; nil: nothing is limited.
  ///
  /// - Parameter estimate: what it may use at most.
  /// - Throws: `budget_exceeded` where its client has spent what it may.
  func open(
    _ request: ServerRequest, estimate: () -> (tokens: Int, usd: Double)
  ) throws(APIError) -> BudgetPurse? {
    let principal = request.principal
    guard concerns(principal) else { return nil }
    let time = now()
    let claims = claims(principal, network: request.clientNetwork)
    let amount = estimate()
    let held = BudgetAccount.Amount(tokens: amount.tokens, usd: amount.usd)
    let known = sharedAmounts(claims, day: time / 86_400, request)
    let (isClientSpent, isServiceSpent) = table.withLock { table in
      table.turn(to: time / 86_400)
      for (claim, amount) in zip(claims, known) { table.change(claim.key) { $0.noteShared(amount) } }
      let spent = claims.filter { Self.isSpent($0, table[$0.key]) }.map(\.key)
      let isClientSpent = spent.contains { $0 != Self.service }
      let isServiceSpent = spent.contains(Self.service)
      if !isClientSpent, !isServiceSpent {
        for claim in claims { table.change(claim.key) { $0.hold(held) } }
      }
      return (isClientSpent, isServiceSpent)
    }
    if isClientSpent {
      describe(request, nil)
      limited.increment()
      throw .budgetExceeded(retryAfter: Self.rest(of: time))
    }
    if isServiceSpent { tellSpent(day: time / 86_400) }
    let purse = BudgetPurse(
      self, keys: claims.map(\.key), allowsModels: !isServiceSpent,
      held: isServiceSpent ? BudgetAccount.Amount() : held)
    describe(request, purse)
    return purse
  }

  private static func isSpent(_ claim: Claim, _ account: BudgetAccount) -> Bool {
    let all = account.spent + account.held
    return claim.tokens.map { all.tokens >= $0 } ?? false || claim.nanoUSD.map { all.nanoUSD >= $0 } ?? false
  }

  /// The accounts that a party's use is charged to. A session of a page's widget is made in a moment, so its address
  /// counts too.
  private func claims(_ principal: Principal, network: String) -> [Claim] {
    var claims: [Claim] = []
    if let limit = options.serviceUSD {
      claims.append(Claim(key: Self.service, nanoUSD: Self.nano(limit)))
    }
    let own = principal.dailyBudgetUSD.map(Self.nano)
    if let account = principal.account, options.clientTokens != nil || own != nil {
      claims.append(Claim(key: account, tokens: options.clientTokens, nanoUSD: own))
    }
    if options.clientTokens != nil, principal.account == nil || principal.means == .widget {
      claims.append(Claim(key: "address:" + network, tokens: options.clientTokens))
    }
    return claims
  }

  private static func nano(_ usd: Double) -> Int { BudgetAccount.Amount(tokens: 0, usd: usd).nanoUSD }

  /// Seconds to 00:00 UTC.
  private static func rest(of time: Int) -> Int { 86_400 - time % 86_400 }

  private func tellSpent(day: Int) {
    let isNew = toldOn.withLock { told in
      defer { told = day }
      return told != day
    }
    guard isNew else { return }
    logger.warning(
      "the service has spent its budget for today; answers do without models until 00:00 UTC",
      ["budget_usd": .double(options.serviceUSD ?? 0)])
  }

  // MARK: For purses

  func charge(_ amount: BudgetAccount.Amount, to keys: [String]) {
    let day = now() / 86_400
    table.withLock { table in
      table.turn(to: day)
      for key in keys { table.change(key) { $0.charge(amount) } }
    }
    guard let shared, amount != BudgetAccount.Amount() else { return }
    for key in keys {
      let names = Self.names(of: key, day: day)
      shared.add([(names.tokens, amount.tokens), (names.money, amount.nanoUSD)].filter { $0.1 > 0 })
    }
  }

  func change(held amount: BudgetAccount.Amount, of keys: [String]) {
    table.withLock { table in
      for key in keys { table.change(key) { $0.hold(amount) } }
    }
  }

  // MARK: What is left

  /// The fields that say what the client may still use today, as OpenAI names them. To be called again when that has
  /// changed before the head is sent.
  ///
  /// - Parameter purse: nil: the client has nothing left.
  func describe(_ request: ServerRequest, _ purse: BudgetPurse?) {
    guard let limit = options.clientTokens else { return }
    let time = now()
    let keys = purse?.keys.filter { $0 != Self.service } ?? []
    let used = table.withLock { table in keys.map { table[$0].spent.tokens }.max() }
    let left = purse == nil ? 0 : max(0, limit - (used ?? 0))
    request.setResponseField("x-ratelimit-limit-tokens", String(limit))
    request.setResponseField("x-ratelimit-remaining-tokens", String(left))
    request.setResponseField("x-ratelimit-reset-tokens", Self.text(ofSeconds: Self.rest(of: time)))
  }

  /// As Go writes durations: `6h3m0s`.
  private static func text(ofSeconds seconds: Int) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    if hours > 0 { return "\(hours)h\(minutes)m\(rest)s" }
    return minutes > 0 ? "\(minutes)m\(rest)s" : "\(rest)s"
  }

  // MARK: Shared counters

  /// The names of the shared counters that a request's limits depend on.
  package func counters(of request: ServerRequest) -> [String] {
    guard shared != nil, concerns(request.principal) else { return [] }
    let day = now() / 86_400
    return claims(request.principal, network: request.clientNetwork).flatMap { claim in
      let names = Self.names(of: claim.key, day: day)
      return [names.tokens, names.money]
    }
  }

  /// The sums that all processes have charged, read from the shared store with the request's rates.
  private func sharedAmounts(_ claims: [Claim], day: Int, _ request: ServerRequest) -> [BudgetAccount.Amount] {
    let values = request.sharedCounters
    guard shared != nil, values.count == 2 * claims.count else { return [] }
    return claims.indices.map { BudgetAccount.Amount(tokens: values[2 * $0], nanoUSD: values[2 * $0 + 1]) }
  }

  /// Accounts may be made of a secret's hash, and others can read the store: hashed once more.
  private static func names(of key: String, day: Int) -> (tokens: String, money: String) {
    let hash = Hexadecimal.encode(Array(SHA256.hash(Array(key.utf8)).prefix(16)))
    return ("budget:\(day):\(hash):tokens", "budget:\(day):\(hash):nanousd")
  }
}
