# SPDX-License-Identifier: Apache-2.0
"""The runtime as a process, asked over HTTP, and its answers read whole."""
import json
import urllib.parse

from .bench import call, free_port

KEY = "case-key"


class Answer:
    """One chat answer, streamed or not, in one shape."""

    def __init__(self, reply):
        self.status, self.headers = reply.status, reply.headers
        self.raw = reply.body.decode("utf-8", "replace")
        self.text, self.finish, self.error, self.rag = "", None, None, {}
        self.annotations, self.done = [], False
        if "event-stream" in (reply.headers.get("Content-Type") or ""):
            self.read_stream()
        elif self.raw.startswith("{"):
            self.read_object(json.loads(self.raw))

    def read_object(self, body):
        self.error = body.get("error")
        self.rag = body.get("rag") or {}
        for choice in body.get("choices", []):
            self.text = choice["message"].get("content") or ""
            self.annotations = choice["message"].get("annotations") or []
            self.finish = choice.get("finish_reason")

    def read_stream(self):
        for event in self.raw.replace("\r\n", "\n").split("\n\n"):
            data = "\n".join(line[5:].removeprefix(" ") for line in event.split("\n") if line.startswith("data:"))
            if data == "[DONE]":
                self.done = True
            elif data:
                body = json.loads(data)
                self.error = body.get("error") or self.error
                self.rag = body.get("rag") or self.rag
                for choice in body.get("choices", []):
                    self.text += choice.get("delta", {}).get("content") or ""
                    self.finish = choice.get("finish_reason") or self.finish

    @property
    def degraded(self):
        return self.rag.get("degraded") or []

    @property
    def products(self):
        return [product.get("sku") for product in self.rag.get("products", [])]

    def brief(self):
        parts = [str(self.status), f"finish {self.finish}", f"text {self.text[:45]!r}"]
        if self.degraded:
            parts.append(f"degraded {self.degraded}")
        if self.error:
            parts.append(f"error {self.error.get('code')} param {self.error.get('param')}")
        return " ".join(parts)


class Runtime:
    def __init__(self, bench, settings):
        self.base = f"http://127.0.0.1:{free_port()}"
        environment = {"API_KEYS": KEY, "RATE_LIMIT": "off", "CHAT_REWRITE": "off", "LOG_FORMAT": "json",
                       **settings, "LISTEN": self.base.removeprefix("http://")}
        self.process = bench.start([bench.binary("rag-runtime")], environment, ready=self.base + "/readyz")

    @property
    def log(self):
        with open(self.process.log_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def headers(self, key=KEY, **others):
        fields = {"Content-Type": "application/json", **others}
        if key:
            fields["Authorization"] = f"Bearer {key}"
        return fields

    def retrieve(self, query, filters=None):
        """The ids of the products found, best first."""
        body = {"query": query, **({"filters": filters} if filters else {})}
        reply = call("POST", self.base + "/api/v1/actions/retrieve_products", body, headers=self.headers())
        if reply.status != 200:
            return [f"{reply.status} {reply.body[:200].decode(errors='replace')}"]
        return [product["product_id"] for product in reply.json["products"]]

    def chat(self, messages, stream=False, headers=None, **fields):
        if isinstance(messages, str):
            messages = [{"role": "user", "content": messages}]
        return self.send({"model": "magento-rag", "messages": messages, "stream": stream, **fields}, headers)

    def send(self, body, headers=None):
        url = self.base + "/api/v1/chat/completions"
        return Answer(call("POST", url, body, headers=self.headers() if headers is None else headers))

    @property
    def authority(self):
        return urllib.parse.urlsplit(self.base).netloc
