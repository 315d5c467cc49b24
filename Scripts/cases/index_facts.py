# SPDX-License-Identifier: Apache-2.0
"""index/01, 07, 09, 11, 13, 14, 17: what a product's facts are, and which indices are sources at all."""
import json

from .native import Indexed, Source, mapping, product, products
from .report import case, each, register, shown

# MARK: 01 the stock flag

STOCK_FILE = "01-is-out-of-stock-2.4.6-2.4.7.ndjson"
YES_NO, NO_YES, UNKNOWN = [True, False], [False, True], [None, None]


def flags(*values):
    return [product(number, is_out_of_stock=value) for number, value in enumerate(values, 1)]


def stock(name, documents, setting, wanted, said=None):
    """`wanted` has the stock of each document in the order of their ids."""
    def run(bench, outcome):
        settings = {"STORE_STOCK_FLAG": setting} if setting else {}
        run = Indexed(bench, Source(bench, documents), **settings)
        run.went_live(outcome, len(wanted))
        got = [run.documents[key].get("in_stock") for key in sorted(run.documents, key=int)]
        outcome.see(f"in_stock {shown(got)}")
        outcome.equal("in_stock", got, wanted)
        if said:
            outcome.expect(said in run.text, f"the log does not name {said}")

    register(f"index/01 {name}", f"in_stock {shown(wanted)}" + (f", {said} named in the log" if said else ""), run)


stock("inverted", STOCK_FILE, "inverted", YES_NO)
stock("plain", STOCK_FILE, "plain", NO_YES)
stock("ignore", STOCK_FILE, "ignore", UNKNOWN)
stock("auto, both values", STOCK_FILE, "auto", UNKNOWN, said="STORE_STOCK_FLAG")
stock("default, both values", STOCK_FILE, None, UNKNOWN, said="STORE_STOCK_FLAG")
stock("auto, all 1", flags(1, 1), "auto", [True, True])
stock("auto, all 0", flags(0, 0), "auto", [True, True])
stock("auto, 1 and absent", flags(1, None), "auto", [True, None])
stock("auto, none", flags(None, None), "auto", UNKNOWN)
stock("auto, one of 120 differs", flags(*[0] * 119, 1), "auto", [None] * 120, said="STORE_STOCK_FLAG")
stock("inverted, strings", flags("1", "0"), "inverted", YES_NO)
stock("plain, strings", flags("1", "0"), "plain", NO_YES)
stock("inverted, lists of one", flags([1], [0]), "inverted", YES_NO)


# MARK: 07 what a filtered alias shows

def dear(number):
    return f"{number + 0.5:.6f}"


def refused_or(run, outcome, count, *words):
    """The documents that the alias shows, or 78 with nothing paid."""
    if run.code == 78:
        run.was_refused(outcome, (78,), *words)
    else:
        run.went_live(outcome, count)


ALIASES = {
    "range of prices": ({"filter": {"range": {"price_0_1": {"lte": 20}}}}, 19),
    "term": ({"filter": {"term": {"visibility": 4}}}, 40),
    "bool": ({"filter": {"bool": {"must_not": [{"term": {"visibility": 4}}],
                                  "filter": [{"range": {"price_0_1": {"gt": 100}}}]}}}, 14),
    "routing": ({"routing": "a"}, None),
    "search routing": ({"search_routing": "1,2"}, None),
    "ids": ({"filter": {"ids": {"values": ["3", "4", "5"]}}}, 3),
}


@each("index/07", "the documents that the alias shows, or 78 naming filter or routing", **ALIASES)
def filtered(bench, outcome, variant):
    options, count = variant
    documents = [product(number, price_0_1=dear(number), visibility=4 if number % 3 == 0 else 3) for number in range(1, 121)]
    source = Source(bench, documents, alias_options=options)
    shown = bench.engine.must("GET", f"/{source.alias}/_count")["count"]
    outcome.see(f"the alias shows {shown}")
    if count is not None:
        outcome.equal("what the engine counts", shown, count)
    refused_or(Indexed(bench, source), outcome, shown, "filter", "routing")


@case("index/07 empty filter result", "65 or 78, nothing live")
def filtered_to_nothing(bench, outcome):
    source = Source(bench, products(5), alias_options={"filter": {"term": {"visibility": 2}}})
    Indexed(bench, source).was_refused(outcome, (65, 78))


# MARK: 09 codes are not numbers

@case("index/09 file", "codes as written in text, facets and attributes; the weight as 6.8")
def codes(bench, outcome):
    run = Indexed(bench, Source(bench, "09-codes-that-look-like-decimals.ndjson"))
    written(run, outcome, {"hs_code": "8471.3000", "part_number": "110.5000", "firmware_version": "2.0000", "weight": "6.8"})


def written(run, outcome, wanted, count=1):
    run.went_live(outcome, count)
    document = run.documents.get("1", {})
    facets = document.get("facets", [])
    outcome.see(f"facets {facets}")
    for code, value in wanted.items():
        outcome.expect(f"{code}={value.lower()}" in facets, f"no facet {code}={value.lower()}")
        line = next((line for line in document.get("chunk_text", "").split("\n")
                     if line.lower().startswith(code.replace("_", " ") + ":")), "no line")
        outcome.equal(f"chunk_text's {code}", line.partition(": ")[2].split(", ")[0], value)
        label = code.replace("_", " ").capitalize()
        values = document.get("attributes", {}).get(label, [])
        outcome.expect(value in values, f"attributes has {values} for {label}")


CODES = {
    "leading zeros": ({"article_code": "007.100", "hs_code": "0102.2100"}, {}),
    "one decimal": ({"protocol_version": "1.0", "release": "1.10", "norm": "802.30"}, {}),
    "signs and exponents": ({"grade": "+5.00", "batch": "1e10", "lot_code": "12.500E"}, {}),
    "keyword field": ({"tariff": "10.500000"}, {"tariff": {"type": "keyword"}}),
    "integer beside": ({"old_code": "1200"}, {"old_code": {"type": "integer"}}),
}


@each("index/09", "as written", **CODES)
def further_codes(bench, outcome, variant):
    fields, properties = variant
    written(Indexed(bench, Source(bench, [product(1, **fields)], properties=properties)), outcome, fields)


@each("index/09 shortened:", "a floating-point field without its zeros",
      **{kind: kind for kind in ("double", "float", "half_float", "scaled_float")})
def decimals(bench, outcome, kind):
    field = {"type": kind, **({"scaling_factor": 100} if kind == "scaled_float" else {})}
    source = Source(bench, [product(1, length_cm="12.500000", depth_cm=["4.000000", "5.250000"])],
                    properties={"length_cm": field, "depth_cm": field})
    written(Indexed(bench, source), outcome, {"length_cm": "12.5", "depth_cm": "4"})


@case("index/09 labels", "a label that looks like a decimal as written, also beside a floating-point field")
def labels(bench, outcome):
    source = Source(bench, [product(1, color=[5], color_value="5.0000", weight="6.800000")])
    written(Indexed(bench, source), outcome, {"color": "5.0000", "weight": "6.8"})


@case("index/09 identifiers", "an EAN and a part number are found as written")
def identifiers(bench, outcome):
    run = Indexed(bench, Source(bench, [product(1, ean="0012345678905", mpn="2.5000", sku="10.5000")]))
    run.went_live(outcome, 1)
    document = run.documents.get("1", {})
    outcome.see(f"identifiers {document.get('identifiers')}")
    outcome.equal("sku", document.get("sku"), "10.5000")
    found = document.get("identifiers") or []
    outcome.equal("as written", [word for word in ("105000", "0012345678905", "25000") if word not in found], [])


# MARK: 11 other layouts

@case("index/11 ElasticSuite file", "78 naming the index, nothing paid")
def elasticsuite(bench, outcome):
    with open(bench.path("index", "11-elasticsuite.index.json"), encoding="utf-8") as file:
        definition = json.load(file)
    definition.pop("aliases", None)
    source = Source(bench, "11-elasticsuite.ndjson", definition=definition)
    Indexed(bench, source).was_refused(outcome, (78,), source.index, source.alias, "ElasticSuite")


def plain_definition(**properties):
    return {"settings": {"number_of_replicas": 0}, "mappings": {"properties": properties}}


NESTED = {"price": {"type": "nested"}, "category": {"type": "nested"}}
LAYOUTS = {
    "ElasticSuite, many": ([{"entity_id": str(n), "sku": [f"ES-{n}"], "name": [f"bag {n}"], "visibility": "4",
                             "price": [{"price": "21.0", "customer_group_id": "0"}],
                             "stock": {"is_in_stock": True, "qty": 3}, "category": [{"category_id": 4, "name": "Bags"}]}
                            for n in range(1, 131)],
                           plain_definition(**NESTED)),
    "WooCommerce-like": ([{"post_id": n, "post_title": f"bag {n}", "sku": f"W-{n}", "meta": {"_price": "3.00"}}
                          for n in range(1, 6)], plain_definition()),
    "flat shop of another kind": ([{"id": n, "sku": f"S-{n}", "title": f"lamp {n}", "price": 3.5, "brand": "X"}
                                   for n in range(1, 6)], plain_definition()),
    "log lines": ([{"@timestamp": "2026-01-01T00:00:00Z", "message": f"GET /{n}"} for n in range(1, 6)], plain_definition()),
}


@each("index/11", "78, nothing paid", **LAYOUTS)
def layouts(bench, outcome, variant):
    documents, definition = variant
    source = Source(bench, documents, definition=definition)
    Indexed(bench, source).was_refused(outcome, (78,), source.index, source.alias)


@case("index/11 our own RAG index", "78, nothing paid")
def own_index(bench, outcome):
    first = Indexed(bench, Source(bench, products(3)))
    outcome.equal("the first run's exit code", first.code, 0)
    Indexed(bench, first.alias).was_refused(outcome, (78,), first.prefix)


@case("index/11 native without prices", "three documents without any price: live, or refused with 78")
def poor_native(bench, outcome):
    run = Indexed(bench, Source(bench, products(3, price_0_1=None)))
    refused_or(run, outcome, 3)


# MARK: 13 halves of characters

@case("index/13 file", "indexed, U+FFFD in the text")
def lone_surrogate(bench, outcome):
    replaced(Indexed(bench, Source(bench, "13-lone-surrogate.ndjson")), outcome,
             description="Plain sample text \ufffd with half an emoji.")


def replaced(run, outcome, **wanted):
    run.went_live(outcome, 1)
    for name, value in wanted.items():
        outcome.see(f"{name} {run.documents.get('1', {}).get(name)!r}")
        outcome.equal(name, run.documents.get("1", {}).get(name), value)


HALVES = {
    "second half": ({"description": "a \udd25 b"}, {"description": "a \ufffd b"}),
    "halves the wrong way round": ({"description": "a \udd25\ud83d b"}, {"description": "a \ufffd\ufffd b"}),
    "in the name": ({"name": "lamp \ud83d x"}, {"name": "lamp \ufffd x"}),
    "at the end": ({"description": "lamp \ud83d"}, {"description": "lamp \ufffd"}),
    "before a whole one": ({"description": "a \ud83d\ud83d\udd25 b"}, {"description": "a \ufffd\U0001f525 b"}),
    "in a category": ({"name_category_3": "Gear \ud83d"}, {"categories": ["Gear \ufffd"]}),
    "in the SKU": ({"sku": "CASE-\ud83d-1"}, {"sku": "CASE-\ufffd-1"}),
}


@each("index/13", "U+FFFD in its place", **HALVES)
def halves(bench, outcome, variant):
    fields, wanted = variant
    replaced(Indexed(bench, Source(bench, [product(1, **fields)])), outcome, **wanted)


# MARK: 14 root categories

def categories(run, outcome, wanted):
    run.went_live(outcome, len(wanted))
    got = {key: sorted(document.get("categories", [])) for key, document in sorted(run.documents.items())}
    outcome.see(f"categories {got}")
    outcome.equal("categories", got, {key: sorted(names) for key, names in wanted.items()})
    for key, names in wanted.items():
        lines = run.documents.get(key, {}).get("chunk_text", "").split("\n")
        line = next((text.removeprefix("Categories: ").split("; ") for text in lines if text.startswith("Categories: ")), [])
        outcome.equal(f"the categories in chunk_text of {key}", sorted(line), sorted(names))


@case("index/14 file", "no root category among the categories")
def second_root(bench, outcome):
    categories(Indexed(bench, Source(bench, "14-second-root-category.ndjson")), outcome, {"1": ["Lamps"], "2": ["Chairs"]})


def in_categories(*lists):
    plain = {"category_ids": None, "name_category_2": None, "name_category_3": None}
    return [product(number, **{**plain, **({"category_ids": ids} if ids else {}),
                               **{f"name_category_{i}": f"Category {i}" for i in ids}})
            for number, ids in enumerate(lists, 1)]


ROOTS = {
    "one without categories": (in_categories([41, 43], [41, 44], []), {},
                               {"1": ["Category 43"], "2": ["Category 44"], "3": []}),
    "two shared by all": (in_categories([7, 9, 12], [12, 7, 9]), {},
                          {"1": ["Category 9", "Category 12"], "2": ["Category 9", "Category 12"]}),
    "nothing shared": (in_categories([41, 43], [44, 45]), {},
                       {"1": ["Category 41", "Category 43"], "2": ["Category 44", "Category 45"]}),
    "2 occurs": (in_categories([2, 41, 43], [2, 41, 44]), {},
                 {"1": ["Category 41", "Category 43"], "2": ["Category 41", "Category 44"]}),
    "named": (in_categories([2, 41, 43], [2, 41, 44]), {"STORE_ROOT_CATEGORIES": "2,41"},
              {"1": ["Category 43"], "2": ["Category 44"]}),
    "1 and 2 by default": (in_categories([1, 2, 3], [2, 4]), {}, {"1": ["Category 3"], "2": ["Category 4"]}),
}


@each("index/14", "no root category among the categories", **ROOTS)
def roots(bench, outcome, variant):
    documents, settings, wanted = variant
    run = Indexed(bench, Source(bench, documents), **settings)
    categories(run, outcome, wanted)


# MARK: 17 documents without SKU

@case("index/17 file", "78 that names “Use in Search”, nothing paid")
def without_sku(bench, outcome):
    Indexed(bench, Source(bench, "17-no-sku-in-documents.ndjson")).was_refused(outcome, (78,), "Use in Search")


@each("index/17", "78 that names “Use in Search”, nothing paid",
      **{"empty in all": "", "absent in 120": None})
def empty_sku(bench, outcome, sku):
    Indexed(bench, Source(bench, products(120, sku=sku))).was_refused(outcome, (78,), "Use in Search")


@case("index/17 field not mapped", "78 that names “Use in Search”, nothing paid")
def unmapped_sku(bench, outcome):
    definition = mapping()
    del definition["mappings"]["properties"]["sku"]
    source = Source(bench, products(3, sku=None), definition=definition)
    Indexed(bench, source).was_refused(outcome, (78,), "Use in Search")


@case("index/17 one of 120 lacks it", "119 live, one dead letter")
def one_without_sku(bench, outcome):
    documents = products(120)
    del documents[59]["sku"]
    run = Indexed(bench, Source(bench, documents))
    run.went_live(outcome, 119, dead_letters=1)
