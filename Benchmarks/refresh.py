#!/usr/bin/env python3
"""rag-indexer refresh of a large catalogue on a real engine: how long it takes, and how queries fare beside it.

  Benchmarks/refresh.py --tools DIR --engine URL [--products 100000] [--changed 0.01] [--rounds 3]

DIR holds `upstream-stub`, which gives the vectors (1,536 dimensions). Loads a native index of its own names, indexes it, changes the price of
some products, and refreshes; vector queries go on at a steady rate. Everything is deleted at the end. Loading takes minutes.
"""
import json, os, random, subprocess, sys, threading, time, urllib.error, urllib.request

from common import arguments, upstream_stub

STEM = f"benchrefresh{os.getpid()}"
NATIVE, PREFIX = f"{STEM}_product_1", f"{STEM}-rag"


def call(engine, method, path, body=None, kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(engine + path, data=data, method=method, headers={"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.loads(answer.read() or b"null")


def delete(engine, index):
    """An engine that still writes a large index out may be busy for a minute."""
    for attempt in range(5):
        try:
            return call(engine, "DELETE", f"/{index}")
        except urllib.error.HTTPError as error:
            if error.code == 404 or attempt == 4:
                return print(f"{index} was not deleted: {error}", file=sys.stderr)
            time.sleep(10)


def document(number, price):
    words = " ".join(f"word{(number * step) % 9973}" for step in range(1, 40))
    return {"store_id": "1", "sku": f"SKU-{number}", "status": 1, "visibility": 4, "name": f"product {number}", "description": words,
            "price_0_1": f"{price}.000000", "url_key": f"product-{number}", "category_ids": [2, 3], "name_category_3": "Gear"}


def put(engine, numbers, price):
    numbers = list(numbers)
    for start in range(0, len(numbers), 2000):
        lines = []
        for number in numbers[start:start + 2000]:
            lines += [json.dumps({"index": {"_id": str(number)}}), json.dumps(document(number, price(number)))]
        reply = call(engine, "POST", f"/{NATIVE}_v1/_bulk?filter_path=errors", ("\n".join(lines) + "\n").encode(), "application/x-ndjson")
        assert not reply["errors"]
    call(engine, "POST", f"/{NATIVE}_v1/_refresh")


class Queries:
    """Vector queries to the alias, one every 50 ms, each with its time."""

    def __init__(self, engine, distribution):
        self.engine, self.done, self.times, self.random = engine, threading.Event(), [], random.Random(1)
        self.is_elastic = distribution == "elasticsearch"
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def body(self):
        vector = [self.random.gauss(0, 1) for _ in range(1536)]
        fields = ["sku", "name", "price"]
        if self.is_elastic:
            return {"size": 10, "_source": fields, "knn": {"field": "product_vector", "query_vector": vector, "k": 10, "num_candidates": 100}}
        return {"size": 10, "_source": fields, "query": {"knn": {"product_vector": {"vector": vector, "k": 10}}}}

    def run(self):
        while not self.done.wait(0.05):
            body = json.dumps(self.body()).encode()
            started = time.perf_counter()
            call(self.engine, "POST", f"/{PREFIX}-active/_search", body)
            self.times.append(time.perf_counter() - started)

    def stop(self):
        self.done.set()
        self.thread.join()
        times = sorted(self.times)
        return len(times), times[len(times) // 2] * 1000, times[min(len(times) - 1, int(len(times) * 0.99))] * 1000


def indexer(args, stub, command):
    env = {"PATH": os.environ["PATH"], "ENGINE_URL": args.engine, "OPENAI_BASE_URL": stub.url + "/v1", "OPENAI_API_KEY": "k",
           "STORES": NATIVE, "INDEX_PREFIX": PREFIX, "STORE_CURRENCY": "USD", "STORE_BASE_URL": "https://shop.example/", "LOG_FORMAT": "json"}
    started = time.perf_counter()
    child = subprocess.Popen([str(args.build / "rag-indexer"), command, "--format", "json"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, log = child.communicate()
    if child.returncode:
        sys.exit(f"rag-indexer {command} ended with {child.returncode}\n{log.decode()[-1500:]}")
    return time.perf_counter() - started, json.loads(out)["stores"][0]


def main():
    parser = arguments(__doc__, rounds=3)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--changed", type=float, default=0.01)
    args = parser.parse_args()
    version = call(args.engine, "GET", "/")["version"]
    distribution = version.get("distribution", "elasticsearch")
    stub = upstream_stub(args.tools, 10)
    prices = {}
    try:
        call(args.engine, "PUT", f"/{NATIVE}_v1", {
            "settings": {"number_of_shards": 1, "number_of_replicas": 0},
            "mappings": {"properties": {"sku": {"type": "text", "fields": {"keyword": {"type": "keyword"}}}, "price_0_1": {"type": "double"},
                                        "description": {"type": "text", "index": False}, "category_ids": {"type": "integer"}}}})
        call(args.engine, "POST", "/_aliases", {"actions": [{"add": {"index": f"{NATIVE}_v1", "alias": NATIVE}}]})
        put(args.engine, range(1, args.products + 1), lambda number: number % 90 + 1)
        seconds, store = indexer(args, stub, "run")
        print(f"{distribution} {version['number']}: run of {store['documents']} products: {seconds:.0f} s", flush=True)
        for round in range(args.rounds):
            alone = Queries(args.engine, distribution)
            time.sleep(10)
            count, median, tail = alone.stop()
            print(f"queries alone: {count}, median {median:.1f} ms, p99 {tail:.1f} ms", flush=True)
            changed = random.Random(round).sample(range(1, args.products + 1), int(args.products * args.changed))
            prices.update((number, 1000 + round) for number in changed)
            put(args.engine, changed, prices.get)
            beside = Queries(args.engine, distribution)
            seconds, store = indexer(args, stub, "refresh")
            count, median, tail = beside.stop()
            print(f"refresh: {seconds:.1f} s, {store['updated']} updated, {store['unchanged']} unchanged; queries beside it: {count}, "
                  f"median {median:.1f} ms, p99 {tail:.1f} ms", flush=True)
    finally:
        stub.stop()
        for pattern in (f"{NATIVE}*", f"{PREFIX}-*"):
            for entry in call(args.engine, "GET", f"/_cat/indices/{pattern}?format=json&h=index"):
                delete(args.engine, entry["index"])


if __name__ == "__main__":
    main()
