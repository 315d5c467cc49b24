// SPDX-License-Identifier: Apache-2.0
// Modules: YAML JSON Primitives
// Libraries: yaml

import JSON
import YAML

/// Any bytes as YAML: a document within the limits, or an error; and the document as JSON is JSON.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  var limits = YAMLLimits()
  limits.maximumBytes = 2048
  limits.maximumDepth = 12
  limits.maximumNodes = 300
  guard let node = try? YAMLNode(parsing: bytes, limits: limits) else { return 0 }
  precondition(bytes.count <= limits.maximumBytes, "more bytes than are allowed")
  var nodes = 0
  check(node, depth: 1, limits, &nodes)
  let text = node.jsonValue.serialized()
  let again = try? JSONValue(parsing: text, limits: JSONLimits(maximumDepth: 64, maximumBytes: .max))
  precondition(again != nil, "a document that is no JSON")
  return 0
}

private func check(_ node: YAMLNode, depth: Int, _ limits: YAMLLimits, _ nodes: inout Int) {
  nodes += 1
  precondition(depth <= limits.maximumDepth + 1, "deeper than is allowed")
  precondition(nodes <= limits.maximumNodes * 2, "more nodes than are allowed")
  precondition(node.place.line >= 1 && node.place.column >= 1, "a place outside of the text")
  switch node.content {
  case .scalar: break
  case .sequence(let elements): for element in elements { check(element, depth: depth + 1, limits, &nodes) }
  case .mapping(let pairs):
    precondition(Set(pairs.map(\.key)).count == pairs.count, "a key that comes twice")
    for pair in pairs { check(pair.value, depth: depth + 1, limits, &nodes) }
  }
}
