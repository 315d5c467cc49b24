# SPDX-License-Identifier: Apache-2.0
"""Source indices in the shape that Magento's search gives them, a run of the indexer over them, and what came out."""
import json
import os

from .embeddings import EmbeddingService, vector
from .report import Skipped, shown

TEXT = {"type": "text", "copy_to": ["_search"]}
KEYWORD = {"keyword": {"type": "keyword"}}
HIDDEN = {"type": "text", "index": False}

ANALYSIS = {
    "analyzer": {
        "default": {"type": "custom", "tokenizer": "standard", "char_filter": ["default_char_filter"],
                    "filter": ["lowercase", "keyword_repeat", "asciifolding", "default_stemmer", "unique_stem"]},
        "sku": {"type": "custom", "tokenizer": "keyword",
                "filter": ["lowercase", "keyword_repeat", "asciifolding", "default_stemmer", "unique_stem"]}},
    "filter": {"default_stemmer": {"type": "stemmer", "language": "english"},
               "unique_stem": {"type": "unique", "only_on_same_position": True}},
    "char_filter": {"default_char_filter": {"type": "html_strip"}}}

TEMPLATES = [
    {"price_mapping": {"match": "price_*", "match_mapping_type": "string",
                       "mapping": {"type": "double", "store": True}}},
    {"position_mapping": {"match": "position_*", "match_mapping_type": "string", "mapping": {"type": "integer"}}},
    {"string_mapping": {"match": "*", "match_mapping_type": "string", "mapping": TEXT}},
    {"integer_mapping": {"match_mapping_type": "long", "mapping": {"type": "integer"}}}]

PROPERTIES = {
    "_search": {"type": "text"}, "name": {**TEXT, "fields": KEYWORD}, "sku": {**TEXT, "analyzer": "sku", "fields": KEYWORD},
    "url_key": {**TEXT, "fields": KEYWORD}, "description": TEXT, "short_description": TEXT, "store_id": HIDDEN,
    "status": {"type": "integer"}, "visibility": {"type": "integer"}, "is_out_of_stock": {"type": "integer"},
    "category_ids": {"type": "integer", "fields": KEYWORD}, "name_category_2": HIDDEN, "name_category_3": HIDDEN,
    "color": {"type": "integer"}, "color_value": TEXT, "weight": {"type": "double"}, "special_price": {"type": "double"},
    "manufacturer": {"type": "integer"}, "manufacturer_value": TEXT, "price_0_1": {"type": "double", "store": True}}


def mapping(properties=None):
    return {"settings": {"number_of_replicas": 0, "analysis": ANALYSIS},
            "mappings": {"dynamic_templates": TEMPLATES, "properties": {**PROPERTIES, **(properties or {})}}}


def product(number, **fields):
    """A native document like those of the case files; None leaves a field out."""
    document = {
        "store_id": "1", "sku": f"CASE-{number}", "status": 1, "visibility": 4, "name": f"sample product {number}",
        "url_key": f"sample-product-{number}", "description": "Plain sample text.", "price_0_1": "10.000000",
        "category_ids": [2, 3], "name_category_2": "Default Category", "name_category_3": "Gear", **fields}
    return {name: value for name, value in document.items() if value is not None}


def products(count, **fields):
    return [product(number, description=f"Plain sample text, number {number}.", **fields) for number in range(1, count + 1)]


def bulk_lines(documents):
    return "".join(
        json.dumps({"index": {"_id": str(number)}}) + "\n" + json.dumps(document) + "\n"
        for number, document in enumerate(documents, 1)).encode()


class Source:
    """A native index behind an alias, loaded with documents or with the lines of a case file."""

    def __init__(self, bench, documents, properties=None, definition=None, alias_options=None):
        self.alias = bench.fresh_name() + "_product_1"
        self.index = self.alias + "_v1"
        engine = bench.engine
        if isinstance(documents, str):
            with open(bench.path("index", documents), "rb") as file:
                lines = file.read().rstrip(b"\n") + b"\n"
        else:
            lines = bulk_lines(documents)
        engine.must("PUT", f"/{self.index}", definition or mapping(properties))
        reply = engine.must("POST", f"/{self.index}/_bulk?refresh=true", lines,
                            headers={"Content-Type": "application/x-ndjson"})
        if reply.get("errors"):
            raise Skipped(f"{engine.kind} does not take the documents: {shown(reply['items'][0])}")
        add = {"index": self.index, "alias": self.alias, **(alias_options or {})}
        engine.must("POST", "/_aliases", {"actions": [{"add": add}]})


class Indexed:
    """What a run of the indexer left behind."""

    def __init__(self, bench, source, embeddings=None, command=("run",), timeout=120, engine_url=None, **settings):
        self.bench = bench
        self.prefix = bench.fresh_name()
        self.alias = f"{self.prefix}-t-active"
        self.embeddings = embeddings or bench.keep(EmbeddingService())
        dead_letters = os.path.join(bench.work, self.prefix + ".dead")
        self.settings = {
            "ENGINE_URL": engine_url or bench.engine.url, "OPENAI_BASE_URL": self.embeddings.url,
            "OPENAI_API_KEY": "case-secret", "EMBEDDING_MODEL": "case-embedding",
            "STORES": f"t={getattr(source, 'alias', source)}", "INDEX_PREFIX": self.prefix,
            "DEAD_LETTER_FILE": dead_letters, "LOG_FORMAT": "text", **settings}
        self.code, self.out, self.log = bench.run(
            [bench.binary("rag-indexer"), *command], self.settings, timeout=timeout)
        self.last = self.log[-1] if self.log else ""
        self.dead_letters = []
        if os.path.exists(dead_letters):
            with open(dead_letters, encoding="utf-8", errors="replace") as file:
                self.dead_letters = [json.loads(line) for line in file if line.strip()]
        self.counters = self.embeddings.counters()
        there = bench.engine.call("HEAD", f"/{self.alias}").status == 200
        self.documents = bench.engine.documents(self.alias) if there else {}

    @property
    def text(self):
        return "\n".join(self.log)

    def describe(self, outcome):
        outcome.see(f"exit {self.code}")
        outcome.see(f"{len(self.documents)} documents")
        if self.dead_letters:
            outcome.see(f"{len(self.dead_letters)} dead letters {[letter.get('sku') for letter in self.dead_letters]}")
        outcome.see(f"embeddings: {self.counters['inputs']} texts paid in {self.counters['calls']} calls, "
                    f"{self.counters['err']} refused")
        if self.code != 0:
            outcome.see(f"last line: {self.last[-400:]}")

    def went_live(self, outcome, count, dead_letters=0):
        """Exit 0 with this many documents live."""
        self.describe(outcome)
        outcome.equal("the exit code", self.code, 0)
        outcome.equal("the number of live documents", len(self.documents), count)
        outcome.equal("the number of dead letters", len(self.dead_letters), dead_letters)

    def was_refused(self, outcome, codes, *words):
        """Ends with one of the codes, nothing live, nothing paid; the last line holds one of the words."""
        self.describe(outcome)
        outcome.expect(self.code in codes, f"the exit code is {self.code}, not {' or '.join(map(str, codes))}")
        outcome.equal("the number of live documents", len(self.documents), 0)
        outcome.equal("the number of texts paid", self.counters["inputs"], 0)
        if words:
            named = any(word.lower() in self.last.lower() for word in words)
            outcome.expect(named, f"the last line names none of {', '.join(words)}")


def vectors_fit(run, outcome):
    """Each live document has the vector of its own text."""
    wrong = 0
    for document in run.documents.values():
        got, wanted = document.get("product_vector"), vector(document.get("chunk_text", ""))
        if not got or max(abs(a - b) for a, b in zip(got, wanted)) > 1e-4:
            wrong += 1
    outcome.expect(wrong == 0, f"{wrong} documents have another text's vector")
