# SPDX-License-Identifier: Apache-2.0
"""The sample shop as processes: sandbox, index and runtime, with the sandbox's model or real ones."""
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cases.bench import call
from cases.runtime import Runtime

CONFIG = """\
store_stock_flag: plain
stores:
  - {id: "1", index: magento2_product_1, language: en, currency: USD, base_url: "https://alder-and-peak.example/"}
  - {id: "2", index: magento2_product_2, language: de, currency: EUR, base_url: "https://alder-and-peak.example/de/"}
"""


class ScriptedModel:
    """A chat model that says what it is told: for what the gate makes of wrong words."""

    def __init__(self):
        self.text = ""
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                message = {"role": "assistant", "content": owner.text}
                body = json.dumps({
                    "id": "c1", "object": "chat.completion", "created": 1, "model": "m",
                    "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Shop:
    def __init__(self, bench, embeddings=None, model="sandbox-embedding", key="sk-quality"):
        self.bench = bench
        self.config = os.path.join(bench.work, "shop.yaml")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(CONFIG)
        sandbox = bench.sandbox.url
        self.settings = {
            "CONFIG_FILE": self.config, "ENGINE_URL": sandbox, "OPENAI_BASE_URL": sandbox + "/v1", "OPENAI_API_KEY": key,
            "EMBEDDING_MODEL": model, "EMBEDDING_TIMEOUT": "60s", "LOG_FORMAT": "json", **({"EMBEDDING_BASE_URL": embeddings} if embeddings else {}),
        }
        code, _, log = bench.run([bench.binary("rag-indexer"), "run"], self.settings, timeout=600)
        if code != 0:
            raise RuntimeError(f"rag-indexer run ended with {code}: {log[-1] if log else ''}")

    def runtime(self, chat=None, chat_model="sandbox-chat", **settings):
        base = {"OPENAI_BASE_URL": chat, "EMBEDDING_BASE_URL": self.settings.get(
            "EMBEDDING_BASE_URL", self.settings["OPENAI_BASE_URL"])} if chat else {}
        return Runtime(self.bench, {**self.settings, **base, "CHAT_MODEL": chat_model, **settings})

    def evaluate(self, store, judgements, *arguments):
        """What `rag-indexer eval` says of one store."""
        path = os.path.join(self.bench.work, f"judgements-{store}.tsv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("query\tdocid\trating\n" + "".join(f"{query}\t{sku}\t{rating}\n" for query, sku, rating in judgements))
        command = [self.bench.binary("rag-indexer"), "eval", "--queries", path, "--only", str(store), "--format", "json"]
        code, out, log = self.bench.run([*command, *arguments], self.settings, timeout=600)
        if code != 0:
            raise RuntimeError(f"rag-indexer eval ended with {code}: {log[-1] if log else ''}")
        return json.loads(out)["stores"][0]


def retrieve(runtime, question, store):
    """The products that the retrieval endpoint finds."""
    body = {"query": question, "store": str(store), "top_k": 10}
    reply = call("POST", runtime.base + "/api/v1/actions/retrieve_products", body, headers=runtime.headers())
    if reply.status != 200:
        return {"status": reply.status, "products": [], "relaxed": [], "degraded": [],
                "text": reply.body.decode("utf-8", "replace")}
    return {"status": 200, "products": [product["sku"] for product in reply.json["products"]],
            "relaxed": reply.json["relaxed"], "degraded": reply.json["degraded"], "text": reply.json.get("context", "")}


def converse(runtime, messages, store, names, **fields):
    """Asks one message after the other, with the answers in between, as a widget does. All answers."""
    history, turns = [], []
    for text in messages:
        history.append({"role": "user", "content": text})
        model = "magento-rag" if store == 1 else f"magento-rag-{store}"
        answer = runtime.chat(history, model=model, **fields)
        products = [sku for sku in answer.products if sku]
        # In the order in which the text names them.
        places = sorted((answer.text.find(names[sku]), sku) for sku in products if names.get(sku, "\0") in answer.text)
        turns.append({"status": answer.status, "products": products, "shown": [sku for _, sku in places],
                      "relaxed": answer.rag.get("relaxed") or [], "text": answer.text,
                      "removed": (answer.rag.get("grounding") or {}).get("removed") or [], "degraded": answer.degraded})
        history.append({"role": "assistant", "content": answer.text, "annotations": answer.annotations})
    return turns
