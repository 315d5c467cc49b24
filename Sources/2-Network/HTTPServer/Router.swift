// SPDX-License-Identifier: Apache-2.0
package import HTTP1
import HTTPSemantics
import Primitives

/// Routes by raw, still-encoded segments: `%2f`, `..` and `//` never change which route it is.
package struct Router: Sendable {
  /// The outcome for one path and method.
  package enum Match {
    case route(Route)
    /// The path is there, the method is not: the value of `Allow`, and a route of the path.
    case methodNotAllowed(allow: String, Route)
    /// OPTIONS without a route of its own.
    case options(allow: String, Route)
    case notFound

    /// The route, or one of the same path.
    var route: Route? {
      switch self {
      case .route(let route), .methodNotAllowed(_, let route), .options(_, let route): route
      case .notFound: nil
      }
    }
  }

  private let nodes: [RouteNode]
  let routes: [Route]
  /// The groups that have paths of their own, the one with the longest prefix first.
  private let owners: [RouteGroup]

  init(nodes: [RouteNode], routes: [Route], owners: [RouteGroup]) {
    self.nodes = nodes
    self.routes = routes
    self.owners = owners
  }

  /// Finds the route of `path` (a range of `bytes`) and the group that the path belongs to. Where that has no such route,
  /// none is found: the policy of the one group never leads to a handler of another.
  func place(
    _ method: RequestHead.Method, _ bytes: Span<UInt8>, _ path: Range<Int>, parameters: inout [Range<Int>]
  ) -> (match: Match, group: RouteGroup?) {
    let match = match(method, bytes, path, parameters: &parameters)
    guard !owners.isEmpty, let owner = owner(bytes, path) else { return (match, match.route?.group) }
    guard let route = match.route else { return (match, owner) }
    if route.group === owner || route.exemptedFrom === owner { return (match, route.group) }
    return (.notFound, owner)
  }

  private func owner(_ bytes: Span<UInt8>, _ path: Range<Int>) -> RouteGroup? {
    // `http://host` and `http://host?query` name the root, as they do for routes.
    guard !path.isEmpty else { return owners.first { $0.prefix == [UInt8(ascii: "/")] } }
    return owners.first { $0.owns(bytes, path) }
  }

  /// Finds the route of `path` (a range of `bytes`); the parameters' raw segments come out in `parameters`.
  package func match(
    _ method: RequestHead.Method, _ bytes: Span<UInt8>, _ path: Range<Int>, parameters: inout [Range<Int>]
  ) -> Match {
    parameters.removeAll(keepingCapacity: true)
    let start = path.isEmpty ? path.upperBound : path.lowerBound + 1
    guard let node = find(0, bytes, start, path.upperBound, &parameters) else { return .notFound }
    let slots = nodes[node].routes
    if let index = slots[Int(method.rawValue)] { return .route(routes[index]) }
    if method == .head, let index = slots[Int(RequestHead.Method.get.rawValue)] { return .route(routes[index]) }
    guard let other = slots.lazy.compactMap(\.self).first else { return .notFound }
    return method == .options
      ? .options(allow: allow(slots), routes[other]) : .methodNotAllowed(allow: allow(slots), routes[other])
  }

  private func find(
    _ node: Int, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ parameters: inout [Range<Int>]
  ) -> Int? {
    var stop = start
    while stop < end, bytes[stop] != UInt8(ascii: "/") { stop &+= 1 }
    let segment = start..<stop
    for literal in nodes[node].literals where isEqual(bytes, segment, literal.segment) {
      if let found = follow(literal.node, bytes, stop, end, &parameters) { return found }
    }
    if let next = nodes[node].parameter, !segment.isEmpty, PercentEncoding.isText(bytes, segment) {
      parameters.append(segment)
      if let found = follow(next, bytes, stop, end, &parameters) { return found }
      parameters.removeLast()
    }
    if let next = nodes[node].rest, nodes[next].hasRoutes, PercentEncoding.isText(bytes, start..<end) {
      parameters.append(start..<end)
      return next
    }
    return nil
  }

  private func follow(
    _ node: Int, _ bytes: Span<UInt8>, _ stop: Int, _ end: Int, _ parameters: inout [Range<Int>]
  ) -> Int? {
    if stop < end { return find(node, bytes, stop + 1, end, &parameters) }
    return nodes[node].hasRoutes ? node : nil
  }

  private func isEqual(_ bytes: Span<UInt8>, _ range: Range<Int>, _ literal: [UInt8]) -> Bool {
    guard range.count == literal.count else { return false }
    for offset in 0..<literal.count where bytes[range.lowerBound &+ offset] != literal[offset] { return false }
    return true
  }

  private func allow(_ slots: [Int?]) -> String {
    var names: [String] = []
    for method in RequestHead.Method.allCases {
      let isThere =
        slots[Int(method.rawValue)] != nil || method == .options
        || (method == .head && slots[Int(RequestHead.Method.get.rawValue)] != nil)
      if isThere, let known = method.known { names.append(known.rawValue) }
    }
    return names.joined(separator: ", ")
  }
}
