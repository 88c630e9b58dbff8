// The page to search on: what was found, by what it can be narrowed, and from a folder a list of pages instead.

const results = document.querySelector("#results");
const said = JSON.parse(results.dataset.found);
const language = document.documentElement.lang;
const FACETS = ["region", "action", "carrier", "kind"];
const MOST_SHOWN = 10;

const of = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

const element = (name, text, attributes = {}) => {
  const made = document.createElement(name);
  if (text) made.append(text);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const shown = (meta) => {
  const its = (name) => meta[`${name}-${language}`];
  const item = element("li");
  const address = `${root}${language}/${meta.address}`;
  const title = element("p");
  title.append(element("span", `${said[`kind.${meta.kind}`]} · `, { class: "quiet" }), element("a", its("title"), { href: address }));
  const text = element("p", its("text"));
  if (meta.sources) text.append(" ", element("span", `[${meta.sources}]`, { class: "source" }));
  item.append(title, text);
  if (its("detail")) item.append(element("p", its("detail"), { class: "note" }));
  // A doubtful number stands no stronger than its flags.
  const [number, flags] = (its("number") ?? its("doubts") ?? "").split("⚠");
  const line = element("p", number);
  if (flags !== undefined) line.append(element("span", `⚠${flags}`, { class: "flag" }));
  if (number || flags) item.append(line);
  if (its("status")) item.append(element("p", its("status"), { class: "quiet" }));
  return item;
};

const isNew = (meta, seen) => {
  const key = [meta.kind, meta[`text-${language}`], meta[`number-${language}`], meta.sources].join("\n");
  return !seen.has(key) && Boolean(seen.add(key));
};

const start = async () => {
  const field = document.querySelector("#q");
  const status = element("p", "", { role: "status" });
  const list = element("ol");
  const more = element("button", said.more, { type: "button", hidden: "" });
  const narrow = element("div", "", { id: "narrow" });
  results.append(narrow, status, list, more);
  const words = new Words(await fetched("words"));
  const opened = new Map();
  const open = async (numbers) => {
    for (const number of numbers) if (!opened.has(number)) opened.set(number, await Store.open(number));
    const size = numbers.reduce((sum, number) => sum + words.sizes[number], 0);
    return new Stores(numbers.map((number) => opened.get(number)), size);
  };
  const given = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, given.get(facet) ?? ""]));
  field.value = given.get("q") ?? "";
  let turn = 0;

  const answer = async () => {
    turn += 1;
    const mine = turn;
    const query = field.value.trim();
    list.replaceChildren();
    more.hidden = true;
    status.textContent = query ? said.searching : "";
    if (!query) return;
    const { names, stores, corrected, place } = await find(query, words, open);
    if (mine !== turn) return; // something else has been asked for meanwhile
    if (place) { status.textContent = said.where; return; }
    const left = await narrowed(names, stores);
    const seen = new Set();
    let at = 0;
    const show = async () => {
      const some = left.slice(at, at + MOST_SHOWN);
      at += some.length;
      const entries = await Promise.all(some.map((name) => stores.entries.get(name).data()));
      if (mine === turn) list.append(...entries.filter(({ meta }) => isNew(meta, seen)).map(({ meta }) => shown(meta)));
      more.hidden = at >= left.length;
    };
    more.onclick = show;
    await show();
    const taken = [...(corrected ?? [])].map(([word, typed]) => said.corrected.replace("{typed}", typed).replace("{word}", word));
    status.textContent = [...taken, left.length ? said.found.replace("{count}", left.length) : said.nothing].join(" · ");
  };

  // What can be chosen is what there are hits of, each with how many.
  const narrowed = async (names, stores) => {
    const holding = {};
    for (const facet of FACETS) {
      holding[facet] = new Map();
      for (const value of words.choices[facet]) holding[facet].set(value, await stores.of(facet, value));
    }
    const fits = (name, facets) => facets.every((facet) => !chosen[facet] || holding[facet].get(chosen[facet])?.has(name));
    narrow.replaceChildren(...FACETS.map((facet) => {
      const others = names.filter((name) => fits(name, FACETS.filter((each) => each !== facet)));
      const options = [...holding[facet]].map(([value, some]) => [value, others.filter((name) => some.has(name)).length])
        .filter(([value, count]) => count > 0 || value === chosen[facet])
        .map(([value, count]) => element("option", `${called(facet, value)} (${count})`, { value }));
      const select = element("select");
      select.append(element("option", said.every, { value: "" }), ...options);
      select.value = chosen[facet];
      select.addEventListener("change", () => { chosen[facet] = select.value; asked(); });
      const label = element("label", said[facet]);
      label.append(" ", select);
      return label;
    }));
    return names.filter((name) => fits(name, FACETS));
  };
  const called = (facet, value) => of(words.called[facet] ?? {}, value)?.[language] ?? of(said, `${facet}.${value}`) ?? value;

  const asked = () => {
    const kept = new URLSearchParams({ q: field.value });
    for (const facet of FACETS) if (chosen[facet]) kept.set(facet, chosen[facet]);
    history.replaceState(null, "", `?${kept}`);
    return answer();
  };
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const facet of FACETS) chosen[facet] = "";
    asked();
  });
  await answer();
  results.dataset.ready = "true";
};

// From a folder, browsers refuse what a search reads: the list of pages is narrowed instead.
const filter = () => {
  const field = document.querySelector("#q");
  const links = [...document.querySelectorAll("#pages .links a")];
  results.append(element("p", said.unsearched, { role: "status" }));
  const narrowed = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const link of links) {
      const text = `${link.textContent} ${link.getAttribute("href")}`.toLowerCase();
      link.parentElement.hidden = !words.every((word) => text.includes(word));
    }
  };
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", narrowed);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  narrowed();
};

document.querySelector("h1").after(results);
if (location.protocol.startsWith("http")) start(); else filter();
