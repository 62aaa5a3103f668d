/* Before a form of the admin is sent: does the session still hold, for the same officer? Else a
   dialog over the form opens the log-in in a tab of its own, and what waited is done after it. */
(() => {
  const told = document.getElementById("kept-forms");
  const { user, session, logout, offline, back } = told.dataset;
  const { pageForms } = window.keptFields;
  const IN = "in";
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("portal-session") : null;
  const say = (type, text) =>
    document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { type, text, clear: true } }));
  const tell = (name, target = document) => target.dispatchEvent(new CustomEvent(name, { bubbles: true }));

  // The page after a log-in in a tab of its own tells the forms, and goes.
  const page = document.querySelector("[data-is-back]");
  if (page) {
    channel?.postMessage(IN);
    if (page.dataset.isBack === "same" && window.opener) window.close();
  }
  if (!user || document.body.classList.contains("login")) return;

  let waiting = null;
  let retriedAt = 0;

  /* A log-in gives a new token: forms and Wagtail's own requests take it over. */
  function renew(token) {
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((field) => {
      field.value = token;
    });
    if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = token;
  }

  /* "in", "out", "other" (somebody else is), "offline"; "in" where it can't be told. */
  async function standing() {
    let answer;
    try {
      answer = await fetch(session, { cache: "no-store" });
    } catch {
      return "offline";
    }
    if (!answer.ok) return IN;
    const now = await answer.json();
    if (!now.user) return "out";
    if (String(now.user) !== user) return "other";
    renew(now.token);
    tell("portal:in");
    return IN;
  }

  function makeDialog() {
    const dialog = told.content.querySelector("dialog").cloneNode(true);
    dialog.addEventListener("close", () => {
      waiting = null;
    });
    dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
    document.body.append(dialog);
    return dialog;
  }
  let dialog = null;

  function ask(state) {
    dialog ||= makeDialog();
    dialog.querySelector("[data-other]").hidden = state !== "other";
    if (!dialog.open) dialog.showModal();
  }

  /* The form stands as before it was sent: it can be sent again, and warns who leaves. */
  function release(form, button) {
    if ("wUnsavedConfirmationValue" in form.dataset) form.dataset.wUnsavedConfirmationValue = "true";
    if (button?.matches("[data-controller~='w-progress']")) button.dataset.wProgressLoadingValue = "false";
  }

  const passing = new WeakSet();
  function send(form, button) {
    // A button that shows its work is disabled by now, and would not be sent with the form.
    const isOff = button?.disabled;
    if (isOff) button.disabled = false;
    passing.add(form);
    form.requestSubmit(button);
    passing.delete(form);
    if (isOff) button.disabled = true;
  }

  const holding = new WeakSet();
  async function hold(form, button) {
    holding.add(form);
    const state = await standing();
    holding.delete(form);
    if (state === IN) return send(form, button);
    release(form, button);
    if (state === "offline") return say("error", offline);
    ask(state);
    waiting = () => send(form, button);
  }

  window.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (new URL(form.action, location).pathname === logout) return;
    if (event.defaultPrevented || form.target || submitter?.formTarget || !pageForms().includes(form)) return;
    if (passing.has(form)) return tell("portal:sending", form);
    event.preventDefault();
    if (!holding.has(form)) hold(form, submitter);
  });

  async function comeBack() {
    if (!dialog?.open) return;
    const state = await standing();
    if (state === "offline") return;
    if (state !== IN) return ask(state);
    const goOn = waiting;
    dialog.close();
    say("success", back);
    goOn?.();
  }
  window.addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  channel?.addEventListener("message", ({ data }) => {
    if (data === IN) comeBack();
    else if (data === user) tell("portal:out");
  });
  document.addEventListener("submit", ({ target }) => {
    if (new URL(target.action, location).pathname === logout) channel?.postMessage(user);
  }, true);

  // Wagtail only sees that its answer is no JSON: the page of the log-in, or a refused token.
  document.addEventListener("w-autosave:error", async ({ target, detail }) => {
    if (detail.type !== "server_error" || dialog?.open) return;
    const again = () =>
      target.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail: { type: "edits" } }));
    const state = await standing();
    if (state === "out" || state === "other") {
      ask(state);
      waiting = again;
    } else if (state === IN && Date.now() - retriedAt > 30000) {
      retriedAt = Date.now();
      again();
    }
  });
})();
