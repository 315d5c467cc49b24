// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON

/// Searches and counts.
extension SandboxEngine {
  private static let searchParameters: Set<String> = [
    "allow_partial_search_results", "preference", "routing", "ignore_unavailable", "allow_no_indices",
    "expand_wildcards", "request_cache", "search_type", "size", "from", "sort", "timeout", "track_total_hits",
    "_source", "_source_includes", "_source_excludes", "ccs_minimize_roundtrips", "batched_reduce_size",
    "max_concurrent_shard_requests", "pre_filter_shard_size", "typed_keys", "track_scores",
  ]
  private static let headerParameters: Set<String> = [
    "preference", "routing", "allow_partial_search_results", "ignore_unavailable", "allow_no_indices",
    "expand_wildcards", "request_cache", "search_type", "ccs_minimize_roundtrips",
  ]

  var searchParser: SearchRequestParser { SearchRequestParser(dialect: dialect, version: version) }

  func search(_ request: SandboxRequest, index: String?) throws(EngineFailure) -> SandboxReply {
    for name in ["scroll", "q", "search_pipeline"] where request.parameter(name) != nil {
      if name != "search_pipeline" || dialect == .opensearch { throw .unsupported("[\(name)] in a search") }
    }
    try check(request, Self.searchParameters)
    var search = try searchParser.parse(request.body)
    try override(&search, request)
    let answer = try SearchAnswer(run(search, index, request))
    return SandboxReply { answer.write(to: &$0) }
  }

  /// Applies the URL's parameters, which go before the body's.
  private func override(_ search: inout SearchRequest, _ request: SandboxRequest) throws(EngineFailure) {
    search.source.override(request)
    for (name, value) in request.query {
      switch name {
      case "size", "from":
        guard let number = Int(value), number >= 0 else { throw .unsupported("this value of [\(name)]") }
        if name == "size" { search.size = number } else { search.from = number }
      case "track_total_hits": try search.trackTotal(.string(value))
      case "sort":
        search.sort = []
        for part in value.split(separator: ",") {
          let sides = part.split(separator: ":", maxSplits: 1).map(String.init)
          let key: JSONValue = sides.count == 2 ? .object([sides[0]: .string(sides[1])]) : .string(sides[0])
          search.sort += try searchParser.sort(key)
        }
      default: break
      }
    }
  }

  /// Takes the snapshots under the lock; what follows needs none.
  private func run(
    _ search: SearchRequest, _ index: String?, _ request: SandboxRequest
  ) throws(EngineFailure) -> (executor: SearchExecutor, pitID: String?) {
    if search.pit != nil {
      if index != nil {
        let rest = dialect == .opensearch ? "" : ". Do not specify any index with point in time."
        throw .validation("[indices] cannot be used with point in time\(rest)")
      }
      for name in ["routing", "preference"] where request.parameter(name) != nil {
        throw .validation("[\(name)] cannot be used with point in time")
      }
    }
    let isStrict = request.parameter("allow_partial_search_results") == "false"
    let (views, pitID) = try withState { state throws(EngineFailure) -> ([IndexView], String?) in
      if let pit = search.pit { return try use(pit, isStrict: isStrict, &state) }
      let views = try state.views(
        index, ignoreUnavailable: request.flag("ignore_unavailable") ?? false,
        allowNone: request.flag("allow_no_indices") ?? true, queries: searchParser.queries, now: .now)
      return (views, nil)
    }
    return (try SearchExecutor(views: views, dialect: dialect, request: search), pitID)
  }

  func count(_ request: SandboxRequest, index: String?) throws(EngineFailure) -> SandboxReply {
    try check(
      request,
      ["ignore_unavailable", "allow_no_indices", "expand_wildcards", "preference", "routing", "terminate_after"])
    let body = try json(request)
    for name in body.objectValue?.names ?? [] where name != "query" {
      throw .parsing("request does not support [\(name)]")
    }
    let executor = try run(try searchParser.parse(body), index, request).executor
    let count = try executor.matches().count
    return SandboxReply {
      $0.member("count", count)
      SearchAnswer.writeShards(executor.snapshots.count, to: &$0)
    }
  }

  // MARK: several searches

  func multiSearch(_ request: SandboxRequest, index: String?) throws(EngineFailure) -> SandboxReply {
    try check(
      request,
      [
        "max_concurrent_searches", "max_concurrent_shard_requests", "typed_keys", "search_type",
        "ccs_minimize_roundtrips", "pre_filter_shard_size", "ignore_unavailable", "allow_no_indices",
        "expand_wildcards",
      ])
    guard request.body.last == UInt8(ascii: "\n") else {
      throw .unsupported("an _msearch request that does not end in a newline")
    }
    var lines = request.body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...].dropLast()
    var legs: [Result<SearchAnswer, EngineFailure>] = []
    while let header = lines.popFirst() {
      guard let body = lines.popFirst() else { throw .unsupported("a header without its search") }
      var leg = request
      let own = try readHeader(Array(header), &leg) ?? index
      // a body that does not parse fails the whole request, in both engines; a refused licence its leg alone
      let search: SearchRequest
      do throws(EngineFailure) {
        search = try searchParser.parse(Array(body))
      } catch {
        guard error.status == 403 else { throw error }
        legs.append(.failure(error))
        continue
      }
      do throws(EngineFailure) {
        legs.append(.success(try SearchAnswer(run(search, own, leg))))
      } catch {
        legs.append(.failure(error))
      }
    }
    guard !legs.isEmpty else { throw .validation("no requests added") }
    return SandboxReply {
      $0.member("took", 1)
      $0.array("responses") {
        for leg in legs {
          switch leg {
          case .success(let answer): $0.object { answer.write(to: &$0, withStatus: true) }
          case .failure(let failure): failure.write(to: &$0)
          }
        }
      }
    }
  }

  /// Gives the leg the header's parameters; returns the index that the header names.
  private func readHeader(_ line: [UInt8], _ leg: inout SandboxRequest) throws(EngineFailure) -> String? {
    var header = leg
    header.body = line
    leg.query = []
    var index: String?
    for member in try json(header).objectValue?.members ?? [] {
      if member.name == "index" {
        index = member.value.stringList.joined(separator: ",")
      } else if Self.headerParameters.contains(member.name) {
        leg.query.append((member.name, member.value.text))
      } else {
        throw .illegalArgument("key [\(member.name)] is not supported in the metadata section")
      }
    }
    return index
  }
}
