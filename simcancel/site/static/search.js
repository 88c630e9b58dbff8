// The search of the site: as the command line's, with Pagefind as the store. A query is cut into the words that the guides
// know, other words, and Chinese characters or syllables between their neighbours (simcancel/query says why); each token is
// asked for, and an entry is a hit only where it covers enough of the weight of the query. Nothing leaves the browser but
// requests for the site's own files.

"use strict";
const results = document.querySelector("#results");
const said = JSON.parse(results.dataset.found);
const root = document.querySelector("script[data-root]").dataset.root;
const language = document.documentElement.lang;

const FACET = "=", SOUND = "~", ELSEWHERE = "!";
const LONGEST = 12, LONGEST_SYLLABLE = 6, LONGEST_INITIALS = 4, LONGEST_WORD = 40, MOST_CUTS = 20, MOST_READINGS = 8;
const MOST_PARTS = 80, MOST_CORRECTED = 8; // of a query: more are no question, and take seconds
const LEAST_WEIGHT = 0.2, UNKNOWN_CHARACTER = 0.5, LEAST_DIGITS = 4, MOST_LENGTH = 200;
const ENOUGH = 0.5, ENOUGH_RELAXED = 0.35, ENOUGH_WITH_UNKNOWN = 0.6;
const BESIDE = { official: 0.85, question: 0.85, contact: 0.95, carrier: 0.95 };
const FACETS = ["region", "action", "carrier", "kind"];
const MOST_SHOWN = 10, MOST_STORES = 3;

// Words -----------------------------------------------------------------------------------------------------------------

const isHan = (char) => /^\p{Script=Han}/u.test(char);
const LETTERS = { ...Object.fromEntries([..."0123456789"].map((digit, at) => [digit, `z${"abcdefghij"[at]}`])),
  z: "zv", "=": "zx", "~": "zy", "-": "zz", " ": "zw", "@": "zu", _: "zt" };
const written = (where, token) => where + [...token].map((char) => LETTERS[char] ?? char).join("");

const ENDINGS = [["ies", "y"], ["sses", "ss"], ["ing", ""], ["ed", ""], ["es", "e"], ["s", ""], ["ly", ""]];
const stem = (word) => {
  if (!/^[\x00-\x7f]*$/.test(word)) return word;
  const found = ENDINGS.find(([ending]) => word.endsWith(ending) && word.length - ending.length >= 3 && !word.endsWith("ss"));
  if (found) word = word.slice(0, -found[0].length) + found[1];
  if (word.length > 3 && word.at(-1) === word.at(-2) && !"aeiou".includes(word.at(-1))) word = word.slice(0, -1);
  return word.length > 3 && word.endsWith("e") ? word.slice(0, -1) : word;
};

const pairwise = (parts) => parts.slice(1).map((part, at) => [parts[at], part]);
const join = (parts) => parts.reduce((joined, part) =>
  joined + (joined && !(isHan([...joined].at(-1)) && isHan(part)) ? " " : "") + part, "");
const stemmed = (run) => join(run.map(stem));
const spans = (parts) => parts.flatMap((_, start) =>
  parts.slice(start, start + LONGEST).map((__, more) => parts.slice(start, start + more + 1)));

// Letters that turn one word into another; two neighbours exchanged count as one.
const distance = (one, other) => {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
      rows[i].push(least);
    }
  }
  return rows[one.length][other.length];
};

const inOrder = (one, other) => {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
};

const fetched = async (name) => (await fetch(`${root}records/${name}.json`)).json();

class Words {
  constructor(base) {
    const [traditional, simplified] = [[...base.traditional], [...base.simplified]];
    this.simplified = new Map(traditional.map((char, at) => [char, simplified[at]]));
    this.readings = new Map();
    for (const [sound, chars] of Object.entries(base.sounds)) {
      for (const char of chars) this.readings.set(char, [...(this.readings.get(char) ?? []), sound]);
    }
    this.syllables = new Set(base.syllables.split(" "));
    this.spellings = new Map(Object.entries(base.spellings));
    this.known = new Map();
    for (const [meaning, words] of Object.entries(base.words)) {
      const at = meaning.indexOf(":");
      this.add({ facet: meaning.slice(0, at), value: meaning.slice(at + 1) }, words);
    }
    this.files = base.names;
    this.cells = base.cells;
    this.called = base.called;
    this.stores = base.stores;
    this.read = new Set();
  }

  add(meaning, words) {
    for (const word of words) this.known.set(word, meaning);
  }

  // The names that a query may hold stand in files by how they begin; there is one file only where they are few.
  async names(parts) {
    const bucket = (part) => (isHan(part) ? `han${part.codePointAt(0) % 16}` : part.codePointAt(0).toString(16));
    const wanted = this.files.includes("all") ? ["all"] : parts.map(bucket).filter((name) => this.files.includes(name));
    for (const name of new Set(wanted)) {
      if (this.read.has(name)) continue;
      this.read.add(name);
      for (const [facet, value, region, store, cells, words] of await fetched(`names-${name}`)) {
        this.add({ facet, value, region, store, cells }, words);
      }
    }
  }

  fold(text) {
    const plain = text.replace(/(?<=[A-Za-z])['’](?=[A-Za-z])/g, "").normalize("NFKC").toLowerCase().normalize("NFKD");
    const letters = [...plain].filter((char) => !/\p{Mn}/u.test(char)).map((char) => this.simplified.get(char) ?? char);
    const spaced = letters.map((char) => (isHan(char) ? ` ${char} ` : /[\p{L}\p{N}]/u.test(char) ? char : " ")).join("");
    return spaced.split(" ").filter(Boolean);
  }

  sounds(parts) {
    if (parts.length < 2 || !parts.every((part) => this.readings.has(part))) return [];
    const all = parts.reduce((begun, part) => begun.flatMap((sound) =>
      this.readings.get(part).slice(0, 2).map((reading) => sound + reading)).slice(0, MOST_READINGS), [""]);
    return all;
  }

  exact(parts, at, known = this.known) {
    for (let end = Math.min(at + LONGEST, parts.length); end > at; end -= 1) {
      const run = parts.slice(at, end);
      const meaning = known.get(join(run)) ?? known.get(stemmed(run));
      if (meaning) return { parts: run, meaning };
    }
    return null;
  }

  bySound(parts, at) {
    for (let end = Math.min(at + LONGEST, parts.length); end > at + 1; end -= 1) {
      const run = parts.slice(at, end);
      const isCut = run.some((_, begin) => {
        const word = begin > 0 ? this.exact(parts, at + begin) : null;
        return word !== null && at + begin + word.parts.length > end;
      });
      const sound = isCut ? undefined : this.sounds(run).find((each) => this.known.has(each));
      if (sound) return { parts: run, meaning: this.known.get(sound), bySound: true };
    }
    return null;
  }

  segments(parts, known = this.known, heard = true) {
    const found = [];
    for (let at = 0; at < parts.length; at += found.at(-1).parts.length) {
      found.push(this.exact(parts, at, known) ?? (heard ? this.bySound(parts, at) : null) ?? { parts: [parts[at]], meaning: null });
    }
    return found;
  }

  // A few of the ways to cut a word into known pieces, those with long first pieces first.
  *some(word, known, longest) {
    if (word.length > LONGEST_WORD) return;
    // From where the end can be reached at all: without it, a long word has more dead ends than time.
    const reaches = Array(word.length + 1).fill(false);
    reaches[word.length] = true;
    const ends = (at) => [...Array(Math.min(longest, word.length - at)).keys()].map((more) => at + more + 1)
      .filter((end) => reaches[end] && known.has(word.slice(at, end))).reverse();
    for (let at = word.length - 1; at >= 0; at -= 1) reaches[at] = ends(at).length > 0;
    function* cuts(at) {
      if (at === word.length) yield [];
      for (const end of ends(at)) for (const rest of cuts(end)) yield [word.slice(at, end), ...rest];
    }
    let left = MOST_CUTS;
    for (const cut of reaches[0] ? cuts(0) : []) {
      if (left === 0) return;
      left -= 1;
      yield cut;
    }
  }

  // Words that a mistyped one may have been meant for, each with how often it is used.
  meant() {
    if (this.counted?.size !== this.known.size) {
      const words = new Map(this.spellings);
      for (const [alias, { facet }] of this.known) {
        if (["filler", "stop", "elsewhere"].includes(facet)) continue;
        for (const part of facet === "carrier" ? [alias] : alias.split(" ")) {
          if (/^[a-z0-9]+$/.test(part)) words.set(part, (words.get(part) ?? 0) + 1);
        }
      }
      this.counted = { size: this.known.size, words: [...words] };
    }
    return this.counted.words;
  }

  initials(word) {
    const facets = new Map();
    for (let at = 0; at < word.length; at += 1) {
      for (let end = at + 2; end <= Math.min(at + LONGEST_INITIALS, word.length); end += 1) {
        const meaning = this.known.get(SOUND + word.slice(at, end));
        if (meaning && ["region", "action", "card"].includes(meaning.facet)) facets.set(word.slice(at, end), meaning.facet);
      }
    }
    for (const cut of this.some(word, facets, LONGEST_INITIALS)) {
      if (cut.length > 1 && new Set(cut.map((piece) => facets.get(piece))).size === cut.length) return cut.map((piece) => SOUND + piece);
    }
    return null;
  }

  corrected(word) {
    if (word.length < 4) return null;
    const isPinyin = !this.some(word, this.syllables, LONGEST_SYLLABLE).next().done;
    const errors = word.length >= 6 && !isPinyin ? 2 : 1;
    const near = this.meant().filter(([each]) => Math.abs(each.length - word.length) <= errors)
      .map(([each, count]) => [distance(word, each), each[0] === word[0] ? 0 : 1, -count, each])
      .filter(([far]) => far <= errors);
    return near.sort(inOrder)[0]?.[3] ?? null;
  }

  // One wrong character in a known word of four and more set right: 确认邮牛 is 确认邮件.
  rewritten(parts) {
    const strange = this.segments(parts).flatMap(({ meaning, parts: run }) => run.map(() => !meaning));
    const near = new Map(); // the longer words by their first and by their second character: one of them is right
    for (const [text, { facet }] of this.known) {
      if (!/^\p{Script=Han}{4,6}$/u.test(text) || ["filler", "stop"].includes(facet)) continue;
      const word = [...text];
      for (const place of [0, 1]) near.set(place + word[place], [...(near.get(place + word[place]) ?? []), word]);
    }
    const meant = [];
    for (let at = 0; at < parts.length;) {
      const begun = [...(near.get(`0${parts[at]}`) ?? []), ...(near.get(`1${parts[at + 1]}`) ?? [])];
      const right = begun.find((word) => {
        const run = parts.slice(at, at + word.length);
        return run.length === word.length && run.every(isHan) && strange.slice(at, at + word.length).some(Boolean)
          && run.filter((char, place) => char !== word[place]).length === 1;
      });
      meant.push(...(right || [parts[at]]));
      at += right ? right.length : 1;
    }
    return meant;
  }
}

// Stores ----------------------------------------------------------------------------------------------------------------

class Store {
  static async open(number) {
    const store = new Store();
    store.number = number;
    store.pagefind = await import(new URL(`${root}records/${number}/pagefind.js`, document.baseURI));
    await store.pagefind.init();
    store.asked = new Map();
    return store;
  }

  // The entries that hold a token, each by its name.
  async ids(token, filters) {
    const key = token + JSON.stringify(filters ?? null);
    if (!this.asked.has(key)) {
      const found = await this.pagefind.search(token === null ? null : `"${token}"`, filters ? { filters } : {});
      this.asked.set(key, new Map(found.results.map((result) => [`${this.number}/${result.id}`, result])));
    }
    return this.asked.get(key);
  }
}

class Stores {
  constructor(stores) {
    this.stores = stores;
    this.entries = new Map(); // by name, to be fetched
    this.tokens = new Map();
  }

  async ids(token, filters) {
    const all = new Set();
    for (const store of this.stores) {
      for (const [name, result] of await store.ids(token, filters)) {
        all.add(name);
        this.entries.set(name, result);
      }
    }
    return all;
  }

  // Which entries say a token, and which stand where it holds.
  async token(token) {
    if (!this.tokens.has(token)) {
      const [own, context] = await Promise.all([this.ids(written("o", token)), this.ids(written("c", token))]);
      this.tokens.set(token, { own, all: new Set([...own, ...context]) });
    }
    return this.tokens.get(token);
  }

  async knows(token) {
    return (await this.token(token)).all.size > 0;
  }

  async allKnown(tokens) {
    const known = await Promise.all(tokens.map((token) => this.knows(token)));
    return known.every(Boolean);
  }
}

// Queries ---------------------------------------------------------------------------------------------------------------

const isElsewhere = (parts, words) => {
  const runs = spans(parts).map(join);
  const marked = new Map();
  for (const run of runs) {
    const meaning = words.known.get(ELSEWHERE + run);
    if (meaning) marked.set(run, meaning);
  }
  if ([...marked.values()].every((meaning) => meaning.value === "between")) return false;
  const known = { get: (word) => marked.get(word) ?? words.known.get(word) };
  const meanings = words.segments(parts, known, false).map((segment) => segment.meaning);
  if (meanings.some((meaning) => meaning?.value === "others")) return true;
  const telling = meanings.filter((meaning) => !meaning || (meaning.facet !== "region" && meaning.value !== "between"));
  return pairwise(telling).some((both) => both.map((meaning) => meaning?.facet).sort().join() === "action,elsewhere");
};

const respelt = async (typed, words, stores) => {
  const parts = words.segments(typed).some(({ meaning, parts: [part] }) => !meaning && isHan(part)) ? words.rewritten(typed) : typed;
  const corrected = new Map();
  const strange = words.segments(parts).filter(({ meaning, parts: [part] }) => !meaning && /^\p{L}+$/u.test(part) && !isHan(part));
  const instead = new Map();
  for (const { parts: [word] } of strange) {
    if (instead.has(word) || await stores.knows(stem(word))) continue;
    let spelt = null;
    for (const syllables of words.some(word, words.syllables, LONGEST_SYLLABLE)) {
      const sounds = pairwise(syllables).map(([one, other]) => `${SOUND}${one}-${other}`);
      const known = syllables.length === 1 || await stores.allKnown(sounds) || words.segments(syllables).every(({ meaning }) => meaning);
      if (known) { spelt = syllables; break; }
    }
    spelt ??= words.initials(word);
    const right = spelt || corrected.size >= MOST_CORRECTED ? null : words.corrected(word);
    if (right) corrected.set(right, word);
    instead.set(word, spelt ?? [right ?? word]);
  }
  return { parts: parts.flatMap((part) => instead.get(part) ?? [part]), corrected };
};

class Grouping {
  constructor(words, stores, size, corrected) {
    Object.assign(this, { words, stores, size, corrected });
  }

  async group(tokens, { isFacet = false, literal = [], share = 1 } = {}) {
    const each = await Promise.all([...new Set(tokens)].map(async (token) => [token, (await this.stores.token(token)).all.size]));
    const known = each.filter(([, count]) => count > 0);
    const found = known.reduce((sum, [, count]) => sum + count, 0);
    const weight = Math.max(Math.log((this.size + 1) / (found + 0.5)), LEAST_WEIGHT) * (known.length ? share : share === 1 ? 1 : share * UNKNOWN_CHARACTER);
    return { tokens: known.map(([token]) => token), weight, isFacet, literal };
  }

  async groups(segments) {
    const groups = [];
    const run = [];
    const flush = async () => {
      for (const group of await this.ofRun(run.splice(0))) groups.push(group);
    };
    for (const segment of segments) {
      const { meaning, parts: [part] } = segment;
      const kind = meaning ? "known" : isHan(part) ? "han" : await this.isSyllable(part) ? "sound" : "word";
      if (kind === "known" || kind === "word" || (run.length && isHan(run[0]) !== (kind === "han"))) await flush();
      if (kind === "known") {
        if (!["stop", "filler", "ask", "procedure", "elsewhere"].includes(meaning.facet)) groups.push(await this.ofMeaning(segment));
      } else if (kind === "word") {
        groups.push(await this.group([stem(part)]));
      } else {
        run.push(part);
      }
    }
    await flush();
    return groups;
  }

  async isSyllable(part) {
    return this.words.syllables.has(part) && !this.corrected.has(part) && !await this.stores.knows(stem(part));
  }

  async ofMeaning({ meaning, parts }) {
    const typed = join(parts);
    const tokens = [`${FACET}${meaning.facet}${FACET}${meaning.value}`];
    if (meaning.facet === "carrier") tokens.push(`${FACET}named${FACET}${meaning.value}`);
    if (meaning.facet === "card" && /^[a-z]+$/.test(typed)) tokens.push(stem(typed));
    const literal = pairwise(parts).map(([one, other]) => (isHan(one) ? one + other : `${SOUND}${one}-${other}`));
    return this.group(tokens, { isFacet: meaning.facet !== "concept", literal: [...literal, ...parts.filter((part) => !isHan(part)).map(stem)] });
  }

  // Each Chinese character or syllable is covered together with a neighbour.
  async ofRun(run) {
    if (run.length < 2) return [];
    const both = pairwise(run);
    const written = isHan(run[0]) && (await Promise.all(both.map((pair) => this.stores.knows(pair.join(""))))).some(Boolean);
    const pairs = both.map(([one, other]) => {
      if (!isHan(one)) return [`${SOUND}${one}-${other}`];
      const [first, second] = [one, other].map((char) => (written ? this.words.readings.get(char) ?? [] : []));
      return [one + other, ...first.flatMap((a) => second.map((b) => `${SOUND}${a}-${b}`))];
    });
    return Promise.all(run.map((_, at) => this.group(pairs.slice(Math.max(at - 1, 0), at + 1).flat(), { share: 0.5 })));
  }
}

const isCovered = (meanings, words) => {
  const regions = new Map(meanings.filter(({ facet }) => facet === "region").map((meaning) => [meaning.value, meaning]));
  const actions = new Set(meanings.filter(({ facet }) => facet === "action").map(({ value }) => value));
  if (regions.size !== 1 || actions.size !== 1) return true;
  const [{ cells }] = regions.values();
  const [action] = actions;
  return words.cells.some((cell, at) => cell.startsWith(`${action}:`) && cells & (1 << at));
};

const ranked = async (regions, groups, stores) => {
  const required = await Promise.all(regions.map((region) => stores.ids(null, { region })));
  const relevance = new Map();
  for (const group of groups) {
    for (const token of new Set([...group.tokens, ...group.literal])) {
      const { own, all } = await stores.token(token);
      const rare = Math.log(1 + stores.size / (all.size + 0.5));
      for (const name of all) relevance.set(name, (relevance.get(name) ?? 0) + rare * (own.has(name) ? 4 : 1));
    }
  }
  const names = [...relevance.keys()].filter((name) => required.every((some) => some.has(name)));
  const best = Math.max(...names.map((name) => relevance.get(name)), 0) || 1;
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const beside = await Promise.all(Object.entries(BESIDE).map(async ([kind, share]) => [await stores.ids(written("k", kind)), share]));
  const holds = await Promise.all(groups.map(async ({ tokens }) => {
    const each = await Promise.all(tokens.map((token) => stores.token(token)));
    return { own: new Set(each.flatMap(({ own }) => [...own])), all: new Set(each.flatMap(({ all }) => [...all])) };
  }));
  const scored = names.map((name) => {
    const share = (where) => groups.reduce((sum, { weight }, at) => sum + (holds[at][where].has(name) ? weight : 0), 0) / total;
    const own = share("own");
    const covered = own === 0 && !groups.every(({ isFacet }) => isFacet) ? 0 : share("all");
    const score = 0.6 * covered + 0.25 * own + 0.15 * relevance.get(name) / best;
    return { name, covered, score: score * (beside.find(([some]) => some.has(name))?.[1] ?? 1) };
  });
  scored.sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
  if (!groups.every(({ tokens }) => tokens.length)) return scored.filter(({ covered }) => covered >= ENOUGH_WITH_UNKNOWN);
  const enough = scored.filter(({ covered }) => covered >= ENOUGH);
  return enough.length ? enough : scored.filter(({ covered }) => covered >= ENOUGH_RELAXED);
};

const DOT = String.raw`\s*(?:[.。｡․·﹒]|[\[({]\s*(?:\.|dot)\s*[\])}])\s*`;
const LINK = new RegExp(String.raw`(?:(?:\bt|\btelegram)${DOT}(?:me|dog)\s*/\s*(?:s/\s*)?|\btg:/*resolve/?\?(?:[^\s#]*&)?domain=)@?(\w+)`, "i");
const NUMBER = /^[+(]*[0-9][0-9\s().-]*$/;
const NUMBERS = /(?<![\w+(])[+(]*[0-9](?:[().-]*[0-9]){5,}(?!\w)|(?<!\w)\+[0-9]+(?:[\s().-]+[0-9]+)+(?!\w)/g;

const exactly = async (query, stores) => {
  const linked = LINK.exec(query) ?? /@\s*(\w+)/.exec(query);
  const handle = (linked ? linked[1] : /^\w+$/.test(query) ? query : "").toLowerCase();
  const ofHandle = handle ? await stores.ids(written("h", `@${handle}`)) : new Set();
  if (linked || ofHandle.size) return [...ofHandle];
  const numbers = NUMBER.test(query) ? [query] : query.match(NUMBERS) ?? [];
  const found = new Set();
  for (const typed of numbers) {
    const digits = typed.replace(/\D/g, "");
    for (const each of new Set([digits, digits.replace(/^00/, "")])) {
      const ids = each ? await stores.ids(written(each.length < LEAST_DIGITS ? "w" : "d", each)) : new Set();
      for (const name of ids) found.add(name);
      if (ids.size) break;
    }
  }
  return numbers.length ? [...found] : null;
};

// What a query finds: the names of entries, best first; or that it has to name a place.
const find = async (typed, words, open) => {
  const query = typed.normalize("NFKC").trim().replace(/\s+/g, " ").slice(0, MOST_LENGTH);
  const parts = words.fold(query).slice(0, MOST_PARTS);
  await words.names(parts);
  const named = words.segments(parts).map(({ meaning }) => meaning).filter((meaning) => meaning?.store !== undefined);
  const wanted = new Set(named.map(({ store }) => store));
  if (!wanted.size && words.stores > MOST_STORES) return { place: true };
  const stores = await open(wanted.size ? [...wanted] : [...Array(words.stores).keys()]);
  const exact = await exactly(query, stores);
  if (exact?.length || (exact && !words.known.has(query.replace(/\D/g, "")))) return { names: exact, stores };
  const { parts: meant, corrected } = await respelt(parts, words, stores);
  const segments = words.segments(meant);
  const meanings = segments.map(({ meaning }) => meaning).filter(Boolean);
  if (isElsewhere(parts, words) || !isCovered(meanings, words)) return { names: [], stores };
  const groups = await new Grouping(words, stores, stores.size, corrected).groups(segments);
  if (!groups.some(({ tokens }) => tokens.length)) return { names: [], stores };
  const regions = meanings.filter(({ facet }) => facet === "region").map(({ value }) => value);
  return { names: (await ranked(regions, groups, stores)).map(({ name }) => name), stores, corrected };
};

// The page --------------------------------------------------------------------------------------------------------------

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
    const stores = new Stores(numbers.map((number) => opened.get(number)));
    stores.size = (await stores.ids(null)).size;
    return stores;
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
    const values = {};
    for (const store of stores.stores) {
      for (const [facet, some] of Object.entries(await store.pagefind.filters())) {
        values[facet] = new Set([...(values[facet] ?? []), ...Object.keys(some)]);
      }
    }
    const holding = {};
    for (const facet of FACETS) {
      holding[facet] = new Map();
      for (const value of values[facet] ?? []) holding[facet].set(value, await stores.ids(null, { [facet]: value }));
    }
    const fits = (name, facets) => facets.every((facet) => !chosen[facet] || holding[facet].get(chosen[facet])?.has(name));
    narrow.replaceChildren(...FACETS.map((facet) => {
      const others = names.filter((name) => fits(name, FACETS.filter((each) => each !== facet)));
      const options = [...holding[facet]].map(([value, some]) => [value, others.filter((name) => some.has(name)).length])
        .filter(([value, count]) => count > 0 || value === chosen[facet])
        .map(([value, count]) => element("option", `${called(facet, value)} (${count})`, { value }));
      const select = element("select", "", { name: facet, form: field.form.id });
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
