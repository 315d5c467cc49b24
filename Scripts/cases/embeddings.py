# SPDX-License-Identifier: Apache-2.0
"""Embeddings services with a deviation: `fake-embeddings.py` of the cases, and one of our own for further deviations."""
import hashlib
import json
import math
import random
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from .bench import call, free_port

DIMENSIONS = 64


def vector(text, dimensions=DIMENSIONS):
    """The same text has the same unit vector, here and in fake-embeddings.py."""
    source = random.Random(hashlib.sha256(text.encode()).digest())
    components = [source.gauss(0, 1) for _ in range(dimensions)]
    length = math.sqrt(sum(x * x for x in components))
    return [x / length for x in components]


def tokens(text):
    return max(1, len(text.encode()) // 4)


class Server:
    """An HTTP/1.1 service on a free port of loopback, in a thread of this process."""

    def __init__(self, port=0):
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def exchange(self):
                length = int(self.headers.get("Content-Length") or 0)
                status, body, kind = owner.answer(self.command, self.path, self.rfile.read(length), self.headers)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = exchange

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # A client that has left is no news.

        self.server = Quiet(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class EmbeddingService(Server):
    """`refuse(body, inputs, raw)` gives None, or (status, body[, content type]); `change(answer, inputs)` alters a good
    answer."""

    def __init__(self, refuse=None, change=None, port=0):
        self.refuse, self.change = refuse, change
        self.lock = threading.Lock()
        self.state = {"calls": 0, "ok": 0, "inputs": 0, "max": 0, "err": 0}
        super().__init__(port)
        self.url += "/v1"

    def counters(self):
        with self.lock:
            return dict(self.state)

    def count(self, **amounts):
        with self.lock:
            for name, amount in amounts.items():
                self.state[name] += amount

    def answer(self, _method, _path, raw, _headers):
        body = json.loads(raw or b"{}")
        inputs = body.get("input", [])
        inputs = inputs if isinstance(inputs, list) else [inputs]
        self.count(calls=1)
        with self.lock:
            self.state["max"] = max(self.state["max"], len(inputs))
        refusal = self.refuse(body, inputs, raw) if self.refuse else None
        if refusal:
            self.count(err=1)
            status, content, *kind = refusal
            content = content if isinstance(content, bytes) else json.dumps(content).encode()
            return status, content, kind[0] if kind else "application/json"
        data = [{"object": "embedding", "index": place, "embedding": vector(text)} for place, text in enumerate(inputs)]
        used = sum(map(tokens, inputs))
        answer = {"object": "list", "data": data, "model": body.get("model"),
                  "usage": {"prompt_tokens": used, "total_tokens": used}}
        if self.change:
            answer = self.change(answer, inputs) or answer
        self.count(ok=1, inputs=len(inputs))
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return 200, content, "application/json"


class FakeEmbeddings:
    """fake-embeddings.py of the cases as a process."""

    def __init__(self, bench, mode, **options):
        base = f"http://127.0.0.1:{free_port()}"
        arguments = [sys.executable, "-B", bench.path("index", "fake-embeddings.py"), "--port", base.rsplit(":", 1)[1],
                     "--mode", mode]
        for name, value in options.items():
            arguments += [f"--{name}", str(value)]
        self.url = base + "/v1"
        self.base = base
        bench.start(arguments, ready=base)

    def counters(self):
        return call("GET", self.base).json


class Proxy(Server):
    """Hands requests on to an engine; `fault(method, path)` gives None, or (status, body) in its place."""

    def __init__(self, target, fault):
        self.target, self.fault = target, fault
        super().__init__()

    def answer(self, method, path, raw, headers):
        fault = self.fault(method, path)
        if fault:
            return fault[0], fault[1], "application/json"
        fields = {name: headers[name] for name in ("Content-Type", "Content-Encoding", "Accept") if headers[name]}
        reply = call(method, self.target + path, raw if raw else None, headers=fields)
        return reply.status, reply.body, reply.headers.get("Content-Type", "application/json")
