// SPDX-License-Identifier: Apache-2.0
import Observability
import Testing

@Suite("Principal")
struct PrincipalTests {
  @Test("a principal's text names it and its means, and holds nothing of its credentials")
  func text() {
    let holder = Principal(means: .key, name: "shop-server", account: "key:2bb80d53", scopes: ["chat"])
    #expect("\(holder)" == "key shop-server")
    #expect("\(Principal(means: .token, account: "subject"))" == "token" && "\(Principal())" == "none")
  }

  @Test("without a list of scopes everything is allowed, with one what is in it")
  func scopes() {
    #expect(Principal().allows(scope: "chat"))
    let holder = Principal(scopes: ["chat"])
    #expect(holder.allows(scope: "chat") && !holder.allows(scope: "retrieve"))
    #expect(!Principal(scopes: []).allows(scope: "chat"))
  }
}
