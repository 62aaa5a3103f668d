"""What a first visit costs and how soon it shows, by Chromium's own measures.

Lighthouse needs Node, which the project doesn't; these are its measures taken the same
way: a phone of 360 px, CPU four times slower, slow 4G (150 ms, 1.6 Mbit/s), cold cache,
and its curves that turn a measure into a score. It leaves out the Speed Index only.
"""

from dataclasses import dataclass
from math import erfc, log

from playwright.sync_api import Browser

from tests.every_page import Place
from tests.served_demo import Demo

# p10 and median of Lighthouse's mobile curves, and the weight of each measure.
CURVES = {
    "fcp": (1800, 3000, 10),
    "lcp": (2500, 4000, 25),
    "tbt": (200, 600, 30),
    "cls": (0.1, 0.25, 25),
}
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
OBSERVE = """
window.__seen = {lcp: 0, cls: 0, tbt: 0};
const watch = (type, add) => new PerformanceObserver(list => list.getEntries().forEach(add))
  .observe({type, buffered: true});
watch('largest-contentful-paint', e => { __seen.lcp = e.startTime });
watch('layout-shift', e => { if (!e.hadRecentInput) __seen.cls += e.value });
watch('longtask', e => { __seen.tbt += Math.max(0, e.duration - 50) });
"""
READ = """() => ({...__seen,
  fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0,
  inView: [...document.images].filter(i => i.getBoundingClientRect().top < innerHeight)
    .map(i => i.currentSrc)})"""


@dataclass(frozen=True)
class Speed:
    """Milliseconds, bytes as sent (compressed, with headers), and what was asked for."""

    fcp: float
    lcp: float
    tbt: float
    cls: float
    html: int
    bytes_above: int
    requests_above: int
    bytes_all: int
    largest_picture: int
    errors: tuple[str, ...]

    @property
    def score(self) -> int:
        """0 to 100, as Lighthouse weighs these four."""
        total = sum(weight for _p10, _median, weight in CURVES.values())
        points = sum(
            weight * curve_score(getattr(self, name), p10, median)
            for name, (p10, median, weight) in CURVES.items()
        )
        return round(100 * points / total)


def curve_score(value: float, p10: float, median: float) -> float:
    """Lighthouse's log-normal curve: 0.9 at `p10`, 0.5 at `median`."""
    if value <= 0:
        return 1.0
    spread = 0.9061938024368232  # of the curve between its 10th percentile and the median
    position = log(value / median) / (-log(p10 / median)) * spread
    return min(1.0, erfc(position) / 2)


def measure(browser: Browser, demo: Demo, place: Place) -> Speed:
    """One first visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    if place.status == 200:  # an error page's own status is an error of the console
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    network.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    asked: dict[str, list] = {}
    network.on(
        "Network.responseReceived",
        lambda e: asked.setdefault(e["requestId"], [e["type"], e["response"]["url"], 0]),
    )

    def finished(event):
        if event["requestId"] in asked:
            asked[event["requestId"]][2] = event["encodedDataLength"]

    network.on("Network.loadingFinished", finished)
    page.goto(demo.url(place.site, place.path), wait_until="networkidle")
    page.wait_for_timeout(300)
    seen = page.evaluate(READ)
    in_view = set(seen.pop("inView"))
    context.close()
    pictures = [size for _kind, url, size in asked.values() if "/media/" in url]
    above = [size for _kind, url, size in asked.values() if url in in_view or "/media/" not in url]
    return Speed(
        **seen,
        html=next((size for kind, _url, size in asked.values() if kind == "Document"), 0),
        bytes_above=round(sum(above)),
        requests_above=len(above),
        bytes_all=round(sum(size for _kind, _url, size in asked.values())),
        largest_picture=max(pictures, default=0),
        errors=tuple(errors),
    )
