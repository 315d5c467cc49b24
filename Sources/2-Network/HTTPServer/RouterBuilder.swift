// SPDX-License-Identifier: Apache-2.0
import HTTP1
package import HTTPSemantics

/// Collects routes; `build` makes the router. Patterns are absolute paths with literal segments, `{name}` for one
/// segment, and `{name...}` as the last for the rest. A mistake in a pattern is the programmer's and traps.
package final class RouterBuilder {
  /// A route that was added; its group may be added after it.
  private struct Entry {
    var pattern: String
    var options: RouteOptions
    var parameterNames: [String]
    var group: RouteGroup?
    var handler: HTTPHandler
  }

  private var entries: [Entry] = []
  private var nodes = [RouteNode()]
  private var groups: [RouteGroup] = []
  /// The group whose routes are being added.
  private var current: RouteGroup?

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

  /// Gives the routes that `routes` adds a policy.
  ///
  /// With a prefix the group has all paths below it. Its guards are asked before the router tells what is there, and only
  /// its own routes answer there, with one exception: a route of another group whose pattern begins with the prefix. So a
  /// single path can be taken out of a guarded part, but not by accident: a route outside of all groups belongs to the group
  /// with the longest prefix that its pattern begins with.
  ///
  /// A group within a group has the outer one's guards and limits too.
  ///
  /// - Parameter prefix: `/things` for that path and all below it, `/things/` for those below it; compared with the raw
  ///   path.
  @discardableResult
  package func group(
    under prefix: String? = nil, _ policy: RoutePolicy, _ routes: (RouterBuilder) -> Void = { _ in }
  ) -> RouterBuilder {
    let outer = current
    let group = RouteGroup(outer.map { $0.policy.extended(by: policy) } ?? policy, prefix: prefix)
    groups.append(group)
    current = group
    defer { current = outer }
    routes(self)
    return self
  }

  /// Makes the router; routes that are added later are not in it.
  package func build() -> Router {
    // The longest first: that is the one which a path belongs to.
    let owners = groups.filter { $0.prefix != nil }.sorted { $0.prefix?.count ?? 0 > $1.prefix?.count ?? 0 }
    let routes = entries.enumerated().map { index, entry in
      let pattern = Array(entry.pattern.utf8)
      let owner = owners.first { $0.owns(pattern.span, 0..<pattern.count) }
      let group = entry.group ?? owner
      return Route(
        index: index, name: entry.options.name ?? entry.pattern, options: entry.options,
        parameterNames: entry.parameterNames, group: group, exemptedFrom: group === owner ? nil : owner,
        handler: entry.handler)
    }
    for node in nodes {
      let groups = Set(node.routes.compactMap { $0 }.map { routes[$0].group.map(ObjectIdentifier.init) })
      precondition(groups.count <= 1, "the routes of one path belong to one group")
    }
    return Router(nodes: nodes, routes: routes, owners: owners)
  }

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
    for method in methods {
      precondition(nodes[node].routes[Int(method.rawValue)] == nil, "a route is there already")
      nodes[node].routes[Int(method.rawValue)] = entries.count
    }
    entries.append(
      Entry(pattern: pattern, options: options, parameterNames: names, group: current, handler: handler))
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
