// SPDX-License-Identifier: Apache-2.0
import Calls
import Synchronization

/// The amount that one request may spend, out of the service's budget and its clients'.
final class BudgetPurse: Purse {
  private let budgets: Budgets
  /// The accounts that are charged.
  let keys: [String]
  let allowsModels: Bool
  private let held: Mutex<BudgetAccount.Amount>

  /// - Parameter held: what the accounts hold for the request already.
  init(_ budgets: Budgets, keys: [String], allowsModels: Bool, held: BudgetAccount.Amount) {
    self.budgets = budgets
    self.keys = keys
    self.allowsModels = allowsModels
    self.held = Mutex(held)
  }

  deinit { release() }

  func hold(tokens: Int, usd: Double) { replace(by: BudgetAccount.Amount(tokens: tokens, usd: usd)) }

  func release() { replace(by: BudgetAccount.Amount()) }

  func charge(tokens: Int, usd: Double, isLast: Bool) {
    budgets.charge(BudgetAccount.Amount(tokens: tokens, usd: usd), to: keys)
    if isLast { release() }
  }

  private func replace(by amount: BudgetAccount.Amount) {
    let old = held.withLock { held in
      defer { held = amount }
      return held
    }
    if old != amount { budgets.change(held: amount - old, of: keys) }
  }
}
