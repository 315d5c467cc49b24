// SPDX-License-Identifier: Apache-2.0

/// What a route sets for itself; nil takes the server's.
package struct RouteOptions: Sendable {
  /// Bytes of content; more is 413.
  package var bodyLimit: Int?
  /// From the request's head to the response's.
  package var deadline: Duration?
  /// The `route` label in metrics; nil: the pattern.
  package var name: String?
  /// What a caller must be allowed to do; the group's guards see to it. Nil: nothing in particular.
  package var scope: String?
  /// Content that a client accepts compressed may be.
  package var compresses: Bool
  /// Asked by machines every few seconds: not in the access log, unless that has everything.
  package var isProbe: Bool

  package init(
    bodyLimit: Int? = nil, deadline: Duration? = nil, name: String? = nil, scope: String? = nil,
    compresses: Bool = true, isProbe: Bool = false
  ) {
    self.bodyLimit = bodyLimit
    self.deadline = deadline
    self.name = name
    self.scope = scope
    self.compresses = compresses
    self.isProbe = isProbe
  }
}
