#!/usr/bin/env python3
"""rag-runtime beside a peer server, in one run, on the same upstream stub: CPU, memory, start-up time as ratios.

  Benchmarks/compare.py --tools DIR [--rounds 5] [--seconds 3] [--only healthz,retrieve,sse,memory,startup]

DIR holds `upstream-stub`, `loadgen` and `peers/rust-axum` (test-bench tools that are not part of this repository).
Release binaries are taken from .build/release (`make build`). Rounds are interleaved, each figure is the median;
the spread is printed too. CPU is the server's own time by the kernel's clock, so other load disturbs it least.
"""
import json, statistics, time

from common import CHAT_HEADERS, arguments, fill_index, loadgen, peer, resident_mib, runtime, upstream_stub

MODEL = "stub-100x20ms-ts"


def measure(case, tools, server, seconds):
    """One figure: CPU microseconds per request or token, and whether anything went wrong."""
    if case == "healthz":
        r = loadgen(tools, "rps", server.url + "/healthz", server, conns=64, duration=f"{seconds}s")
        return r["cpu_ms_per_request"] * 1000, r["errors"]
    if case == "retrieve":
        r = loadgen(tools, "rps", server.url + "/api/v1/actions/retrieve_products", server, conns=32, duration=f"{seconds}s",
                    header=CHAT_HEADERS, body='{"query":"waterproof jacket {{n}}","top_k":5}', expect="sku")
        return r["cpu_ms_per_request"] * 1000, r["errors"]
    model = "magento-rag" if server.name == "rag-runtime" else MODEL
    body = json.dumps({"model": model, "stream": True, "messages": [{"role": "user", "content": "which waterproof jacket do you have {{n}}"}]})
    r = loadgen(tools, "sse", server.url + "/api/v1/chat/completions", server, streams=200, duration=f"{max(seconds, 5)}s",
                header=CHAT_HEADERS, body=body)
    return r["cpu_us_per_token"], r.get("broken", 0)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--only", default="healthz,retrieve,sse,memory,startup")
    args = parser.parse_args()
    stub = upstream_stub(args.tools)
    servers = []
    try:
        fill_index(args.build, stub)
        make = [lambda: runtime(args.build, stub, MODEL), lambda: peer("rust-axum", args.tools, stub, MODEL)]
        if "startup" in args.only:
            for build in make:
                times = []
                for _ in range(10):
                    server = build()
                    times.append(server.first * 1000)
                    server.stop()
                print(f"start-up to first answer, {server.name}: median {statistics.median(times):.1f} ms, "
                      f"{min(times):.1f}–{max(times):.1f}", flush=True)
        servers = [build() for build in make]
        time.sleep(0.5)
        memory = lambda: ", ".join(f"{s.name} {resident_mib(s.pid):.1f} MiB" for s in servers)
        if "memory" in args.only:
            print("resident memory idle:", memory(), flush=True)
        for case in [c for c in ("healthz", "retrieve", "sse") if c in args.only]:
            figures = {s.name: [] for s in servers}
            for _ in range(args.rounds):
                for server in servers:
                    figure, errors = measure(case, args.tools, server, args.seconds)
                    figures[server.name].append(figure)
                    if errors:
                        print(f"  {case}: {server.name} had {errors} errors", flush=True)
            ours, theirs = (statistics.median(figures[s.name]) for s in servers)
            unit = "µs CPU per token" if case == "sse" else "µs CPU per request"
            spread = "; ".join(f"{n} {statistics.median(v):.2f} ({min(v):.2f}–{max(v):.2f})" for n, v in figures.items())
            print(f"{case}: {spread} {unit}; ratio {ours / theirs:.2f}; memory {memory()}", flush=True)
    finally:
        for server in servers + [stub]:
            server.stop()


if __name__ == "__main__":
    main()
