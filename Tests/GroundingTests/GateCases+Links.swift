// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  private static let bag = "https://shop.example/joust-duffle-bag.html"

  /// Links that lead elsewhere, in plain text.
  static let links: [GateCase] = leaks([
    "https://evil.example/", "http://shop.example/joust-duffle-bag.html", "https://shop.example/other.html",
    "https://shop.example/joust-duffle-bag.html?x=1", "https://shop.example/joust-duffle-bag.html#a",
    "https://shop.example:8443/joust-duffle-bag.html", "https://shop.example.evil.com/joust-duffle-bag.html",
    "https://shop.example@evil.com/", "https://user:pw@shop.example/joust-duffle-bag.html",
    "https://shop.example/joust-duffle-bag.htm", "https://shop.example/joust-duffle-bag.html/x",
    "https://www.shop.example/", "HTTPS://SHOP.EXAMPLE/JOUST-DUFFLE-BAG.HTML", "https://sh\u{43E}p.example/",
    "https://shop\u{2024}example/", "https://shop.exаmple/joust-duffle-bag.html", "https://xn--shp-tna.example/",
    "https://shop.example/%2e%2e/evil", "https://shop.example//joust-duffle-bag.html", "ftp://shop.example/x",
    "evil.com", "www.evil.com", "evil.com/x", "shop.example/joust-duffle-bag.html", "evil.co.uk", "EVIL.COM",
    "evil.shop",
    "mailto:help@shop.example", "help@shop.example", "mailto:shop.example", "tel:+18005550199", "//evil.com/x",
    "/joust-duffle-bag.html", "javascript:alert(1)", "data:text/html,x", "https://192.168.0.1/x", "192.168.0.1",
    "localhost:8080/x", "http://localhost/", "https://shop.example\u{200B}/joust-duffle-bag.html",
    "https&#58;//evil.com/", "https:&#x2F;&#x2F;evil.com", "https:\\/\\/evil.com\\/x", "<https://evil.com/>",
    "`https://evil.com/`", "**https://evil.com/**", "(https://evil.com/)", "\"https://evil.com/\"", "ｈｔｔｐｓ://evil.com/",
    "evil．com", "пример.рф", "evil.c\u{43E}m", "hxxps://evil.com/x",
    "https://evil.com/a_(b)", "https://evil.com/a,b;c", "joust-duffle-bag.html",
  ])

  static let links2: [GateCase] = [
    GateCase("24-MB01 https://evil.com/x. evil.com .USD", "24-MB01 \(bag). .USD", nil),
    GateCase("See \(bag)."), GateCase("See \(bag), \(bag)?"), GateCase("See (\(bag))."), GateCase("See **\(bag)**!"),
    GateCase("See \"\(bag)\"."), GateCase("[Bag](\(bag) \"Joust Duffle Bag\")"), GateCase("[Bag](<\(bag)>)"),
    GateCase("[Bag][1]\n\n[1]: \(bag)\n"), GateCase("Go to https://shop.example or https://shop.example/."),
    GateCase("View [here](https://evil.com/x) now.", "", ["link: https://evil.com/x"]),
    GateCase("View [the bag](/joust-duffle-bag.html) now.", "View the bag now.", ["link: /joust-duffle-bag.html"]),
    GateCase("View [the bag](mailto:a@b.c) now.", "View the bag now.", ["link: mailto:a@b.c"]),
    GateCase("View [the bag](#top) now.", "View the bag now.", ["link: #top"]),
    GateCase("View [the bag](evil.com \"x\") now.", "View the bag now.", ["link: evil.com"]),
    GateCase("View [the bag](<https://evil.com/a b>) now.", "View the bag now.", ["link: https://evil.com/a b"]),
    GateCase("View [the bag]( https://evil.com/ ) now.", "View the bag now.", ["link: https://evil.com/"]),
    GateCase(
      "View [**the** bag](https://evil.com/a_(b)) now.", "View **the** bag now.", ["link: https://evil.com/a_(b)"]),
    GateCase("View [the bag](https:&#47;&#47;evil.com) now.", "View the bag now.", ["link: https://evil.com"]),
    GateCase("View [https://evil.com](https://evil.com) now.", "", nil),
    GateCase(
      "[Joust Duffle Bag](https://evil.com/)", "[Joust Duffle Bag](\(bag))", ["link: https://evil.com/ → \(bag)"]),
    GateCase(
      "[Joust Duffle Bag](https://shop.example/oak-desk.html)", "[Joust Duffle Bag](\(bag))",
      ["link: https://shop.example/oak-desk.html → \(bag)"]),
    GateCase(
      "- Joust Duffle Bag, $34: [View](https://shop.example/oak-desk.html)", "- Joust Duffle Bag, $34: [View](\(bag))",
      ["link: https://shop.example/oak-desk.html → \(bag)"]),
    GateCase("Joust Duffle Bag: https://shop.example/oak-desk.html", "Joust Duffle Bag: \(bag)", nil),
    GateCase("Joust Duffle Bag: https:/\u{FFFD}\u{11}\tthere.", "Joust Duffle Bag: \(bag) \u{11}\tthere.", nil),
    GateCase("Joust Duffle Bag – \(bag)?ref=x", "Joust Duffle Bag – \(bag)", ["link: \(bag)?ref=x → \(bag)"]),
    GateCase("1. Joust Duffle Bag\n   https://shop.example/joust.html\n", "1. Joust Duffle Bag\n   \(bag)\n", nil),
    GateCase("![bag](https://evil.com/x.jpg) is blue", "is blue", ["link: https://evil.com/x.jpg"]),
    GateCase(
      "![Joust Duffle Bag](https://evil.com/x.jpg)",
      "![Joust Duffle Bag](https://shop.example/media/joust-duffle-bag.jpg)", nil),
    GateCase("Nice bag.\n\n[1]: https://evil.com/\n", "Nice bag.\n\n\n", ["link: https://evil.com/"]),
    GateCase("- Nice\n- [View](https://evil.com/)\n- Blue\n", "- Nice\n- Blue\n", ["link: https://evil.com/"]),
    GateCase("- Nice\n- https://evil.com/\n- Blue\n", "- Nice\n- Blue\n", ["link: https://evil.com/"]),
    GateCase("<a href=\"https://evil.com/\">Bag</a> is blue", "<a>Bag</a> is blue", ["link: https://evil.com/"]),
    GateCase("<a href='/x'>Bag</a>", "<a>Bag</a>", ["link: /x"]),
    GateCase("<img src=https://evil.com/x.png> Bag", " Bag", ["link: https://evil.com/x.png"]),
    GateCase("<span title=\"only $45\">Bag</span>", "<span>Bag</span>", ["price: $45"]),
    GateCase("See [bag](https://evil", "See bag", ["link: https://evil"]),
    GateCase("See https://shop.example/joust-duf", "", ["link: https://shop.example/joust-duf"]),
    GateCase("Ask us at help@shop.example for more.", "Ask us for more.", ["link: help@shop.example"]),
    GateCase("More at https://evil.com/ today.", "More today.", ["link: https://evil.com/"]),
    GateCase("The joust-duffle-bag is nice."),
    GateCase("The bag (see [1]) is nice [2]."),
    GateCase("A function f(x) and an array a[0](1) are code.", "A function f(x) and an array a0 are code.", nil),
  ]
}
