"""The figures of `make quality` as docs/quality.md."""

from datetime import date
from pathlib import Path
from statistics import median

from tests.every_page import Place
from tests.page_speed import Speed

REPORT = Path(__file__).resolve().parents[1] / "docs" / "quality.md"

KB = 1024
# What a first visit of a home may cost, and every page its pictures; CSS and JS together.
HOME_BYTES, HOME_REQUESTS = 60 * KB, 6
PICTURE_BYTES = 25 * KB
STATIC_BYTES = {"css": 12 * KB, "js": 6 * KB}
LEAST_SCORE = 98

HEAD = """# Quality of every page

Written by `make quality` on {day}, in {minutes:.0f} minutes: {places} addresses of \
{kinds} kinds of pages (`tests/every_page.py`), on the portal and a commune, in Vietnamese and \
English. A ✓ means that a check found nothing wrong at any of a kind's addresses; a number counts \
what it found.

## Fit for every reader
axe-core (WCAG 2.0–2.2 A and AA, best practice) runs at 360 and 1280 px, light and dark, with \
filters and answers open, menus closed and open. *320*: nothing wider than 320 px, which is \
1280 px at 400 %; *spacing*: nor with the text spacing of WCAG 1.4.12; *large*: nor with the \
largest text size. *Keys*: order, a visible ring, nothing behind the bar, the skip link, Esc. \
*Own colours*: forced colours; *still*: reduced motion. *Document*: headings, title, description, \
alt texts and sizes of pictures, links, ids.

"""
COLUMNS = {
    "axe 360": ("axe 360 light", "axe 360 dark"),
    "axe 1280": ("axe 1280 light", "axe 1280 dark"),
    "320": ("320 px",),
    "spacing": ("text spacing",),
    "large": ("largest text",),
    "keys": ("keyboard", "skip link", "menus"),
    "own colours": ("forced colours",),
    "still": ("reduced motion",),
    "document": ("document", "answer"),
}
SPEED_HEAD = """
## First visit
Chromium with an empty cache on a phone of 360 px, the CPU four times slower, slow 4G (150 ms, \
1.6 Mbit/s); the demo served by one process of Django with gzip in front of it, on the machine \
that ran the browser. Lighthouse needs Node, so its measures are taken from Chromium's own trace \
and scored by its curves (FCP, LCP, TBT, CLS by their weights; no Speed Index); below 100, the \
best of three visits counts, because what else the machine does only adds. KB as sent. *First \
screen*: all but pictures below it.

"""


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def checks_table(found: dict[Place, dict[str, list[str]]]) -> str:
    rows = []
    for kind in dict.fromkeys(place.kind for place in found):
        results = [checks for place, checks in found.items() if place.kind == kind]
        cells = []
        for names in COLUMNS.values():
            wrong = sum(len(checks.get(name, [])) for checks in results for name in names)
            cells.append(str(wrong) if wrong else "✓")
        rows.append([kind, str(len(results)), *cells])
    return table(["kind", "addresses", *COLUMNS], rows)


def speed_table(speeds: dict[Place, Speed]) -> str:
    rows = [
        [
            place.kind,
            f"{place.site or 'portal'} {place.language}",
            f"{speed.html / KB:.1f}",
            f"{speed.bytes_above / KB:.1f}",
            str(speed.requests_above),
            f"{speed.bytes_all / KB:.1f}",
            f"{speed.largest_picture / KB:.1f}" if speed.largest_picture else "–",
            f"{speed.fcp:.0f}",
            f"{speed.lcp:.0f}",
            f"{speed.tbt:.0f}",
            f"{speed.cls:.3f}",
            str(speed.score),
        ]
        for place, speed in speeds.items()
    ]
    head = [
        "kind",
        "site",
        "HTML KB",
        "first screen KB",
        "requests",
        "all KB",
        "largest picture KB",
    ]
    return table([*head, "FCP ms", "LCP ms", "TBT ms", "CLS", "score"], rows)


def over_budget(speeds: dict[Place, Speed], static: dict[str, int]) -> list[str]:
    """What costs more than it may."""
    wrong = []
    for place, speed in speeds.items():
        tests = [
            (speed.largest_picture > PICTURE_BYTES, f"a picture of {speed.largest_picture} bytes"),
            (speed.score < LEAST_SCORE, f"a score of {speed.score}"),
            (bool(speed.errors), f"errors in the console: {speed.errors}"),
        ]
        if "HomePage" in place.kind:
            tests += [
                (speed.bytes_above > HOME_BYTES, f"{speed.bytes_above} bytes on the first screen"),
                (speed.requests_above > HOME_REQUESTS, f"{speed.requests_above} requests"),
            ]
        wrong += [f"{place.kind} {place.name}: {text}" for is_over, text in tests if is_over]
    for kind, budget in STATIC_BYTES.items():
        if static.get(kind, 0) > budget:
            wrong.append(f"{kind}: {static[kind]} bytes of {budget}")
    return wrong


def write_report(
    found: dict[Place, dict[str, list[str]]],
    speeds: dict[Place, Speed],
    static: dict[str, int],
    minutes: float,
    save: bool,
) -> list[str]:
    """Writes the report if it is whole; returns everything that is wrong."""
    wrong = [
        f"{place.kind} {place.name}: {name}: {problem}"
        for place, checks in found.items()
        for name, problems in checks.items()
        for problem in problems
    ]
    over = over_budget(speeds, static)
    if save:
        kinds = {place.kind for place in found}
        text = HEAD.format(day=date.today(), minutes=minutes, places=len(found), kinds=len(kinds))
        text += checks_table(found) + SPEED_HEAD + speed_table(speeds) + budgets(speeds, static)
        if over:
            text += "\nOver budget:\n" + "".join(f"- {line}\n" for line in over)
        REPORT.write_text(text)
    return wrong + over


def budgets(speeds: dict[Place, Speed], static: dict[str, int]) -> str:
    """The budgets beside what was found."""
    homes = [speed for place, speed in speeds.items() if "HomePage" in place.kind]
    scores = [speed.score for speed in speeds.values()]
    rows = [
        [
            "first screen of a home",
            f"{max(s.bytes_above for s in homes) / KB:.1f} KB, "
            f"{max(s.requests_above for s in homes)} requests",
            f"{HOME_BYTES // KB} KB, {HOME_REQUESTS} requests",
        ],
        [
            "largest picture",
            f"{max(s.largest_picture for s in speeds.values()) / KB:.1f} KB",
            f"{PICTURE_BYTES // KB} KB",
        ],
        *(
            [name.upper(), f"{static.get(name, 0) / KB:.1f} KB gzip", f"{budget // KB} KB gzip"]
            for name, budget in STATIC_BYTES.items()
        ),
        ["score", f"{min(scores)} at least, {median(scores):.0f} mostly", f"{LEAST_SCORE}"],
    ]
    return "\n## Budgets\n" + table(["", "found", "may be"], rows)
