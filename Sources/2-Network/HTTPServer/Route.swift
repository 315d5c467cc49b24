// SPDX-License-Identifier: Apache-2.0

/// A handler at its place.
package final class Route: Sendable {
  let index: Int
  /// The label in metrics and the access log.
  let name: String
  let nameBytes: [UInt8]
  let options: RouteOptions
  let parameterNames: [String]
  /// The group whose policy its requests go through; nil: none.
  let group: RouteGroup?
  /// The group that its path would belong to, and was taken out of on purpose.
  let exemptedFrom: RouteGroup?
  let handler: HTTPHandler

  init(
    index: Int, name: String, options: RouteOptions, parameterNames: [String], group: RouteGroup?,
    exemptedFrom: RouteGroup?, handler: @escaping HTTPHandler
  ) {
    self.index = index
    self.name = name
    nameBytes = Array(name.utf8)
    self.options = options
    self.parameterNames = parameterNames
    self.group = group
    self.exemptedFrom = exemptedFrom
    self.handler = handler
  }
}
