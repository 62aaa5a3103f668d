// Network first, always: a copy is shown only where the line or the server is down, and says
// how old it is. VERSION and SITE stand above (portal/offline/worker.py).
const SAVED_AT = "X-Saved-At";
const FRESH = 30 * 60 * 1000; // how long the kept pages are not asked for again
const PATIENCE = 8000; // how long a reader waits before a copy will do
const NOT_OURS = /^\/(admin|_util|api|tep|media|khoe)(\/|$)/;

const languageOf = (path) =>
  SITE.languages.find((l) => l.home !== "/" && path.startsWith(l.home)) || SITE.languages[0];
const copyOf = async (path) => (await caches.open(VERSION)).match(path);

// Stores a page with the moment it was read. What must not be kept says so itself.
async function save(path, answer) {
  answer = answer || (await fetch(path, { cache: "no-cache", credentials: "omit" }));
  const kind = answer.headers.get("Cache-Control") || "";
  if (!answer.ok || answer.redirected || /no-store|private/.test(kind)) return null;
  const headers = new Headers(answer.headers);
  headers.set(SAVED_AT, Date.now());
  const copy = new Response(await answer.blob(), { headers });
  await (await caches.open(VERSION)).put(path, copy.clone());
  return copy;
}

async function keptPaths() {
  const lists = await Promise.all(SITE.languages.map((l) => copyOf(l.list)));
  const read = await Promise.all(lists.filter(Boolean).map((list) => list.json()));
  return read.flatMap((list) => list.pages);
}

const saveIfKept = async (path, answer) =>
  (await keptPaths()).includes(path) && save(path, answer);

// Fetches the list and its pages in one language, and drops what is no longer on a list.
async function refresh(language) {
  const last = await copyOf(language.list);
  if (last && Date.now() - last.headers.get(SAVED_AT) < FRESH) return;
  const list = await save(language.list);
  if (!list) return;
  const { pages } = await list.json();
  // A reader who saves data keeps only the pages that were opened anyway.
  const saving = navigator.connection && navigator.connection.saveData;
  if (!saving) for (const path of pages) await save(path).catch(() => null);
  const wanted = new Set([
    ...(await keptPaths()),
    ...SITE.assets,
    ...SITE.languages.flatMap((l) => [l.offline, l.list]),
  ]);
  const cache = await caches.open(VERSION);
  for (const request of await cache.keys())
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
}

// A copy with its age on top; its forms are hidden by the style sheet (`data-saved`).
async function show(copy, language, status) {
  const at = new Date(+copy.headers.get(SAVED_AT));
  const time = at.getHours() + ":" + String(at.getMinutes()).padStart(2, "0");
  const day = `${language.days[at.getDay()]} ${at.getDate()}/${at.getMonth() + 1}`;
  const text = language.saved.replace("%(time)s", time).replace("%(day)s", day);
  const bar = status
    ? ""
    : `<div class="saved" role="status"><p class="wrap" data-nosnippet>${text}</p></div>`;
  const html = (await copy.text())
    .replace("<html ", "<html data-saved ")
    .replace("<header>", bar + "<header>");
  return new Response(html, { status: status || 200, headers: copy.headers });
}

async function navigate(event) {
  const { request } = event;
  const { pathname, search } = new URL(request.url);
  const language = languageOf(pathname);
  const reads = request.method === "GET" && !search;
  const copy = async () => {
    const found = reads && (await keptPaths()).includes(pathname) && (await copyOf(pathname));
    return found && show(found, language);
  };
  const network = Promise.resolve(event.preloadResponse).then((early) => early || fetch(request));
  try {
    const late = new Promise((done) => setTimeout(done, PATIENCE)).then(copy);
    const answer = await Promise.race([network, late.then((found) => found || network)]);
    if (answer.status > 501) return (await copy()) || answer;
    if (reads && answer.ok) event.waitUntil(saveIfKept(pathname, answer.clone()));
    return answer;
  } catch {
    const page = await copyOf(language.offline);
    return (await copy()) || (page ? show(page, language, 503) : Response.error());
  } finally {
    event.waitUntil(network.then(() => refresh(language)).catch(() => null));
  }
}

addEventListener("install", (event) =>
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll(SITE.assets))
      .then(() => Promise.all(SITE.languages.map((l) => save(l.offline))))
      .then(() => skipWaiting()),
  ),
);

addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((key) => key !== VERSION);
      await Promise.all(old.map((key) => caches.delete(key)));
      if (registration.navigationPreload) await registration.navigationPreload.enable();
      await clients.claim();
      const [first] = await clients.matchAll();
      await refresh(languageOf(first ? new URL(first.url).pathname : "/")).catch(() => null);
    })(),
  ),
);

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || NOT_OURS.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(navigate(event));
  else if (SITE.assets.includes(pathname))
    event.respondWith(fetch(request).catch(() => copyOf(pathname)));
});
