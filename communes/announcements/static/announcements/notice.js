/* The form of a notice: letters are counted, chips that exclude each other do so at once. */
"use strict";
addEventListener("load", () => {
  const form = document.getElementById("page-edit-form");
  if (!form) return;

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
