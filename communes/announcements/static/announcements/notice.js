/* The form of a notice: letters are counted, chips that exclude each other do so at once. */
"use strict";
addEventListener("load", () => {
  const form = document.getElementById("page-edit-form");
  if (!form) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

  const title = form.querySelector("[data-letters]");
  if (title) {
    const counter = document.createElement("span");
    counter.className = "portal-letters help";
    title.closest(".w-field__input").after(counter);
    const count = () => {
      const letters = title.value.trim().length;
      counter.textContent = `${letters}/${title.dataset.letters}`;
      counter.toggleAttribute("data-over", letters > title.dataset.letters);
    };
    title.addEventListener("input", count);
    count();
    // A browser gives it the focus before its tab is shown.
    if (title.autofocus && !document.getElementById("form-errors")) title.focus();
    // A title is one line: Enter goes on to the text.
    title.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      form.querySelector("[contenteditable=true]")?.focus();
    });
  }

  // The kind follows the words of the title until the officer chooses one.
  const kinds = [...form.querySelectorAll("[name=category]")];
  if (title?.dataset.kinds && !kinds.some((kind) => kind.checked)) {
    const pairs = Object.entries(JSON.parse(title.dataset.kinds))
      .flatMap(([kind, words]) => words.map((word) => [` ${word} `, kind]))
      .sort(([one], [other]) => other.length - one.length);
    const bare = pairs.map(([word, kind]) => [plain(word), kind]);
    const propose = () => {
      const typed = title.value.normalize("NFC").toLowerCase();
      // Who types no marks at all is read without; else “hợp” is no “họp”.
      const of = plain(typed) === typed ? bare : pairs;
      const text = ` ${typed.replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
      const found = of.find(([word]) => text.includes(word))?.[1];
      kinds.forEach((kind) => { kind.checked = kind.value === found; });
    };
    title.addEventListener("input", propose);
    kinds.forEach((kind) => kind.addEventListener("change", () => title.removeEventListener("input", propose)));
  }

  // Of hundreds of communes those are shown whose name holds what is typed, and the chosen ones.
  const communes = document.getElementById("id_reached_sites");
  if (communes && communes.children.length > 12) {
    const find = document.createElement("input");
    const words = communes.closest("[data-find]")?.dataset.find;
    find.type = "search";
    find.className = "portal-find";
    find.setAttribute("aria-label", words);
    find.placeholder = words;
    find.addEventListener("input", () => {
      const typed = plain(find.value.trim());
      for (const one of communes.children) {
        one.hidden = !plain(one.textContent).includes(typed) && !one.querySelector(":checked");
      }
    });
    find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    communes.before(find);
  }

  const villages = [...form.querySelectorAll("[name=villages]")];
  const whole = villages.find((box) => !box.value);
  const until = (value) => form.querySelector(`[name=until][value=${value}]`);
  form.addEventListener("change", ({ target }) => {
    if (target.name === "villages" && whole) {
      if (target === whole) villages.forEach((box) => { box.checked = box === whole; });
      else whole.checked = !villages.some((box) => box !== whole && box.checked);
    }
    if (target.id === "id_urgent") {
      const [is, becomes] = target.checked ? [["week", "two_weeks"], "evening"] : [["evening"], "week"];
      if (is.some((value) => until(value)?.checked)) until(becomes).checked = true;
    }
  });
});
