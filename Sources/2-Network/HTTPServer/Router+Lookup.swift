// SPDX-License-Identifier: Apache-2.0
package import HTTP1

extension Router {
  /// The name of the route that answers `method` on the raw path `bytes`, without answering anything; nil: none does.
  /// The parameters' raw segments come out in `parameters`. For checks and measurements of a table of routes.
  package func routeName(
    _ method: RequestHead.Method, _ bytes: Span<UInt8>, parameters: inout [Range<Int>]
  ) -> String? {
    guard case .route(let route) = match(method, bytes, 0..<bytes.count, parameters: &parameters) else { return nil }
    return route.name
  }
}
