// SPDX-License-Identifier: Apache-2.0

/// JSON Schemas of the tools' arguments and results (2020-12, as MCP assumes).
enum ToolSchemas {
  static func input(_ tool: AgentTool) -> [UInt8] {
    let text: String =
      switch tool {
      case .searchCatalog: catalogue(searchMembers, required: "")
      case .lookUpCatalog: catalogue(lookupMembers, required: #""ids""#)
      case .getProduct: catalogue(productMembers, required: #""id""#)
      case .search:
        #"""
        {"type":"object","properties":{"query":{"type":"string","minLength":1,"maxLength":2000,
        "description":"What the shopper looks for, in the shopper's words."}},"required":["query"]}
        """#
      case .fetch:
        #"""
        {"type":"object","properties":{"id":{"type":"string","minLength":1,"maxLength":256,
        "description":"The id of a product, or its SKU."}},"required":["id"]}
        """#
      }
    return Array(text.utf8)
  }

  static func output(_ tool: AgentTool) -> [UInt8] {
    let text: String =
      switch tool {
      case .searchCatalog:
        #"""
        {"type":"object","properties":{"ucp":\#(envelope),"products":{"type":"array","items":\#(product)},
        "pagination":{"type":"object","properties":{"cursor":{"type":"string"},"has_next_page":{"type":"boolean"}},
        "required":["has_next_page"]},"messages":\#(messages)},"required":["ucp","products"]}
        """#
      case .lookUpCatalog:
        #"""
        {"type":"object","properties":{"ucp":\#(envelope),"products":{"type":"array","items":\#(product)},
        "messages":\#(messages)},"required":["ucp","products"]}
        """#
      case .getProduct:
        #"""
        {"type":"object","description":"Without a product where `ucp.status` is `error`.","properties":{
        "ucp":\#(envelope),"product":\#(product),"messages":\#(messages)},"required":["ucp"]}
        """#
      case .search:
        #"""
        {"type":"object","properties":{"results":{"type":"array","items":{"type":"object","properties":{
        "id":{"type":"string"},"title":{"type":"string"},"url":{"type":"string"}},"required":["id","title","url"]}},
        "messages":\#(messages)},"required":["results"]}
        """#
      case .fetch:
        #"""
        {"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},"text":{"type":"string"},
        "url":{"type":"string"},"metadata":{"type":"object","additionalProperties":{"type":"string"}}},
        "required":["id","title","text","url"]}
        """#
      }
    return Array(text.utf8)
  }

  // MARK: Arguments

  /// UCP's arguments stand under `catalog`.
  private static func catalogue(_ members: String, required: String) -> String {
    #"""
    {"type":"object","properties":{
    "meta":{"type":"object","description":"Who calls, in UCP's form; may be left out.","properties":{
    "ucp-agent":{"type":"object","properties":{"profile":{"type":"string","description":"URL of the agent's profile."}}}}},
    "catalog":{"type":"object","properties":{\#(members),"context":\#(context),"filters":\#(filters)},
    "required":[\#(required)]}},"required":["catalog"]}
    """#
  }

  private static let searchMembers = #"""
    "query":{"type":"string","minLength":1,"maxLength":2000,
    "description":"What the shopper looks for, in the shopper's words. Without it: all that meets the filters, the newest first."},
    "pagination":{"type":"object","properties":{
    "limit":{"type":"integer","minimum":1,"default":10,"description":"Products of a page, 50 at most."},
    "cursor":{"type":"string","description":"The cursor of the page before, with the same query and filters."}}}
    """#

  private static let lookupMembers = #"""
    "ids":{"type":"array","items":{"type":"string","minLength":1,"maxLength":256},"minItems":1,"maxItems":50,
    "description":"Product ids, variant ids or SKUs."}
    """#

  private static let productMembers = #"""
    "id":{"type":"string","minLength":1,"maxLength":256,"description":"Product id, variant id or SKU."},
    "selected":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"label":{"type":"string"}},
    "required":["name","label"]},"description":"Options that the shopper has chosen."},
    "preferences":{"type":"array","items":{"type":"string"},"description":"Names of options, the most important first."}
    """#

  private static let context = #"""
    {"type":"object","properties":{
    "language":{"type":"string","description":"BCP 47, as en or pt-BR: chooses among the shop's stores."},
    "currency":{"type":"string","description":"ISO 4217: the currency of filters.price."},
    "address_country":{"type":"string"},"intent":{"type":"string"}}}
    """#

  private static let filters = #"""
    {"type":"object","description":"All of them must be met; of several values of one, any.","properties":{
    "categories":{"type":"array","items":{"type":"string"},"description":"Names of categories."},
    "price":{"type":"object","description":"Inclusive, in minor units of the currency: 8000 is 80.00 USD.","properties":{
    "min":{"type":"integer","minimum":0},"max":{"type":"integer","minimum":0}}},
    "in_stock":{"type":"boolean","description":"true leaves out what is known to be out of stock."},
    "attributes":{"type":"object","description":"Values by attribute code, as {\"color\":[\"Red\"]}.",
    "additionalProperties":{"type":"array","items":{"type":"string"}}}}}
    """#

  // MARK: Results

  private static let envelope = #"""
    {"type":"object","properties":{"version":{"type":"string"},"status":{"type":"string","enum":["success","error"]},
    "capabilities":{"type":"object"}},"required":["version"]}
    """#

  private static let price = #"""
    {"type":"object","properties":{"amount":{"type":"integer","minimum":0,"description":"In minor units of the currency."},
    "currency":{"type":"string"}},"required":["amount","currency"]}
    """#

  private static let product = #"""
    {"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},
    "description":{"type":"object","properties":{"plain":{"type":"string"}}},"url":{"type":"string"},
    "categories":{"type":"array","items":{"type":"object","properties":{"value":{"type":"string"},
    "taxonomy":{"type":"string"}},"required":["value"]}},
    "price_range":{"type":"object","properties":{"min":\#(price),"max":\#(price)},"required":["min","max"]},
    "media":{"type":"array","items":{"type":"object"}},
    "variants":{"type":"array","minItems":1,"items":{"type":"object","properties":{"id":{"type":"string"},
    "sku":{"type":"string"},"title":{"type":"string"},"description":{"type":"object"},"price":\#(price),
    "availability":{"type":"object","properties":{"available":{"type":"boolean"},"status":{"type":"string"}}},
    "inputs":{"type":"array","items":{"type":"object"}}},"required":["id","title","description","price"]}},
    "metadata":{"type":"object"}},"required":["id","title","description","price_range","variants"]}
    """#

  private static let messages = #"""
    {"type":"array","description":"What the shopper should be told.","items":{"type":"object","properties":{
    "type":{"type":"string"},"code":{"type":"string"},"content":{"type":"string"},"path":{"type":"string"},
    "severity":{"type":"string"}},"required":["type","content"]}}
    """#
}
