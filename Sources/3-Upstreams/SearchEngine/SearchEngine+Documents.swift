// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

extension SearchEngine {
  /// Reads one document in real time, refreshed or not; nil when document or index are not there.
  package func getDocument(
    _ index: String, id: String, context: CallContext
  ) async throws(SearchEngineError) -> StoredDocument? {
    let path = EnginePath("/", segment: index, "/_doc/" + EnginePath.encode(id))
    let response = try await administer(
      "get document", .get, path, accepted: [404], attemptTimeout: options.requestTimeout, context: context)
    let answer = try json(response, "get document")
    if response.status == 404 {
      // A gateway has a 404 of its own, which says nothing about the document.
      let says =
        answer["found"]?.boolValue == false || answer["error"]?["type"]?.stringValue == "index_not_found_exception"
      guard says else {
        throw SearchEngineError(
          .protocolViolation, "get document answered 404 without the engine's reason", status: 404)
      }
      return nil
    }
    guard let source = answer["_source"] else { return nil }
    return StoredDocument(source: source, version: try SearchEngine.version(of: answer))
  }

  /// Writes a document that must not be there yet.
  /// - Throws: `conflict` when it is.
  @discardableResult
  package func createDocument(
    _ index: String, id: String, body: [UInt8], context: CallContext
  ) async throws(SearchEngineError) -> DocumentVersion {
    let path = EnginePath("/", segment: index, "/_create/" + EnginePath.encode(id))
    let response = try await administer(
      "create document", .put, path, body: body, isIdempotent: false, attemptTimeout: options.requestTimeout,
      context: context)
    return try SearchEngine.version(of: try json(response, "create document"))
  }

  /// Writes a document, there before or not; with `expected` only over exactly that version.
  /// - Throws: `conflict` when another version is there.
  @discardableResult
  package func putDocument(
    _ index: String, id: String, body: [UInt8], expected: DocumentVersion? = nil, context: CallContext
  ) async throws(SearchEngineError) -> DocumentVersion {
    let path = EnginePath(
      "/", segment: index, "/_doc/" + EnginePath.encode(id), query: SearchEngine.condition(expected))
    let response = try await administer(
      "put document", .put, path, body: body, isIdempotent: expected == nil,
      attemptTimeout: options.requestTimeout, context: context)
    return try SearchEngine.version(of: try json(response, "put document"))
  }

  /// Deletes a document; with `expected` only that version.
  /// - Returns: false when it was not there.
  /// - Throws: `conflict` when another version is there.
  @discardableResult
  package func deleteDocument(
    _ index: String, id: String, expected: DocumentVersion? = nil, context: CallContext
  ) async throws(SearchEngineError) -> Bool {
    let path = EnginePath(
      "/", segment: index, "/_doc/" + EnginePath.encode(id), query: SearchEngine.condition(expected))
    let response = try await administer(
      "delete document", .delete, path, accepted: [404], attemptTimeout: options.requestTimeout, context: context)
    return response.status != 404
  }

  private static func condition(_ expected: DocumentVersion?) -> [(String, String)] {
    guard let expected else { return [] }
    return [("if_seq_no", "\(expected.sequence)"), ("if_primary_term", "\(expected.primaryTerm)")]
  }

  private static func version(of answer: JSONValue) throws(SearchEngineError) -> DocumentVersion {
    guard let sequence = answer["_seq_no"]?.intValue, let term = answer["_primary_term"]?.intValue else {
      throw SearchEngineError(.protocolViolation, "a document's answer lacks _seq_no or _primary_term")
    }
    return DocumentVersion(sequence: sequence, primaryTerm: term)
  }
}
