# SPDX-License-Identifier: Apache-2.0
"""index/10 and 12: documents and clusters that are larger or narrower than usual."""
import os
import resource
import subprocess
import sys

from .bench import Engine, call, free_port
from .native import Indexed, Source, products
from .report import Skipped, case, each

# MARK: 10 huge documents


@case("index/10 file", "ends with 0 against upstream-stub")
def huge(bench, outcome):
    stub = os.environ.get("RAG_TEST_STUB") or bench.beside("tools", "upstream-stub")
    catalogue = os.path.join(bench.work, "big.ndjson")
    with open(catalogue, "wb") as file:
        subprocess.run([sys.executable, "-B", bench.path("index", "10-huge-documents.py")], stdout=file, check=True)
    url = f"http://127.0.0.1:{free_port()}"
    bench.start([stub, "--port", url.rsplit(":", 1)[1], "--catalog-file", catalogue, "--catalog", "0", "--dims", "64"],
                ready=url + "/", seconds=60)
    code, _, log = bench.run(
        [bench.binary("rag-indexer"), "run"],
        {"ENGINE_URL": url, "OPENAI_BASE_URL": url + "/v1", "OPENAI_API_KEY": "case-secret",
         "EMBEDDING_MODEL": "case-embedding", "STORES": "t=magento2_product_1", "INDEX_PREFIX": "cases",
         "LOG_FORMAT": "text",
         "SKIP_GATES": "count,shrink,vectors,retrieval,prices"}, timeout=300)
    os.remove(catalogue)
    stats = call("GET", url + "/__stub/stats").json
    outcome.see(f"exit {code}")
    outcome.see(f"last line: {log[-1][-300:] if log else ''}")
    outcome.see(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB")
    bulk = stats.get("bulk", {})
    outcome.see(f"bulk {({key: bulk.get(key) for key in ('items', 'unique_ids') if key in bulk})}")
    outcome.equal("the exit code", code, 0)


# MARK: 12 limits of the cluster

class OwnEngine:
    """A node of the same kind as the bench's, which a case may ruin."""

    def __init__(self, bench):
        tool = bench.beside("engines", "engine")
        if bench.engine.is_sandbox:
            raise Skipped("settings of a cluster need a real engine")
        name = f"{bench.engine.kind}-{'.'.join(bench.engine.version.split('.')[:2])}"
        port = free_port()
        self.stop = [tool, "stop", name, "--port", str(port)]
        # The port is given: without one the tool answers with a node that runs already.
        done = subprocess.run([tool, "start", name, "--port", str(port)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Skipped(f"{name} does not start: {done.stderr[-300:]}")
        self.engine = Engine(done.stdout.split()[-1])

    def close(self):
        subprocess.run(self.stop, capture_output=True, check=False)


def on_own_engine(bench, kinds):
    if bench.engine.kind not in kinds:
        raise Skipped(f"not of {bench.engine.kind}")
    own = bench.once("own engine", lambda: OwnEngine(bench))
    return own.engine


class Borrowed:
    """The bench with another engine, for as long as a case takes."""

    def __init__(self, bench, engine):
        self.bench, self.engine, self.former = bench, engine, bench.engine

    def __enter__(self):
        self.bench.engine = self.engine

    def __exit__(self, *_):
        self.bench.engine = self.former


BOTH = ("opensearch", "elasticsearch")
# Stands for the number of shards that the cluster has.
ALL_SHARDS = "all"


WINDOW, SLICES = ("max_result_window",), ("max_slices_per_pit", "EXTRACT_SLICES")
KEEP_ALIVE, BLOCK = ("keep_alive",), ("block", "read_only", "read-only")
# Settings of the cluster or of the source index, the engines that know them, and what a refusal has to name.
LIMITS = {
    "max_result_window 100": dict(kinds=BOTH, index={"max_result_window": 100}, words=WINDOW),
    "max_result_window 10": dict(kinds=BOTH, index={"max_result_window": 10}, words=WINDOW),
    "max_keep_alive 90s": dict(
        kinds=("elasticsearch",), words=KEEP_ALIVE,
        cluster={"search.default_keep_alive": "60s", "search.max_keep_alive": "90s"}),
    "max_keep_alive 20s": dict(
        kinds=("elasticsearch",), words=KEEP_ALIVE,
        cluster={"search.default_keep_alive": "10s", "search.max_keep_alive": "20s"}),
    "point_in_time.max_keep_alive 50s": dict(
        kinds=("opensearch",), words=KEEP_ALIVE,
        cluster={"search.default_keep_alive": "40s", "point_in_time.max_keep_alive": "50s"}),
    "no shard left": dict(kinds=BOTH, cluster={"cluster.max_shards_per_node": ALL_SHARDS}, words=("shard",)),
    "one shard left": dict(kinds=BOTH, cluster={"cluster.max_shards_per_node": ALL_SHARDS, "spare": 1}, words=("shard",)),
    "shards for the records alone": dict(
        kinds=BOTH, cluster={"cluster.max_shards_per_node": ALL_SHARDS, "spare": 2}, words=("shard",),
        settings={"EMBEDDING_DIMENSIONS": 64}),
    "create_index block": dict(kinds=("opensearch",), cluster={"cluster.blocks.create_index": True}, words=BLOCK),
    "read_only block": dict(kinds=BOTH, cluster={"cluster.blocks.read_only": True}, words=BLOCK),
    "read_only_allow_delete block": dict(kinds=BOTH, cluster={"cluster.blocks.read_only_allow_delete": True}, words=BLOCK),
    "no point in time": dict(
        kinds=("opensearch",), cluster={"search.max_open_pit_context": 0}, words=("pit", "point in time")),
    "max_slices_per_pit 1": dict(kinds=BOTH, index={"max_slices_per_pit": 1}, settings={"EXTRACT_SLICES": 4}, words=SLICES),
    "no automatic index": dict(kinds=BOTH, cluster={"action.auto_create_index": "false"}, words=("auto_create_index",)),
}


@each("index/12", "adapts (0), or 69/78 with the remedy and nothing paid", **LIMITS)
def limits(bench, outcome, limit):
    engine = on_own_engine(bench, limit["kinds"])
    with Borrowed(bench, engine):
        source = Source(bench, products(250))
        wanted = dict(limit.get("cluster", {}))
        spare = wanted.pop("spare", 0)
        if ALL_SHARDS in wanted.values():
            there = engine.must("GET", "/_cluster/health")["active_shards"]
            wanted["cluster.max_shards_per_node"] = there + spare
        if wanted:
            engine.must("PUT", "/_cluster/settings", {"persistent": wanted})
        try:
            if "index" in limit:
                engine.must("PUT", f"/{source.index}/_settings", {"index": limit["index"]})
            run = Indexed(bench, source, UPSTREAM_PATIENCE="10s", **limit.get("settings", {}))
        finally:
            engine.call("PUT", "/_cluster/settings", {"persistent": {name: None for name in wanted}})
        if run.code == 0:
            run.went_live(outcome, 250)
        else:
            run.was_refused(outcome, (69, 78), *limit["words"])
        for name in engine.indices(bench.stem + "*"):
            engine.call("DELETE", f"/{name}")
