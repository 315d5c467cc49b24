# SPDX-License-Identifier: Apache-2.0
"""Processes, ports and engines that a case runs on: all on loopback, all gone at the end."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from .report import Skipped


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


def call(method, url, body=None, headers=None, timeout=60):
    """One HTTP exchange; any status is an answer. A body that is no bytes is sent as JSON."""
    fields = dict(headers or {})
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    if body is not None:
        fields.setdefault("Content-Type", "application/json")
    request = urllib.request.Request(url, data=body, method=method, headers=fields)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Reply(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Engine:
    """A search engine by its URL, with the few calls that cases make themselves."""

    def __init__(self, url):
        self.url = url.rstrip("/")
        version = call("GET", self.url + "/").json["version"]
        self.kind = version.get("distribution", "elasticsearch")
        self.version = version["number"]
        self.is_sandbox = "rag-sandbox" in version.get("build_hash", "")

    def call(self, method, path, body=None, **options):
        return call(method, self.url + path, body, **options)

    def must(self, method, path, body=None, **options):
        """A call that prepares a case: where the engine refuses it, the case cannot be run on it."""
        reply = self.call(method, path, body, **options)
        if reply.status >= 300:
            reason = reply.body[:160].decode(errors="replace")
            raise Skipped(f"{self.kind} {self.version} refuses {method} {path}: {reply.status} {reason}")
        return reply.json if reply.body else None

    def documents(self, index):
        hits = self.must("POST", f"/{index}/_search", {"size": 1000, "query": {"match_all": {}}})["hits"]["hits"]
        return {hit["_id"]: hit["_source"] for hit in hits}

    def indices(self, pattern):
        reply = self.call("GET", f"/_cat/indices/{pattern}?format=json&h=index")
        return [entry["index"] for entry in reply.json] if reply.status == 200 else []


class Bench:
    def __init__(self, cases, binaries, engine):
        self.cases = os.path.abspath(cases)
        self.shared = os.path.dirname(self.cases)
        self.binaries = os.path.abspath(binaries)
        self.work = tempfile.mkdtemp(prefix="try-cases-")
        self.processes = []
        self.services = []
        self.count = 0
        self.stem = f"cases{os.getpid()}"
        self.memo = {}
        self.sandbox = Engine(self.start_sandbox())
        self.engine = self.sandbox if engine == "sandbox" else Engine(engine)
        self.kept = len(self.processes)

    # MARK: Processes

    def start(self, arguments, environment=None, ready=None, seconds=20):
        """Starts a process whose output goes to a file; waits until `ready` answers anything."""
        self.count += 1
        path = os.path.join(self.work, f"process-{self.count}.log")
        with open(path, "wb") as log:
            process = subprocess.Popen(arguments, stdout=log, stderr=log, env=self.environment(environment or {}))
        process.log_path = path
        self.processes.append(process)
        end = time.monotonic() + seconds
        while ready:
            try:
                call("GET", ready, timeout=2)
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > end:
                    with open(path, errors="replace") as log:
                        raise RuntimeError(f"{os.path.basename(arguments[0])} did not start: {log.read()[-400:]}")
                time.sleep(0.03)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def environment(self, settings):
        """Nothing of the caller's own settings leads a case elsewhere."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        return {**kept, **{name: str(value) for name, value in settings.items()}}

    def binary(self, name):
        return os.path.join(self.binaries, name)

    def start_sandbox(self):
        url = f"http://127.0.0.1:{free_port()}"
        self.start([self.binary("rag-sandbox"), "--listen", url.removeprefix("http://")], ready=url + "/")
        return url

    def run(self, arguments, settings, timeout=120):
        """Runs an executable to its end: exit code (None when it had to be killed), stdout, lines of stderr."""
        environment = self.environment(settings)
        process = subprocess.Popen(
            arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
        try:
            out, err = process.communicate(timeout=timeout)
            code = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            code = None
        return code, out, [line for line in err.splitlines() if line.strip()]

    # MARK: One case

    def fresh_name(self):
        """A name of its own for each index and prefix, so that cases share an engine."""
        self.count += 1
        return f"{self.stem}x{self.count}"

    def path(self, *parts):
        path = os.path.join(self.cases, *parts)
        if not os.path.exists(path):
            raise Skipped(f"{path} is not there")
        return path

    def beside(self, *parts):
        """A tool in a folder beside the cases."""
        path = os.path.join(self.shared, *parts)
        if not os.path.exists(path):
            raise Skipped(f"{path} is not there")
        return path

    def keep(self, service):
        """A service in this process that ends with the case: something with `close()`."""
        self.services.append(service)
        return service

    def once(self, key, make):
        if key not in self.memo:
            self.memo[key] = make()
        return self.memo[key]

    def end_case(self):
        for service in self.services:
            service.close()
        self.services.clear()
        for process in self.processes[self.kept:]:
            self.stop(process)
        del self.processes[self.kept:]

    def close(self):
        self.end_case()
        for made in self.memo.values():
            if hasattr(made, "close"):
                made.close()
        if not self.engine.is_sandbox:
            for name in self.engine.indices(self.stem + "*"):
                self.engine.call("DELETE", f"/{name}")
        for process in self.processes:
            self.stop(process)
        shutil.rmtree(self.work, ignore_errors=True)
