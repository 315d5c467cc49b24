#!/usr/bin/env python3
"""rag-indexer against a model API that keeps an account's limits: the share of the limit that is used, and of the calls that are refused.

  Benchmarks/pace.py --tools DIR [--rpm 3000] [--tpm 1000000] [--products 40000] [--inputs N] [--delay 200ms]

DIR holds `upstream-stub`, which refuses what exceeds the limits, as OpenAI does: two buckets, full at the start. Use is what was embedded in
parts of what the buckets gave from the first call to the last. With `--inputs N` a call has so few texts that the limit of requests binds.
"""
import json, os, subprocess, sys, threading, time, urllib.request

from common import arguments, start, upstream_env


def stats(stub):
    with urllib.request.urlopen(stub.url + "/__stub/stats", timeout=30) as answer:
        return json.loads(answer.read())


class Watch:
    """Sees when the first call and the last were made, by the stub's counters."""

    def __init__(self, stub):
        self.stub, self.done, self.first, self.last, self.calls = stub, threading.Event(), None, None, 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.done.wait(0.05):
            calls = stats(self.stub)["requests"].get("POST /v1/embeddings", 0)
            if calls > self.calls:
                self.calls, self.last = calls, time.perf_counter()
                self.first = self.first or self.last

    def stop(self):
        self.done.set()
        self.thread.join()
        return self.last - self.first


def main():
    parser = arguments(__doc__, rounds=1)
    parser.add_argument("--rpm", type=int, default=3000)
    parser.add_argument("--tpm", type=int, default=1_000_000)
    parser.add_argument("--products", type=int, default=40_000)
    parser.add_argument("--inputs", type=int)
    parser.add_argument("--delay", default="200ms")
    args = parser.parse_args()
    good = True
    for _ in range(args.rounds):
        stub = start("stub", [args.tools / "upstream-stub", "--port", "{port}", "--catalog", args.products, "--rpm", args.rpm, "--tpm", args.tpm,
                              "--embed-delay", args.delay], {})
        try:
            env = {"PATH": os.environ["PATH"]} | upstream_env(stub)
            if args.inputs:
                env["EMBEDDING_BATCH_INPUTS"] = str(args.inputs)
            watch = Watch(stub)
            child = subprocess.run([str(args.build / "rag-indexer"), "run"], env=env, capture_output=True, text=True)
            seconds, counted = watch.stop(), stats(stub)
        finally:
            stub.stop()
        if child.returncode:
            sys.exit(f"pace: rag-indexer ended with {child.returncode}\n{child.stderr[-1500:]}")
        calls, refused = counted["requests"]["POST /v1/embeddings"], counted["rate_limited"]
        tokens = counted["embeddings"]["tokens"] / (args.tpm * (1 + seconds / 60))
        requests = (calls - refused) / (args.rpm * (1 + seconds / 60))
        share = refused / calls
        good = good and max(tokens, requests) >= 0.95 and share < 0.01
        print(f"{args.products} products in {seconds:.0f} s of calls: {tokens:.1%} of the tokens, {requests:.1%} of the requests, "
              f"{refused} of {calls} calls refused ({share:.2%})", flush=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
