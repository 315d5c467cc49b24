// SPDX-License-Identifier: Apache-2.0
import Calls
import HTTPServer
import Observability

extension ServerRequest {
  /// The context of the work for this request: until its deadline, logged under its names.
  ///
  /// - Parameter purse: what it may spend; nil: without a limit.
  func context(_ logger: Logger, purse: BudgetPurse? = nil) -> CallContext {
    var names: LogMetadata = ["request_id": .string(requestID), "trace_id": .string(trace.traceIDText)]
    if let name = principal.name { names["key"] = .string(name) }
    return CallContext(
      deadline: deadline, logger: logger.with(names), trace: propagatedTrace, principal: principal, record: workRecord,
      purse: purse, span: span)
  }
}
