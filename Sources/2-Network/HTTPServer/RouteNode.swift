// SPDX-License-Identifier: Apache-2.0
import HTTP1

/// A place in the router's tree of segments; `routes` by method number.
struct RouteNode: Sendable {
  var literals: [(segment: [UInt8], node: Int)] = []
  var parameter: Int?
  var rest: Int?
  var routes: [Int?] = Array(repeating: nil, count: RequestHead.Method.allCases.count)

  var hasRoutes: Bool { routes.contains { $0 != nil } }
}
