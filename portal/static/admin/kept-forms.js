/* Whatever is typed into a form of the admin stays in this browser for a day, under its officer
   and address, until it is saved, dropped or the officer logs out; the next opening of the form
   offers it. Leaving a form with changes warns, as in Wagtail's own editors. */
(() => {
  const told = document.getElementById("kept-forms");
  const { user, logout } = told.dataset;
  const { read, differences, isSame, fill, typedForms } = window.keptFields;
  const DAY = 24 * 60 * 60 * 1000;
  const PREFIX = "kept:";
  const SENT = "kept-sent";
  const states = new Map();
  let isLeaving = false;
  // Logged out in another tab: nothing more is written into this browser.
  let isOut = false;

  /* A browser may forbid it, or be full: then the form works as it would without. */
  function quietly(work) {
    try {
      return work();
    } catch {
      return null;
    }
  }
  const drop = (key) => quietly(() => localStorage.removeItem(key));
  const load = (key) => quietly(() => JSON.parse(localStorage.getItem(key)));
  const keep = (key, values) =>
    quietly(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values })));
  const keys = () => quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) || [];

  function takeSent() {
    const sent = quietly(() => sessionStorage.getItem(SENT));
    quietly(() => sessionStorage.removeItem(SENT));
    return sent;
  }

  keys().forEach((key) => {
    const at = load(key)?.at;
    if (!(Date.now() - at < DAY)) drop(key);
  });
  const sent = takeSent();
  // The page of the log-in: what was sent there was not saved.
  if (!user) return;

  const [visit] = performance.getEntriesByType("navigation");
  const isFresh = visit?.type === "navigate";
  // All forms of the admin answer with a way on once they have saved.
  const isSaved = visit?.redirectCount > 0 && !document.querySelector(".messages .error");
  if (sent && isFresh && isSaved) drop(sent);

  const keyOf = (form) =>
    `${PREFIX}${user}:${location.pathname}:${form.id}@${new URL(form.getAttribute("action") || "", location).pathname}`;

  function warnOfLeaving(form, isForced) {
    const own = form.dataset.controller || "";
    if (own.split(/\s+/).includes("w-unsaved")) return;
    form.dataset.wUnsavedConfirmationValue = "true";
    form.dataset.wUnsavedForceValue = String(isForced);
    form.dataset.action = `${form.dataset.action || ""} w-unsaved#submit beforeunload@window->w-unsaved#confirm`;
    form.dataset.controller = `${own} w-unsaved`;
  }

  function start(form) {
    const state = { base: null, key: keyOf(form), offered: {}, wrote: false };
    const isRefused = isFresh && sent === state.key && !isSaved;
    warnOfLeaving(form, isRefused);
    if (form.dataset.kept === "no") return;
    states.set(form, state);
    const kept = load(state.key);
    if (!kept) return;
    state.offered = kept.values;
    // What was refused stands in the form already.
    if (!isRefused) setTimeout(() => offer(form, state, kept), 0);
  }

  /* The form as it came, before anything was typed. */
  function begin() {
    typedForms().forEach((form) => {
      if (!states.has(form)) start(form);
    });
    states.forEach((state, form) => {
      state.base ??= read(form);
    });
  }

  function write(form) {
    const state = states.get(form);
    if (!state?.base || isLeaving || isOut) return;
    const changed = quietly(() => differences(read(form), state.base)) || {};
    if (Object.keys(changed).length) {
      keep(state.key, { ...state.offered, ...changed });
      state.wrote = true;
    } else if (state.wrote) {
      if (Object.keys(state.offered).length) keep(state.key, state.offered);
      else drop(state.key);
    }
  }

  function offer(form, state, { at, values }) {
    const now = read(form);
    if (Object.entries(values).every(([name, list]) => isSame(now[name], list))) {
      state.offered = {};
      drop(state.key);
      return;
    }
    const bar = told.content.querySelector(".kept-bar").cloneNode(true);
    const when = new Date(at);
    const { lang } = document.documentElement;
    const hour = when.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
    const day = when.toLocaleDateString(lang, { day: "numeric", month: "numeric" });
    const isToday = when.toDateString() === new Date().toDateString();
    bar.querySelector("[data-at]").textContent = isToday ? hour : `${hour}, ${day}`;
    bar.addEventListener("click", async (event) => {
      const answer = event.target.closest("button")?.dataset.answer;
      if (!answer) return;
      bar.remove();
      state.base ??= now;
      if (answer === "restore") {
        // What was typed since is newer.
        const typed = differences(read(form), state.base);
        const rest = Object.entries(values).filter(([name]) => !(name in typed));
        await fill(form, Object.fromEntries(rest));
        form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
      } else {
        drop(state.key);
      }
      state.offered = {};
      write(form);
    });
    // Where it is seen at once, also with a form far down a screen.
    if (form.getBoundingClientRect().top > window.innerHeight / 2) form.parentElement.prepend(bar);
    else form.before(bar);
  }

  let waiting = null;
  function soon(event) {
    const form = event.target.form || event.target.closest?.("form");
    if (event.isTrusted) isLeaving = false;
    if (!states.has(form)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => states.forEach((_state, one) => write(one)), 500);
  }

  // Wagtail takes what it finds some time after the opening for the form as it came.
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    const base = states.get(target)?.base;
    if (base && Object.keys(differences(read(target), base)).length) target.dataset.wUnsavedForceValue = "true";
  });

  const all = () => states.forEach((_state, form) => write(form));
  ["pointerdown", "keydown", "focusin"].forEach((type) => document.addEventListener(type, begin, true));
  ["input", "change", "w-unsaved:add", "w-unsaved:clear"].forEach((type) => document.addEventListener(type, soon));
  document.addEventListener("visibilitychange", all);
  window.addEventListener("pagehide", all);
  typedForms().forEach(start);
  setTimeout(begin, 1500);

  document.addEventListener("portal:out", () => {
    isOut = true;
  });
  document.addEventListener("portal:in", () => {
    isOut = false;
  });

  // Sent for good: the next page tells whether it was saved.
  document.addEventListener("portal:sending", ({ target }) => {
    write(target);
    const key = states.get(target)?.key || keyOf(target);
    quietly(() => sessionStorage.setItem(SENT, key));
  });

  // What Wagtail saves by itself needs no keeping; what was typed meanwhile does.
  document.addEventListener("w-autosave:save", ({ target }) => {
    const state = states.get(target);
    if (state) state.saving = read(target);
  });
  document.addEventListener("w-autosave:success", ({ target }) => {
    const state = states.get(target);
    if (!state) return;
    drop(state.key);
    Object.assign(state, { base: state.saving || read(target), key: keyOf(target), offered: {}, wrote: false });
    write(target);
  });

  // A chosen file can't be given back to a form: what else is missing is said before it goes.
  document.addEventListener("submit", (event) => {
    const { target, submitter } = event;
    const hasFile = [...target.elements].some((field) => field.type === "file" && field.files.length);
    if (!hasFile || target.checkValidity()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (submitter?.matches("[data-controller~='w-progress']")) {
      // It is only about to show that it works.
      setTimeout(() => {
        submitter.dataset.wProgressLoadingValue = "false";
      }, 50);
    }
    target.reportValidity();
  }, true);

  document.addEventListener("submit", ({ target }) => {
    if (new URL(target.action, location).pathname !== logout) return;
    isLeaving = true;
    keys().filter((key) => key.startsWith(`${PREFIX}${user}:`)).forEach(drop);
  }, true);
})();
