"""Sends forms with things chosen in them, and looks at what became of it."""

import re
from dataclasses import dataclass

from django.core.cache import caches
from django.db import transaction
from wagtail.models import Page

from tests.isolation.belongings import keys
from tests.isolation.forms import Place, form_in, is_telling, key_of, places
from tests.isolation.walking import Finding, Walker, is_foreign, text_of
from tests.isolation.world import ROLES
from tests.isolation.writes import caught_tables, written

OTHER = "b"


@dataclass(frozen=True)
class Sent:
    """What became of a form: whether it was taken, and what should not have been."""

    is_taken: bool
    findings: set[Finding]


def holds(model, row, target, key) -> bool:
    """Whether a row leads to a key of a model, or has it somewhere in its texts."""
    # Numbers are keys of whatever table: new rows begin where B's do.
    texts = [value for value in row.values() if not isinstance(value, int)]
    if is_telling(key) and re.search(rf"(?<!\d){key}(?!\d)", repr(texts)):
        return True
    return any(
        row[column] == key
        for column, table, _people in keys(model)
        if table == target._meta.db_table
    )


class Officer:
    """An officer who fills forms in."""

    def __init__(self, walker: Walker, role: str):
        self.walker, self.role, self.owner = walker, role, ROLES[role][0]

    def places_at(self, path: str) -> list[Place]:
        """Where something of a site is chosen in the form at an address."""
        it = self.walker.it
        client = self.walker.client(self.role)  # its session must stay
        with transaction.atomic():
            response = client.get(path)
            form, sent = form_in(response)
            found = list(places(it, form, sent, self.owner)) if form else []
            transaction.set_rollback(True)
        return [one for one in found if key_of(it, one.model, OTHER)]

    def send(self, name: str, path: str, place: Place, key, *, publish: bool) -> Sent:
        """Sends the form with a key in one place, looks, and takes it back."""
        data = place.body(key) | ({"action-publish": "1"} if publish else {})
        client = self.walker.client(self.role)
        told, kept = set(), set()
        with transaction.atomic():
            with caught_tables() as tables:
                response = client.post(path, data)
            texts = [text_of(response)]
            is_taken = response.status_code == 302 and bool(tables)
            if is_taken:
                texts.append(text_of(self.walker.client(self.role).get(path)))
                texts += self._read(response, path)
            for text in texts:
                told |= self.walker.it.words.told_in(text)
            belongings = self.walker.it.belongings
            for _owner, table, how, row in written(belongings, tables):
                if how != "removed" and holds(belongings.tables[table], row, place.model, key):
                    kept.add(table)
            transaction.set_rollback(True)
        for cache in caches.all():
            cache.clear()
        findings = {
            Finding(name, self.role, "tells", f"{one} at {place.name}")
            for one in told
            if is_foreign(one, self.role)
        }
        findings |= {
            Finding(name, self.role, "keeps", f"{place.model._meta.label} at {place.name}")
            for table in kept
        }
        if response.status_code >= 500:
            findings.add(Finding(name, self.role, "fails", f"{response.status_code} {place.name}"))
        return Sent(is_taken, findings)

    def _read(self, response, path: str) -> list[str]:
        """The page as readers have it now, if the form was one of a page."""
        found = re.search(r"/pages/(\d+)/", path)
        page = Page.objects.filter(pk=found.group(1), live=True).first() if found else None
        if page is None or not (url := page.specific.full_url):
            return []
        host, _slash, rest = url.partition("://")[2].partition("/")
        return [text_of(self.walker.client("nobody").get(f"/{rest}", headers={"host": host}))]
