"""QR codes as plain SVG: no style attribute, no script, no third party (strict CSP)."""

from functools import lru_cache
from urllib.parse import urlencode

import segno
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white that the standard asks for around a code


@lru_cache(maxsize=256)
def qr_path(text: str, error: str = "m") -> tuple[int, str]:
    """A QR code as (modules a side, SVG path data), without the border.

    `error`: how much of it may be lost, at least: "l" 7 %, "m" 15 %, "q" 25 %, "h" 30 %.
    """
    matrix = segno.make(text, error=error, micro=False).matrix
    path = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            if not row[x]:
                x += 1
                continue
            end = x
            while end < len(row) and row[end]:
                end += 1
            path.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end
    return len(matrix), "".join(path)


def qr_svg(text: str) -> SafeString:
    """A picture of its own, black on white with the quiet zone; its title says where it leads."""
    size, path = qr_path(text)
    side = size + 2 * QUIET_ZONE
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{0} -{0} {1} {1}" width="{2}"'
        ' height="{2}" shape-rendering="crispEdges"><title>{3}</title>'
        '<path fill="#fff" d="M-{0}-{0}h{1}v{1}h-{1}z"/><path d="{4}"/></svg>',
        QUIET_ZONE,
        side,
        side * 4,
        text,
        mark_safe(path),  # noqa: S308
    )


def page_qr_url(path: str) -> str:
    """The address, on the same site, of the QR code that opens the page at a path."""
    return f"{reverse('page_qr')}?{urlencode({'trang': path}, safe='/')}"
