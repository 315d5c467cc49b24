// SPDX-License-Identifier: Apache-2.0

/// The accounts of one day. Bounded: when there are too many, those that have spent least are forgotten, for they have
/// the longest way to any limit.
struct BudgetTable {
  /// Days since 1970, in UTC.
  private(set) var day = 0
  private var accounts: [String: BudgetAccount] = [:]
  private let capacity: Int

  init(capacity: Int = 65_536) { self.capacity = max(2, capacity) }

  var count: Int { accounts.count }

  subscript(_ key: String) -> BudgetAccount { accounts[key] ?? BudgetAccount() }

  /// On a later day nothing is spent; what is in flight goes on and is charged to the new one. A caller that has read
  /// the clock before midnight and comes late changes nothing.
  mutating func turn(to day: Int) {
    guard day > self.day else { return }
    self.day = day
    let flying = accounts.filter { $0.value.held != BudgetAccount.Amount() }
    accounts = flying.mapValues { old in
      var account = BudgetAccount()
      account.hold(old.held)
      return account
    }
  }

  mutating func change(_ key: String, _ change: (inout BudgetAccount) -> Void) {
    var account = accounts[key] ?? BudgetAccount()
    change(&account)
    accounts[key] = account.isEmpty ? nil : account
    if accounts.count > capacity { makeRoom() }
  }

  private mutating func makeRoom() {
    let quiet = accounts.filter { $0.value.held == BudgetAccount.Amount() }
      .sorted { ($0.value.spent.nanoUSD, $0.value.spent.tokens) < ($1.value.spent.nanoUSD, $1.value.spent.tokens) }
    for (key, _) in quiet.prefix(capacity / 2) { accounts[key] = nil }
  }
}
