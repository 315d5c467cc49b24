// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON
import Testing

/// Nicolas Seriot's JSONTestSuite: `y_` files must be read, `n_` files refused, `i_` files may be either, without harm.
private let folder = ProcessInfo.processInfo.environment["RAG_TEST_DATA"].map { $0 + "/json-test-suite" }

@Suite("JSONTestSuite", .enabled(if: folder != nil)) struct SuiteTests {
  private func files() throws -> [(name: String, bytes: [UInt8])] {
    let root = URL(fileURLWithPath: try #require(folder))
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var files: [(name: String, bytes: [UInt8])] = []
    while let file = found?.nextObject() as? URL {
      guard file.pathExtension == "json" else { continue }
      files.append((file.lastPathComponent, [UInt8](try Data(contentsOf: file))))
    }
    return files
  }

  private func skipAccepts(_ bytes: [UInt8]) -> Bool {
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      try reader.skipValue()
      try reader.finish()
      return true
    } catch { return false }
  }

  @Test("every text that must be read is read, by the tree and by the skip, and comes back the same")
  func accepted() throws {
    let files = try files().filter { $0.name.hasPrefix("y_") }
    try #require(files.count > 90)
    for file in files {
      let value = try? JSONValue(parsing: file.bytes)
      #expect(value != nil, "\(file.name)")
      #expect(skipAccepts(file.bytes), "\(file.name)")
      guard let value else { continue }
      #expect(try JSONValue(parsing: value.serialized()) == value, "\(file.name)")
    }
  }

  @Test("every text that must be refused is refused, by the tree and by the skip")
  func refused() throws {
    let files = try files().filter { $0.name.hasPrefix("n_") }
    try #require(files.count > 180)
    for file in files {
      #expect((try? JSONValue(parsing: file.bytes)) == nil, "\(file.name)")
      #expect(!skipAccepts(file.bytes), "\(file.name)")
    }
  }

  @Test("a text that may be either does no harm")
  func either() throws {
    for file in try files() where file.name.hasPrefix("i_") {
      guard let value = try? JSONValue(parsing: file.bytes) else { continue }
      #expect(try JSONValue(parsing: value.serialized()) == value, "\(file.name)")
    }
  }
}
