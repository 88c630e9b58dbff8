"use strict";
// Pages and what they need come from the network, for a flag may be new; without a network, as they were last seen.
const KEPT = "simcancel";
const PATIENCE = 4000; // milliseconds to wait for a network that does not answer, where the page is kept

const named = (request) => {
  const address = new URL(request.url);
  address.hash = address.search = "";
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  return address.href;
};

const fetched = async (request) => {
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    const cache = await caches.open(KEPT);
    await cache.put(named(request), answer.clone()).catch(() => undefined); // it is full
  }
  return answer;
};

const answered = async (request) => {
  const kept = await (await caches.open(KEPT)).match(named(request));
  if (!kept) return fetched(request);
  const late = new Promise((resolve) => { setTimeout(() => resolve(kept), PATIENCE); });
  return Promise.race([fetched(request).catch(() => kept), late]);
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === self.location.origin) {
    event.respondWith(answered(request));
  }
});
