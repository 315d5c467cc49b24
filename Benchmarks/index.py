#!/usr/bin/env python3
"""rag-indexer over a generated catalogue against an upstream stub with instant answers: products per CPU second, peak memory.

  Benchmarks/index.py --tools DIR [--products 10000] [--rounds 3]

DIR holds `upstream-stub`. The indexer is taken from .build/release (`make build`). CPU and peak memory are the kernel's
figures of the finished process (wait4).
"""
import os, statistics, subprocess, sys, time

from common import arguments, upstream_env, upstream_stub


def main():
    parser = arguments(__doc__, rounds=3)
    parser.add_argument("--products", type=int, default=10_000)
    args = parser.parse_args()
    rates, peaks = [], []
    for _ in range(args.rounds):
        stub = upstream_stub(args.tools, args.products)
        try:
            child = subprocess.Popen([str(args.build / "rag-indexer"), "run"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                     env={"PATH": os.environ["PATH"]} | upstream_env(stub))
            started = time.perf_counter()
            log = child.stderr.read()
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - started
            if status:
                sys.exit(f"index: rag-indexer ended with {os.waitstatus_to_exitcode(status)}\n{log.decode()[-1000:]}")
        finally:
            stub.stop()
        cpu = usage.ru_utime + usage.ru_stime
        rates.append(args.products / cpu)
        peaks.append(usage.ru_maxrss / 1024)
        print(f"{args.products} products: {wall:.2f} s wall, {cpu:.2f} s CPU ({args.products / cpu:.0f} products per CPU second), "
              f"peak {usage.ru_maxrss / 1024:.1f} MiB", flush=True)
    print(f"median: {statistics.median(rates):.0f} products per CPU second, peak memory {statistics.median(peaks):.1f} MiB")


if __name__ == "__main__":
    main()
