"""The web app manifest of a site: its name, colours and icon on a phone's home screen."""

import re

from django.templatetags.static import static

from portal.sites.frame import Frame

# `--deep` of each theme and `--paper`, as portal.css has them (a test compares).
DEEP = {
    "cham": "#1f2750",
    "che": "#14361f",
    "cam": "#4a1d06",
    "bien": "#07303f",
    "thocam": "#470d1a",
    "sen": "#430e2b",
}
PAPER = "#fbf7ee"
# A phone shows about so many letters under an icon.
SHORT_NAME_LENGTH = 14
KIND_OF_UNIT = re.compile(r"^(Xã|Phường) | (Commune|Ward)$")
SIZES = (192, 512)


def theme_color(frame: Frame) -> str:
    """The colour of the browser's own bar: the theme's deep ground."""
    return DEEP.get(frame.theme, DEEP["cham"])


def short_name(name: str) -> str:
    """The name if it fits under an icon, else without the kind of unit; a phone cuts the rest."""
    return name if len(name) <= SHORT_NAME_LENGTH else KIND_OF_UNIT.sub("", name)


def manifest_of(frame: Frame, language: str) -> dict:
    """What /ung-dung.webmanifest says, in the reader's language."""
    name = frame.identity.name
    return {
        "id": frame.home_url,
        "name": name,
        "short_name": short_name(name),
        "lang": language,
        "dir": "ltr",
        "start_url": frame.home_url,
        "scope": "/",
        # Not "standalone": readers keep the way back and the address in sight.
        "display": "minimal-ui",
        "theme_color": theme_color(frame),
        "background_color": PAPER,
        "icons": _icons(frame),
    }


def _icons(frame: Frame) -> list[dict]:
    if frame.identity.logo_id:
        return _icons_of_logo(frame.identity.logo)
    theme = frame.theme if frame.theme in DEEP else "cham"
    icons = [_icon(static(f"img/app-{theme}-{size}.png"), size, "any") for size in SIZES]
    return [*icons, _icon(static(f"img/app-{theme}-maskable.png"), 512, "maskable")]


def _icons_of_logo(logo) -> list[dict]:
    specs = {f"fill-{size}x{size}|format-png": size for size in SIZES}
    found = logo.get_renditions(*specs)
    return [
        {
            "src": rendition.url,
            "sizes": f"{rendition.width}x{rendition.height}",
            "type": "image/png",
            "purpose": "any",
        }
        for rendition in found.values()
    ]


def _icon(src: str, size: int, purpose: str) -> dict:
    return {"src": src, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
