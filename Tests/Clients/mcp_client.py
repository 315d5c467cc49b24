#!/usr/bin/env python3
"""The official MCP client against running rag-runtimes, and UCP's own models against their answers.

  pip install mcp ucp-sdk jsonschema
  Tests/Clients/mcp_client.py KEY http://127.0.0.1:8080 [http://127.0.0.1:8081 …]

Several runtimes are used in turn, as replicas behind a balancer. Prints one line a check and ends with 'N passed, N failed';
exit 1 when one failed.
"""
import asyncio
import json
import sys
import urllib.error
import urllib.request

import httpx2
import jsonschema
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from ucp_sdk.models.schemas import profile
from ucp_sdk.models.schemas.common.types.error_response import ErrorResponse
from ucp_sdk.models.schemas.shopping.catalog_lookup import GetProductResponse, LookupResponse
from ucp_sdk.models.schemas.shopping.catalog_search import SearchResponse

key, bases = sys.argv[1], [base.rstrip("/") for base in sys.argv[2:]]
passed = failed = 0


async def check(name, body):
    global passed, failed
    try:
        await body()
        passed += 1
        print("ok    ", name)
    except Exception as error:  # every kind of failure is a finding
        failed += 1
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        print("FAILED", name, "-", type(error).__name__, str(error)[:600])


def client(mode, base=bases[0]):
    http = httpx2.AsyncClient(headers={"Authorization": "Bearer " + key}, timeout=60)
    return Client(streamable_http_client(base + "/mcp", http_client=http), mode=mode)


def rest(path, body=None, base=bases[0]):
    request = urllib.request.Request(base + path, data=None if body is None else json.dumps(body).encode())
    request.add_header("Authorization", "Bearer " + key)
    request.add_header("Content-Type", "application/json")
    request.add_header("UCP-Agent", 'profile="https://agent.example/profile.json"')
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


def ids(answer):
    return [product["id"] for product in answer["products"]]


async def tools(mode):
    async with client(mode) as session:
        listed = (await session.list_tools()).tools
        assert [tool.name for tool in listed] == ["search_catalog", "lookup_catalog", "get_product", "search", "fetch"]
        for tool in listed:
            jsonschema.Draft202012Validator.check_schema(tool.input_schema)
            jsonschema.Draft202012Validator.check_schema(tool.output_schema)
            hints = tool.annotations
            assert hints.read_only_hint and hints.destructive_hint is False and hints.open_world_hint is False
        schemas = {tool.name: tool for tool in listed}

        async def call(name, arguments):
            jsonschema.validate(arguments, schemas[name].input_schema)
            result = await session.call_tool(name, arguments)
            assert not result.is_error, result.content
            jsonschema.validate(result.structured_content, schemas[name].output_schema)
            assert json.loads(result.content[0].text) == result.structured_content
            return result.structured_content

        found = await call("search_catalog", {"catalog": {"query": "bag", "pagination": {"limit": 3}}})
        SearchResponse.model_validate(found)
        assert len(found["products"]) == 3 and found["pagination"]["has_next_page"]
        assert ids(rest("/catalog/search", {"query": "bag", "pagination": {"limit": 3}})) == ids(found)
        first = found["products"][0]
        looked_up = await call("lookup_catalog", {"catalog": {"ids": [first["id"], first["variants"][0]["id"], "no"]}})
        LookupResponse.model_validate(looked_up)
        assert ids(looked_up) == [first["id"]]
        assert [one["match"] for one in looked_up["products"][0]["variants"][0]["inputs"]] == ["featured", "exact"]
        detail = await call("get_product", {"catalog": {"id": first["variants"][0]["sku"]}})
        GetProductResponse.model_validate(detail)
        assert detail["product"]["price_range"] == first["price_range"]
        ErrorResponse.model_validate(await call("get_product", {"catalog": {"id": "no such product"}}))
        hint = await call("search_catalog", {"catalog": {"query": "bag", "filters": {"attributes": {"colour": ["Red"]}}}})
        SearchResponse.model_validate(hint)
        assert any("Did you mean 'color'" in message["content"] for message in hint["messages"]), hint["messages"]
        results = (await call("search", {"query": "bag"}))["results"]
        assert [one["id"] for one in results[:3]] == ids(found)
        document = await call("fetch", {"id": results[0]["id"]})
        assert document["url"] == results[0]["url"] and document["title"] in document["text"]


async def refusals(mode):
    async with client(mode) as session:
        for name, arguments in [("none", {}), ("search_catalog", {}), ("fetch", {"id": 3}),
                                ("lookup_catalog", {"catalog": {"ids": [str(n) for n in range(51)]}})]:
            try:
                result = await session.call_tool(name, arguments)
            except Exception as error:
                assert "-32602" in repr(error) or getattr(getattr(error, "error", None), "code", 0) == -32602, repr(error)
                continue
            raise AssertionError(f"{name} {arguments}: {result}")


async def together():
    async def one(number):
        async with client("legacy" if number % 2 else "2026-07-28", bases[number % len(bases)]) as session:
            result = await session.call_tool("search_catalog", {"catalog": {"query": "yoga mat"}})
            return tuple(ids(result.structured_content))
    answers = await asyncio.gather(*(one(number) for number in range(64)))
    assert len(set(answers)) == 1 and answers[0], set(answers)


async def in_turn():
    seen, cursor = [], None
    for turn in range(6):
        paging = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = rest("/catalog/search", {"query": "bag for the gym", "pagination": paging}, bases[turn % len(bases)])
        SearchResponse.model_validate(page)
        seen += ids(page)
        cursor = page["pagination"].get("cursor")
        if not cursor:
            break
    assert len(seen) == len(set(seen)) > 4, seen


async def published():
    profile.BusinessSchema.model_validate(rest("/.well-known/ucp"))


async def no_filter_left():
    for body in [{"query": "bag", "filters": {"price": {"max": 5000}, "in_stock": True}},
                 {"filters": {"categories": ["Bags"]}}, {"query": "bag", "context": {"language": "de", "currency": "EUR"},
                                                         "filters": {"price": {"max": 5000}, "weight": {"max": 1}}}]:
        SearchResponse.model_validate(rest("/catalog/search", body))


async def main():
    for mode in ["legacy", "auto", "2026-07-28"]:
        await check(f"{mode}: tools, their schemas and UCP's", lambda: tools(mode))
        await check(f"{mode}: wrong calls are refused", lambda: refusals(mode))
    await check("64 calls at once, old and new, over all replicas", together)
    await check("pages over replicas in turn", in_turn)
    await check("the profile", published)
    await check("answers under filters", no_filter_left)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


asyncio.run(main())
