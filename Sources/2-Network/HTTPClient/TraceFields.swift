// SPDX-License-Identifier: Apache-2.0
import CCurl
import Observability

/// `traceparent` and `tracestate` of one call, as the head of a list of fields that stays prepared: they differ from call
/// to call, and the rest does not.
@safe final class TraceFields {
  private var first: UnsafeMutablePointer<curl_slist>?
  private var last: UnsafeMutablePointer<curl_slist>?

  /// The list with the fields before it; without them where memory is short.
  func put(
    _ trace: TraceContext, before list: UnsafeMutablePointer<curl_slist>?
  ) -> UnsafeMutablePointer<curl_slist>? {
    remove()
    guard let head = unsafe curl_slist_append(nil, "traceparent: " + trace.traceparent) else { return unsafe list }
    unsafe first = unsafe head
    unsafe last = unsafe head
    if let state = trace.state, !state.isEmpty, (try? FieldCheck.check(name: "tracestate", value: state)) != nil {
      _ = unsafe curl_slist_append(head, "tracestate: " + state)
      if let next = unsafe head.pointee.next { unsafe last = unsafe next }
    }
    unsafe last?.pointee.next = unsafe list
    return unsafe head
  }

  /// False: there were none.
  @discardableResult
  func remove() -> Bool {
    guard unsafe first != nil else { return false }
    unsafe last?.pointee.next = nil
    unsafe curl_slist_free_all(first)
    unsafe first = nil
    unsafe last = nil
    return true
  }
}
