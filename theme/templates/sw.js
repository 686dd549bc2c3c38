// Pages that were read can be read again without a network. The network always comes first:
// a new release is seen at once, and what is kept is shown only when nothing answers.
const BASE = "{{ BASE_PATH }}/";
const CACHE = "literasi-1";
const OFFLINE = `${BASE}luring/`;
const MOST = { document: 60, image: 120 };

{% if SITE.offline %}
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([OFFLINE, "{{ BASE_PATH }}/{{ asset("fonts/pjs-700.woff2") }}", "{{ BASE_PATH }}/{{ asset("js/situs.js") }}", "{{ BASE_PATH }}/{{ asset("js/luring.js") }}"])));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.method === "GET" && url.origin === location.origin && url.pathname.startsWith(BASE);
  // Sound and film come in pieces and are large; the search index is of no use without its rest.
  const kept = ["document", "image", "font", "script", "style", ""].includes(request.destination);
  if (ours && kept && !request.headers.has("range") && !url.pathname.startsWith(`${BASE}pagefind/`)) {
    event.respondWith(answer(event));
  }
});

async function answer(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  try {
    // Asked anew of the host: the browser's own cache may hold the page of the last release.
    const found = await fetch(request, request.mode === "navigate" ? { cache: "no-cache" } : {});
    if (found.ok && found.type === "basic") event.waitUntil(keep(cache, request, found.clone()));
    return found;
  } catch (error) {
    const known = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
    const instead = request.mode === "navigate" ? await cache.match(OFFLINE) : undefined;
    if (known ?? instead) return known ?? instead;
    throw error;
  }
}

async function keep(cache, request, response) {
  await cache.put(request, response);
  const most = MOST[request.destination];
  if (!most) return;
  const alike = (await cache.keys()).filter((other) => other.destination === request.destination && other.url !== location.origin + OFFLINE);
  for (const oldest of alike.slice(0, -most)) await cache.delete(oldest);
}
{% else %}
// Turned off: what an earlier release kept on readers' phones goes away.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(leave());
});
{% endif %}
