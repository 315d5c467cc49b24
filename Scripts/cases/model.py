# SPDX-License-Identifier: Apache-2.0
"""A chat model of canned answers, and the shop that is asked about."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .native import Indexed, Source
from .report import Skipped
from .runtime import Runtime

GOOD = "The Fjordline jacket keeps you dry."
QUESTION = "Which rain jacket keeps me dry?"


class CannedModel:
    """Answers as the cases' `replay.py` does, and keeps the bodies that it was sent.

    A rule is (condition, answer): the first whose condition holds answers. A condition is an expression over the body
    `b`, or a function of it; an answer is the name of a case file, or the bytes of a whole response."""

    def __init__(self, bench, *rules):
        self.rules = [(condition, self.load(bench, answer)) for condition, answer in (*rules, ("True", "good.http"))]
        self.bodies, self.answered = [], []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                place = next(place for place, rule in enumerate(owner.rules) if holds(rule[0], body))
                owner.bodies.append(body)
                owner.answered.append(place)
                self.close_connection = True
                for piece in owner.rules[place][1]:
                    self.wfile.write(piece)
                    self.wfile.flush()

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass

        self.server = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @staticmethod
    def load(bench, answer):
        if isinstance(answer, str):
            with open(bench.path("chat", answer), "rb") as file:
                return [file.read()]
        return [answer] if isinstance(answer, bytes) else answer

    def forget(self):
        self.bodies.clear()
        self.answered.clear()

    def refused(self):
        """Calls that a rule before the last one answered."""
        return sum(place < len(self.rules) - 1 for place in self.answered)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def holds(condition, body):
    return eval(condition, {"b": body, "json": json}) if isinstance(condition, str) else condition(body)


# MARK: Responses

def response(status, body, kind="application/json"):
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


def refusal(message, status=400, **members):
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": None, **members}
    return response(status, {"error": error})


def pydantic(field, message, kind, **members):
    """What FastAPI services say of one field."""
    return {"type": kind, "loc": ["body", field], "msg": message, **members}


def unprocessable(*details):
    return response(422, {"detail": list(details)})


def chunk(delta, finish=None, **members):
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish, **members}]}


def stream(*events, kind="text/event-stream", done=True):
    """An event is a chunk, the text of a delta, or the bytes of a whole event."""
    body = b""
    for event in (chunk({"role": "assistant", "content": ""}), *events):
        if isinstance(event, str):
            event = chunk({"content": event})
        body += event if isinstance(event, bytes) else b"data: " + json.dumps(event).encode() + b"\n\n"
    if done:
        body += b"data: [DONE]\n\n"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n".encode() + body


def said(*texts, finish="stop", **options):
    return stream(*texts, chunk({}, finish), **options)


# MARK: The shop

class Shop:
    """The sandbox's sample catalogue, indexed once on the bench's engine."""

    def __init__(self, bench):
        source = "magento2_product_1" if bench.engine.is_sandbox else Source(bench, *self.sample(bench))
        model = SandboxEmbeddings(bench)
        run = Indexed(bench, source, embeddings=model, STORE_STOCK_FLAG="plain")
        if run.code != 0:
            raise Skipped(f"the sample catalogue is not indexed: {run.last[-300:]}")
        self.settings = {**run.settings, "EMBEDDING_BASE_URL": model.url, "EMBEDDING_API_KEY": "case-secret",
                         "CHAT_MODEL": "case-chat"}

    @staticmethod
    def sample(bench):
        sandbox = bench.sandbox
        name, described = next(iter(sandbox.must("GET", "/magento2_product_1").items()))
        settings = described["settings"]["index"]
        definition = {"settings": {"analysis": settings["analysis"], "number_of_replicas": 0,
                                   "mapping": settings.get("mapping", {})}, "mappings": described["mappings"]}
        return list(sandbox.documents(name).values()), None, definition


class SandboxEmbeddings:
    """The sandbox's model API in place of a service that counts."""

    def __init__(self, bench):
        self.url = bench.sandbox.url + "/v1"

    def counters(self):
        return {"calls": 0, "inputs": 0, "err": 0, "max": 0, "ok": 0}


class Chat:
    """A runtime whose model gives the canned answers."""

    def __init__(self, bench, *rules, **settings):
        shop = bench.once("shop", lambda: Shop(bench))
        self.model = bench.keep(CannedModel(bench, *rules))
        self.runtime = Runtime(bench, {**shop.settings, "OPENAI_BASE_URL": self.model.url, **settings})

    def ask(self, messages=QUESTION, **fields):
        return self.runtime.chat(messages, **fields)

    def both(self, messages=QUESTION, **fields):
        """The unstreamed and the streamed answer."""
        for streamed in (False, True):
            yield ("stream" if streamed else "object"), self.ask(messages, stream=streamed, **fields)


def whole(outcome, where, answer, text=GOOD, finish="stop"):
    """The model's answer, undegraded."""
    outcome.see(f"{where}: {answer.brief()}")
    if not outcome.equal(f"{where}: status", answer.status, 200):
        return
    outcome.equal(f"{where}: text", answer.text, text)
    outcome.equal(f"{where}: finish_reason", answer.finish, finish)
    outcome.equal(f"{where}: degraded", answer.degraded, [])
    outcome.equal(f"{where}: error", answer.error, None)


def product_list(outcome, where, answer, without="Fjordline"):
    """The list of products that takes the place of the model's answer."""
    outcome.see(f"{where}: {answer.brief()}")
    if not outcome.equal(f"{where}: status", answer.status, 200):
        return
    outcome.equal(f"{where}: degraded", answer.degraded, ["generation"])
    outcome.expect(answer.products, f"{where}: no products")
    outcome.expect(answer.text and without not in answer.text, f"{where}: the text is {answer.text[:80]!r}")
    outcome.equal(f"{where}: finish_reason", answer.finish, "stop")
    outcome.equal(f"{where}: error", answer.error, None)


def broken_stream(outcome, where, answer):
    """A stream that says that it broke off."""
    outcome.see(f"{where}: {answer.brief()}")
    outcome.equal(f"{where}: status", answer.status, 200)
    outcome.expect(answer.error, f"{where}: no error event")
    outcome.equal(f"{where}: finish_reason", answer.finish, None)


def bad_request(outcome, where, answer, param):
    outcome.see(f"{where}: {answer.brief()}")
    outcome.equal(f"{where}: status", answer.status, 400)
    outcome.equal(f"{where}: param", (answer.error or {}).get("param"), param)
