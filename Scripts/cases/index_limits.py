# SPDX-License-Identifier: Apache-2.0
"""index/02 and 03: embeddings services that take fewer or shorter texts than OpenAI's."""
from .embeddings import EmbeddingService, FakeEmbeddings, tokens
from .model import pydantic
from .native import Indexed, Source, product, products, vectors_fit
from .report import case, each

WORDS = "Product words about bags and straps and how they are sewn. "

# MARK: 02 limits of a batch

def learned(run, outcome, count, refusals=14):
    run.went_live(outcome, count)
    outcome.see(f"largest batch {run.counters['max']}")
    outcome.expect(run.counters["err"] <= refusals, f"{run.counters['err']} refused calls, more than {refusals}")
    outcome.expect(run.counters["inputs"] <= count * 1.05 + 20, f"{run.counters['inputs']} texts paid for {count}")
    vectors_fit(run, outcome)


BATCH_MODES = {
    "batch10": ("batch10", {"limit": 10}), "teibatch 32": ("teibatch", {"limit": 32}),
    "teitext 20 kB": ("teitext", {"limit": 20}), "gemini": ("gemini", {}), "mistral 16384": ("mistral", {"tokens": 16384}),
    "batch of 1": ("batch10", {"limit": 1}), "teibatch 96": ("teibatch", {"limit": 96})}


@each("index/02", "ends with 0, all indexed, few refused calls", **BATCH_MODES)
def batch_limits(bench, outcome, variant):
    mode, options = variant
    documents = [product(n, description=f"Number {n}. " + WORDS * 4) for n in range(1, 301)]
    learned(Indexed(bench, Source(bench, documents), embeddings=FakeEmbeddings(bench, mode, **options)), outcome, 300)


@case("index/02 onlyfirst", "one vector whatever the number of texts: ends with 0, all indexed")
def only_first(bench, outcome):
    run = Indexed(bench, Source(bench, products(60)), embeddings=FakeEmbeddings(bench, "onlyfirst"))
    run.went_live(outcome, 60)
    vectors_fit(run, outcome)


def more_than(limit, status, body, kind="application/json"):
    return lambda _body, inputs, _raw: (status, body, kind) if len(inputs) > limit else None


BATCH_REFUSALS = {
    "422 FastAPI list, 16": more_than(16, 422, {"detail": [
        pydantic("input", "List should have at most 16 items after validation, not 300", "too_long")]}),
    "400 string, 128": more_than(128, 400, {"error": "too many inputs, max 128"}),
    "400 bare text, 25": more_than(25, 400, b"Bad Request", "text/plain"),
    "413 HTML of a proxy, 40": more_than(40, 413, b"<html><h1>413 Request Entity Too Large</h1></html>", "text/html"),
    "400 list of strings, 10": more_than(10, 400, {"errors": ["input: array is too long"]}),
    "500 too large, 64": more_than(64, 500, {"error": {"code": 500, "message": "input is too large to process"}}),
    "400 message as object, 7": more_than(7, 400, {"object": "error", "message": {"detail": [{"msg": "too many items"}]}}),
    "400 in other words, 20": more_than(20, 400, {"code": "1214", "msg": "参数非法：input数组最大不得超过20条"}),
    "413 empty body, 50": more_than(50, 413, b"", "text/plain"),
}


@each("index/02", "ends with 0, all indexed, few refused calls", **BATCH_REFUSALS)
def further_batch_limits(bench, outcome, refuse):
    documents = [product(n, description=f"Number {n}. " + WORDS) for n in range(1, 301)]
    learned(Indexed(bench, Source(bench, documents), embeddings=bench.keep(EmbeddingService(refuse=refuse))), outcome, 300)


@case("index/02 limit of tokens within 8 texts", "uneven texts: ends with 0, all indexed")
def uneven(bench, outcome):
    def refuse(_body, inputs, _raw):
        total = sum(map(tokens, inputs))
        return (400, {"message": f"Too many tokens overall ({total}), split into more batches."}) if total > 4000 else None

    documents = [product(n, description=f"Number {n}. " + WORDS * (200 if n % 40 == 0 else 2)) for n in range(1, 201)]
    service = bench.keep(EmbeddingService(refuse=refuse))
    learned(Indexed(bench, Source(bench, documents), embeddings=service), outcome, 200, refusals=30)


# MARK: 03 limits of one text

def with_long_text(count=30, length=60):
    return [product(n, description=f"Number {n}. " + WORDS * (length if n == 7 else 1)) for n in range(1, count + 1)]


def cut(run, outcome, count=30):
    run.went_live(outcome, count)
    outcome.expect(run.counters["err"] <= 25, f"{run.counters['err']} refused calls")
    outcome.expect("7" in run.documents, "the long text's product is not there")


@each("index/03", "the long text is cut, ends with 0, nothing left out",
      **{mode: mode for mode in ("teitokens", "llamacpp", "llamacpp400")})
def input_limits(bench, outcome, mode):
    cut(Indexed(bench, Source(bench, with_long_text()), embeddings=FakeEmbeddings(bench, mode, tokens=512)), outcome)


def longer_than(limit, status, body, kind="application/json"):
    return lambda _body, inputs, _raw: (status, body, kind) if any(tokens(text) > limit for text in inputs) else None


TEXT_REFUSALS = {
    "422 pydantic": longer_than(256, 422, {"detail": [
        pydantic("input", "String should have at most 1024 characters", "string_too_long")]}),
    "400 sequence length": longer_than(512, 400, {"message": "Sequence length 812 exceeds maximum sequence length 512"}),
    "400 string": longer_than(512, 400, {"error": "the input length exceeds the context length"}),
    "413 empty": longer_than(400, 413, b"", "text/plain"),
    "400 OpenAI's words": longer_than(300, 400, {"error": {
        "message": "This model's maximum context length is 300 tokens, however you requested 900 tokens.",
        "type": "invalid_request_error", "param": None, "code": None}}),
    "500 too large": longer_than(512, 500, {"error": "failed: input is too long for the model's window"}),
    "400 object as message": longer_than(512, 400, {"object": "error", "message": {"detail": "too many tokens in input 6"}}),
}


@each("index/03", "the long text is cut, ends with 0, nothing left out", **TEXT_REFUSALS)
def further_input_limits(bench, outcome, refuse):
    cut(Indexed(bench, Source(bench, with_long_text()), embeddings=bench.keep(EmbeddingService(refuse=refuse))), outcome)


@case("index/03 all texts too long", "every text is cut, ends with 0")
def all_long(bench, outcome):
    refuse = longer_than(128, 413, {"message": "Input validation error: `inputs` must have less than 128 tokens"})
    documents = [product(n, description=f"Number {n}. " + WORDS * 40) for n in range(1, 21)]
    run = Indexed(bench, Source(bench, documents), embeddings=bench.keep(EmbeddingService(refuse=refuse)))
    run.went_live(outcome, 20)
    outcome.expect(run.counters["err"] <= 80, f"{run.counters['err']} refused calls for 20 texts")
