"use strict";
// Keeps what is ticked and written in this browser, under names that depend on nothing but the texts. Where storage is
// refused the page is as it was.
(() => {
  const fields = [...document.querySelectorAll("input[name]")];
  const kept = (() => { try { return window.localStorage; } catch { return null; } })();
  if (!kept) return;
  const show = (field) => {
    const value = kept.getItem(field.name);
    if (field.type === "checkbox") field.checked = value !== null; else field.value = value ?? "";
  };
  const keep = (field) => {
    const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    try { if (value) kept.setItem(field.name, value); else kept.removeItem(field.name); } catch { /* it is full */ }
  };
  for (const field of fields) {
    show(field);
    field.addEventListener("input", () => keep(field));
  }
  for (const note of document.querySelectorAll(".kept")) {
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      for (const field of note.parentElement.querySelectorAll("input[name]")) {
        kept.removeItem(field.name);
        show(field);
      }
    });
  }
})();
