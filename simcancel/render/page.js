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
  for (const copy of document.querySelectorAll(".copy")) {
    const text = () => [...copy.parentElement.querySelectorAll(".sent")].map((part) => part.innerText).join("\n\n");
    copy.hidden = !navigator.clipboard;
    copy.querySelector("button").addEventListener("click", async (event) => {
      await navigator.clipboard.writeText(text());
      event.target.classList.add("done");
    });
  }
})();
