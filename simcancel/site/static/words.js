"use strict";
// Understanding a query, as simcancel/query does: the words that the guides know, in whatever script and spelling, typing
// errors, pinyin, initials. What is known stands in the site's own `records/`.

const root = document.querySelector("script[data-root]").dataset.root;

const FACET = "=", SOUND = "~", ELSEWHERE = "!";
const LONGEST = 12, LONGEST_SYLLABLE = 6, LONGEST_INITIALS = 4, LONGEST_WORD = 40, MOST_CUTS = 20, MOST_READINGS = 8;
const MOST_PARTS = 80, MOST_CORRECTED = 8; // of a query: more are no question, and take seconds

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

// JSON behind gzip: not every host compresses what it serves.
const fetched = async (name) => {
  const packed = (await fetch(`${root}records/${name}.bin`)).body;
  return new Response(packed.pipeThrough(new DecompressionStream("gzip"))).json();
};

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
    this.choices = base.choices;
    this.sizes = base.sizes; // of the stores, in entries
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

