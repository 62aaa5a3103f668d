#!/usr/bin/env python3
"""Rasterise the drawings: what the demo loads, what a shared link shows, the app icons.

The SVG files are the sources. Every demo_images/src/*.svg becomes demo_images/*.webp, which
the demo data loads. The landscape of each theme becomes portal/static/img/share-<theme>.png:
what a shared link shows where a page has no picture of its own. Each theme's logo becomes the
PNG files that the web app manifest names. Run this after changing a drawing:

    python scripts/render_art.py               # all of them
    python scripts/render_art.py storm tea_cup # only these drawings
    python scripts/render_art.py share-che app-che # only this theme's landscape and icons

Needs Playwright's Python package, Pillow and a Chromium: the environment variable CHROMIUM
names the executable, otherwise one is looked for on PATH.
"""

import io
import os
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "products" / "demo_images", ROOT / "communes" / "demo_images")
# Name of the file, its side, and the room around the drawing of 48 that Android may cut off.
ICONS = (("192", 192, 0), ("512", 512, 0), ("maskable", 512, 7))
WIDTH, HEIGHT = 1200, 900
QUALITIES = (82, 76, 70)  # the first one that keeps the picture within MAX_BYTES
MAX_BYTES = 40 * 1024
TEMPLATES = ROOT / "portal" / "templates"
STATIC = ROOT / "portal" / "static"
LOGOS = TEMPLATES / "logos"
SHARE_WIDTH, SHARE_HEIGHT = 1200, 630
SHARE_COLOURS = 48
SHARE_STYLE = """
body{margin:0;width:1200px;height:630px;overflow:hidden;position:relative;
  background:linear-gradient(var(--sky),var(--sky2))}
.scene{position:absolute;left:0;bottom:0;width:1200px;height:470px;margin:0}
.mark{position:absolute;left:500px;top:36px;width:200px;height:200px}
.mark>*{width:100%;height:100%;clip-path:var(--step)}
"""


def find_chromium():
    """The Chromium to run, or an exit with the reason."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("No Chromium: set CHROMIUM to its executable.")
    return found


def share_page(theme):
    """The landscape of a theme as a page to photograph."""
    css = (STATIC / "css" / "portal.css").read_text("utf-8")
    scene = (TEMPLATES / "scenes" / f"{theme}.html").read_text("utf-8")
    mark = (TEMPLATES / "logos" / f"{theme}.html").read_text("utf-8")
    return (
        f'<!DOCTYPE html><html data-theme="{theme}"><style>{css}{SHARE_STYLE}</style>'
        f'<body>{scene}<div class="mark">{mark}</div>'
    )


def render_shares(page, themes):
    page.set_viewport_size({"width": SHARE_WIDTH, "height": SHARE_HEIGHT})
    page.emulate_media(color_scheme="light")
    for theme in themes:
        page.set_content(share_page(theme))
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        target = STATIC / "img" / f"share-{theme}.png"
        # Flat drawings need few colours; without dithering they stay small.
        picture = picture.quantize(SHARE_COLOURS, dither=Image.Dither.NONE)
        picture.save(target, "PNG", optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.1f} KB")


def main(names):
    sources = [
        svg
        for folder in FOLDERS
        for svg in sorted((folder / "src").glob("*.svg"))
        if not names or svg.stem in names
    ]
    logos = [
        logo for logo in sorted(LOGOS.glob("*.html")) if not names or f"app-{logo.stem}" in names
    ]
    themes = sorted(path.stem for path in (TEMPLATES / "scenes").glob("*.html"))
    themes = [theme for theme in themes if not names or f"share-{theme}" in names]
    known = {svg.stem for svg in sources} | {f"app-{logo.stem}" for logo in logos}
    missing = set(names) - known - {f"share-{theme}" for theme in themes}
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
        for logo in logos:
            draw_icons(page, logo)
        render_shares(page, themes)
        browser.close()


def draw_icons(page, logo):
    """The icons of one theme: its logo on its own ground, in few colours."""
    svg = logo.read_text("utf-8").strip()
    ground = re.search(r'fill="(#[0-9a-f]{6})"', svg).group(1)
    for name, side, room in ICONS:
        box = f"{-room} {-room} {48 + 2 * room} {48 + 2 * room}"
        drawn = svg.replace('viewBox="0 0 48 48"', f'viewBox="{box}" width="{side}"')
        page.set_viewport_size({"width": side, "height": side})
        page.set_content(
            f"<style>body{{margin:0;background:{ground}}}svg{{display:block}}</style>{drawn}"
        )
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        target = STATIC / "img" / f"app-{logo.stem}-{name}.png"
        picture.quantize(64).save(target, "PNG", optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.1f} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
