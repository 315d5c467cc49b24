#!/usr/bin/env python3
"""http-echo under a long mix of good, bad and aborted traffic: does memory stay flat, do descriptors come back, is each answer right?

  Benchmarks/soak.py --tools DIR [--seconds 600] [--rate 10000] [--seed 1] [--only KIND,…]
  Benchmarks/soak.py --rounds 10 [--clients 500]

DIR holds `loadgen` (a test-bench tool that is not part of this repository), which makes `--rate` keep-alive requests a second;
without it only the other kinds run, each in a process of its own (soak_clients.py). http-echo is taken from .build/release
(`make build`); its time limits are shortened, so that each of them strikes many times.

Exit code 1 when memory at the end is above 110 % + 4 MiB of that after the first minute, when the open descriptors are not those
of the start, or when a request got another answer than it should.

With --rounds: each round is `--clients` each of dripping, silent, slowly sending and never reading clients at once and half as
many that stop reading events; then all are gone. Exit code 1 when memory after the last round is above 110 % of that after the
first.
"""
import argparse, json, multiprocessing, os, queue, re, subprocess, sys, time
from collections import Counter
from pathlib import Path

import soak_clients
from common import BUILD, echo, raise_descriptor_limit

SAMPLE_SECONDS = 10
# Shorter than the defaults, and known to the clients.
LIMITS = {"HEADER_TIMEOUT": "3s", "CONTENT_TIMEOUT": "3s", "WRITE_TIMEOUT": "5s", "KEEP_ALIVE_TIMEOUT": "8s"}
GONE_SECONDS = 90
TRIM_SECONDS = 3


class Sample:
    def __init__(self, pid, second):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        self.second = second
        self.resident = int(re.search(r"Rss:\s+(\d+)", text).group(1)) / 1024
        self.dirty = int(re.search(r"Private_Dirty:\s+(\d+)", text).group(1)) / 1024
        self.descriptors = len(os.listdir(f"/proc/{pid}/fd"))

    def __str__(self):
        return (f"{self.second:5.0f} s  resident {self.resident:6.1f} MiB  private dirty {self.dirty:6.1f} MiB  "
                f"descriptors {self.descriptors}")


def soak(args, server):
    """All kinds at once; returns what went wrong."""
    reports = multiprocessing.Queue()
    begun = time.monotonic()
    kinds = [kind for kind in soak_clients.KINDS if not args.only or kind in args.only.split(",")]
    workers = [multiprocessing.Process(target=soak_clients.work, daemon=True, args=(
        kind, index, server.port, begun + args.seconds, args.seed, reports)) for index, kind in enumerate(kinds)]
    first = Sample(server.pid, 0)
    print(first, "before", flush=True)
    generator = keep_alive(args, server)
    for worker in workers:
        worker.start()
    samples, results = [], []
    while len(results) < len(workers):
        try:
            results.append(reports.get(timeout=SAMPLE_SECONDS))
        except queue.Empty:
            if not any(worker.is_alive() for worker in workers) and reports.empty():
                break
        if not samples or time.monotonic() - begun - samples[-1].second >= SAMPLE_SECONDS:
            samples.append(Sample(server.pid, time.monotonic() - begun))
            if len(samples) % 3 == 0:
                print(samples[-1], flush=True)
    done, faults = tally(results, generator)
    if len(results) < len(workers):
        faults["a generator ended early"] = len(workers) - len(results)
    last = until_gone(server, first, begun)
    return judge(args, first, samples, last, done, faults)


def keep_alive(args, server):
    if not args.tools or args.rate == 0 or (args.only and "keep-alive" not in args.only):
        return None
    return subprocess.Popen([str(args.tools / "loadgen"), "rps", "--url", server.url + "/", "--conns=64", f"--rate={args.rate}",
                             f"--duration={args.seconds}s", "--expect=OK", f"--pid={server.pid}"], stdout=subprocess.PIPE, text=True)


def tally(results, generator):
    done, faults = Counter(), Counter()
    for kind_done, kind_faults in results:
        done += kind_done
        faults += kind_faults
    if generator:
        r = json.loads(generator.communicate(timeout=60)[0])
        done["requests"] += r["requests"]
        done["keep-alive"] += r["requests"]
        if r["errors"]:
            faults[f"keep-alive: {r.get('error_kinds') or 'errors'}"] += r["errors"]
        print(f"keep-alive GET: {r['requests']} requests, p50 {r['latency_ms']['p50']:.2f} ms, p99 {r['latency_ms']['p99']:.2f} ms, "
              f"max {r['latency_ms']['max']:.0f} ms")
    return done, faults


def until_gone(server, first, begun):
    """Waits until the server has closed all connections, and then until it has given memory back."""
    limit = time.monotonic() + GONE_SECONDS
    while time.monotonic() < limit:
        sample = Sample(server.pid, time.monotonic() - begun)
        if sample.descriptors <= first.descriptors:
            break
        time.sleep(0.2)
    time.sleep(TRIM_SECONDS)
    return Sample(server.pid, time.monotonic() - begun)


def judge(args, first, samples, last, done, faults):
    minute = next((s for s in samples if s.second >= min(60, args.seconds / 5)), samples[-1])
    middle = min(samples, key=lambda s: abs(s.second - args.seconds / 2))
    peak = max(samples, key=lambda s: s.resident)
    for label, sample in [("before", first), ("after the first minute", minute), ("middle", middle), ("peak", peak), ("under load, last", samples[-1]),
                          ("all gone", last)]:
        print(f"{sample}  {label}")
    print(f"{done.pop('requests'):,} requests on", f"{done.pop('connections', 0):,} connections;",
          ", ".join(f"{kind} {count:,}" for kind, count in sorted(done.items())))
    wrong = [f"{count} × {fault}" for fault, count in faults.most_common(20)]
    if last.resident > minute.resident * 1.1 + 4:
        wrong.append(f"memory grew from {minute.resident:.1f} to {last.resident:.1f} MiB")
    if samples[-1].resident > minute.resident * 1.1 + 4:
        wrong.append(f"memory under load grew from {minute.resident:.1f} to {samples[-1].resident:.1f} MiB")
    if last.descriptors != first.descriptors:
        wrong.append(f"{last.descriptors} descriptors, {first.descriptors} at the start")
    return wrong


def rounds(args, server):
    """The eighth expectation: memory after many rounds of slow clients is that after the first."""
    begun = time.monotonic()
    first = Sample(server.pid, 0)
    print(first, "before", flush=True)
    after = []
    for number in range(args.rounds):
        peak = soak_clients.slow_round(server.port, args.clients, lambda: Sample(server.pid, 0).resident)
        after.append(until_gone(server, first, begun))
        print(f"{after[-1]}  after round {number + 1}, peak {peak:.1f} MiB", flush=True)
    wrong = []
    if after[-1].resident > after[0].resident * 1.1:
        wrong.append(f"memory grew from {after[0].resident:.1f} to {after[-1].resident:.1f} MiB")
    if after[-1].descriptors != first.descriptors:
        wrong.append(f"{after[-1].descriptors} descriptors, {first.descriptors} at the start")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--build", type=Path, default=BUILD)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--rate", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--clients", type=int, default=500)
    parser.add_argument("--wrap", default="", help="a command before http-echo's, as 'heaptrack -o FILE'")
    args = parser.parse_args()
    raise_descriptor_limit()
    server = echo(args.build, args.wrap.split(), **LIMITS)
    # Until the connection that found it ready is gone.
    time.sleep(1)
    try:
        wrong = (rounds if args.rounds else soak)(args, server)
    finally:
        server.stop()
    for line in wrong:
        print("WRONG:", line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
