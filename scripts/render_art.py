#!/usr/bin/env python3
"""Rasterise the demo drawings: every demo_images/src/*.svg becomes demo_images/*.webp.

The SVG files are the sources; the WebP files are what the demo data loads. Run this after
changing a drawing:

    python scripts/render_art.py               # all of them
    python scripts/render_art.py storm tea_cup # only these names

Needs Playwright's Python package, Pillow and a Chromium: the environment variable CHROMIUM
names the executable, otherwise one is looked for on PATH.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "products" / "demo_images", ROOT / "communes" / "demo_images")
WIDTH, HEIGHT = 1200, 900
QUALITIES = (82, 76, 70)  # the first one that keeps the picture within MAX_BYTES
MAX_BYTES = 40 * 1024


def find_chromium():
    """The Chromium to run, or an exit with the reason."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("No Chromium: set CHROMIUM to its executable.")
    return found


def main(names):
    sources = [
        svg
        for folder in FOLDERS
        for svg in sorted((folder / "src").glob("*.svg"))
        if not names or svg.stem in names
    ]
    missing = set(names) - {svg.stem for svg in sources}
    if missing:
        sys.exit(f"No such drawing: {', '.join(sorted(missing))}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for svg in sources:
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block}}</style>{svg.read_text('utf-8')}"
            )
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            target = svg.parent.parent / f"{svg.stem}.webp"
            for quality in QUALITIES:
                picture.save(target, "WEBP", quality=quality, method=6)
                if target.stat().st_size <= MAX_BYTES:
                    break
            print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.1f} KB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
