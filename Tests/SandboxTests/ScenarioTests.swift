// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import Sandbox
import Testing

/// The sandbox is held to what real engines answered, and real engines to the same files.
@Suite struct ScenarioTests {
  /// `name=url` of RAG_TEST_ENGINES.
  static let engines: [(name: String, url: String)] = {
    guard let value = getenv("RAG_TEST_ENGINES") else { return [] }
    return String(cString: value).split(separator: ",").compactMap { entry in
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }()

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
    "the real engine answers as it did", .enabled(if: !engines.isEmpty), arguments: engines.map(\.name), Scenario.all)
  func engine(name: String, scenario: Scenario) async throws {
    let url = try #require(Self.engines.first { $0.name == name }?.url)
    let differences = try await EventLoopGroup.withLoops { loops in
      var runner = ScenarioRunner(baseURL: url, client: HTTPClient(loops: loops))
      return try await runner.run(scenario)
    }
    #expect(differences.isEmpty, "\(name): \(differences.joined(separator: "\n"))")
  }
}
