// SPDX-License-Identifier: Apache-2.0
import Grounding
import JSON
import Testing

@Suite("The gate for JSON answers")
struct JSONAnswerGateTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var input: String
    var output: String
    var removed: [String]
    var schema: String?
    var testDescription: String { input }

    init(_ input: String, _ output: String? = nil, _ removed: [String] = [], schema: String? = nil) {
      self.input = input
      self.output = output ?? input
      self.removed = removed
      self.schema = schema
    }
  }

  static let examples: [Example] = [
    Example(#"{"name":"Joust Duffle Bag","price":34.00,"sku":"24-MB01"}"#),
    Example(#"{"price":34,"name":"Joust Duffle Bag"}"#),
    Example(
      #"{"price":{"value":45},"name":"Joust Duffle Bag"}"#, #"{"price":{"value":34.00},"name":"Joust Duffle Bag"}"#,
      ["price: 45 → 34.00"]),
    Example(#"{"price":{"value":34},"name":"Joust Duffle Bag"}"#),
    Example(
      #"{"name":"Joust Duffle Bag","ean":"4006381333931"}"#, #"{"name":"Joust Duffle Bag","ean":null}"#,
      ["sku: 4006381333931"]),
    Example(
      #"{"name":"Joust Duffle Bag","pricing":{"value":"45.00"}}"#,
      #"{"name":"Joust Duffle Bag","pricing":{"value":"34.00"}}"#, ["price: 45.00 → 34.00"]),
    Example(#"{"name":"Joust Duffle Bag","pricing":{"value":"34.00","unit":"each"}}"#),
    Example(
      #"{"offer":{"value":45,"currency":"$"},"name":"Joust Duffle Bag"}"#,
      #"{"offer":{"value":34.00,"currency":"$"},"name":"Joust Duffle Bag"}"#, ["price: 45 → 34.00"]),
    Example(#"{"size":{"value":45},"name":"Joust Duffle Bag"}"#),
    Example(#"[true, false,null]"#),
    Example(
      #"{"rows":[["Joust Duffle Bag","$32"],["Strive Shoulder Pack","$34"]]}"#,
      #"{"rows":[["Joust Duffle Bag","$34.00"],["Strive Shoulder Pack","$32.00"]]}"#,
      ["price: $32 → $34.00", "price: $34 → $32.00"]),
    Example(#"{"rows":[["Joust Duffle Bag","$34"],["Strive Shoulder Pack","$32"]]}"#),
    Example(
      #"{"product":"Joust Duffle Bag","amount":32.0}"#, #"{"product":"Joust Duffle Bag","amount":34.00}"#,
      ["price: 32.0 → 34.00"]),
    Example(#"{"a":"Joust Duffle Bag","a_price":34,"b":"Strive Shoulder Pack","b_price":32}"#),
    Example(
      #"{"a":"Joust Duffle Bag","a_price":34,"b":"Strive Shoulder Pack","b_price":34}"#,
      #"{"a":"Joust Duffle Bag","a_price":34,"b":"Strive Shoulder Pack","b_price":32.00}"#, ["price: 34 → 32.00"]),
    Example("[45 , 3 ]"),
    Example("[45 USD", "[", ["price: 45 USD"]),
    Example("{\"x\": [45\n USD, 3]}", "{\"x\": [3]}", ["price: 45\n USD"]),
    Example("[\"45\" USD", "[\"", ["price: 45\" USD"]),
    Example("{\"amount\": 45 USD}", "{\"amount\": null USD}", ["price: 45"]),
    Example("[t://evil.com/x", "[", ["link: t://evil.com/x"]),
    Example(#"{"a link https://evil.com/x"#, #"{""#, ["link: https://evil.com/x"]),
    Example(
      #"{"name":"Joust Duffle Bag","price":45}"#, #"{"name":"Joust Duffle Bag","price":34.00}"#, ["price: 45 → 34.00"]),
    Example(
      #"{"price":32.00,"name":"Joust Duffle Bag"}"#, #"{"price":34.00,"name":"Joust Duffle Bag"}"#,
      ["price: 32.00 → 34.00"]),
    Example(#"{"total":66.00}"#, #"{"total":null}"#, ["price: 66.00"]),
    Example(
      #"{"total":66.00}"#, #"{"total":0}"#, ["price: 66.00"],
      schema: #"{"type":"object","properties":{"total":{"type":"number"}}}"#),
    Example(
      #"{"price":"$66"}"#, #"{"price":""}"#, ["price: $66"],
      schema: #"{"type":"object","properties":{"price":{"type":"string"}}}"#),
    Example(
      #"{"price":"$66"}"#, #"{"price":null}"#, ["price: $66"],
      schema: #"{"type":"object","properties":{"price":{"anyOf":[{"type":"string"},{"type":"null"}]}}}"#),
    Example(
      #"{"sku":"24-MB99","name":"Joust Duffle Bag"}"#, #"{"sku":"24-MB01","name":"Joust Duffle Bag"}"#,
      ["sku: 24-MB99 → 24-MB01"]),
    Example(
      #"{"sku":"24-MB04","name":"Joust Duffle Bag"}"#, #"{"sku":"24-MB01","name":"Joust Duffle Bag"}"#,
      ["sku: 24-MB04 → 24-MB01"]),
    Example(#"{"url":"/joust-duffle-bag.html"}"#, #"{"url":null}"#, ["link: /joust-duffle-bag.html"]),
    Example(
      #"{"name":"Joust Duffle Bag","url":"https://evil.example/x","image":"https://evil.example/y.jpg"}"#,
      #"{"name":"Joust Duffle Bag","url":"https://shop.example/joust-duffle-bag.html","image":"https://shop.example/media/joust-duffle-bag.jpg"}"#,
      [
        "link: https://evil.example/x → https://shop.example/joust-duffle-bag.html",
        "link: https://evil.example/y.jpg → https://shop.example/media/joust-duffle-bag.jpg",
      ]),
    Example(
      #"{"answer":"The Joust Duffle Bag costs $45."}"#, #"{"answer":"The Joust Duffle Bag costs $34.00."}"#,
      ["price: $45 → $34.00"]),
    Example(#"{"answer":"$45"}"#, #"{"answer":null}"#, ["price: $45"]),
    Example(#"{"answer":"It has 5 pockets and a 27\" screen, 4.5 stars."}"#),
    Example(#"{"count":5,"rating":4.5,"stock":45,"year":2025,"size":"42"}"#),
    Example(
      #"{"products":[{"name":"Joust Duffle Bag","price":34},{"name":"Strive Shoulder Pack","price":34}]}"#,
      #"{"products":[{"name":"Joust Duffle Bag","price":34},{"name":"Strive Shoulder Pack","price":32.00}]}"#,
      ["price: 34 → 32.00"]),
    Example(#"{"name":"Joust Duffle Bag","offer":{"price":34,"currency":"USD"}}"#),
    Example(
      #"{"offer":{"price":32,"currency":"USD"},"name":"Joust Duffle Bag"}"#,
      #"{"offer":{"price":34.00,"currency":"USD"},"name":"Joust Duffle Bag"}"#, ["price: 32 → 34.00"]),
    Example(
      #"{"name":"Joust Duffle Bag","price":34,"currency":"EUR"}"#,
      #"{"name":"Joust Duffle Bag","price":34,"currency":"USD"}"#, ["price: EUR → USD"]),
    Example(#"{"value":45,"currency":"USD"}"#, #"{"value":null,"currency":"USD"}"#, ["price: 45"]),
    Example(#"{"value":45,"unit":"cm"}"#),
    Example(#"{"answer":"\u0024\u00345 is it"}"#, #"{"answer":null}"#, ["price: $45"]),
    Example(#"{"unitPrice":"from 34.00 USD","name":"Joust Duffle Bag"}"#),
    Example(
      #"{"name":"Joust Duffle Bag","price":"45.00"}"#, #"{"name":"Joust Duffle Bag","price":"34.00"}"#,
      ["price: 45.00 → 34.00"]),
    Example(#"{"name":"Joust Duffle Bag","price":3"#, #"{"name":"Joust Duffle Bag","price":null"#, ["price: 3"]),
    Example(#"{"prices":[34,45]}"#, #"{"prices":[34,null]}"#, ["price: 45"]),
    Example(
      #"{"links":["https://shop.example/joust-duffle-bag.html","https://evil.example/"]}"#,
      #"{"links":["https://shop.example/joust-duffle-bag.html",null]}"#, ["link: https://evil.example/"]),
    Example(#"{"answer":"See https://shop.example/joust-duffle-bag.html\n- it is blue"}"#),
    Example(
      #"{"answer":"The Joust Duffle Bag: https://evil.example/((x\n- it is blue"}"#,
      #"{"answer":"The Joust Duffle Bag: https://shop.example/joust-duffle-bag.html\n- it is blue"}"#,
      ["link: https://evil.example/((x → https://shop.example/joust-duffle-bag.html"]),
    Example("[24-MB02", "[", ["sku: 24-MB02"]),
    Example(#"{"price":45:5}"#, #"{"price":null:5}"#, ["price: 45"]),
    Example("```json\n{\"price\": 45}\n```", "```json\n```", ["price: 45"]),
    Example("Sorry, it costs $45.", "Sorry, it costs an amount I can't confirm.", ["price: $45"]),
    Example(
      #"{"name":"Joust Duffle Bag","amount":45,"currency":"USD"}"#,
      #"{"name":"Joust Duffle Bag","amount":34.00,"currency":"USD"}"#, ["price: 45 → 34.00"]),
    Example(#"{"name":"Joust Duffle Bag","amount":45,"unit":"L"}"#),
    Example(#"{"budget":45,"currency":"USD"}"#, #"{"budget":null,"currency":"USD"}"#, ["price: 45"]),
    Example(#"[45, "USD"]"#, #"[null, "USD"]"#, ["price: 45"]),
    Example(#"{"sizes":[38,39,45],"currency":"USD"}"#),
    Example(#"{"dollars":45}"#, #"{"dollars":null}"#, ["price: 45"]),
    Example(#"{"Joust Duffle Bag":45.0}"#, #"{"Joust Duffle Bag":34.00}"#, ["price: 45.0 → 34.00"]),
    Example(#"{"Joust Duffle Bag":"45"}"#, #"{"Joust Duffle Bag":"34.00"}"#, ["price: 45 → 34.00"]),
    Example(#"{"Joust Duffle Bag":34.0,"Strive Shoulder Pack":4.6}"#),
    Example(#"{"heights_cm":{"Joust Duffle Bag":42}}"#),
    Example(#"{"Joust Duffle Bag":{"height":42,"litres":25}}"#),
    Example(
      #"{"rows":[["Joust Duffle Bag",45.00]]}"#, #"{"rows":[["Joust Duffle Bag",34.00]]}"#, ["price: 45.00 → 34.00"]),
    Example(
      #"{"Joust Duffle Bag":{"price":{"now":45,"then":60}}}"#,
      #"{"Joust Duffle Bag":{"price":{"now":34.00,"then":34.00}}}"#, ["price: 45 → 34.00", "price: 60 → 34.00"]),
    Example(#"{"sku":12345}"#, #"{"sku":null}"#, ["sku: 12345"]),
    Example(
      #"{"offers":{"priceCurrency":"EUR","price":"34.00"}}"#, #"{"offers":{"priceCurrency":"USD","price":"34.00"}}"#,
      ["price: EUR → USD"]),
    Example(#"{"$45":true}"#, #"{"":true}"#, ["price: $45"]),
  ]

  @Test("checks value by value", arguments: examples)
  func checks(_ example: Example) throws {
    let schema = try example.schema.map { try JSONValue(parsing: Array($0.utf8)) }
    var gate = JSONAnswerGate(truth: Shop.truth(), schema: schema)
    var text = gate.push(example.input)
    text += gate.finish()
    #expect(text == example.output)
    #expect(
      gate.removed.map { "\($0.kind.rawValue): \($0.text)" + ($0.replacement.isEmpty ? "" : " → \($0.replacement)") }
        == example.removed)
    for split in 0..<example.input.unicodeScalars.count {
      var gate = JSONAnswerGate(truth: Shop.truth(), schema: schema)
      let scalars = Array(example.input.unicodeScalars)
      var pieces = gate.push(String(String.UnicodeScalarView(scalars[..<split])))
      #expect(gate.heldCount <= GroundingGate.maximumHeld)
      pieces += gate.push(String(String.UnicodeScalarView(scalars[split...])))
      pieces += gate.finish()
      #expect(pieces == text, "cut at \(split)")
    }
  }
}
