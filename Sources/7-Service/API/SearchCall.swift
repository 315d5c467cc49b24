// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPServer
import Observability
import Retrieval

/// The searches of one request.
struct SearchCall {
  private let metered: MeteredSearch
  private let request: ServerRequest
  private let deadline: MonotonicInstant

  init(_ metered: MeteredSearch, _ request: ServerRequest, deadline: MonotonicInstant) {
    self.metered = metered
    self.request = request
    self.deadline = deadline
  }

  var principal: Principal { request.principal }

  /// The products that answer a question.
  ///
  /// - Throws: also where the caller has spent its budget.
  func products(for retrieval: RetrievalRequest) async throws(APIError) -> RetrievalResult {
    if metered.logsQuestions { request.workRecord.note(question: retrieval.question) }
    let purse = try metered.budgets.open(request) { metered.estimate(retrieval.question) }
    let result: RetrievalResult
    do throws(RetrievalError) {
      result = try await metered.search.products(for: retrieval, context: context(purse))
    } catch {
      throw APIError(error)
    }
    purse?.release()
    if let purse { metered.budgets.describe(request, purse) }
    return result
  }

  /// The products under the filters without a question, the newest first. No model takes part.
  func browse(_ store: StoreHandle, filters: ProductFilters, topK: Int) async throws(APIError) -> RetrievalResult {
    do throws(RetrievalError) {
      return try await metered.search.browse(store, filters: filters, topK: topK, context: context())
    } catch {
      throw APIError(error)
    }
  }

  /// The products that are called so, by entity id or SKU. No model takes part.
  func products(
    named identifiers: [String], of store: StoreHandle, filters: ProductFilters = ProductFilters()
  ) async throws(APIError) -> [LookedUpProduct] {
    do throws(RetrievalError) {
      return try await metered.search.products(named: identifiers, of: store, filters: filters, context: context())
    } catch {
      throw APIError(error)
    }
  }

  /// The filters that the store's products offer; nil where they cannot be read at present.
  func facets(of store: StoreHandle) async -> FacetDirectory? {
    await metered.search.facets(of: store, context: context())
  }

  /// The store with the currency of its live index's prices, where they name one.
  func withCurrency(_ store: StoreHandle) async -> StoreHandle {
    await metered.search.withCurrency(store, context: context())
  }

  private func context(_ purse: BudgetPurse? = nil) -> CallContext {
    request.context(metered.logger, purse: purse).until(deadline).reserving(MeteredSearch.reserve)
  }
}
