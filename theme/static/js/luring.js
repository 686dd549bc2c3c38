// Without a network: what this phone kept, to be read now. See sw.js.
(async () => {
  const box = document.querySelector("[data-simpanan]");
  const list = box.querySelector("ul");
  const seen = new Set([box.dataset.simpanan]); // a page may be kept under several queries
  const empty = list.removeChild(list.firstElementChild);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of (await cache.keys()).reverse()) {
      const response = await cache.match(request);
      const { pathname } = new URL(request.url);
      if (seen.has(pathname) || !response.headers.get("content-type")?.includes("html")) continue;
      seen.add(pathname);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const item = empty.cloneNode(true);
      const link = item.querySelector("a");
      link.href = request.url;
      link.textContent = page.querySelector("h1")?.textContent ?? pathname;
      list.append(item);
    }
  }
  box.hidden = !list.children.length;
})();
