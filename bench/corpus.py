"""A collection of passages as pages of a scratch portal, for the benches of the search.

The folder holds `passages.jsonl` (id, kind, title, text) and `queries.jsonl` (qid, set, query,
relevant ids).
"""

import json
import os
import random
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-bench-"))


def rows(path: Path) -> list[dict]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def start(engine: str) -> None:
    """Django on an empty scratch database, with the engine's name checked."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    if engine != settings.SEARCH_ENGINE:
        sys.exit(
            f"The engine in use is {settings.SEARCH_ENGINE}: start it with scripts/services "
            f"or set SEARCH_URL or DATABASE_URL for {engine}."
        )
    call_command("migrate", verbosity=0)


def make_pages(count: int) -> list[int]:
    """Bare live pages below one home; the search asks whether a page is live."""
    from wagtail.models import Locale, Page, Site

    locale, _new = Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node()
    home = root.add_child(instance=Page(title="Bench", slug="bench", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "bench.test"}
    )
    pages = [
        Page(
            title=str(number),
            slug=str(number),
            locale=locale,
            content_type=home.content_type,
            depth=3,
            path=home.path + Page._int2str(number + 1).rjust(Page.steplen, "0"),
            url_path=f"/bench/{number}/",
            draft_title=str(number),
        )
        for number in range(count)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=home.pk).update(numchild=count)
    below = Page.objects.filter(depth=3, path__startswith=home.path).order_by("path")
    return list(below.values_list("pk", flat=True))


def sources(passages: list[dict], page_ids: list[int]):
    """The passages as the index takes them."""
    from wagtail.models import Site

    from search.indexing import Source

    site = Site.objects.get(is_default_site=True)
    for passage, page_id in zip(passages, page_ids, strict=True):
        yield Source(page_id, site.pk, ("vi",), "page", passage["title"] or "", [passage["text"]])


def enlarged(passages: list[dict], count: int, seed: int = 1) -> list[dict]:
    """As many passages as asked for: those there are, then new ones of sentences from several."""
    chance = random.Random(seed)
    sentences = [re.split(r"(?<=[.;!?])\s+", passage["text"]) for passage in passages]
    titles = [passage["title"] or "" for passage in passages]
    made = list(passages[:count])
    while len(made) < count:
        length = sum(map(len, chance.choice(sentences)))
        text: list[str] = []
        while sum(map(len, text)) < length or not text:
            text.append(chance.choice(chance.choice(sentences)))
        words = f"{chance.choice(titles)} {chance.choice(titles)}".split()
        cut = max(len(words) // 2, 1)
        begin = chance.randrange(max(len(words) - cut, 1))
        title = " ".join(words[begin : begin + cut])
        made.append({"id": f"made-{len(made)}", "title": title, "text": " ".join(text)})
    return made
