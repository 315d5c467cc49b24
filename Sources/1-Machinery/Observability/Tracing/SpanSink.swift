// SPDX-License-Identifier: Apache-2.0

/// Takes ended spans. Called on event loops: it must not wait for anything.
package protocol SpanSink: Sendable {
  func add(_ span: SpanData)
}
