#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Streams an answer with Node's own fetch (18 or later), then lists the products that it is based on.
//   RAG_URL=https://assistant.example.com RAG_KEY=… node examples/node.mjs "Which rain jackets do you have?"
const content = process.argv[2] ?? 'Which rain jackets do you have?';
const response = await fetch(`${process.env.RAG_URL}/api/v1/chat/completions`, {
  method: 'POST',
  headers: { authorization: `Bearer ${process.env.RAG_KEY}`, 'content-type': 'application/json' },
  body: JSON.stringify({ model: 'magento-rag', stream: true, messages: [{ role: 'user', content }] }),
});
if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
let text = '';
let products = [];
for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
  text += part;
  const events = text.split('\n\n');
  text = events.pop(); // What has not come whole yet.
  for (const data of events.filter((event) => event.startsWith('data: {')).map((event) => event.slice(6))) {
    const chunk = JSON.parse(data);
    if (chunk.error) throw new Error(chunk.error.message);
    process.stdout.write(chunk.choices[0]?.delta.content ?? '');
    products = chunk.rag?.products ?? products; // On the chunk that ends the answer.
  }
}
console.log();
for (const { name, price, currency, url } of products) console.log('-', name, price, currency, url);
