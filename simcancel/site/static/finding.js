// Finding what answers a query, with Pagefind as the store: each token of the query is asked for, and an entry is a hit only
// where it covers enough of the query's weight (simcancel/query/search.py and groups.py say why, and have the same figures).

const LEAST_WEIGHT = 0.2, UNKNOWN_CHARACTER = 0.5, LEAST_DIGITS = 4, MOST_LENGTH = 200, MOST_STORES = 3;
const ENOUGH = 0.5, ENOUGH_RELAXED = 0.35, ENOUGH_WITH_UNKNOWN = 0.6;
const BESIDE = { official: 0.85, question: 0.85, contact: 0.95, carrier: 0.95 };

class Store {
  static async open(number) {
    const store = new Store();
    store.number = number;
    store.pagefind = await import(new URL(`${root}records/${number}/pagefind.js`, document.baseURI));
    await store.pagefind.options({ noWorker: true }); // which is another forty kB
    await store.pagefind.init();
    store.asked = new Map();
    return store;
  }

  // The entries that hold a token, each by its name. (To ask for no word, only by a filter, would load the whole store.)
  async ids(token) {
    if (!this.asked.has(token)) {
      const { results } = await this.pagefind.search(`"${token}"`);
      this.asked.set(token, new Map(results.map((result) => [`${this.number}/${result.id}`, result])));
    }
    return this.asked.get(token);
  }
}

class Stores {
  constructor(stores, size) {
    this.stores = stores;
    this.size = size;
    this.entries = new Map(); // by name, to be fetched
    this.tokens = new Map();
  }

  // The entries that hold a token, each with how well, as Pagefind has it.
  async scores(token) {
    const all = new Map();
    for (const store of this.stores) {
      for (const [name, result] of await store.ids(token)) {
        all.set(name, result.score);
        this.entries.set(name, result);
      }
    }
    return all;
  }

  async ids(token) {
    return new Set((await this.scores(token)).keys());
  }

  async of(facet, value) {
    return this.ids(written("f", `${facet} ${value}`));
  }

  // Which entries say a token, and which stand where it holds.
  async token(token) {
    if (!this.tokens.has(token)) {
      const [own, context] = await Promise.all([this.scores(written("o", token)), this.scores(written("c", token))]);
      const scores = new Map(context);
      for (const [name, score] of own) scores.set(name, (scores.get(name) ?? 0) + 4 * score);
      this.tokens.set(token, { own, all: scores });
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
    const weight = share * Math.max(Math.log((this.size + 1) / (found + 0.5)), LEAST_WEIGHT);
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
    const groups = await Promise.all(run.map((_, at) => this.group(pairs.slice(Math.max(at - 1, 0), at + 1).flat(), { share: 0.5 })));
    return groups.map((group) => (group.tokens.length ? group : { ...group, weight: group.weight * UNKNOWN_CHARACTER }));
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
  const required = await Promise.all(regions.map((region) => stores.of("region", region)));
  const relevance = new Map();
  for (const group of groups) {
    for (const token of new Set([...group.tokens, ...group.literal])) {
      for (const [name, score] of (await stores.token(token)).all) relevance.set(name, (relevance.get(name) ?? 0) + score);
    }
  }
  const names = [...relevance.keys()].filter((name) => required.every((some) => some.has(name)));
  const best = Math.max(...names.map((name) => relevance.get(name)), 0) || 1;
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  const beside = await Promise.all(Object.entries(BESIDE).map(async ([kind, share]) => [await stores.of("kind", kind), share]));
  const holds = await Promise.all(groups.map(async ({ tokens }) => {
    const each = await Promise.all(tokens.map((token) => stores.token(token)));
    return { own: new Set(each.flatMap(({ own }) => [...own.keys()])), all: new Set(each.flatMap(({ all }) => [...all.keys()])) };
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
  if (!wanted.size && words.sizes.length > MOST_STORES) return { place: true };
  const stores = await open(wanted.size ? [...wanted] : [...words.sizes.keys()]);
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

