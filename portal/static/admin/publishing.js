/* After a refusal: the list of what is wrong has the focus, and saving by itself goes on.
   Below 600 px days and hours are asked by the phone itself: Wagtail's picker is cut off there. */
"use strict";
(() => {
  const small = matchMedia("(max-width: 600px)");
  const parts = /^(?:(\d+)\/(\d+)\/(\d+))?\s*(\d+:\d+)?/;
  const kinds = { initDateChooser: "date", initDateTimeChooser: "datetime-local", initTimeChooser: "time" };

  const byPhone = (id, type) => {
    const input = document.getElementById(id);
    const [, day, month, year, time = "00:00"] = parts.exec(input.value);
    const date = day && [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
    const values = { date, time: input.value && time, "datetime-local": date && `${date}T${time}` };
    input.type = type;
    input.value = values[type] || "";
  };
  // The chooser's own script may come later: whatever it puts here is asked only where it fits.
  for (const [name, type] of Object.entries(kinds)) {
    let own = window[name];
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => own && ((id, ...rest) => (small.matches ? byPhone(id, type) : own(id, ...rest))),
      set: (value) => { own = value; },
    });
  }

  // A draft needs a title: until there is one the server need not be asked.
  document.addEventListener("w-unsaved:add", (event) => {
    const title = event.target.elements?.title;
    if (title && !title.value.trim()) event.stopPropagation();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("form-errors")?.focus();
    const form = document.querySelector("form[data-controller~=w-autosave]");
    if (form?.dataset.wUnsavedForceValue !== "true") return;
    // Wagtail watches no form that it refused once: each change asks for a draft until one is kept.
    let waits;
    const ask = () => {
      clearTimeout(waits);
      waits = setTimeout(() => form.dispatchEvent(new CustomEvent("w-unsaved:add", { cancelable: true })), 500);
    };
    form.addEventListener("input", ask);
    form.addEventListener("change", ask);
    form.addEventListener("w-autosave:success", () => {
      form.removeEventListener("input", ask);
      form.removeEventListener("change", ask);
      form.dataset.wUnsavedForceValue = "false";
      form.dataset.wUnsavedCheckIntervalValue = "501"; // any new value begins the watch
    }, { once: true });
  });
})();
