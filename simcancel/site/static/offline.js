
// What is said of a site as a whole: addresses as people write them, and pages that open again without a network.
(() => {
  if (!location.protocol.startsWith("http")) return;
  for (const link of document.querySelectorAll('a[href*="index.html"], form[action$="index.html"]')) {
    const name = link.localName === "form" ? "action" : "href";
    link.setAttribute(name, link.getAttribute(name).replace(/index\.html(?=#|$)/, "") || "./");
  }
  const root = document.querySelector("script[data-root]").dataset.root || "./";
  const manifest = document.createElement("link"); // which browsers complain of in a folder
  manifest.rel = "manifest";
  manifest.href = `${root}site.webmanifest`;
  document.head.append(manifest);
  if (!navigator.serviceWorker) return;
  // This page was fetched before there was a worker to keep it; the pages beside it are those that are wanted next.
  const MOST_BESIDE = 10; // of a region's carriers there may be many
  const beside = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], .trail li + li:last-child a, header .tabs a")]
    .slice(0, MOST_BESIDE).map((each) => each.href);
  const wanted = [location.href, document.querySelector("script[data-root]").src, ...beside];
  const keep = async () => {
    await navigator.serviceWorker.register(`${root}service-worker.js`);
    await navigator.serviceWorker.ready;
    const cache = await caches.open("simcancel");
    for (const address of new Set(wanted.map((each) => each.replace(/[#?].*$/, "").replace(/\/$/, "/index.html")))) {
      if (!await cache.match(address)) await cache.add(address).catch(() => undefined);
    }
  };
  addEventListener("load", () => { keep().catch(() => undefined); });
})();
