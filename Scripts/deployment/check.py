# SPDX-License-Identifier: Apache-2.0
"""Checks rendered Kubernetes objects: check.py FOLDER-OF-THE-RENDERED-FILES FOLDER-OF-THE-EXECUTABLES."""

import copy
import difflib
import os
import re
import subprocess
import sys

import kubernetes_validate
import yaml

VERSIONS = ["1.29", "1.31", "1.34"]
# Rendered by kustomize, and by Helm with the values that give the same.
PAIRS = [("base", "default"), ("dev", "dev"), ("production", "production")]
# Objects of Helm's alone: their kind is no part of Kubernetes.
CUSTOM = {"ServiceMonitor"}
# What only one of the two ways writes, and what the other puts in its place.
HELM_LABELS = {
    "app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/managed-by", "helm.sh/chart"}

failures = []


def fail(text):
    failures.append(text)
    print(f"FAILED {text}")


def objects(path):
    with open(path, encoding="utf-8") as file:
        return [document for document in yaml.safe_load_all(file) if document]


def name(entry):
    return f"{entry['kind']} {entry['metadata']['name']}"


def walk(value, visit):
    if isinstance(value, dict):
        visit(value)
        for member in value.values():
            walk(member, visit)
    elif isinstance(value, list):
        for element in value:
            walk(element, visit)


def validate(label, entries):
    for entry in entries:
        if entry["kind"] in CUSTOM:
            continue
        for version in VERSIONS:
            try:
                kubernetes_validate.validate(entry, version, strict=True)
            except Exception as error:  # its errors have no common type
                fail(f"{label}: {name(entry)} is no object of Kubernetes {version}: {error}")


def references(label, entries):
    """Every name that an object of ours refers to is there."""
    there = {(entry["kind"], entry["metadata"]["name"]) for entry in entries}
    secrets = {key[1] for key in there if key[0] == "Secret"}

    def need(kind, wanted, by):
        if (kind, wanted) not in there:
            fail(f"{label}: {by} refers to {kind} {wanted}, which is not there")

    for entry in entries:
        by = name(entry)

        def visit(value, by=by):
            if "serviceAccountName" in value:
                need("ServiceAccount", value["serviceAccountName"], by)
            if isinstance(value.get("configMap"), dict):
                need("ConfigMap", value["configMap"]["name"], by)
            if isinstance(value.get("scaleTargetRef"), dict):
                need(value["scaleTargetRef"]["kind"], value["scaleTargetRef"]["name"], by)
            if isinstance(value.get("backend"), dict):
                need("Service", value["backend"]["service"]["name"], by)
            reference = value.get("secretKeyRef")
            if reference and secrets and reference["name"] not in secrets:
                fail(f"{label}: {by} refers to Secret {reference['name']}, which is not there")

        walk(entry, visit)


def pods(entries):
    for entry in entries:
        template = (
            entry["spec"].get("template") if entry["kind"] == "Deployment"
            else entry["spec"]["jobTemplate"]["spec"]["template"] if entry["kind"] == "CronJob" else None)
        if template:
            yield entry, template["spec"]


def rules(label, entries):
    """What each pod of ours keeps to."""
    for entry, pod in pods(entries):
        where = f"{label}: {name(entry)}"
        if not pod["securityContext"].get("runAsNonRoot") or pod.get("automountServiceAccountToken") is not False:
            fail(f"{where}: runs as root, or with a token of the API")
        for container in pod["containers"]:
            context = container["securityContext"]
            if not context.get("readOnlyRootFilesystem") or context["capabilities"]["drop"] != ["ALL"]:
                fail(f"{where}: may write to its root, or has capabilities")
            if "memory" not in container["resources"]["limits"]:
                fail(f"{where}: has no limit of memory")
            if ":latest" in container["image"] or not re.search(r"[:@]", container["image"]):
                fail(f"{where}: its image has no version")
        if entry["kind"] == "CronJob":
            codes = entry["spec"]["jobTemplate"]["spec"]["podFailurePolicy"]["rules"][1]["onExitCodes"]["values"]
            if 69 in codes or not {65, 75, 77, 78} <= set(codes):
                fail(f"{where}: tries again what fails again, or not what may succeed")
        if name(entry).endswith("rag-runtime"):
            container = pod["containers"][0]
            if container["readinessProbe"]["httpGet"]["path"] != "/healthz":
                fail(f"{where}: an engine that is away would take it out of the Service")
            settings = config(entries)
            drain = sum(int(re.sub("s$", "", str(settings[key]))) for key in ("drain_delay", "drain_grace"))
            if pod["terminationGracePeriodSeconds"] <= drain:
                fail(f"{where}: is killed before it has drained")
    for entry in entries:
        if entry["kind"] == "Ingress":
            marks = entry["metadata"]["annotations"]
            if marks.get("nginx.ingress.kubernetes.io/proxy-buffering") != "off":
                fail(f"{label}: the Ingress holds streamed answers back")


def config(entries):
    return yaml.safe_load(next(entry for entry in entries if entry["kind"] == "ConfigMap")["data"]["config.yaml"])


def takes(label, entries, folder, binaries):
    """The programs take the file: they end because the engine is not there (69), not because of a setting (78)."""
    settings = config(entries)
    for key in list(settings):
        if key.endswith("_file"):
            settings[key] = "/etc/ssl/certs/ca-certificates.crt"
    settings["engine_url"] = settings["engine_url"].split("://")[0] + "://127.0.0.1:9"
    path = os.path.join(folder, f"{label}-config.yaml")
    with open(path, "w", encoding="utf-8") as file:
        yaml.safe_dump(settings, file)
    secrets = {"PATH": os.environ["PATH"], "API_KEYS": "key", "OPENAI_API_KEY": "key", "WIDGET_SECRET": "s" * 32,
               "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    for program in ("rag-indexer", "rag-runtime"):
        ended = subprocess.run(
            [os.path.join(binaries, program), "check", "--config", path], env=secrets, capture_output=True, text=True,
            timeout=120, check=False)
        if ended.returncode != 69:
            fail(f"{label}: {program} does not take config.yaml: {ended.stderr[-500:]}")


def compose(binaries):
    """What compose.yaml refers to is there, and the programs take the variables that it gives them."""
    label = "compose.yaml"
    with open("deploy/compose.yaml", encoding="utf-8") as file:
        document = yaml.safe_load(file)
    services = document["services"]
    for service, entry in services.items():
        for kind in ("secrets", "configs", "volumes"):
            for use in entry.get(kind, []):
                used = use["source"] if isinstance(use, dict) else use.split(":")[0]
                if not used.startswith("/") and used not in document.get(kind, {}):
                    fail(f"{label}: {service} refers to {used} of {kind}, which is not there")
        for other in entry.get("depends_on", {}):
            if other not in services:
                fail(f"{label}: {service} depends on {other}, which is not there")
    for content in (entry["content"] for entry in document["configs"].values()):
        for container in re.findall(r"^container = (.*)$", content, flags=re.M):
            if container not in [entry.get("container_name") for entry in services.values()]:
                fail(f"{label}: the schedule starts {container}, which is not there")
    for service, program in (("runtime", "rag-runtime"), ("indexer", "rag-indexer"), ("refresh", "rag-indexer")):
        given = {
            key: re.sub(r"\$\{\w+(?::-([^}]*))?\}", lambda match: match.group(1) or "", str(value))
            for key, value in services[service]["environment"].items()}
        for key in [key for key in given if key.endswith("_FILE")]:
            del given[key]
            given[key.removesuffix("_FILE")] = "key"
        given.update({"PATH": os.environ["PATH"], "ENGINE_URL": "http://127.0.0.1:9",
                      "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"})
        given.pop("OTEL_EXPORTER_OTLP_ENDPOINT")
        ended = subprocess.run(
            [os.path.join(binaries, program), "check"], env=given, capture_output=True, text=True, timeout=120,
            check=False)
        if ended.returncode != 69 or "is no setting" in ended.stderr:
            fail(f"{label}: {program} does not take what {service} gives it: {ended.stderr[-500:]}")
    print(f"{label}: {len(services)} services")


def normal(entries):
    """The objects by name, without what the two ways write differently."""
    result = {}
    for entry in copy.deepcopy(entries):
        if entry["kind"] in CUSTOM:
            continue
        entry["metadata"].pop("namespace", None)
        if entry["kind"] == "ConfigMap":
            entry["data"] = {"config.yaml": yaml.safe_load(entry["data"]["config.yaml"])}
        # Kustomize puts a hash of the content into the name, Helm into the pods' annotation.
        if entry["kind"] in ("ConfigMap", "Secret"):
            entry["metadata"]["name"] = "magento-rag"
        # Generators of an overlay do not give the base's labels.
        if entry["kind"] == "Secret":
            entry["metadata"].pop("labels", None)
        if entry["kind"] != "Ingress":
            entry["metadata"].pop("annotations", None)

        def visit(value):
            for key in HELM_LABELS:
                value.pop(key, None)
            value.pop("checksum/config", None)
            if value.get("imagePullPolicy") == "IfNotPresent":
                del value["imagePullPolicy"]
            for key in ("configMap", "secretKeyRef"):
                if isinstance(value.get(key), dict):
                    value[key]["name"] = re.sub(r"-[a-z0-9]{10}$", "", value[key]["name"])

        walk(entry, visit)
        template = entry.get("spec", {}).get("jobTemplate", {})
        template.pop("metadata", None)
        result[name(entry)] = entry
    return result


def compare(left_label, left, right_label, right):
    left, right = normal(left), normal(right)
    for missing in sorted(left.keys() ^ right.keys()):
        fail(f"{missing} is only in {left_label if missing in left else right_label}")
    for key in sorted(left.keys() & right.keys()):
        if left[key] == right[key]:
            continue
        lines = difflib.unified_diff(
            yaml.safe_dump(left[key]).splitlines(), yaml.safe_dump(right[key]).splitlines(), left_label, right_label,
            lineterm="", n=2)
        fail(f"{key} differs:\n" + "\n".join(lines))


def main():
    folder, binaries = sys.argv[1:]
    rendered = {}
    for label in [f"kustomize-{pair[0]}" for pair in PAIRS] + [f"helm-{pair[1]}" for pair in PAIRS] + ["helm-named"]:
        entries = rendered[label] = objects(os.path.join(folder, label + ".yaml"))
        validate(label, entries)
        references(label, entries)
        rules(label, entries)
        print(f"{label}: {len(entries)} objects")
    for kustomize, helm in PAIRS:
        compare(f"kustomize-{kustomize}", rendered[f"kustomize-{kustomize}"], f"helm-{helm}", rendered[f"helm-{helm}"])
        takes(f"kustomize-{kustomize}", rendered[f"kustomize-{kustomize}"], folder, binaries)
    compose(binaries)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


main()
