# SPDX-License-Identifier: Apache-2.0
"""What happens to a run: each fault is called at its instant, and says which exit codes the run may then end with."""
import signal
import time

from .gateway import refusal

FAULTS = {}


def fault(*codes):
    """`codes`: what the run may end with, beside 0 where it had ended before."""
    def register(function):
        FAULTS[function.__name__] = (function, codes)
        return function
    return register


@fault(143)
def sigterm(chaos):
    chaos.note_kill()
    chaos.process.send_signal(signal.SIGTERM)


@fault(130)
def sigint(chaos):
    chaos.note_kill()
    chaos.process.send_signal(signal.SIGINT)


@fault(-signal.SIGKILL)
def sigkill(chaos):
    chaos.note_kill()
    chaos.process.kill()


@fault(0)
def model_away(chaos):
    chaos.note_kill()
    chaos.model.away_until = time.monotonic() + chaos.options.away


@fault(0)
def engine_away(chaos):
    chaos.engine_gateway.away_until = time.monotonic() + chaos.options.away


@fault(0)
def engine_overloaded(chaos):
    until = time.monotonic() + chaos.options.away

    def intercept(method, path, body):
        if time.monotonic() < until and chaos.random.random() < 0.5:
            return refusal(429, "es_rejected_execution_exception", "rejected by chaos")
        return None
    chaos.engine_gateway.intercept = intercept


@fault(0)
def model_overloaded(chaos):
    until = time.monotonic() + chaos.options.away

    def intercept(method, path, body):
        if time.monotonic() < until and chaos.random.random() < 0.7:
            return refusal(chaos.random.choice([429, 500, 503]), "server_error", "overloaded by chaos")
        return None
    chaos.model.intercept = intercept


@fault(0, 69)
def snapshot_lost(chaos):
    state = {"left": 1}

    def intercept(method, path, body):
        if path.startswith("/_search") and b'"pit"' in body and state["left"] > 0:
            state["left"] -= 1
            return refusal(404, "search_context_missing_exception", "No search context found for id [1]")
        return None
    chaos.engine_gateway.intercept = intercept


@fault(0, 69)
def flood_stage(chaos):
    """The engine blocks writes to the half-built index, as it does where its disks are full."""
    index = chaos.half_built()
    if index:
        chaos.engine.call("PUT", f"/{index}/_settings", {"index.blocks.read_only_allow_delete": True})
        chaos.blocked.append(index)


@fault(0, 69)
def source_rebuilt(chaos):
    chaos.rebuild_source()


@fault(0, 65, 75)
def alias_moved(chaos):
    """Somebody points the alias to the former generation, with no lock."""
    former = chaos.former()
    if former:
        live = chaos.live()
        chaos.engine.call("POST", "/_aliases", {"actions": [
            {"remove": {"index": index, "alias": chaos.alias}} for index in live] + [
            {"add": {"index": former, "alias": chaos.alias}}]})
