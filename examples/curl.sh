#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Finds products, asks a question and calls a tool of MCP with curl.
#   RAG_URL=https://assistant.example.com RAG_KEY=… examples/curl.sh "rain jacket"
set -euo pipefail
question=${1:-rain jacket}
json() { python3 -c 'import json, sys; print(json.dumps(sys.argv[1]))' "$1"; }
post() { # PATH BODY [OPTION…]
  curl -fsS --max-time 60 "$RAG_URL$1" -H "Authorization: Bearer $RAG_KEY" -H "Content-Type: application/json" \
    --data-binary "$2" "${@:3}"
}

echo "== Products, as text for a prompt"
post /api/v1/actions/retrieve_products "{\"query\": $(json "$question"), \"top_k\": 3, \"fields\": [\"context\"]}"

echo; echo "== An answer, as it is written"
post /api/v1/chat/completions "{\"model\": \"magento-rag\", \"stream\": true,
  \"messages\": [{\"role\": \"user\", \"content\": $(json "$question")}]}" -N

echo; echo "== The same through MCP"
post /mcp "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/call\", \"params\": {\"name\": \"search\",
  \"arguments\": {\"query\": $(json "$question")}}}" -H "Accept: application/json"
