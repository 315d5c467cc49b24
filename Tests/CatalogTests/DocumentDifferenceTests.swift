// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

@Suite("What keeps a document from being up to date")
struct DocumentDifferenceTests {
  private func difference(_ live: JSONObject, _ product: JSONObject, isSameText: Bool = true) -> DocumentDifference {
    DocumentDifference(live: live, product: product, isSameText: isSameText)
  }

  @Test("numbers in another form and members in another order are the same")
  func same() throws {
    let live = try JSONValue(parsing: Array(#"{"price":12.5,"name":"n","categories":["a"],"in_stock":null}"#.utf8))
    let product = try JSONValue(parsing: Array(#"{"name":"n","categories":["a"],"price":12.50}"#.utf8))
    let found = difference(live.objectValue ?? [:], product.objectValue ?? [:])
    #expect(found.isEmpty && found.isPartial)
  }

  @Test("of another text only price, stock, link, image and visibility are compared")
  func otherText() {
    let found = difference(
      ["sku": "A", "price": 1, "visibility": 4, "content_hash": "x"],
      ["sku": "B", "price": 2, "visibility": 4, "content_hash": "y", "url": "u"], isSameText: false)
    #expect(found.changed == ["price": 2, "url": "u"] && found.isPartial)
  }

  @Test("what is gone, and labels that an update by parts would keep, need the document as a whole")
  func whole() {
    let withoutPrice = difference(["price": 1, "price_from": false], [:])
    #expect(withoutPrice.removed == ["price", "price_from"] && !withoutPrice.isPartial)
    #expect(withoutPrice.applied(to: ["price": 1, "price_from": false, "sku": "A"]) == ["sku": "A"])
    let more = difference(["attributes": ["A": ["1"]]], ["attributes": ["A": ["1"], "B": ["2"]]])
    #expect(!more.isEmpty && more.isPartial)
    let other = difference(["attributes": ["A": ["1"]]], ["attributes": ["B": ["2"]]])
    #expect(!other.isPartial && other.applied(to: ["attributes": ["A": ["1"]]]) == ["attributes": ["B": ["2"]]])
  }
}
