/* Choosing the file of a document proposes what stands on its first page: in empty fields only,
   to be looked at. What an officer wrote stays; what was proposed for another file goes. */
"use strict";
(() => {
  const box = () => document.querySelector("[data-proposals]");

  const tell = (text) => {
    let line = document.getElementById("proposals-told");
    if (!line) {
      line = document.createElement("p");
      line.id = "proposals-told";
      line.className = "help";
      line.setAttribute("role", "status");
      box().append(line);
    }
    line.textContent = text;
  };

  const put = (form, name, text) => {
    const field = form.elements[name];
    if (!field || (field.value && field.value !== field.dataset.proposed)) return;
    if (field.value === text) return;
    field.value = text;
    field.dataset.proposed = field.value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  let asked = "";
  const ask = async (input) => {
    const key = input.value;
    if (key === asked) return;
    asked = key;
    if (!key) return tell("");
    tell(box().dataset.reading);
    const headers = { "X-CSRFToken": window.wagtailConfig.CSRF_TOKEN, "X-Requested-With": "XMLHttpRequest" };
    try {
      const address = box().dataset.proposals.replace("/0/", `/${key}/`);
      const answer = await fetch(address, { method: "POST", headers });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const found = await answer.json();
      if (key !== input.value) return;
      for (const name of ["number", "document_type", "abstract", "issued_on"]) {
        put(input.form, name, found.fields[name] || "");
      }
      tell(found.told);
    } catch {
      tell("");
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const input = document.getElementById("id_file");
    if (!input || !box()) return;
    asked = input.value;
    /* Wagtail's chooser sets the value without an event. */
    new MutationObserver(() => ask(input)).observe(input, { attributes: true, attributeFilter: ["value"] });
    input.addEventListener("change", () => ask(input));
  });
})();
