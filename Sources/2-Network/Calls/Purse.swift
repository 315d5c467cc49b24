// SPDX-License-Identifier: Apache-2.0

/// What one request may spend on models, and in whose name: looked at before a model is called, charged by what was used.
package protocol Purse: Sendable {
  /// False: the service has spent its budget for today, and answers do without models.
  var allowsModels: Bool { get }

  /// Replaces the estimate that the request counts with while it is in flight.
  func hold(tokens: Int, usd: Double)

  /// Charges what was used.
  ///
  /// - Parameter isLast: no more is to come: what was held for the request is released.
  func charge(tokens: Int, usd: Double, isLast: Bool)

  /// Nothing more will be spent.
  func release()
}
