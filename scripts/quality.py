"""Checks every kind of page of the demo in Chromium and writes docs/quality.md.

    python scripts/quality.py [--kind search] [--no-speed]

Every address of `tests.every_page` × every check of `tests.page_checks`, axe at two
widths and in two themes; then what a first visit costs (`tests.page_speed`). Two
browsers share the work. Ends with 1 where something is wrong or over its budget.
"""

import argparse
import gzip
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, sync_playwright

from scripts.quality_report import write_report
from tests.e2e.conftest import FLAGS, find_chromium
from tests.every_page import Place
from tests.page_checks import THEMES, WIDTHS, run_checks
from tests.page_speed import Speed, measure
from tests.served_demo import ROOT, Demo, serve_demo

WORKERS = 2
SIZES = [(width, theme) for width in WIDTHS for theme in THEMES]
Found = dict[Place, dict[str, list[str]]]


def launch(playwright) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)


def check_places(demo: Demo, places: list[Place]) -> Found:
    """All checks at some places, in a browser of its own."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_context(bypass_csp=True, locale="vi-VN").new_page()
        found = {place: run_checks(page, demo, place, SIZES) for place in places}
        browser.close()
    return found


def check_all(demo: Demo, places: list[Place]) -> Found:
    found: Found = {}
    with ProcessPoolExecutor(WORKERS) as pool:
        parts = [places[start::WORKERS] for start in range(WORKERS)]
        for part in pool.map(check_places, [demo] * WORKERS, parts):
            found |= part
    return {place: found[place] for place in places}


def measure_all(demo: Demo, places: list[Place]) -> dict[Place, Speed]:
    """One address of each kind on portal and commune, in Vietnamese; homes in English too."""
    seen, found = set(), {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for place in places:
            key = (place.kind, place.site, place.language)
            is_home = "HomePage" in place.kind
            if place.act == "send" or key in seen or not (place.language == "vi" or is_home):
                continue
            seen.add(key)
            demo.fetch(place.site, place.path)  # pictures are made at the first visit of all
            # What else the machine does only ever adds: the best of up to three counts.
            tries = [measure(browser, demo, place)]
            while tries[-1].score < 100 and len(tries) < 3:
                tries.append(measure(browser, demo, place))
            found[place] = max(tries, key=lambda speed: speed.score)
        browser.close()
    return found


def static_sizes() -> dict[str, int]:
    """Bytes of the stylesheet and the scripts as readers get them, compressed by gzip."""
    sizes: dict[str, int] = defaultdict(int)
    for kind in ("css", "js"):
        for path in sorted((ROOT / "portal" / "static" / kind).glob(f"*.{kind}")):
            sizes[kind] += len(gzip.compress(path.read_bytes(), 9))
    return dict(sizes)


def main(kind: str, with_speed: bool) -> int:
    if find_chromium() is None:
        print("Chromium isn't installed: apt install chromium, or set CHROMIUM.")
        return 1
    start = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="portal-quality-"))
    try:
        with serve_demo(folder, settings="tests.quality_settings") as demo:
            places = [place for place in demo.list_places() if kind in place.kind]
            print(f"{len(places)} addresses …")
            found = check_all(demo, places)
            speeds = measure_all(demo, places) if with_speed else {}
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    minutes = (time.monotonic() - start) / 60
    wrong = write_report(found, speeds, static_sizes(), minutes, save=not kind and with_speed)
    for line in wrong:
        print(line)
    print(f"{len(wrong)} problems, {minutes:.1f} minutes")
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", default="", help="only kinds whose name has this in it")
    parser.add_argument("--no-speed", action="store_true", help="without the first visits")
    options = parser.parse_args()
    sys.exit(main(options.kind, not options.no_speed))
