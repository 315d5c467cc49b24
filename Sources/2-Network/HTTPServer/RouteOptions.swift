// SPDX-License-Identifier: Apache-2.0

/// Settings of one route; nil takes the server's.
package struct RouteOptions: Sendable {
  /// Bytes of content; more is 413.
  package var bodyLimit: Int?
  /// From the request's head to the response's.
  package var deadline: Duration?
  /// The `route` label in metrics; nil: the pattern.
  package var name: String?
  /// The scope that a caller must have, which the group's guards check; nil: none.
  package var scope: String?
  /// Asked by machines every few seconds: not in the access log, unless that has everything.
  package var isProbe: Bool

  package init(
    bodyLimit: Int? = nil, deadline: Duration? = nil, name: String? = nil, scope: String? = nil,
    isProbe: Bool = false
  ) {
    self.bodyLimit = bodyLimit
    self.deadline = deadline
    self.name = name
    self.scope = scope
    self.isProbe = isProbe
  }
}
