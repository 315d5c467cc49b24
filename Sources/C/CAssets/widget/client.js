// SPDX-License-Identifier: Apache-2.0
// Calls to the service: tokens, the streamed answer, and what can go wrong.

/** A failure by its kind, for which `TEXTS` has the words. `seconds`: when to try again; null: unknown. */
class ChatFailure extends Error {
  constructor(kind, seconds = null) {
    super(kind);
    this.kind = kind;
    this.seconds = seconds;
  }
}

/** The events of a stream (`text/event-stream`) as their data. */
async function* eventData(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = "";
  let data = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      buffer += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the end may be half of CR LF.
      const held = !done && buffer.endsWith("\r") ? 1 : 0;
      const lines = buffer.slice(0, buffer.length - held).split(/\r\n|\n|\r/);
      buffer = lines.pop() + (held ? "\r" : "");
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield data.join("\n");
          data = [];
        } else if (line.startsWith("data:")) {
          data.push(line.slice(line[5] === " " ? 6 : 5));
        }
      }
      if (done) return;
    }
  } finally {
    // Whoever stops reading wants no more: the connection ends, and with it the work behind it.
    reader.cancel().catch(() => {});
  }
}

/** Talks to one store of one service. */
class ChatClient {
  constructor({ endpoint, store, tokenURL }) {
    this.endpoint = endpoint;
    this.store = store;
    this.tokenURL = tokenURL;
    // Null: not known, where the file is another service's. Then a refusal tells.
    this.needsToken = tokenURL || SERVICE.tokens ? true : this.endpoint === DEFAULT_ENDPOINT ? false : null;
    this.tokenKey = "magento-rag-chat/token/" + this.endpoint + "/" + (store || "");
    this.minting = null;
  }

  get model() { return this.store && this.store !== "default" ? "magento-rag-" + this.store : "magento-rag"; }

  /** Asks, and hands each event of the answer to `on`. Resolves at its end; throws `ChatFailure`, or what `signal` aborts with. */
  async ask(messages, signal, on) {
    const body = toJSON({ model: this.model, stream: true, messages });
    let response = await this.post(body, signal, false);
    // A token that has been refused is replaced once.
    if (response.status === 401 && this.needsToken !== false) {
      this.needsToken = true;
      response = await this.post(body, signal, true);
    }
    if (!response.ok) throw await ChatClient.failure(response);
    const degraded = response.headers.get("x-rag-degraded");
    if (degraded) on({ rag: { degraded: degraded.split(",").map((word) => word.trim()) } });
    let isFinished = false;
    try {
      for await (const data of eventData(response.body)) {
        if (data === "[DONE]") return;
        const chunk = JSON.parse(data);
        if (chunk.error) throw new ChatFailure("cut");
        const choice = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
        if (choice && choice.finish_reason) isFinished = true;
        on({ id: chunk.id, rag: chunk.rag, delta: choice && choice.delta, finishReason: choice && choice.finish_reason });
      }
    } catch (error) {
      if (signal.aborted || error instanceof ChatFailure) throw error;
      throw new ChatFailure(navigator.onLine === false ? "offline" : "cut");
    }
    if (!isFinished) throw new ChatFailure("cut");
  }

  async post(body, signal, isSecondTry) {
    const headers = { "content-type": "application/json", "accept": "text/event-stream", "x-rag-cards": "first" };
    if (this.needsToken) headers.authorization = "Bearer " + (await this.token(signal, isSecondTry));
    return ChatClient.fetch(this.endpoint + "/api/v1/chat/completions", { method: "POST", headers, body, signal });
  }

  /** A token that lives for half a minute yet. */
  async token(signal, isRefused) {
    if (!isRefused) {
      const kept = storedJSON(this.tokenKey);
      if (kept && typeof kept.token === "string" && kept.until > Date.now() + 30000) return kept.token;
    }
    if (!this.minting) {
      this.minting = this.mint(signal).finally(() => { this.minting = null; });
    }
    return this.minting;
  }

  async mint(signal) {
    const response = await ChatClient.fetch(
      this.tokenURL || this.endpoint + "/api/v1/widget/token",
      {
        method: "POST", headers: { "content-type": "application/json" }, signal,
        body: toJSON(this.store ? { store: this.store } : {}),
        // The shop's own server may want to know its visitor.
        credentials: this.tokenURL ? "same-origin" : "omit",
      });
    if (!response.ok) throw await ChatClient.failure(response);
    const answer = await response.json().catch(() => null);
    if (!answer || typeof answer.token !== "string") throw new ChatFailure("unauthorized");
    const life = typeof answer.expires_in === "number" ? answer.expires_in : 60;
    keep(this.tokenKey, { token: answer.token, until: Date.now() + life * 1000 });
    return answer.token;
  }

  static async fetch(url, options) {
    try {
      return await fetch(url, { credentials: "omit", cache: "no-store", ...options });
    } catch (error) {
      if (options.signal && options.signal.aborted) throw error;
      throw new ChatFailure(navigator.onLine === false ? "offline" : "unreachable");
    }
  }

  static async failure(response) {
    const seconds = ChatClient.wait(response.headers);
    // The connection is free for the next question.
    await response.text().catch(() => {});
    if (response.status === 401 || response.status === 403) return new ChatFailure("unauthorized");
    if (response.status === 429) return new ChatFailure("limited", seconds === null ? 60 : seconds);
    return response.status >= 500 ? new ChatFailure("busy", seconds) : new ChatFailure("refused");
  }

  /** Seconds by `Retry-After` (a number or a date) or `retry-after-ms`; null: not said. */
  static wait(headers) {
    const milliseconds = parseFloat(headers.get("retry-after-ms"));
    if (milliseconds >= 0) return Math.ceil(milliseconds / 1000);
    const text = headers.get("retry-after");
    if (!text) return null;
    const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
    return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
  }
}
