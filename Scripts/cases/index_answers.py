# SPDX-License-Identifier: Apache-2.0
"""index/04 to 06: embeddings services that refuse a text, are away, or answer in another shape; engines that are away."""
import json
import threading
import time

from .bench import free_port
from .embeddings import DIMENSIONS, EmbeddingService, FakeEmbeddings, Proxy
from .model import pydantic
from .native import Indexed, Source, products, vectors_fit
from .report import case, each

# MARK: 04 a text that cannot be embedded

def one_left_out(run, outcome, sku="CASE-60", count=119, words=None):
    run.went_live(outcome, count, dead_letters=1)
    letter = run.dead_letters[0] if run.dead_letters else {}
    outcome.see(f"dead letter {json.dumps(letter, ensure_ascii=False)[:200]}")
    outcome.equal("the dead letter's sku", letter.get("sku"), sku)
    outcome.expect(letter.get("reason"), "the dead letter has no reason")
    outcome.equal("the dead letter's id", str(letter.get("id")), "60")
    missing = {"store", "id", "sku", "stage", "reason"} - set(letter)
    outcome.expect(not missing, f"the dead letter lacks {sorted(missing)}")
    outcome.expect("60" not in run.documents, "the poisoned text's product is live")
    outcome.expect(run.counters["calls"] <= 60, f"{run.counters['calls']} calls")
    if words:
        outcome.expect(words in letter.get("reason", ""), f"the reason does not hold “{words}”")
    vectors_fit(run, outcome)


def poisoned(description="This is POISON."):
    documents = products(120)
    documents[59]["description"] = description
    return documents


@each("index/04", "119 of 120 live, one dead letter with SKU and reason",
      **{mode: mode for mode in ("nan", "reject1", "zero1", "null1")})
def poison(bench, outcome, mode):
    one_left_out(Indexed(bench, Source(bench, poisoned()), embeddings=FakeEmbeddings(bench, mode)), outcome)


def poison_answers(status, body, kind="application/json"):
    return lambda _body, inputs, _raw: (status, body, kind) if any("POISON" in text for text in inputs) else None


POISON_REFUSALS = {
    "422": (poison_answers(422, {"detail": "input contains text that cannot be embedded"}), "cannot be embedded"),
    "500 bare": (poison_answers(500, b"Internal Server Error", "text/plain"), None),
    "400 filter in other words": (poison_answers(400, {"error": {
        "code": "data_inspection_failed", "message": "Input data may contain inappropriate content."}}),
        "inappropriate content"),
    "502": (poison_answers(502, b"<html>502</html>", "text/html"), None),
}


@each("index/04", "119 of 120 live, one dead letter with SKU and reason", **POISON_REFUSALS)
def further_poison(bench, outcome, variant):
    refuse, words = variant
    service = bench.keep(EmbeddingService(refuse=refuse))
    one_left_out(Indexed(bench, Source(bench, poisoned()), embeddings=service, UPSTREAM_PATIENCE="8s"), outcome, words=words)


@case("index/04 long and filtered", "a long text refused by a content filter is never cut: a dead letter")
def long_poison(bench, outcome):
    texts = []
    filtered = poison_answers(400, {"error": {"message": "The input was filtered by policy", "code": "content_filter"}})

    def refuse(body, inputs, raw):
        texts.extend(text for text in inputs if "POISON" in text)
        return filtered(body, inputs, raw)

    service = bench.keep(EmbeddingService(refuse=refuse))
    documents = poisoned("POISON. " + "Product words about bags and straps. " * 60)
    run = Indexed(bench, Source(bench, documents), embeddings=service)
    one_left_out(run, outcome)
    outcome.equal("the number of lengths in which it was sent", len(set(map(len, texts))), 1)


def changed(place):
    """Gives the poisoned text's vector another value."""
    def change(answer, inputs):
        for entry, text in zip(answer["data"], inputs):
            if "POISON" in text:
                entry["embedding"] = place(entry["embedding"])
    return change


POISON_VECTORS = {
    "null in place of the vector": lambda _: None, "an empty vector": lambda _: [],
    "one component null": lambda v: v[:-1] + [None],
    "negative zeros": lambda v: [-0.0 for _ in v], "all null": lambda v: [None for _ in v],
}


@each("index/04", "119 of 120 live, one dead letter with SKU and reason", **POISON_VECTORS)
def poison_vectors(bench, outcome, place):
    service = bench.keep(EmbeddingService(change=changed(place)))
    one_left_out(Indexed(bench, Source(bench, poisoned()), embeddings=service), outcome)


@case("index/04 every text", "a service that fails for every text is away: 69 after UPSTREAM_PATIENCE")
def every_text(bench, outcome):
    service = bench.keep(EmbeddingService(refuse=lambda *_: (500, {"error": "worker crashed"})))
    began = time.monotonic()
    run = Indexed(bench, Source(bench, products(20)), embeddings=service, UPSTREAM_PATIENCE="4s")
    run.describe(outcome)
    seconds = time.monotonic() - began
    outcome.see(f"after {seconds:.1f} s")
    outcome.equal("the exit code", run.code, 69)
    outcome.expect(3 < seconds < 15, "it did not end about when the patience did")


# MARK: 05 away for some seconds

@each("index/05", "ends with 0", loading="loading", over429="over429", bad502="bad502")
def away(bench, outcome, mode):
    run = Indexed(bench, Source(bench, products(60)), embeddings=FakeEmbeddings(bench, mode, secs=12))
    run.went_live(outcome, 60)


AWAY = {"504": (504, b"", "text/plain"), "500": (500, {"error": {"message": "internal"}}), "408": (408, b"", "text/plain"),
        "529 overloaded": (529, {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})}


@each("index/05 for 6 s:", "ends with 0", **AWAY)
def further_away(bench, outcome, refusal):
    end = time.monotonic() + 6
    service = bench.keep(EmbeddingService(refuse=lambda *_: refusal if time.monotonic() < end else None))
    Indexed(bench, Source(bench, products(60)), embeddings=service).went_live(outcome, 60)


@case("index/05 nobody listens for 6 s", "ends with 0")
def refused_connections(bench, outcome):
    class Late:
        port = free_port()
        url = f"http://127.0.0.1:{port}/v1"
        service = None

        def begin(self):
            self.service = EmbeddingService(port=self.port)

        def counters(self):
            return self.service.counters() if self.service else dict.fromkeys(("calls", "inputs", "err"), 0)

        def close(self):
            if self.service:
                self.service.close()

    late = bench.keep(Late())
    timer = threading.Timer(6, late.begin)
    timer.start()
    run = Indexed(bench, Source(bench, products(60)), embeddings=late)
    timer.join()
    run.went_live(outcome, 60)


def times(count, suffix, status, method="POST"):
    """The first `count` requests of that path get the status."""
    left = {"count": count}

    def fault(verb, path):
        if verb == method and path.partition("?")[0].endswith(suffix) and left["count"] > 0:
            left["count"] -= 1
            return status, b'{"error":{"type":"unavailable","reason":"the node is starting"},"status":503}'
        return None

    return fault


ENGINE_AWAY = {"bulk 503 ×8": ("/_bulk", 503), "bulk 429 ×8": ("/_bulk", 429), "search 503 ×8": ("/_search", 503),
               "search 502 ×8": ("/_search", 502)}


@each("index/05 the engine:", "ends with 0", **ENGINE_AWAY)
def engine_away(bench, outcome, variant):
    suffix, status = variant
    proxy = bench.keep(Proxy(bench.engine.url, times(8, suffix, status)))
    run = Indexed(bench, Source(bench, products(60)), engine_url=proxy.url)
    run.went_live(outcome, 60)
    outcome.equal("texts paid", run.counters["inputs"], 60)


@case("index/05 the engine: point in time 503 ×8", "ends with 0")
def pit_away(bench, outcome):
    one, other = times(8, "/_pit", 503), times(8, "/_search/point_in_time", 503)
    proxy = bench.keep(Proxy(bench.engine.url, lambda method, path: one(method, path) or other(method, path)))
    Indexed(bench, Source(bench, products(20)), engine_url=proxy.url).went_live(outcome, 20)


# MARK: 06 shapes

def answered_or_named(run, outcome, count, *words):
    run.describe(outcome)
    if run.code == 0:
        outcome.equal("the number of live documents", len(run.documents), count)
        vectors_fit(run, outcome)
    else:
        outcome.equal("the exit code", run.code, 69)
        outcome.expect(any(word in run.last.lower() for word in words), f"the last line names none of {', '.join(words)}")


FAKE_SHAPES = {
    "needfloat": ("encoding_format",), "index0": (), "noindex": (), "stridx": (), "shuffle": (), "nousage": (),
    "usagefloat": (), "b64": (), "ints": ("vector", "norm", "integer"), "nested": ("nested", "array", "vector", "number"),
    "lm200": ("unexpected endpoint",), "html200": ("html", "json")}


@each("index/06", "ends with 0, or 69 naming the deviation", **{mode: (mode, words) for mode, words in FAKE_SHAPES.items()})
def shapes(bench, outcome, variant):
    mode, words = variant
    run = Indexed(bench, Source(bench, products(40)), embeddings=FakeEmbeddings(bench, mode), UPSTREAM_PATIENCE="6s")
    if mode == "ints":  # Whole numbers: another vector than that of the text, of the same direction.
        run.documents = {}
        run.describe(outcome)
        outcome.expect(run.code in (0, 69), f"the exit code is {run.code}")
        return
    answered_or_named(run, outcome, 40, *words) if words else run.went_live(outcome, 40)
    if not words:
        vectors_fit(run, outcome)


@case("index/06 nodims", "ends with 0, or 69 naming “dimensions”")
def no_dimensions(bench, outcome):
    run = Indexed(bench, Source(bench, products(40)), embeddings=FakeEmbeddings(bench, "nodims"), UPSTREAM_PATIENCE="6s",
                  EMBEDDING_DIMENSIONS=DIMENSIONS)
    answered_or_named(run, outcome, 40, "dimensions")


def needs_float(status, missing, wrong):
    def refuse(body, _inputs, _raw):
        given = body.get("encoding_format")
        return None if given == "float" else (status, missing if given is None else wrong)
    return refuse


FORMATS = {
    "float, 422 pydantic": needs_float(
        422, {"detail": [pydantic("encoding_format", "Field required", "missing")]},
        {"detail": [pydantic("encoding_format", "Input should be 'float'", "literal_error")]}),
    "base64 unknown": lambda body, _i, _r: (400, {"message": "Unsupported encoding_format: base64. Only float."})
    if body.get("encoding_format") == "base64" else None,
    "field unknown": lambda body, _i, _r: (400, {"error": {"message": "Unrecognized request argument supplied: encoding_format"}})
    if "encoding_format" in body else None,
}


@each("index/06 encoding_format:", "ends with 0, few refused calls", **FORMATS)
def formats(bench, outcome, refuse):
    service = bench.keep(EmbeddingService(refuse=refuse))
    run = Indexed(bench, Source(bench, products(300)), embeddings=service, EMBEDDING_BATCH_INPUTS=20)
    run.went_live(outcome, 300)
    outcome.expect(run.counters["err"] <= 12, f"{run.counters['err']} refused calls: what was learned is not remembered")
    vectors_fit(run, outcome)


def side_data(**members):
    return lambda answer, _inputs: answer.update(members)


SIDE_DATA = {
    "usage a string": side_data(usage="12 tokens"), "usage a list": side_data(usage=[]), "usage null": side_data(usage=None),
    "tokens a string": side_data(usage={"prompt_tokens": "12", "total_tokens": "x"}), "model null": side_data(model=None),
    "object missing": lambda answer, _inputs: (answer.pop("object"), None)[1],
    "negative usage": side_data(usage={"prompt_tokens": -1}),
    "huge usage": side_data(usage={"prompt_tokens": 1e300, "total_tokens": 12.5}),
    "index null": lambda answer, _inputs: ([entry.update(index=None) for entry in answer["data"]], None)[1],
    "index from 1": lambda answer, _inputs: ([entry.update(index=entry["index"] + 1) for entry in answer["data"]], None)[1],
}


@each("index/06 side data:", "ends with 0, each text has its own vector", **SIDE_DATA)
def side(bench, outcome, change):
    run = Indexed(bench, Source(bench, products(40)), embeddings=bench.keep(EmbeddingService(change=change)))
    run.went_live(outcome, 40)
    vectors_fit(run, outcome)
