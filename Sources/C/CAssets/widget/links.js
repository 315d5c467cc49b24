// SPDX-License-Identifier: Apache-2.0
// Which links may be followed: those to the shop's own hosts.

/** An absolute http(s) URL without a user's name in it; null for all else. */
function webURL(text) {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    return url.username || url.password || !url.hostname ? null : url;
  } catch {
    return null;
  }
}

/** The http(s) URL that a page's address, which may be relative, stands for; null where it stands for none. */
function pageURL(text) {
  try {
    const url = text ? webURL(new URL(text, document.baseURI).href) : null;
    return url && url.href;
  } catch {
    return null;
  }
}

/**
 * The shop's own hosts: the page's, that of the service's settings (STORE_BASE_URL) with those below it, and those of the
 * catalogue's own product links. Where the attribute `hosts` lists some, these take the place of the catalogue's.
 */
class OwnHosts {
  constructor(configured, listed) {
    this.isListed = listed.some((name) => name !== "");
    this.named = [...configured, ...listed].map((name) => name.trim().toLowerCase().replace(/^www\./, "")).filter((name) => name !== "");
    this.learned = new Set();
  }

  /** Takes the hosts of products' links as the shop's where the page does not list its own. */
  learn(products) {
    if (this.isListed) return;
    for (const product of products) {
      const url = webURL(product.url);
      if (url) this.learned.add(url.hostname);
    }
  }

  /** The link to put into `href`; null where it leads elsewhere. */
  own(text) {
    const url = webURL(text);
    if (!url) return null;
    const host = url.hostname;
    const isOwn =
      host === location.hostname || this.learned.has(host) ||
      this.named.some((name) => host === name || host.endsWith("." + name));
    return isOwn ? url.href : null;
  }
}
