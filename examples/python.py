#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Streams an answer with OpenAI's client (pip install openai), then lists the products that it is based on.

RAG_URL=https://assistant.example.com RAG_KEY=… examples/python.py "Which rain jackets do you have?"
"""
import os
import sys

from openai import OpenAI

question = sys.argv[1] if len(sys.argv) > 1 else "Which rain jackets do you have?"
client = OpenAI(base_url=os.environ["RAG_URL"] + "/api/v1", api_key=os.environ["RAG_KEY"])
products = []
for chunk in client.chat.completions.create(
    model="magento-rag", stream=True, messages=[{"role": "user", "content": question}]
):
    # The chunk that ends the answer carries the products in full.
    products = (chunk.model_extra or {}).get("rag", {}).get("products", products)
    if chunk.choices and chunk.choices[0].delta.content:
        print(chunk.choices[0].delta.content, end="", flush=True)
print()
for product in products:
    print("-", product["name"], product.get("price", ""), product.get("currency", ""), product.get("url", ""))
