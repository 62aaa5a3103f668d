"""Reading and raising stamps: numbers in the database that every process sees.

Their names are made in `portal.core.models.stamps`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import F
from django.http.request import split_domain_port
from wagtail.models import Site

from portal.core.models.stamps import AROUND, EVERYWHERE, Name, Stamp, of_site, on_all_sites
from portal.core.querysets import HOME_PATH, sites_at

GENERATION_KEY = "stamps-generation"
SHARED_SECONDS = 30


@dataclass(frozen=True)
class Stamps:
    """The stamps that pages of one host can depend on; `site_id` is None for unknown hosts."""

    site_id: int | None
    port: int = 80
    values: dict[Name, int] = field(default_factory=dict)

    def value(self, name: Name) -> int:
        return self.values.get(name, 0)

    @property
    def version(self) -> str:
        """Changes with anything of the site itself, or with what every page may show."""
        return f"{self.value((self.site_id, ''))}.{self.value(EVERYWHERE)}"

    def fit(self, kept: dict[Name, int]) -> bool:
        """Whether nothing of what was kept has changed since."""
        return all(self.value(name) == value for name, value in kept.items())


# One round trip finds site and stamps. Written out, because building it anew for each
# reader would take Django longer than the database needs to answer.
_SQL = f"""
SELECT NULL AS site_id, NULL AS port, tag, value FROM {Stamp._meta.db_table}
WHERE site_id IS NULL
UNION ALL
SELECT site.id, site.port, stamp.tag, stamp.value FROM {Site._meta.db_table} site
LEFT JOIN {Stamp._meta.db_table} stamp ON stamp.site_id = site.id
WHERE site.hostname = %s
"""  # noqa: S608 - names of our own tables only


def read(host: str) -> Stamps:
    """The stamps of a host header: one query, none where Redis remembers."""
    hostname, port = split_domain_port(host)
    if not settings.STAMPS_IN_CACHE:
        return _from_database(hostname, port)
    # The generation is read first: what an older one left is never taken for new.
    key = f"stamps:{hostname}:{port}"
    found = cache.get_many([GENERATION_KEY, key])
    generation = found.get(GENERATION_KEY)
    if generation is None:
        generation = cache.get_or_set(GENERATION_KEY, uuid4().hex, None)
    kept = found.get(key)
    if kept and kept[0] == generation:
        return kept[1]
    stamps = _from_database(hostname, port)
    if stamps.site_id is not None:  # strangers' hosts would fill the cache
        cache.set(key, (generation, stamps), SHARED_SECONDS)
    return stamps


def _from_database(hostname: str, port: str) -> Stamps:
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [hostname.lower()])
        rows = cursor.fetchall()
    values: dict[Name, int] = {
        (None, tag): value for site, _port, tag, value in rows if site is None
    }
    sites = {site: its_port for site, its_port, _tag, _value in rows if site is not None}
    if len(sites) > 1:  # as in `find_site`: the port tells sites of one name apart
        sites = {pk: its_port for pk, its_port in sites.items() if str(its_port) == (port or "80")}
    for site_id, its_port in sites.items():
        values |= {
            (site_id, tag): value
            for site, _port, tag, value in rows
            if site == site_id and tag is not None
        }
        return Stamps(site_id, its_port, values)
    return Stamps(None)


def raise_now(names: Iterable[Name]) -> None:
    """Raises stamps at once, so that no page made before is taken for true."""
    # One statement each: taking several rows at once, two commits could block each other.
    for site_id, tag in sorted(names, key=str):
        rows = Stamp.objects.filter(site_id=site_id, tag=tag)  # type: ignore[misc]  # None: IS NULL
        if rows.update(value=F("value") + 1):
            continue
        if site_id is None or Site.objects.filter(pk=site_id).exists():
            Stamp.objects.bulk_create([Stamp(site_id=site_id, tag=tag)], ignore_conflicts=True)
    if settings.STAMPS_IN_CACHE:
        cache.set(GENERATION_KEY, uuid4().hex, None)


@dataclass(frozen=True)
class _Names:
    """Raises these stamps when called."""

    names: frozenset[Name]

    def __call__(self) -> None:
        raise_now(self.names)


@dataclass(frozen=True)
class _Pages:
    """Raises what pages with some tags below a home page changed, on its site and on the portal."""

    home: str
    tags: frozenset[str]

    def __call__(self) -> None:
        sites = sites_at(self.home).values_list("pk", flat=True)
        names = {of_site(pk, tag) for pk in sites for tag in ("", *self.tags)}
        raise_now(names | {on_all_sites(tag) for tag in self.tags})


def changed(*names: Name) -> None:
    """Has the pages that depend on these names made anew, from the commit on."""
    around = {of_site(site_id, AROUND) for site_id, tag in names if site_id and not tag}
    if names:
        _after_commit(_Names(frozenset(names) | around))


def pages_changed(path: str, *tags: str) -> None:
    """The same for all that shows pages with some tags, of the site in whose tree a path lies."""
    _after_commit(_Pages(path[:HOME_PATH], frozenset(tags)))


def everything_changed() -> None:
    """Forgets all pages: for loaders that write past the signals, and for `forget_pages`."""
    changed(EVERYWHERE)


def _after_commit(raising: _Names | _Pages) -> None:
    # A commune's opening saves hundreds of rows: a twin that is undone together with
    # this one, or later, is enough.
    inside = set(connection.savepoint_ids)
    for entry in connection.run_on_commit:
        savepoints, waiting = entry[:2]
        if waiting == raising and savepoints <= inside:
            return
    transaction.on_commit(raising)
