// SPDX-License-Identifier: Apache-2.0
import JSON
import Testing
import YAML

@testable import API

/// What Custom GPT Actions ask of a description (reference: OpenAI's "Actions in production").
@Suite("The published description")
struct DescriptionTests {
  private static func operations() throws -> [(path: String, method: String, operation: JSONValue)] {
    let document = try YAMLNode(parsing: OpenAPIDocument.source).jsonValue
    let paths = try #require(document["paths"]?.objectValue)
    return paths.members.flatMap { path in
      (path.value.objectValue?.members ?? []).map { (path.name, $0.name, $0.value) }
    }
  }

  @Test("operation ids are unique, texts are short enough, nothing asks for confirmation")
  func operations() throws {
    let operations = try Self.operations()
    #expect(operations.count == 17)
    let ids = operations.compactMap { $0.operation["operationId"]?.stringValue }
    #expect(ids.count == operations.count && Set(ids).count == ids.count)
    for (path, _, operation) in operations {
      #expect((operation["summary"]?.stringValue ?? "").count <= 300, "\(path)")
      #expect((operation["description"]?.stringValue ?? "").count <= 300, "\(path)")
      #expect(operation["x-openai-isConsequential"] == false, "\(path)")
      for parameter in operation["parameters"]?.arrayValue ?? [] {
        #expect((parameter["description"]?.stringValue ?? "").count <= 700, "\(path)")
      }
    }
  }

  @Test("every description of a property is short enough too")
  func properties() throws {
    let document = try YAMLNode(parsing: OpenAPIDocument.source).jsonValue
    var waiting: [JSONValue] = [document["components"] ?? .null]
    while let value = waiting.popLast() {
      for member in value.objectValue?.members ?? [] {
        if member.name == "description", let text = member.value.stringValue { #expect(text.count <= 700, "\(text)") }
        waiting.append(member.value)
      }
      waiting.append(contentsOf: value.arrayValue ?? [])
    }
  }

  @Test("there is one kind of key in two fields, and what is open says so")
  func security() throws {
    let document = try YAMLNode(parsing: OpenAPIDocument.source).jsonValue
    #expect(document["openapi"] == "3.1.0")
    #expect(document["components"]?["securitySchemes"]?.objectValue?.names == ["bearerKey", "headerKey"])
    for (path, _, operation) in try Self.operations() {
      let isGuarded = ["/api/", "/mcp", "/catalog/"].contains { path.hasPrefix($0) }
      let isOpen = !isGuarded || path == "/api/v1/widget/token"
      #expect((operation["security"] == []) == isOpen, "\(path)")
    }
  }

  @Test("what a Custom GPT imports keeps the editor's limits: one operation, no header to set, short texts, PUBLIC_URL")
  func action() async throws {
    var setup = Service.Setup()
    setup.publicURL = "https://assistant.shop.example/api-of-ours"
    try await Service.run(setup) { service in
      let document = try await service.get("/openapi-action.json", fields: []).json()
      #expect(document["servers"] == [["url": "https://assistant.shop.example/api-of-ours"]])
      let path = try #require(document["paths"]?[ActionDescription.path]?.objectValue)
      #expect(document["paths"]?.objectValue?.count == 1 && path.names == ["post"])
      let operation = path["post"]
      #expect(operation?["parameters"] == nil && operation?["operationId"]?.stringValue?.count ?? 99 < 64)
      let description = operation?["description"]?.stringValue ?? ""
      #expect(description.count <= 300 && description.contains(#""fields":["context"]"#))
      #expect((operation?["summary"]?.stringValue ?? "").count <= 300)
      let schema = document["components"]?["schemas"]?["RetrieveProductsRequest"]
      #expect(schema?["properties"]?["filters"]?["$ref"]?.stringValue == "#/components/schemas/Filters")
      #expect(schema?["properties"]?["top_k"]?["type"] == "integer")
      for property in schema?["properties"]?.objectValue?.members ?? [] {
        #expect((property.value["description"]?.stringValue ?? "").count <= 700, "\(property.name)")
      }
      #expect(document.serialized().count < 100_000)
    }
  }

  @Test("the place for the server's address is in the file exactly once")
  func server() {
    let text = String(decoding: OpenAPIDocument.source, as: UTF8.self)
    #expect(text.split(separator: OpenAPIDocument.placeholder, omittingEmptySubsequences: false).count == 2)
  }
}
