// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import RawServer
import Sandbox
import Testing

/// The sandbox is held to what real engines answered, and real engines to the same files.
@Suite struct ScenarioTests {
  @Test("the scenario files are there")
  func filesAreThere() {
    #expect(Scenario.all.count == 6)
    #expect(Scenario.all.allSatisfy { $0.steps.count > 20 })
  }

  @Test("the sandbox answers as the real engine did", arguments: SandboxDialect.allCases, Scenario.all)
  func sandbox(dialect: SandboxDialect, scenario: Scenario) async throws {
    let differences = try await EventLoopGroup.withLoops { loops in
      let sandbox = try await SandboxServer.start(loops: loops, dialect: dialect)
      var runner = ScenarioRunner(baseURL: sandbox.baseURL, client: HTTPClient(loops: loops))
      let differences = try await runner.run(scenario)
      await sandbox.stop()
      return differences
    }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test(
    "the real engine answers as it did", .enabled(if: !RealEngine.all.isEmpty), arguments: RealEngine.all, Scenario.all)
  func engine(_ engine: RealEngine, scenario: Scenario) async throws {
    let differences = try await EventLoopGroup.withLoops { loops in
      var runner = ScenarioRunner(baseURL: engine.url, client: HTTPClient(loops: loops))
      return try await runner.run(scenario)
    }
    #expect(differences.isEmpty, "\(engine): \(differences.joined(separator: "\n"))")
  }
}
