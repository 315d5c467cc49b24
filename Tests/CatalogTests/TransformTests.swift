// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

@Suite("A native document becomes a product")
struct TransformTests {
  @Test("the chunk text has its parts in the fixed order, attributes by code, and nothing that changes daily")
  func chunkTextOrder() throws {
    let document = try transform(
      #"""
      {"sku":"24-MB01","name":"joust bag","manufacturer":5,"manufacturer_value":"Luma","color":[2,1],
       "color_value":["Black","Blue"],"activity":3,"activity_value":"Gym","description":"A <b>bag</b>.",
       "category_ids":[2,3,4],"name_category_4":"Bags","name_category_2":"Default Category","name_category_3":"Gear",
       "price_0_1":"34.000000","is_out_of_stock":0,"url_key":"joust-bag","status":1,"status_value":"Enabled",
       "tax_class_id":2,"tax_class_id_value":"Taxable Goods","visibility":4,"store_id":"1"}
      """#)
    #expect(
      document.chunkText == """
        joust bag
        Brand: Luma
        Categories: Gear; Bags
        A bag.
        Activity: Gym
        Color: Black, Blue
        """)
    #expect(document.attributesText == "Activity: Gym; Color: Black, Blue")
    #expect(document.facets == ["activity=gym", "color=black", "color=blue", "manufacturer=luma"])
    #expect(document.identifiers == ["24mb01"])
    #expect(document.product.price?.text == "34.00")
    #expect(document.product.inStock == true)
    #expect(document.product.visibility == 4)
  }

  @Test("the brief text is name, brand and short description, or the description's beginning; its hash is its own")
  func brief() throws {
    let profile = StoreProfile(sourceIndex: "n", template: .brief)
    let source = { (texts: String) in
      #"{"sku":"A-1","name":"bag","manufacturer":5,"manufacturer_value":"Luma","color":1,"color_value":"Red",\#(texts)}"#
    }
    let both = source(#""description":"A long text.","short_description":"<p>A bag.</p>""#)
    let document = try transform(both, profile: profile)
    #expect(document.chunkText == "bag\nBrand: Luma\nA bag.")
    #expect(document.product.description == "A long text." && document.attributesText == "Color: Red")
    let long = String(repeating: "A sentence of the text. ", count: 40)
    let cut = try transform(source(#""description":"\#(long)""#), profile: profile).chunkText
    #expect(cut.hasSuffix("A sentence of the text.") && cut.utf8.count < 330 && cut.utf8.count > 200)
    #expect(try transform(source(#""x":1"#), profile: profile).chunkText == "bag\nBrand: Luma")
    // The same text by the other template is another vector's.
    let bare = #"{"sku":"A-1","name":"bag"}"#
    let (full, brief) = (try transform(bare), try transform(bare, profile: profile))
    #expect(full.chunkText == brief.chunkText)
    #expect(full.contentHash(model: "m", dimensions: nil) != brief.contentHash(model: "m", dimensions: nil))
  }

  @Test(
    "long identifiers stay out of the chunk text, and in what words are looked for",
    arguments: [
      ("ean", "4006381333931", false), ("gtin14", "00012345600012", false), ("isbn", "978-3-16-148410-0", false),
      ("isbn", "978 3 16 148410 0", false), ("mpn", "XK-2209-B7-00", false), ("barcode", "40063813", false),
      ("model", "Pixel 9 Pro", true), ("model", "WH-1000", true), ("supplier_number", "4006381333931", false),
      ("supplier_number", "4006381333932", true), ("release", "20240501", true), ("resolution", "3840x2160", true),
      ("customs", "8471.3000", true),
    ])
  func longIdentifiers(code: String, value: String, stays: Bool) throws {
    let document = try transform(#"{"sku":"A-1","name":"thing","\#(code)":"\#(value)","color":1,"color_value":"Red"}"#)
    #expect(document.chunkText.contains(value) == stays)
    #expect(document.chunkText.contains("Color: Red"))
    #expect(document.attributesText.contains(value))
  }

  @Test("field order and number forms change nothing")
  func deterministic() throws {
    let one = try transform(#"{"sku":"A","name":"n","b":1,"b_value":"x","a":2,"a_value":["y","z"]}"#)
    let other = try transform(#"{"a_value":["y","z"],"a":"2","b_value":["x"],"b":[1],"name":["n"],"sku":["A"]}"#)
    #expect(one.chunkText == other.chunkText)
    #expect(
      one.contentHash(model: "m", dimensions: nil) == other.contentHash(model: "m", dimensions: nil))
    #expect(one.contentHash(model: "m", dimensions: nil) != one.contentHash(model: "m", dimensions: 64))
    #expect(one.contentHash(model: "m", dimensions: nil) != one.contentHash(model: "o", dimensions: nil))
  }

  @Test("null, empty and nested values are absent")
  func absent() throws {
    let document = try transform(
      #"{"sku":"A","name":null,"description":[null,"  ","&nbsp;"],"color":null,"x":{"y":[1]},"color_value":null}"#)
    #expect(document.product.name == "A")
    #expect(document.chunkText == "A")
    #expect(document.product.description == nil)
    #expect(document.product.attributes.isEmpty)
  }

  @Test("a document that cannot be read to its end still names its SKU; half a character is no such fault")
  func unreadable() throws {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let error = #expect(throws: CatalogError.self) { try transform(#"{"sku":"S-9","name":"x","y":\#(deep)}"#) }
    #expect(error?.code == .malformed)
    #expect(error?.sku == "S-9")
    let document = try transform(#"{"sku":"S-9","name":"x \ud83d y","color":1,"color_value":"\udc00"}"#)
    #expect(document.product.name == "x \u{FFFD} y")
    #expect(document.facets == ["color=\u{FFFD}"])
  }

  @Test("a document without a SKU is refused, one without a name takes the SKU alone")
  func withoutSKU() throws {
    #expect(throws: CatalogError.self) { try transform(#"{"name":"x"}"#) }
    #expect(throws: CatalogError.self) { try transform("[]") }
    #expect(throws: CatalogError.self) { try transform(#"{"sku":" \u00a0","name":"x"}"#) }
    let document = try transform(#"{"sku":"K-1","description":"A part."}"#)
    #expect(document.chunkText == "K-1")
    #expect(document.product.description == "A part.")
  }

  @Test("the price is the one of the group and website, and zero is a price")
  func prices() throws {
    let source = #"{"sku":"A","price_0_1":"9.000000","price_1_1":"8.5","price_0_2":0,"price_0_3":"abc"}"#
    #expect(try transform(source).product.price?.text == "9.00")
    #expect(try transform(source, websiteID: 2).product.price?.text == "0.00")
    #expect(try transform(source, websiteID: 3).product.price == nil)
    #expect(try transform(source, websiteID: 4).product.price == nil)
    #expect(try transform(source, websiteID: nil).product.price == nil)
    let trade = StoreProfile(sourceIndex: "n", customerGroup: 1)
    #expect(try transform(source, profile: trade).product.price?.text == "8.50")
  }

  @Test(
    "a price that cannot be read is told, one that is not there is not",
    arguments: [
      (#""abc""#, "abc"), (#""""#, ""), (#""1,234.50""#, "1,234.50"), ("true", "1"), (#"{"amount":5}"#, "an object"),
      (#"["5.00","6.00"]"#, "5.00, 6.00"), ("1e400", "1e400"),
      (#""-3.00""#, "-3.00"), ("-0.01", "-0.01"), (#""-0.00""#, nil), ("null", nil), ("[]", nil), ("[null]", nil),
      (#"["5.00","5.0"]"#, nil), ("0", nil), (#""34.000000""#, nil),
    ])
  func unreadablePrices(price: String, text: String?) throws {
    let document = try transform(#"{"sku":"A","price_0_1":\#(price),"price_1_1":"abc"}"#)
    #expect(document.unreadablePrice == text)
    if text != nil { #expect(document.product.price == nil) }
    #expect(try transform(#"{"sku":"A"}"#).unreadablePrice == nil)
  }

  @Test(
    "the stock flag is read as a number, a text or a truth value, and never guessed",
    arguments: [
      ("0", false), ("1", true), (#""0""#, false), (#""1""#, true), ("true", true), ("false", false), ("[1]", true),
      ("[1,1]", true), ("1.0", true), (#""0.000000""#, false), (#""true""#, true), ("[0,1]", nil), ("null", nil),
      ("[]", nil), ("2", nil), (#""yes""#, nil), (#""""#, nil), (#"{"x":1}"#, nil),
    ] as [(String, Bool?)])
  func stockFlags(written: String, flag: Bool?) throws {
    func inStock(_ reading: StockReading) throws -> Bool? {
      try transform(#"{"sku":"A","is_out_of_stock":\#(written)}"#, stock: reading).product.inStock
    }
    #expect(try inStock(.plain) == flag.map { !$0 })
    #expect(try inStock(.inverted) == flag)
    #expect(try inStock(.unknown) == nil)
    #expect(try inStock(.uniform(true)) == (flag == true ? true : nil))
    #expect(try inStock(.uniform(false)) == (flag == false ? true : nil))
  }

  @Test("codes that look like decimals stay as written; only floating-point fields are shortened")
  func codes() throws {
    let document = try transform(
      #"""
      {"sku":"2.0000","name":"n","hs_code":"8471.3000","part_number":"110.5000","firmware":["2.0000","1.1000"],
       "thread":3,"thread_value":"1.5000","weight":"6.800000","depth":["12.000000","0.500000"],"ratio":"1.2500",
       "stamp":"2024-05-01T00:00:00+00:00","odd":"n/a"}
      """#,
      types: [
        "hs_code": ["text"], "part_number": ["text"], "firmware": ["keyword"], "weight": ["double"], "depth": ["float"],
        "ratio": ["scaled_float"], "stamp": ["text"], "odd": ["half_float"], "hs_code.keyword": ["keyword"],
      ])
    #expect(
      document.attributesText
        == "Depth: 12, 0.5; Firmware: 2.0000, 1.1000; Hs code: 8471.3000; Odd: n/a; Part number: 110.5000; "
        + "Ratio: 1.25; Stamp: 2024-05-01T00:00:00+00:00; Thread: 1.5000; Weight: 6.8")
    #expect(document.chunkText.contains("Hs code: 8471.3000"))
    #expect(document.facets.contains("hs_code=8471.3000") && document.facets.contains("weight=6.8"))
    #expect(document.product.attributes.first { $0.label == "Firmware" }?.values == ["2.0000", "1.1000"])
    #expect(document.identifiers == ["20000", "1105000"])
    #expect(document.product.sku == "2.0000")
  }

  @Test("root categories are no categories of the product")
  func rootCategories() throws {
    let source = #"{"sku":"A","name":"n","name_category_41":"UK Root Catalog","name_category_43":"Lamps"}"#
    #expect(try transform(source).product.categories == ["UK Root Catalog", "Lamps"])
    let document = try transform(source, roots: [1, 2, 41])
    #expect(document.product.categories == ["Lamps"])
    #expect(!document.chunkText.contains("UK Root"))
  }

  @Test(
    "a layout is told by its fields",
    arguments: [
      (["sku", "name", "price_0_1"], SourceLayout.native), (["name", "position_category_2"], .native),
      (["name_category_41"], .native), (["sku", "store_id", "status", "visibility"], .native),
      (["price.customer_group_id", "category.category_id", "sku", "visibility", "status"], .elasticSuite),
      (["option_text_color", "indexed_attributes", "sku"], .elasticSuite),
      (["product_vector", "chunk_text", "content_hash", "sku"], .ragIndex),
      (
        ["sku", "name", "price", "price_view", "price_0", "price_a_1", "price_0_1_x", "name_category_"],
        .other(fields: ["name", "name_category_", "price", "price_0", "price_0_1_x", "price_a_1", "price_view", "sku"])
      ),
      ([], .other(fields: [])),
    ])
  func layouts(fields: [String], layout: SourceLayout) {
    #expect(SourceLayout(fields: fields) == layout)
  }

  @Test(
    "a price is a from-price of composites: by type, else by several keys or names",
    arguments: [
      (#""type_id":"simple","name":"a\nb""#, false), (#""type_id":"bundle""#, true),
      (#""url_key":["a","b"]"#, true), (#""name":"a\nb""#, true), (#""name":"a","url_key":"a""#, false),
    ])
  func composites(fields: String, isFrom: Bool) throws {
    #expect(try transform("{\"sku\":\"A\",\(fields)}").product.priceFrom == isFrom)
  }

  @Test("the name is the original one where there is one, else the first line")
  func names() throws {
    #expect(try transform(#"{"sku":"A","name":"bag\nchild one"}"#).product.name == "bag")
    #expect(
      try transform(#"{"sku":"A","name":"bag","name_original":"Bag &amp; Co"}"#).product.name == "Bag & Co")
  }

  @Test(
    "a name in lower case gets its case back from a field with the same letters, and from no other",
    arguments: [
      (#""name":"imac pro","sort_name":"iMac Pro""#, "iMac Pro"),
      (#""name":"imac pro","sort_name":"Pro, iMac""#, "imac pro"),
      (#""name":"imac pro\nchild","meta_title":"IMAC Pro""#, "IMAC Pro"),
      (#""name":"iMac","sort_name":"IMAC""#, "iMac"),
      (#""name":"imac","name_original":"The iMac","sort_name":"IMAC""#, "The iMac"),
    ])
  func nameCase(fields: String, name: String) throws {
    #expect(try transform("{\"sku\":\"A\",\(fields)}").product.name == name)
  }

  @Test("a stored document is recognised by its bytes, however the engine writes its price")
  func written() throws {
    let document = try transform(#"{"sku":"A","name":"bag €","price_0_1":"34.500000"}"#)
    let text = String(decoding: document.shown, as: UTF8.self).dropLast()
    #expect(text.contains(#""price":34.50"#))
    func isWritten(_ text: some StringProtocol) -> Bool { document.isWritten(Array(text.utf8), contentHash: "ab12") }
    #expect(isWritten(text + #","content_hash":"ab12"}"#))
    #expect(isWritten(text.replacing("34.50", with: "34.5") + #","content_hash":"ab12"}"#))
    #expect(isWritten(text + #","shown_hash":"\#(document.shownHash)","content_hash":"ab12"}"#))
    #expect(!isWritten(text + #","shown_hash":"","content_hash":"ab12"}"#), "it was changed in parts")
    #expect(!isWritten(text + #","content_hash":"ab13"}"#) && !isWritten("") && !isWritten("{}"))
    #expect(!isWritten(text.replacing("34.50", with: "34.6") + #","content_hash":"ab12"}"#))
  }

  @Test("the SKUs of variants are identifiers of the product, and neither attribute nor text")
  func variants() throws {
    let document = try transform(
      #"{"sku":"MH01","name":"hoodie","child_skus":["MH01-XS-Black","MH01-S-Black"],"variant_skus":"A-1, A-2"}"#)
    #expect(document.identifiers == ["mh01", "mh01xsblack", "mh01sblack", "a1", "a2"])
    #expect(document.chunkText == "hoodie" && document.facets.isEmpty && document.product.attributes.isEmpty)
  }

  @Test("a yes/no attribute says yes or nothing, whatever its language; a filter may ask for no")
  func booleans() throws {
    let document = try transform(
      #"""
      {"sku":"A","name":"n","eco":1,"eco_value":"Так","new":0,"new_value":"Ні","sale":[0,1],"sale_value":["Yes","No"],
       "pattern":5,"pattern_value":"None","lining":9,"lining_value":"No"}
      """#)
    #expect(document.attributesText == "Eco: Так; Sale: Yes")
    #expect(document.facets.contains("new=ні"))
    #expect(!document.facets.contains("pattern=none"))
  }

  @Test("attributes without options are text: decimals and dates as people write them, ids left out")
  func plainAttributes() throws {
    let document = try transform(
      #"""
      {"sku":"A","name":"n","screen":"6.800000","released":["2024-05-01T00:00:00+00:00",null],"rank":17,
       "retail_value":"High","ean":["400-1","400-2"],"meta_title":"t","mst_x":"y","options":["Lid","Pick a lid"]}
      """#, types: ["screen": ["double"], "released": ["date"]])
    #expect(
      document.attributesText
        == "Ean: 400-1, 400-2; Options: Pick a lid; Released: 2024-05-01; Retail value: High; Screen: 6.8")
    #expect(document.identifiers == ["a", "4001", "4002"])
  }

  @Test("links come from the document, else from key, base and suffix")
  func links() throws {
    let profile = StoreProfile(
      sourceIndex: "n", baseURL: "https://s.example/en", mediaBaseURL: "https://s.example/media/")
    let plain = try transform(#"{"sku":"A","url_key":["a b","c"],"image":"/m/b/x.jpg"}"#, profile: profile)
    #expect(plain.product.url == "https://s.example/en/a%20b.html")
    #expect(plain.product.imageURL == "https://s.example/media/catalog/product/m/b/x.jpg")
    let enriched = try transform(#"{"sku":"A","url":"https://o.example/x","image":"no_selection"}"#, profile: profile)
    #expect(enriched.product.url == "https://o.example/x")
    #expect(enriched.product.imageURL == nil)
    #expect(try transform(#"{"sku":"A","url_key":"a","url":"javascript:alert(1)"}"#).product.url == nil)
  }

  @Test("what is written is read back as the same product")
  func roundTrip() throws {
    let document = try transform(
      #"""
      {"sku":"A-1","name":"n","description":"d \"q\" 😀","color":1,"color_value":"Red","name_category_9":"Gear",
       "price_0_1":"0.500000","currency":"USD","is_out_of_stock":1,"visibility":"3","store_id":"1",
       "url":"https://s.example/a","image_url":"https://s.example/a.jpg","manufacturer":1,"manufacturer_value":"B"}
      """#)
    var writer = JSONWriter()
    document.write(to: &writer, vector: [0.1, -1, 2.5e-8], contentHash: "h")
    let product = try CatalogProduct(source: writer.bytes)
    #expect(product == document.product)
    let value = try JSONValue(parsing: writer.bytes)
    #expect(value["product_vector"]?.arrayValue?.compactMap(\.numberValue?.text).first == "0.1")
    #expect(value["price"]?.numberValue?.text == "0.50")
    #expect(value["identifiers"]?[0]?.stringValue == "a1")
  }
}
