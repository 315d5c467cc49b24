// SPDX-License-Identifier: Apache-2.0
// Products of an answer as cards: picture, name, price, stock, link.

/** A shelf of cards. `open(event, product, position)` hears of clicks. */
function shelf(products, wording, hosts, open) {
  const cards = h("ol", { class: "cards", part: "cards", "aria-label": wording.say("products") },
    ...products.map((product, position) => card(product, position, wording, hosts, open)));
  const shelf = h("div", { class: "shelf" }, cards);
  if (products.length < 2) return shelf;
  // By keyboard and touch the cards scroll themselves; these are for the mouse.
  const arrow = (name, way) => {
    const button = h("button", {
      class: "arrow " + name, type: "button", tabindex: "-1", "aria-hidden": "true", hidden: true, title: wording.say(name),
      click: () => {
        const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
        const sign = getComputedStyle(cards).direction === "rtl" ? -way : way;
        cards.scrollBy({ left: sign * cards.clientWidth * 0.8, behavior: isStill ? "auto" : "smooth" });
      },
    }, icon(ICONS[name]));
    shelf.appendChild(button);
    return button;
  };
  const back = arrow("back", -1);
  const forth = arrow("forth", 1);
  const update = () => {
    const left = Math.abs(cards.scrollLeft);
    back.hidden = left < 4;
    forth.hidden = left + cards.clientWidth > cards.scrollWidth - 4;
  };
  cards.addEventListener("scroll", update, { passive: true });
  new ResizeObserver(update).observe(cards);
  return shelf;
}

function card(product, position, wording, hosts, open) {
  const href = hosts.own(product.url);
  const price = wording.price(product);
  const stock = product.in_stock === undefined ? null
    : h("p", { class: product.in_stock ? "stock" : "stock out", part: "stock" }, wording.say(product.in_stock ? "inStock" : "outOfStock"));
  const content = [
    picture(product),
    h("div", { class: "facts" },
      h("p", { class: "name", part: "card-name", dir: "auto" }, product.name),
      price ? h("p", { class: "price", part: "price" }, price) : null,
      stock),
  ];
  const inner = href
    ? h("a", { href, part: "card-link", click: (event) => open(event, product, position) }, ...content)
    : h("div", null, ...content);
  return h("li", { class: "card", part: "card" }, inner);
}

/** The product's picture; its first letters where there is none or it cannot be loaded. */
function picture(product) {
  const box = h("div", { class: "picture", part: "picture", "aria-hidden": "true" });
  const letters = () => {
    box.classList.add("none");
    fill(box, product.name.split(/\s+/).slice(0, 2).map((word) => [...word][0] || "").join("").toUpperCase());
  };
  const url = webURL(product.image_url);
  if (!url) {
    letters();
    return box;
  }
  const image = h("img", { alt: "", decoding: "async", error: letters });
  image.src = url.href;
  box.appendChild(image);
  return box;
}
