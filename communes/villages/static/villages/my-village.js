/* “Thôn của tôi”: chosen on a village's page, kept on this device alone; the home then leads with
   what that page says. Without this file every page works in full. */
(function (d) {
  var KEY = "thon-cua-toi";
  function chosen() {
    try {
      return localStorage.getItem(KEY) || "";
    } catch (e) {
      return "";
    }
  }
  function choose(path) {
    try {
      if (path) localStorage.setItem(KEY, path);
      else localStorage.removeItem(KEY);
    } catch (e) {}
  }
  // On the page of a village: a button that says what a tap does
  var button = d.querySelector("[data-my-village]");
  var word = button && button.querySelector("span");
  var other = word && word.textContent;
  function tell() {
    var mine = chosen() === location.pathname;
    button.setAttribute("aria-pressed", mine);
    word.textContent = mine ? button.dataset.mine : other;
  }
  if (button) {
    button.hidden = false;
    tell();
    button.onclick = function () {
      choose(chosen() === location.pathname ? "" : location.pathname);
      tell();
    };
  }
  // On the home: what the page of that village leads with
  var home = d.querySelector("[data-village-home]");
  var path = chosen();
  if (!home || !/^\/[\w\-/]+$/.test(path)) return;
  fetch(path)
    .then(function (answer) {
      // The village is no more
      if (answer.status === 404 || answer.status === 410) choose("");
      return answer.ok ? answer.text() : "";
    })
    .then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      var name = page.querySelector("main h1");
      var parts = page.querySelectorAll("[data-lead]");
      if (!name || !parts.length) return;
      home.querySelector("a").href = path;
      home.querySelector("a").textContent = name.textContent;
      parts.forEach(function (part) {
        var copy = d.importNode(part, true);
        // The home may have the same names
        copy.querySelectorAll("[id]").forEach(function (one) {
          one.id = "toi-" + one.id;
        });
        copy.querySelectorAll("[aria-labelledby]").forEach(function (one) {
          one.setAttribute("aria-labelledby", "toi-" + one.getAttribute("aria-labelledby"));
        });
        home.append(copy);
      });
      home.hidden = false;
    })
    .catch(function () {});
})(document);
