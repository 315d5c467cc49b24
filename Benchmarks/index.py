#!/usr/bin/env python3
"""rag-indexer over a generated catalogue against an upstream stub with instant answers, beside peers: CPU seconds per 1,000 products, peak memory.

  Benchmarks/index.py --tools DIR [--products 10000] [--rounds 3] [--beside RAG_INDEXER]… [--python PYTHON]

DIR holds `upstream-stub` and `peers/`. The indexer is taken from .build/release (`make build`); `--beside` names other builds of it. Each round
runs all of them in turn, the Go peer too, and the Python peer where `--python` names an interpreter that has what it needs. CPU and peak memory
are the kernel's figures of the finished process (wait4).
"""
import os, statistics, subprocess, sys, time

from common import arguments, upstream_env, upstream_stub


def measure(name, command, env, stub):
    child = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | env)
    started = time.perf_counter()
    log = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"index: {name} ended with {os.waitstatus_to_exitcode(status)}\n{log.decode()[-1000:]}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = arguments(__doc__, rounds=3)
    parser.add_argument("--products", type=int, default=10_000)
    parser.add_argument("--beside", action="append", default=[])
    parser.add_argument("--python")
    args = parser.parse_args()
    commands = {"rag-indexer": [args.build / "rag-indexer", "run"]} | {path: [path, "run"] for path in args.beside}
    peers = args.tools / "peers"
    if (peers / "go-indexer").exists():
        commands["Go"] = [peers / "go-indexer"]
    if args.python:
        commands["Python"] = [args.python, *sorted((peers / "python-indexer").glob("*.py"))[:1]]
    figures = {name: [] for name in commands}
    for _ in range(args.rounds):
        for name, command in commands.items():
            stub = upstream_stub(args.tools, args.products)
            peer = {"SEARCH_URL": stub.url, "SOURCE_ALIAS": "magento2_product_1", "TARGET_ALIAS": "products-peer"}
            try:
                wall, cpu, peak = measure(name, command, upstream_env(stub) | peer, stub)
            finally:
                stub.stop()
            figures[name].append((cpu / args.products * 1000, peak))
            print(f"{name}: {args.products} products in {wall:.1f} s, {figures[name][-1][0]:.3f} s of CPU per 1,000, peak {peak:.0f} MiB", flush=True)
    own = statistics.median(cpu for cpu, _ in figures["rag-indexer"])
    for name, rows in figures.items():
        cpu = statistics.median(cpu for cpu, _ in rows)
        print(f"median of {name}: {cpu:.3f} s of CPU per 1,000 products (rag-indexer {own / cpu:.2f} of it), "
              f"peak {statistics.median(peak for _, peak in rows):.0f} MiB")


if __name__ == "__main__":
    main()
