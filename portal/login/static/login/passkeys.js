/* Passkeys: asks the server what to sign, the browser to sign it, and sends that back. */
(() => {
  "use strict";
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const withBytes = (options) => {
    const list = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));
    const read = { ...options, challenge: bytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) read.excludeCredentials = list(options.excludeCredentials);
    if (options.allowCredentials) read.allowCredentials = list(options.allowCredentials);
    return read;
  };

  const asJson = (made) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      authenticatorAttachment: made.authenticatorAttachment,
      clientExtensionResults: made.getClientExtensionResults(),
      response,
    };
  };

  const start = (box) => {
    const button = box.querySelector("button");
    const told = box.querySelector(".passkey-told");
    const tell = (words) => {
      told.textContent = words;
      told.hidden = !words;
    };
    if (!window.PublicKeyCredential) {
      if (box.dataset.passkey === "register") tell(box.dataset.missing);
      return;
    }
    const csrf = box.parentElement.querySelector("[name=csrfmiddlewaretoken]").value;
    const post = async (url, body) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
        body: JSON.stringify(body),
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(said.detail);
      return said;
    };
    const next = () => (box.dataset.next ? "?next=" + encodeURIComponent(box.dataset.next) : "");
    const run = async () => {
      let publicKey;
      try {
        publicKey = withBytes(await post(box.dataset.begin, {}));
      } catch {
        return tell(box.dataset.failed);
      }
      let made;
      try {
        const ask = box.dataset.passkey === "register" ? "create" : "get";
        made = asJson(await navigator.credentials[ask]({ publicKey }));
      } catch {
        return tell(box.dataset.stopped);
      }
      const name = document.getElementById("id_passkey_name");
      try {
        const said = await post(box.dataset.complete + next(), { ...made, name: name ? name.value : "" });
        window.location.assign(said.redirect_url);
      } catch (problem) {
        tell(problem.message || box.dataset.failed);
      }
    };
    button.hidden = false;
    button.addEventListener("click", async () => {
      tell("");
      button.disabled = true;
      await run();
      button.disabled = false;
    });
  };
  document.querySelectorAll("[data-passkey]").forEach(start);
})();
