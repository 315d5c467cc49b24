// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Collects routes; `build` makes the router. Patterns are absolute paths with literal segments, `{name}` for one
/// segment, and `{name...}` as the last for the rest. A mistake in a pattern is the programmer's and traps.
package final class RouterBuilder {
  package init() {}

  /// Adds a route. A GET route answers HEAD too. Of several that match, literal segments win over parameters.
  @discardableResult
  package func on(
    _ method: HTTPMethod, _ pattern: String, options: RouteOptions = RouteOptions(), _ handler: @escaping HTTPHandler
  ) -> RouterBuilder { self }

  /// Adds a route for every method but CONNECT and TRACE.
  @discardableResult
  package func onAny(
    _ pattern: String, options: RouteOptions = RouteOptions(), _ handler: @escaping HTTPHandler
  ) -> RouterBuilder { self }

  /// Asks `check` before routing for every path that begins with `prefix` (compared with the raw path), but never for
  /// CORS preflights.
  @discardableResult
  package func authorize(under prefix: String, _ check: @escaping HTTPGuard) -> RouterBuilder { self }

  package func build() -> Router { Router() }
}

/// Routes by raw, still-encoded segments: `%2f`, `..` and `//` never change which route it is.
package struct Router: Sendable {}
