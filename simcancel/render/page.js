"use strict";
// Keeps what is ticked and written in this browser, under names that depend on nothing but the texts, and fills in letters.
// Nothing needs it: where storage is refused, or the script, the page is as it was.
(() => {
  const kept = (() => { try { return window.localStorage; } catch { return null; } })();
  const show = (field) => {
    const value = kept.getItem(field.name);
    if (field.type === "checkbox") field.checked = value !== null; else field.value = value ?? "";
  };
  const keep = (field) => {
    const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    try { if (value) kept.setItem(field.name, value); else kept.removeItem(field.name); } catch { /* it is full */ }
  };
  for (const field of kept ? document.querySelectorAll(".guide input[name]") : []) {
    show(field);
    field.addEventListener("input", () => keep(field));
  }
  for (const note of kept ? document.querySelectorAll(".kept") : []) {
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      for (const field of note.parentElement.querySelectorAll("input[name]")) {
        kept.removeItem(field.name);
        show(field);
      }
    });
  }

  for (const form of document.querySelectorAll(".blanks")) form.hidden = false;
  for (const field of document.querySelectorAll("[data-fills]")) {
    const blanks = [...document.querySelectorAll(`[data-blank="${field.dataset.fills}"]`)];
    const empty = blanks.map((blank) => blank.textContent);
    const fill = () => blanks.forEach((blank, at) => {
      blank.textContent = field.value || empty[at];
      blank.classList.toggle("filled", field.value !== "");
    });
    field.addEventListener("input", fill);
    fill(); // a browser may keep what was written when a page is loaded again
  }
  // A letter is copied without the lines for which there is nothing; number and name it cannot do without.
  const NEEDED = new Set(["number", "name", "carrier"]);
  const lines = (part) => {
    const open = [...part.querySelectorAll(".blank:not(.filled)")].filter((blank) => !NEEDED.has(blank.dataset.blank));
    return part.innerText.split("\n").filter((line) => !open.some((blank) => line.includes(blank.textContent))).join("\n");
  };
  for (const copy of document.querySelectorAll(".copy")) {
    const letter = copy.parentElement;
    const told = copy.querySelector("[role=status]");
    copy.hidden = !navigator.clipboard;
    copy.querySelector("button").addEventListener("click", async () => {
      await navigator.clipboard.writeText([...letter.querySelectorAll(".sent")].map(lines).join("\n\n"));
      const open = [...letter.querySelectorAll(".sent .blank:not(.filled)")].filter((blank) => NEEDED.has(blank.dataset.blank));
      const names = [...new Set(open.map((blank) => blank.textContent))].join(" ");
      told.textContent = names ? `${told.dataset.copied} ${told.dataset.open} ${names}` : told.dataset.copied;
    });
  }
})();
