"""Templates are written for who reads them, in indented lines; none of that is sent.

A line break goes, with its indentation, where a tag stands before or after it (`<p>`, `{% if %}`).
Between words and `{{ values }}` it stays and is a space, as everywhere in HTML, and so it is
between the attributes of a tag. A space that a reader needs beside a tag stands in the line, or
as `{{ " " }}` where the line ends or begins (and where the formatter would trim it: at the edge
of an element or block). What is read as it stands, `<pre>` and the like, and texts to be
translated, whose breaks are part of their msgid, stay as they are.
"""

import re
from pathlib import Path

from django.conf import settings
from django.template.loaders import app_directories, filesystem

from portal.core.hints import Host

KEPT = (
    r"<(pre|textarea|script|style)\b.*?</\2\s*>"
    r"|{%\s*(verbatim|blocktrans|blocktranslate|comment)\b.*?{%\s*end\3\b.*?%}"
)
TAG = r"<[a-z/!](?:{%.*?%}|{{.*?}}|[^>])*+>"
BREAK = r"\s*\n\s*"
BESIDE_TAG = rf"(?:(?<=>)|(?<=[%#]}})){BREAK}|{BREAK}(?=<|{{[%#])"
SPACE = r'{{ " " }}'
PIECE = re.compile(
    f"({KEPT})|(?P<tag>{TAG})|(?P<beside>{BESIDE_TAG})|(?P<space>{SPACE})|{BREAK}", re.S | re.I
)


def without_layout(source: str) -> str:
    """A template's source without line breaks and indentation that no reader is meant to see."""
    return PIECE.sub(_piece, source.strip())


def _piece(match: re.Match) -> str:
    if match["tag"]:
        return re.sub(BREAK, " ", match["tag"])
    return match[1] or {"beside": "", "space": " "}.get(match.lastgroup or "", "\n")


class _WithoutLayout(Host):
    def get_contents(self, origin) -> str:
        source, path = super().get_contents(origin), Path(origin.name)
        ours = path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts
        return without_layout(source) if ours and path.suffix == ".html" else source


class FilesystemLoader(_WithoutLayout, filesystem.Loader):
    """Django's loader of the folders in `DIRS`, without the layout of the project's pages."""


class AppLoader(_WithoutLayout, app_directories.Loader):
    """Django's loader of the apps' templates, without the layout of the project's pages."""
