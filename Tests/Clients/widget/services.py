"""What the checks need running: sandbox, index, scripted model, runtime, the shop's pages."""
import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from scripted_model import ScriptedModel
from shop_pages import ShopPages


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Services:
    key = "widget-check-key"

    def __init__(self, executables):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="widget-check-"))
        self.executables = pathlib.Path(executables)
        self.children = []
        self.chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        self.model = ScriptedModel()
        knockout = next(pathlib.Path(folder, "js/knockout/resources/knockout.js") for folder in sys.path
                        if pathlib.Path(folder, "js/knockout/resources/knockout.js").exists())
        self.shop = ShopPages(str(knockout))
        engine = f"127.0.0.1:{free_port()}"
        listen = f"127.0.0.1:{free_port()}"
        self.runtime = "http://" + listen
        config = self.folder / "config.yaml"
        config.write_text(f"""\
engine_url: http://{engine}
openai_base_url: {self.model.url}
embedding_base_url: http://{engine}/v1
embedding_model: sandbox-embedding
chat_model: scripted
chat_rewrite: "off"
# The widget has to be safe by itself.
grounding: "off"
listen: {listen}
auth: widget
widget: "on"
widget_secret: 0123456789abcdef0123456789abcdef
cors_origins: [{self.shop.url}]
rate_limit: "off"
store_stock_flag: plain
stores:
  - {{id: "1", index: magento2_product_1, language: en}}
  - {{id: "2", index: magento2_product_2, language: de}}
api_keys:
  - {{name: demo, sha256: {hashlib.sha256(self.key.encode()).hexdigest()}, scopes: [chat, retrieve, explain]}}
""")
        self.start("rag-sandbox", "--listen", engine)
        self.wait(f"http://{engine}/")
        self.run("rag-indexer", "run", "--config", str(config))
        self.start("rag-runtime", "--config", str(config))
        self.wait(self.runtime + "/readyz")
        self.shop.serve(self.runtime)

    def environment(self):
        return {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}

    def start(self, name, *arguments):
        with open(self.folder / (name + ".log"), "wb") as log:
            self.children.append(subprocess.Popen(
                [self.executables / name, *arguments], stdout=log, stderr=log, env=self.environment()))

    def run(self, name, *arguments):
        done = subprocess.run([self.executables / name, *arguments], capture_output=True, text=True, env=self.environment())
        if done.returncode != 0:
            self.stop()
            sys.exit(f"{name} ended with {done.returncode}: {done.stderr[-600:]}")

    def wait(self, url):
        """Until it answers 200; a minute at most."""
        for _ in range(600):
            try:
                with urllib.request.urlopen(url, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        logs = "".join(path.read_text()[-600:] for path in self.folder.glob("*.log"))
        self.stop()
        sys.exit(f"nothing answered at {url}; the logs end: {logs}")

    def stop(self):
        for child in self.children:
            child.terminate()
        for child in self.children:
            child.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)
