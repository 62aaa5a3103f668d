/* Goes home when nobody is there and forgets what was typed; says where links lead out.
   Without this file the frame shows the site, and the browser keeps it to it (CSP). */
(function (d) {
  var view = d.querySelector("iframe"),
    told = d.querySelector("dialog"),
    back = d.querySelector("[data-back]"),
    heading = told.querySelector("h2"),
    number = told.querySelector("[data-number]"),
    out = told.querySelector("[data-out]"),
    leads = heading.textContent,
    codes = d.querySelectorAll("img"),
    bar = d.querySelector("[data-qr]"),
    home = view.getAttribute("src"),
    seen = 0,
    isBack = false,
    idle;

  // The next reader finds nothing of the one before, and large letters.
  function goHome() {
    var fresh = view.cloneNode();
    if (told.open) told.close();
    try {
      sessionStorage.clear();
      localStorage.clear();
      localStorage.setItem("co-chu", 2);
    } catch (e) {}
    // A new frame has no pages behind it to go back to.
    fresh.addEventListener("load", watch);
    view.replaceWith(fresh);
    view = fresh;
    seen = 0;
    isBack = false;
  }
  function wait() {
    clearTimeout(idle);
    idle = setTimeout(goHome, view.dataset.idle * 1000);
  }
  function codeOf(path) {
    return bar.dataset.qr + encodeURIComponent(path);
  }
  function tell(link) {
    var isCall = link.protocol === "tel:";
    heading.textContent = isCall ? heading.dataset.call : leads;
    number.hidden = !isCall;
    number.textContent = isCall ? link.pathname.replace(/^\+84/, "0") : "";
    out.hidden = isCall;
    told.showModal();
  }
  function leadsOut(link) {
    return link.origin !== location.origin || /^\/admin(\/|$)/.test(link.pathname);
  }
  function watch() {
    var page;
    try {
      page = view.contentDocument;
    } catch (e) {}
    // What the browser refused to show has no document for us; where that is the first page
    // itself there is no line, and to ask again at once would ask for ever.
    if (!page || page.URL === "about:blank") return seen ? goHome() : wait();
    codes.forEach(function (code) {
      code.src = codeOf(page.location.pathname);
    });
    try {
      // The page of a storm day has no script that would make its letters large.
      if (localStorage.getItem("co-chu") > 1)
        page.documentElement.dataset.size = localStorage.getItem("co-chu");
    } catch (e) {}
    seen += isBack ? -1 : 1;
    isBack = false;
    back.hidden = seen < 2;
    ["pointerdown", "keydown", "scroll", "input"].forEach(function (name) {
      page.addEventListener(name, wait, { passive: true, capture: true });
    });
    page.addEventListener("click", function (e) {
      var link = e.target.closest("a[href]");
      if (!link) return;
      if (leadsOut(link)) {
        e.preventDefault();
        tell(link);
      } else link.removeAttribute("target");
    });
    wait();
  }
  codes.forEach(function (code) {
    // No page of its own, such as what a search found: the first page's code is there.
    code.onerror = function () {
      if (code.getAttribute("src") !== codeOf(home)) code.src = codeOf(home);
    };
  });
  back.onclick = function () {
    isBack = true;
    history.back();
  };
  d.querySelector("[data-home]").onclick = function (e) {
    e.preventDefault();
    goHome();
  };
  d.addEventListener("pointerdown", wait);
  goHome();
})(document);
