// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import Observability

/// The protocols of agents: MCP, and UCP over REST.
extension APIRoutes {
  func installAgents(into router: RouterBuilder) {
    let catalog = CatalogService(stores: stores)
    if options.mcp != .off { installTools(catalog, into: router) }
    if options.ucp != .off { installCatalogue(catalog, into: router) }
  }

  private func installTools(_ catalog: CatalogService, into router: RouterBuilder) {
    let handler = MCPHandler(
      tools: AgentTools(catalog: catalog), search: meteredSearch, metrics: APIMetrics(metrics),
      version: options.version)
    let access = access
    // A page of another origin must not reach a server that trusts its network: DNS rebinding.
    let origins: HTTPGuard = { request in
      guard let origin = request.field(.origin), !access.origins.contains(origin) else { return .admit(Principal()) }
      return .refuse(APIError.originNotAllowed.rejection(AgentError.rpcForm))
    }
    let policy = agentPolicy(options.mcp, guards: [origins], AgentError.rpcForm)
    let route = RouteOptions(bodyLimit: MCPHandler.bodyLimit, scope: AccessScope.retrieve)
    router.group(under: "/mcp", policy) { agents in
      agents.on(.post, "/mcp", options: route) { request, response in try await handler.handle(request, response) }
    }
  }

  private func installCatalogue(_ catalog: CatalogService, into router: RouterBuilder) {
    let handler = CatalogHandler(catalog: catalog, search: meteredSearch, metrics: APIMetrics(metrics))
    let operations: [(path: String, run: CatalogHandler.Operation)] = [
      (
        "/catalog/search",
        { catalog, members, call throws(APIError) in try await catalog.search(members, call) }
      ),
      (
        "/catalog/lookup",
        { catalog, members, call throws(APIError) in try await catalog.lookUp(members, call) }
      ),
      (
        "/catalog/product",
        { catalog, members, call throws(APIError) in try await catalog.product(members, call) }
      ),
    ]
    let route = RouteOptions(bodyLimit: MCPHandler.bodyLimit, scope: AccessScope.retrieve)
    router.group(under: "/catalog", agentPolicy(options.ucp, AgentError.catalogForm)) { agents in
      for operation in operations {
        agents.on(.post, operation.path, options: route) { request, response in
          try await handler.handle(request, response, operation.run)
        }
      }
    }
    let profile = CommerceProfile(address: access.address, hasTools: options.mcp != .off)
    router.on(.get, CommerceProfile.path) { request, response in try await profile.handle(request, response) }
  }

  /// As under `/api/`, with errors in the protocol's form; where the way in is public, credentials may be left out.
  private func agentPolicy(
    _ exposure: Exposure, guards: [HTTPGuard] = [], _ form: @escaping @Sendable (APIError) -> (HTTPFields, [UInt8])
  ) -> RoutePolicy {
    let access = access
    let metrics = APIMetrics(metrics)
    let credentials: HTTPGuard = { request in
      do throws(APIError) {
        let principal = try await access.authorize(request, isPublic: exposure == .public)
        metrics.admitted(principal)
        return .admit(principal)
      } catch {
        return .refuse(error.rejection(form))
      }
    }
    return policy(guards: guards + [credentials]) { status, code, request in
      form(Self.serverError(status, code, request))
    }
  }
}

extension APIError {
  fileprivate func rejection(_ form: (APIError) -> (HTTPFields, [UInt8])) -> Rejection {
    let (fields, content) = form(self)
    return Rejection(status: status, fields: fields, content: content)
  }
}
