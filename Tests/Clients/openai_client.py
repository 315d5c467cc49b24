#!/usr/bin/env python3
"""The official `openai` Python client against a running rag-runtime.

  pip install openai
  Tests/Clients/openai_client.py http://127.0.0.1:8080 KEY "a question about the catalogue"

Prints one line a check and ends with 'N passed, N failed'; exit 1 when one failed.
"""
import json
import sys
import urllib.error
import urllib.request

import openai

base, key, question = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
client = openai.OpenAI(base_url=base + "/api/v1", api_key=key, max_retries=0, timeout=60)
messages = [{"role": "user", "content": question}]
passed = failed = 0


def check(name):
    def run(body):
        global passed, failed
        try:
            body()
            passed += 1
            print("ok    ", name)
        except Exception as error:  # every kind of failure is a finding
            failed += 1
            print("FAILED", name, "-", type(error).__name__, str(error)[:300])
        return body
    return run


def refused(kind, param=None, code=None, **request):
    try:
        client.chat.completions.create(**({"model": "magento-rag", "messages": messages} | request))
    except kind as error:
        assert error.request_id, "no x-request-id"
        assert param is None or error.param == param, f"param {error.param!r}"
        assert code is None or error.code == code, f"code {error.code!r}"
        return
    raise AssertionError(f"no {kind.__name__}")


@check("models are listed, the first is magento-rag")
def _():
    models = [m.id for m in client.models.list()]
    assert models and models[0].startswith("magento-rag"), models


@check("a model is retrieved, an unknown one is 404")
def _():
    first = next(iter(client.models.list())).id
    assert client.models.retrieve(first).id == first
    try:
        client.models.retrieve("no-such-model")
    except openai.NotFoundError as error:
        assert error.code == "model_not_found", error.code
        return
    raise AssertionError("no 404")


MODEL = next((m.id for m in client.models.list()), "magento-rag")


@check("an answer names a product with its price and link")
def _():
    answer = client.chat.completions.create(model=MODEL, messages=messages)
    choice = answer.choices[0]
    assert answer.object == "chat.completion" and choice.finish_reason == "stop"
    products = answer.model_extra["rag"]["products"]
    named = [p for p in products if p["name"] in choice.message.content]
    assert named, choice.message.content
    assert any(str(p["price"]).rstrip("0").rstrip(".") in choice.message.content for p in named), choice.message.content
    assert any(p["url"] in choice.message.content for p in named), choice.message.content
    for annotation in choice.message.annotations or []:
        cited = annotation.url_citation
        assert 0 <= cited.start_index <= cited.end_index <= len(choice.message.content)
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


@check("a stream's deltas join to a whole answer and carry the products once")
def _():
    text, roles, finishes, carried, ids = "", 0, [], 0, set()
    for chunk in client.chat.completions.create(model=MODEL, messages=messages, stream=True):
        ids.add(chunk.id)
        assert chunk.usage is None and len(chunk.choices) == 1
        choice = chunk.choices[0]
        roles += choice.delta.role is not None
        text += choice.delta.content or ""
        if choice.finish_reason:
            finishes.append(choice.finish_reason)
            carried += bool(chunk.model_extra.get("rag", {}).get("products"))
    assert text and roles == 1 and finishes == ["stop"] and carried == 1 and len(ids) == 1, (roles, finishes, carried)


@check("the stream's usage comes only when asked for, on a chunk without choices")
def _():
    chunks = list(client.chat.completions.create(model=MODEL, messages=messages, stream=True,
                                                 stream_options={"include_usage": True}))
    assert chunks[-1].usage and chunks[-1].choices == [] and all(c.usage is None for c in chunks[:-1])


@check("with_raw_response has x-request-id on success too")
def _():
    raw = client.chat.completions.with_raw_response.create(model=MODEL, messages=messages)
    assert raw.headers["x-request-id"]


@check("an unknown model is NotFoundError")
def _():
    refused(openai.NotFoundError, code="model_not_found", model="gpt-unknown")


@check("a wrong key is AuthenticationError with invalid_api_key")
def _():
    try:
        client.with_options(api_key="wrong").chat.completions.create(model=MODEL, messages=messages)
    except openai.AuthenticationError as error:
        assert error.code == "invalid_api_key", error.code
        assert error.response.headers["www-authenticate"].lower().startswith("bearer")
        return
    raise AssertionError("no 401")


@check("bad bodies are BadRequestError with param")
def _():
    refused(openai.BadRequestError, param="messages", model=MODEL, messages=[])
    refused(openai.BadRequestError, param="temperature", model=MODEL, temperature=9)
    refused(openai.BadRequestError, param="n", model=MODEL, n=3)
    refused(openai.BadRequestError, param="messages[0].role", model=MODEL, messages=[{"role": "king", "content": "x"}])


@check("a body that is not JSON is 400 with an error object")
def _():
    request = urllib.request.Request(base + "/api/v1/chat/completions", data=b"{", headers={
        "authorization": "Bearer " + key, "content-type": "application/json"})
    try:
        urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        assert error.code == 400, error.code
        assert set(json.load(error)["error"]) == {"message", "type", "param", "code"}
        return
    raise AssertionError("no 400")


@check("unknown fields and neutral values pass")
def _():
    client.chat.completions.create(model=MODEL, messages=messages, n=1, logprobs=False, seed=1, user="u",
                                   extra_body={"some_proxy_field": 1, "store": False})


print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
