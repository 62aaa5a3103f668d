/* “Nhận báo trên máy này”: shown where the browser can, begun and ended by one button. The portal
   knows whether it is on; without this file the page has its mails and its feed. */
(function (d) {
  var box = d.querySelector("[data-push]");
  if (!box || !navigator.serviceWorker || !window.PushManager || !window.Notification) return;
  var button = box.querySelector("button");
  var status = box.querySelector("[role=status]");
  var pushes;

  // Shows what stands for "on", "off" or "denied", and a sentence
  function show(state, code, words) {
    box.querySelectorAll("[data-when]").forEach(function (part) {
      part.hidden = part.dataset.when.split(" ").indexOf(state) < 0;
    });
    box.querySelector("[data-code]").textContent = code || "";
    box.dataset.push = state;
    button.hidden = state === "denied";
    status.textContent = words || "";
    box.hidden = false;
  }
  function bytes(text) {
    var raw = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(raw, function (sign) {
      return sign.charCodeAt(0);
    });
  }
  function isOurs(subscription) {
    var key = subscription.options.applicationServerKey;
    return !!key && String(new Uint8Array(key)) === String(bytes(box.dataset.key));
  }
  function ask(act, subscription) {
    var told = subscription.toJSON();
    var values = new URLSearchParams({
      act: act,
      endpoint: told.endpoint,
      p256dh: told.keys.p256dh,
      auth: told.keys.auth,
      stamp: box.dataset.stamp,
      version: box.dataset.version,
    });
    return fetch(box.dataset.url, { method: "POST", body: values }).then(function (answer) {
      if (!answer.ok && answer.status !== 400 && answer.status !== 429) throw new Error(answer.status);
      return answer.json();
    });
  }
  function begin() {
    return pushes
      .getSubscription()
      .then(function (old) {
        // Made for an older key of the portal: nothing reaches it
        return old && !isOurs(old) ? old.unsubscribe() : null;
      })
      .then(function () {
        return pushes.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(box.dataset.key) });
      })
      .then(function (made) {
        return ask("begin", made).then(
          function (answer) {
            if (answer.code) return show("on", answer.code, box.dataset.begun);
            if (answer.stamp) box.dataset.stamp = answer.stamp;
            return made.unsubscribe().then(function () {
              show("off", "", answer.error);
            });
          },
          function (error) {
            return made.unsubscribe().then(function () {
              throw error;
            });
          },
        );
      });
  }
  function end() {
    return pushes.getSubscription().then(function (made) {
      if (!made) return show("off", "", box.dataset.ended);
      return ask("leave", made)
        .then(function () {
          return made.unsubscribe();
        })
        .then(function () {
          show("off", "", box.dataset.ended);
        });
    });
  }
  button.onclick = function () {
    var was = box.dataset.push;
    var code = box.querySelector("[data-code]").textContent;
    if (button.getAttribute("aria-disabled")) return;
    // Not `disabled`: who uses a keyboard would lose the place
    button.setAttribute("aria-disabled", "true");
    (was === "on" ? end() : begin())
      .catch(function () {
        if (Notification.permission === "denied") show("denied");
        else if (was === "off" && Notification.permission === "default") show("off");
        else show(was, code, box.dataset.failed);
      })
      .then(function () {
        button.removeAttribute("aria-disabled");
      });
  };

  navigator.serviceWorker.ready
    .then(function (worker) {
      pushes = worker.pushManager;
      return pushes.getSubscription();
    })
    .then(function (made) {
      if (Notification.permission === "denied") return show("denied");
      if (!made || !isOurs(made)) return show("off");
      return ask("ask", made).then(function (answer) {
        show(answer.code ? "on" : "off", answer.code);
      });
    })
    .catch(function () {});
})(document);
