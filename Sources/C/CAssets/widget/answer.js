// SPDX-License-Identifier: Apache-2.0
// One answer on the screen: cards, prose, what is to be said about it.

class AnswerView {
  /** `chat`: the element, with `wording`, `hosts`, `productClicked` and `retry`. */
  constructor(message, chat) {
    this.message = message;
    this.chat = chat;
    this.shown = { products: null, blocks: [] };
    this.shelf = h("div");
    this.prose = h("div", { class: "prose", part: "prose", dir: "auto", click: (event) => this.clicked(event) });
    this.foot = h("div", { class: "foot" });
    this.node = h("li", { class: "answer", part: "answer" },
      h("span", { class: "unseen" }, chat.wording.say("assistant")), this.shelf, this.prose, this.foot);
    this.update();
  }

  update() {
    const { message } = this;
    if (message.products !== this.shown.products) {
      this.shown.products = message.products;
      fill(this.shelf, message.products.length > 0
        ? shelf(message.products, this.chat.wording, this.chat.hosts, (...click) => this.chat.productClicked(message, ...click)) : null);
      this.shelf.hidden = message.products.length === 0;
    }
    this.updateProse();
    this.updateFoot();
  }

  /** Only blocks that have changed are made anew, so that a selection in the others stays. */
  updateProse() {
    const isRunning = this.message.state === "running";
    const sources = markdownBlocks(this.message.text);
    const { blocks } = this.shown;
    sources.forEach((source, place) => {
      const isOpen = isRunning && place === sources.length - 1;
      const known = blocks[place];
      if (known && known.source === source && known.isOpen === isOpen) return;
      const node = markdownBlock(source, (target) => this.chat.hosts.own(target), isOpen);
      if (known) this.prose.replaceChild(node, known.node);
      else this.prose.appendChild(node);
      blocks[place] = { source, isOpen, node };
    });
    while (blocks.length > sources.length) this.prose.removeChild(blocks.pop().node);
  }

  updateFoot() {
    const { message, chat } = this;
    const { wording } = chat;
    const parts = [];
    if (message.state === "running") {
      const name = message.products.length > 0 ? "writing" : "searching";
      if (message.text === "") {
        parts.push(h("div", { class: "wait", part: "wait" },
          h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("span", null, wording.say(name))));
      }
    } else {
      for (const text of this.remarks()) parts.push(h("p", { class: "remark", part: "remark" }, icon(ICONS.warning), h("span", null, text)));
      if (message.state.startsWith("failed")) parts.push(this.fault());
    }
    const key = parts.map((part) => part.textContent).join("|") + message.state;
    if (key === this.shown.foot) return;
    this.shown.foot = key;
    fill(this.foot, ...parts);
    this.foot.hidden = parts.length === 0;
  }

  remarks() {
    const { message, chat: { wording } } = this;
    const texts = [];
    if (message.degraded.some((word) => word === "generation" || word === "budget")) texts.push(wording.say("plainAnswer"));
    else if (message.degraded.length > 0) texts.push(wording.say("plainSearch"));
    if (message.relaxed.length > 0) texts.push(wording.say("relaxed", { wishes: wording.wishes(message.relaxed) }));
    if (message.state === "stopped") texts.push(wording.say("stopped"));
    return texts;
  }

  faultText() {
    const { message, chat: { wording } } = this;
    const kind = message.state.slice("failed:".length);
    if (kind !== "limited") return wording.say(TEXTS.en[kind] ? kind : "cut");
    const left = this.secondsLeft;
    return left > 0 ? wording.say("limited", { time: wording.time(left) }) : wording.say("ready");
  }

  get secondsLeft() { return Math.max(0, Math.ceil(((this.message.retryAt || 0) - Date.now()) / 1000)); }

  fault() {
    const text = h("p", null, this.faultText());
    const again = h("button", {
      class: "again", part: "retry", type: "button", disabled: this.secondsLeft > 0, click: () => this.chat.retry(this.message),
    }, this.chat.wording.say("retry"));
    if (this.secondsLeft > 0) {
      const timer = setInterval(() => {
        fill(text, this.faultText());
        if (this.secondsLeft > 0 && text.isConnected) return;
        clearInterval(timer);
        again.disabled = false;
      }, 1000);
    }
    return h("div", { class: "fault", part: "fault" }, icon(ICONS.warning), text, again);
  }

  clicked(event) {
    const link = event.composedPath().find((node) => node.nodeName === "A");
    if (!link) return;
    const position = this.message.products.findIndex((product) => this.chat.hosts.own(product.url) === link.href);
    if (position >= 0) this.chat.productClicked(this.message, event, this.message.products[position], position);
  }
}
