// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import JSON
import RawServer
import Testing

@testable import SearchEngine

@Suite("a partial answer is never taken for a whole one")
struct WholenessTests {
  static let whole =
    #"{"timed_out":false,"_shards":{"total":2,"failed":0},"hits":{"total":1,"hits":[{"_index":"i","_id":"1"}]}}"#
  static let shardFailed = #"""
    {"timed_out":false,"_shards":{"total":2,"successful":1,"failed":1,"failures":[{"shard":0,"reason":{
    "type":"node_not_connected_exception","reason":"disconnected"}}]},"hits":{"total":0,"hits":[]}}
    """#
  static let timedOut = #"{"timed_out":true,"_shards":{"total":2,"failed":0},"hits":{"total":0,"hits":[]}}"#
  static let found = #"{"_index":"i","_id":"1","found":true,"_source":{}}"#
  static let shardAway =
    #"{"_index":"i","_id":"2","error":{"type":"no_shard_available_action_exception","reason":"r"}}"#

  /// Answers `GET /` as an engine, everything else with the given bodies in turn, the last one for ever.
  static func server(_ bodies: [String]) -> RawServer {
    RawServer { request, connection in
      let number = request.number
      connection.write(RawServer.response("200 OK", bodies[min(number, bodies.count - 1)]))
      return true
    }
  }

  @Test("a search with a failed shard is asked again, and whole the second time", arguments: [shardFailed, timedOut])
  func searchAgain(_ partial: String) async throws {
    let server = Self.server([partial, Self.whole])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let response = try await engine.search("i", body: bytes("{}"), context: .soon)
      #expect(response.hits.count == 1)
    }
    #expect(server.requests.count == 2)
  }

  @Test("a search that stays partial is an error that a later call may not meet", arguments: [shardFailed, timedOut])
  func searchStaysPartial(_ partial: String) async throws {
    let server = Self.server([partial])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let error = await failure { () throws(SearchEngineError) in
        try await engine.search("i", body: bytes("{}"), context: .soon)
      }
      #expect(error?.code == .partialResults)
      #expect(error?.isRetryable == true)
    }
    #expect(server.requests.count == 4)
  }

  @Test("a leg of a multi search that a shard failed is asked again; one that stays so fails alone")
  func legs() async throws {
    let mixed = #"{"responses":[\#(Self.whole),\#(Self.shardFailed)]}"#
    let both = #"{"responses":[\#(Self.whole),\#(Self.whole)]}"#
    try await EventLoopGroup.withLoops { loops in
      let mending = Self.server([mixed, both])
      let mended = try await makeEngine([mending.url], loops: loops)
        .multiSearch("i", bodies: [bytes("{}"), bytes("{}")], context: .soon)
      for leg in mended { #expect(try leg.get().hits.count == 1) }
      #expect(mending.requests.count == 2)
      let broken = Self.server([mixed])
      let legs = try await makeEngine([broken.url], loops: loops)
        .multiSearch("i", bodies: [bytes("{}"), bytes("{}")], context: .soon)
      #expect(try legs[0].get().hits.count == 1)
      #expect(throws: SearchEngineError.self) { try legs[1].get() }
      #expect(broken.requests.count == 4)
    }
  }

  @Test("a document that the engine could not read is not taken for one that is not there")
  func documents() async throws {
    let partial = #"{"docs":[\#(Self.found),\#(Self.shardAway)]}"#
    let missing = #"{"docs":[\#(Self.found),{"_index":"i","_id":"2","found":false}]}"#
    let short = #"{"docs":[\#(Self.found)]}"#
    try await EventLoopGroup.withLoops { loops in
      func get(_ bodies: [String]) async -> Result<Int, SearchEngineError> {
        let server = Self.server(bodies)
        do throws(SearchEngineError) {
          return .success(
            try await makeEngine([server.url], loops: loops)
              .documents("i", ids: ["1", "2"], sourceIncludes: [], context: .soon).hits.count)
        } catch {
          return .failure(error)
        }
      }
      for bodies in [[missing], [partial, missing]] {
        let count = try await get(bodies).get()
        #expect(count == 1)
      }
      for bodies in [[partial], [short]] {
        guard case .failure(let error) = await get(bodies) else {
          Issue.record("taken for whole: \(bodies)")
          continue
        }
        #expect(error.code == .partialResults && error.isRetryable, "\(error)")
      }
      let gone =
        #"{"docs":[{"_id":"1","error":{"type":"index_not_found_exception","reason":"no such index [i]"}},\#(Self.found)]}"#
      guard case .failure(let error) = await get([gone]) else {
        Issue.record("a missing index was taken for missing documents")
        return
      }
      #expect(error.code == .notFound)
    }
  }

  @Test("counts, field types and refreshes of some shards alone are errors")
  func administration() async throws {
    let server = RawServer { request, connection in
      let shards = #""_shards":{"total":2,"successful":1,"failed":1}"#
      let body =
        request.line.contains("_field_caps") ? #"{"failed_indices":1,"fields":{}}"# : #"{"count":3,\#(shards)}"#
      connection.write(RawServer.response("200 OK", body))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let errors = [
        await failure { () throws(SearchEngineError) in try await engine.count("i", context: .soon) },
        await failure { () throws(SearchEngineError) in try await engine.refresh("i", context: .soon) },
        await failure { () throws(SearchEngineError) in
          try await engine.fieldTypes("i", context: .soon)
        },
      ]
      #expect(errors.map { $0?.code } == [.partialResults, .partialResults, .partialResults])
    }
  }
}

@Suite("an answer that does not mention what was asked about says nothing about it")
struct SilenceTests {
  static func engine(_ loops: EventLoopGroup, _ server: RawServer) -> SearchEngine {
    makeEngine([server.url], loops: loops)
  }

  @Test("neither that an index has no alias, nor whose it is")
  func otherIndex() async throws {
    let server = RawServer { request, connection in
      let body =
        request.line.contains("_mapping")
        ? #"{"other":{"mappings":{"_meta":{"product":"magento-rag"}}}}"# : #"{"other":{"aliases":{}}}"#
      connection.write(RawServer.response("200 OK", body))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = Self.engine(loops, server)
      let mine = try await engine.aliases(of: "mine", context: .soon)
      #expect(mine == nil)
      let metadata = try await engine.indexMetadata("mine", context: .soon)
      #expect(metadata == .null)
      let other = try await engine.aliases(of: "other", context: .soon)
      #expect(other == [])
    }
  }

  @Test("a gateway's 404 is not the engine's", arguments: [#"{"message":"no Route matched"}"#, "{}", "<html>"])
  func foreign404(_ body: String) async throws {
    let server = RawServer { _, connection in
      connection.write(RawServer.response("404 Not Found", body))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = Self.engine(loops, server)
      let errors = [
        await failure { () throws(SearchEngineError) in try await engine.aliasTargets("a", context: .soon) },
        await failure { () throws(SearchEngineError) in try await engine.indexAliases(matching: "a", context: .soon) },
        await failure { () throws(SearchEngineError) in try await engine.getDocument("a", id: "1", context: .soon) },
      ]
      #expect(errors.map { $0?.code } == [.protocolViolation, .protocolViolation, .protocolViolation])
    }
  }
}
