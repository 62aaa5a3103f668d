"""Which links are due, asked politely one after another, and what their answers mean."""

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Site

from portal.core.public_web import NoAnswer, UnsafeAddress, fetch
from portal.core.querysets import HOME_PATH
from portal.core.text import fold
from products.models import ProductListing, ProductPage
from products.shops.models import ListingCheck, Status

# Between two questions to one host, unless its robots.txt asks for more; in seconds.
PAUSE, LONGEST_PAUSE = 5.0, 30.0
_NO_TEXT = re.compile(r"<(script|style|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.S | re.I)
# The marketplace refuses programs, or is busy: a buyer may still get in.
_REFUSALS = (401, 403, 405, 406, 407, 429, 451)


def user_agent() -> str:
    """Who asks, for rules of robots and logs of shops."""
    return f"portal-link-check/1.0 (+https://{settings.PORTAL_HOST}/)"


class Checker:
    """One run: what hosts ask of robots is read once, and each is left in peace between."""

    def __init__(self, pause: float = PAUSE):
        self.pause = pause
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def check(self, url: str, sold_out_words: str = "") -> tuple[Status, str]:
        """What an address answers, and a word on why."""
        try:
            answer = fetch(url, user_agent(), self._may_ask)
        except UnsafeAddress as error:
            return Status.UNSAFE, str(error)
        except NoAnswer as error:
            return (Status.SLOW if str(error) == "time-out" else Status.DEAD), str(error)
        if answer is None:
            return Status.ROBOTS, "robots.txt"
        if answer.status in _REFUSALS:
            return Status.REFUSED, str(answer.status)
        if answer.status >= 300:
            return Status.DEAD, str(answer.status)
        if word := said_in(answer.text, sold_out_words):
            return Status.SOLD_OUT, word
        return Status.OK, str(answer.status)

    def _may_ask(self, url: str) -> bool:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._rules:
            self._wait(root, 0)
            self._rules[root] = self._read_rules(root)
        rules = self._rules[root]
        self._wait(root, float(rules.crawl_delay(user_agent()) or 0))
        return rules.can_fetch(user_agent(), url)

    def _read_rules(self, root: str) -> RobotFileParser:
        """As RFC 9309: no file allows all, a host that fails forbids all."""
        rules = RobotFileParser()
        try:
            answer = fetch(f"{root}/robots.txt", user_agent())
        except UnsafeAddress:
            answer = None
        except NoAnswer:
            # The page will not answer either: let the link itself be told dead.
            rules.parse([])
            return rules
        if answer is None or answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse(answer.text.splitlines() if answer.status == 200 else [])
        return rules

    def _wait(self, root: str, delay: float) -> None:
        if root in self._asked:
            pause = min(max(self.pause, delay if self.pause else 0), LONGEST_PAUSE)
            time.sleep(max(0.0, self._asked[root] + pause - time.monotonic()))
        self._asked[root] = time.monotonic()


def said_in(html: str, words: str) -> str:
    """The first of the lines of `words` that a page says where readers see it, else ""."""
    said = f" {fold(strip_tags(_NO_TEXT.sub(' ', html)))} "
    return next((one for one in words.splitlines() if fold(one) and f" {fold(one)} " in said), "")


def current_links() -> dict[tuple[int, str], tuple[int, str]]:
    """What public products lead to: by page of the first language and address the site's key and
    the words of the marketplace."""
    sites = dict(Site.objects.values_list("root_page__path", "pk"))
    rows = ProductListing.objects.filter(
        page__live=True, page__locale__language_code=settings.LANGUAGE_CODE
    ).values_list("page_id", "url", "page__path", "marketplace__sold_out_words")
    return {
        (page, url): (sites[path[:HOME_PATH]], words)
        for page, url, path, words in rows
        if path[:HOME_PATH] in sites
    }


def keep(check: ListingCheck) -> None:
    """Saves a check; nothing where its product went, or another run was there, meanwhile."""
    with suppress(IntegrityError), transaction.atomic():
        # Locked: the product can't go between this question and the commit.
        products = ProductPage.objects.select_for_update(no_key=True)
        if products.filter(pk=check.product_id).values("pk").first():
            check.save()


def due_checks(limit: int) -> Iterator[tuple[ListingCheck, str]]:
    """The checks that are due, the longest overdue first, with the words of the marketplace.

    Checks of addresses that no public product has any more go.
    """
    links, known = current_links(), {}
    for check in ListingCheck.objects.all():
        if (check.product_id, check.url) in links:
            known[check.product_id, check.url] = check
        else:
            check.delete()
    now, due = timezone.now(), []
    for (page, url), (site, words) in links.items():
        check = known.get((page, url)) or ListingCheck(site_id=site, product_id=page, url=url)
        if check.due_at is None or check.due_at <= now:
            due.append((check, words))
    due.sort(key=lambda one: (one[0].due_at is not None, one[0].due_at or now))
    yield from due[:limit]
