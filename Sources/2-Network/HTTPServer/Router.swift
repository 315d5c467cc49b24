// SPDX-License-Identifier: Apache-2.0
import HTTP1
package import HTTPSemantics
import Primitives

/// Collects routes; `build` makes the router. Patterns are absolute paths with literal segments, `{name}` for one
/// segment, and `{name...}` as the last for the rest. A mistake in a pattern is the programmer's and traps.
package final class RouterBuilder {
  private var routes: [Route] = []
  private var guards: [Router.PrefixGuard] = []
  private var nodes = [RouteNode()]
  var rules: [RateRule] = []

  package init() {}

  /// Adds a route. A GET route answers HEAD too. Of several that match, literal segments win over parameters.
  @discardableResult
  package func on(
    _ method: HTTPMethod, _ pattern: String, options: RouteOptions = RouteOptions(), _ handler: @escaping HTTPHandler
  ) -> RouterBuilder {
    guard let known = RequestHead.Method.allCases.first(where: { $0.known == method }) else {
      preconditionFailure("a route needs a method that the server knows")
    }
    add([known], pattern, options, handler)
    return self
  }

  /// Adds a route for every method but CONNECT and TRACE.
  @discardableResult
  package func onAny(
    _ pattern: String, options: RouteOptions = RouteOptions(), _ handler: @escaping HTTPHandler
  ) -> RouterBuilder {
    add([.get, .head, .post, .put, .delete, .options, .patch], pattern, options, handler)
    return self
  }

  /// Asks `check` before routing for every path that begins with `prefix` (compared with the raw path), but never for
  /// CORS preflights.
  @discardableResult
  package func authorize(under prefix: String, _ check: @escaping HTTPGuard) -> RouterBuilder {
    guards.append(Router.PrefixGuard(prefix: Array(prefix.utf8), check: check))
    return self
  }

  package func build() -> Router { Router(nodes: nodes, routes: routes, guards: guards, rules: rules) }

  private func add(
    _ methods: [RequestHead.Method], _ pattern: String, _ options: RouteOptions, _ handler: @escaping HTTPHandler
  ) {
    precondition(pattern.hasPrefix("/"), "a route pattern begins with a slash")
    var node = 0
    var names: [String] = []
    for segment in pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      if segment.hasPrefix("{"), segment.hasSuffix("...}") {
        names.append(String(segment.dropFirst().dropLast(4)))
        node = child(of: node, \.rest)
      } else if segment.hasPrefix("{"), segment.hasSuffix("}") {
        names.append(String(segment.dropFirst().dropLast()))
        node = child(of: node, \.parameter)
      } else {
        node = literalChild(of: node, Array(segment.utf8))
      }
    }
    let route = Route(
      index: routes.count, name: options.name ?? pattern, options: options, parameterNames: names, handler: handler)
    routes.append(route)
    for method in methods {
      precondition(nodes[node].routes[Int(method.rawValue)] == nil, "a route is there already")
      nodes[node].routes[Int(method.rawValue)] = route.index
    }
  }

  private func child(of node: Int, _ place: WritableKeyPath<RouteNode, Int?>) -> Int {
    if let existing = nodes[node][keyPath: place] { return existing }
    nodes.append(RouteNode())
    nodes[node][keyPath: place] = nodes.count - 1
    return nodes.count - 1
  }

  private func literalChild(of node: Int, _ segment: [UInt8]) -> Int {
    if let existing = nodes[node].literals.first(where: { $0.segment == segment }) { return existing.node }
    nodes.append(RouteNode())
    nodes[node].literals.append((segment, nodes.count - 1))
    return nodes.count - 1
  }
}

/// A place in the trie; `routes` by method number.
struct RouteNode: Sendable {
  var literals: [(segment: [UInt8], node: Int)] = []
  var parameter: Int?
  var rest: Int?
  var routes: [Int?] = Array(repeating: nil, count: RequestHead.Method.allCases.count)

  var hasRoutes: Bool { routes.contains { $0 != nil } }
}

final class Route: Sendable {
  let index: Int
  /// The label in metrics and the access log.
  let name: String
  let nameBytes: [UInt8]
  let options: RouteOptions
  let parameterNames: [String]
  let handler: HTTPHandler

  init(index: Int, name: String, options: RouteOptions, parameterNames: [String], handler: @escaping HTTPHandler) {
    self.index = index
    self.name = name
    nameBytes = Array(name.utf8)
    self.options = options
    self.parameterNames = parameterNames
    self.handler = handler
  }
}

/// Routes by raw, still-encoded segments: `%2f`, `..` and `//` never change which route it is.
package struct Router: Sendable {
  struct PrefixGuard: Sendable {
    let prefix: [UInt8]
    let check: HTTPGuard
  }

  enum Match {
    case route(Route)
    /// The path is there, the method is not: the value of `Allow`.
    case methodNotAllowed(allow: String)
    /// OPTIONS without a route of its own.
    case options(allow: String)
    case notFound
  }

  private let nodes: [RouteNode]
  let routes: [Route]
  let guards: [PrefixGuard]
  let rules: [RateRule]

  init(nodes: [RouteNode], routes: [Route], guards: [PrefixGuard], rules: [RateRule]) {
    self.rules = rules
    self.nodes = nodes
    self.routes = routes
    self.guards = guards
  }

  /// Finds the route of `path` (a range of `bytes`); the parameters' raw segments come out in `parameters`.
  func match(
    _ method: RequestHead.Method, _ bytes: Span<UInt8>, _ path: Range<Int>, parameters: inout [Range<Int>]
  ) -> Match {
    parameters.removeAll(keepingCapacity: true)
    let start = path.isEmpty ? path.upperBound : path.lowerBound + 1
    guard let node = find(0, bytes, start, path.upperBound, &parameters) else { return .notFound }
    let slots = nodes[node].routes
    if let index = slots[Int(method.rawValue)] { return .route(routes[index]) }
    if method == .head, let index = slots[Int(RequestHead.Method.get.rawValue)] { return .route(routes[index]) }
    return method == .options ? .options(allow: allow(slots)) : .methodNotAllowed(allow: allow(slots))
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
