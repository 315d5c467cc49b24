# SPDX-License-Identifier: Apache-2.0
"""The store that is indexed, its runs, and what is counted."""
import collections
import json
import os
import random
import shutil
import subprocess
import tempfile
import threading
import time

from cases.bench import Engine, call, free_port

from .faults import FAULTS
from .gateway import Gateway


class Chaos:
    def __init__(self, options):
        self.options = options
        self.binaries = os.path.abspath(options.binaries)
        self.random = random.Random(options.seed)
        self.work = tempfile.mkdtemp(prefix="chaos-")
        self.sandbox_url = f"http://127.0.0.1:{free_port()}"
        self.sandbox = subprocess.Popen(
            [self.binary("rag-sandbox"), "--listen", self.sandbox_url.removeprefix("http://"), "--no-catalogue"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait(self.sandbox_url + "/")
        self.engine = Engine(self.sandbox_url if options.engine == "sandbox" else options.engine)
        self.model = Gateway(self.sandbox_url, delay=lambda texts: 0.02 + 0.002 * texts)
        self.engine_gateway = Gateway(self.engine.url)
        self.stem = f"chaos{os.getpid()}"
        self.prefix = self.stem + "-rag"
        self.alias = self.prefix + "-active"
        self.native_alias = self.stem + "_product_1"
        self.version = 0
        self.products = {}
        self.blocked = []
        self.faults = []
        self.allowed_waste = 0
        self.duration = 3.0
        self.process = None
        self.sampling = threading.Event()
        self.samples = collections.Counter()

    def binary(self, name):
        return os.path.join(self.binaries, name)

    def wait(self, url, seconds=30):
        end = time.monotonic() + seconds
        while True:
            try:
                call("GET", url, timeout=2)
                return
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def close(self):
        self.sampling.set()
        for pattern in (self.stem + "*",):
            for index in self.engine.indices(pattern):
                self.engine.call("DELETE", f"/{index}")
        self.model.close()
        self.engine_gateway.close()
        self.sandbox.terminate()
        self.sandbox.wait()
        shutil.rmtree(self.work, ignore_errors=True)

    # MARK: The source

    def document(self, number):
        price, edition = self.products[number]
        return {
            "store_id": "1", "sku": f"SKU-{number}", "status": 1, "visibility": 4,
            "name": f"product {number} edition {edition}", "description": f"what it is {number * 7919 % 1009}",
            "price_0_1": f"{price}.000000", "category_ids": [2, 3], "name_category_2": "Default Category",
            "name_category_3": "Gear", "position_category_3": number,
        }

    def put_source(self, index, numbers):
        numbers = list(numbers)
        for start in range(0, len(numbers), 500):
            lines = []
            for number in numbers[start:start + 500]:
                lines.append(json.dumps({"index": {"_id": str(number)}}))
                lines.append(json.dumps(self.document(number)))
            reply = self.engine.must(
                "POST", f"/{index}/_bulk", ("\n".join(lines) + "\n").encode(),
                headers={"Content-Type": "application/x-ndjson"})
            assert not reply["errors"], reply["items"][0]
        self.engine.must("POST", f"/{index}/_refresh")

    def rebuild_source(self):
        """As Magento's full reindex: a new version is filled, the alias moved, the old version deleted."""
        self.version += 1
        index = f"{self.native_alias}_v{self.version}"
        templates = [
            {"position_mapping": {"match": "position_*", "match_mapping_type": "string", "mapping": {"type": "integer"}}},
            {"string_mapping": {"match": "*", "match_mapping_type": "string", "mapping": {"type": "text"}}},
        ]
        self.engine.must("PUT", f"/{index}", {
            "settings": {"number_of_shards": 1, "number_of_replicas": 0},
            "mappings": {"dynamic_templates": templates, "properties": {
                "sku": {"type": "text", "fields": {"keyword": {"type": "keyword"}}}, "price_0_1": {"type": "double"},
                "status": {"type": "integer"}, "visibility": {"type": "integer"}, "category_ids": {"type": "integer"}}}})
        self.put_source(index, self.products)
        old = f"{self.native_alias}_v{self.version - 1}"
        actions = [{"add": {"index": index, "alias": self.native_alias}}]
        if self.version > 1:
            actions.insert(0, {"remove": {"index": old, "alias": self.native_alias}})
        self.engine.must("POST", "/_aliases", {"actions": actions})
        if self.version > 1:
            self.engine.must("DELETE", f"/{old}")

    def change_source(self):
        """A tenth of the texts and of the prices are others."""
        changed = set()
        for number in self.random.sample(sorted(self.products), max(1, len(self.products) // 10)):
            price, edition = self.products[number]
            self.products[number] = (price, edition + 1)
            changed.add(number)
        for number in self.random.sample(sorted(self.products), max(1, len(self.products) // 10)):
            price, edition = self.products[number]
            self.products[number] = (price + 1, edition)
            changed.add(number)
        self.put_source(f"{self.native_alias}_v{self.version}", sorted(changed))

    # MARK: The target

    def live(self):
        reply = self.engine.call("GET", f"/_alias/{self.alias}")
        return sorted(reply.json) if reply.status == 200 else []

    def generations(self):
        return [name for name in self.engine.indices(self.prefix + "-*") if not name.endswith("-runs")]

    def half_built(self):
        live = set(self.live())
        names = [name for name in self.generations() if name not in live]
        return max(names) if names else None

    def former(self):
        live = self.live()
        for name in sorted(self.generations(), reverse=True):
            if live and name < live[0]:
                meta = self.engine.call("GET", f"/{name}/_mapping").json[name]["mappings"].get("_meta", {})
                if meta.get("state") == "complete":
                    return name
        return None

    def sample(self):
        """Looks at the alias every 50 ms: once there, it always leads to one complete index."""
        was_there = False
        while not self.sampling.wait(0.05):
            try:
                live = self.live()
                if not live:
                    if was_there:
                        self.fault("the alias leads nowhere")
                    continue
                was_there = True
                reply = self.engine.call("GET", f"/{self.alias}/_count")
                self.samples["looks"] += 1
                if len(live) != 1:
                    self.fault(f"the alias leads to {live}")
                elif reply.status == 200 and reply.json["count"] != len(self.products):
                    self.fault(f"{reply.json['count']} documents are behind the alias")
            except (OSError, KeyError, ValueError):
                self.samples["missed"] += 1

    # MARK: Runs

    def fault(self, what):
        self.faults.append(what)
        print(f"  FAULT {what}", flush=True)

    def note_kill(self):
        self.allowed_waste += self.model.at_risk()

    def start(self):
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment.update({
            "ENGINE_URL": self.engine_gateway.url, "OPENAI_BASE_URL": self.model.url + "/v1", "OPENAI_API_KEY": "k",
            "EMBEDDING_MODEL": "sandbox-embedding", "STORES": self.native_alias, "INDEX_PREFIX": self.prefix,
            "UPSTREAM_PATIENCE": f"{int(self.options.away * 10 + 30)}s", "LOG_FORMAT": "json",
        })
        self.log = open(os.path.join(self.work, "run.log"), "w+b")
        self.process = subprocess.Popen(
            [self.binary("rag-indexer"), "run"], env=environment, stdout=self.log, stderr=self.log)

    def finish(self, seconds):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None

    def last_line(self):
        self.log.seek(0)
        lines = [line for line in self.log.read().decode(errors="replace").splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""

    def faulted_run(self, number, name):
        act, codes = FAULTS[name]
        instant = self.random.uniform(0, self.duration)
        began = time.monotonic()
        known, risk = set(self.model.texts()), self.allowed_waste
        paid = len(self.model.texts())
        self.start()
        try:
            self.process.wait(instant)
        except subprocess.TimeoutExpired:
            act(self)
        code = self.finish(180 + 12 * self.options.away)
        took = time.monotonic() - began
        if self.blocked and code == 69:
            # Vectors that came when the index took no more could be put nowhere.
            self.allowed_waste += self.model.at_risk(2 + took - instant)
        self.engine_gateway.intercept = self.model.intercept = None
        self.engine_gateway.away_until = self.model.away_until = 0
        for index in self.blocked:
            self.engine.call("PUT", f"/{index}/_settings", {"index.blocks.read_only_allow_delete": None})
        self.blocked.clear()
        texts = self.model.texts()[paid:]
        again = len(texts) - len(set(texts) - known)
        print(f"run {number}: {name} at {instant:.2f} s, exit code {code} after {took:.1f} s; {len(texts)} texts, "
              f"{again} of them again, {self.allowed_waste - risk} at risk", flush=True)
        if code is None:
            self.fault("the run did not end")
        elif code != 0 and code not in codes:
            self.fault(f"exit code {code}: {self.last_line()}")
        if code == 0:
            # Instants are spread over all of a run.
            self.duration = max(1.0, took - (self.options.away if "away" in name or "overloaded" in name else 0))

    def run(self):
        self.products = {number: (number % 90 + 1, 1) for number in range(1, self.options.products + 1)}
        self.rebuild_source()
        names = self.options.only or sorted(FAULTS)
        kind = f"{self.engine.kind} {self.engine.version}{' (sandbox)' if self.engine.is_sandbox else ''}"
        print(f"{self.options.runs} runs on {kind}, seed {self.options.seed}", flush=True)
        sampler = threading.Thread(target=self.sample, daemon=True)
        sampler.start()
        deck = []
        for number in range(1, self.options.runs + 1):
            if not deck:
                deck = self.random.sample(names, len(names))
            if number > 1:
                self.change_source()
            self.faulted_run(number, deck.pop())
        self.start()
        code = self.finish(180)
        if code != 0:
            self.fault(f"the good run ended with {code}: {self.last_line()}")
        self.sampling.set()
        sampler.join()
        self.check()
        print(f"{self.samples['looks']} looks at the alias, {self.samples['missed']} missed")
        print(f"{self.options.runs} runs, {len(self.faults)} faults")
        return 1 if self.faults else 0

    def check(self):
        live = self.live()
        if len(live) != 1:
            return self.fault(f"the alias leads to {live}")
        self.engine.must("POST", f"/{live[0]}/_refresh")
        found = {}
        for start in range(0, len(self.products), 500):
            ids = [str(number) for number in sorted(self.products)[start:start + 500]]
            answer = self.engine.must("POST", f"/{live[0]}/_mget?_source_includes=name,price", {"ids": ids})
            found.update({entry["_id"]: entry["_source"] for entry in answer["docs"] if entry.get("found")})
        count = self.engine.must("GET", f"/{live[0]}/_count")["count"]
        lost = [number for number in self.products if str(number) not in found]
        wrong = [number for number, (price, edition) in self.products.items() if str(number) in found and (
            found[str(number)]["name"] != f"product {number} edition {edition}" or found[str(number)]["price"] != price)]
        orphans = [name for name in self.generations() if name not in live]
        loads = [name for name, entry in self.engine.must("GET", f"/{self.prefix}-*/_alias").items()
                 if any(alias.endswith("-load") for alias in entry["aliases"])]
        lock = self.engine.call("GET", f"/{self.prefix}-runs/_doc/lock:{self.alias}")
        texts = self.model.texts()
        waste = len(texts) - len(set(texts))
        print(f"{len(lost)} lost, {count - len(found)} more than expected, {len(wrong)} not up to date, "
              f"{max(0, len(orphans) - 1)} orphans; {len(texts)} texts embedded, {waste} of them again, "
              f"{self.allowed_waste} at risk at the interruptions")
        for what, is_wrong in (
            (f"lost: {lost[:5]}", lost), (f"not up to date: {wrong[:5]}", wrong),
            (f"{count} documents instead of {len(self.products)}", count != len(self.products)),
            (f"orphans: {orphans}", len(orphans) > 1), (f"still being loaded: {loads}", loads),
            ("the lock was not given back", lock.status == 200),
            (f"{waste} texts were embedded again, {self.allowed_waste} were at risk", waste > self.allowed_waste),
        ):
            if is_wrong:
                self.fault(what)
