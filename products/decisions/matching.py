"""Finds the pages of entries, by name and owner, within the site of the commune."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from wagtail.models import Site

from portal.core.querysets import HOME_PATH, below
from portal.core.text import fold
from products.decisions.choices import SETTLED
from products.decisions.models import DecisionEntry, Match
from products.decisions.names import owner_key, owners_agree
from products.models import ProductPage

# How alike two names must be to be proposed.
LIKENESS = 0.82


@dataclass(frozen=True)
class Candidate:
    """A product's page, draft or public, as it is compared."""

    key: UUID
    title: str
    name_key: str
    owner_key: str


def candidates_of(sites: Iterable[int]) -> dict[int, list[Candidate]]:
    """The products of some sites, in their first language; two queries."""
    roots = Site.objects.filter(pk__in=set(sites)).values_list("pk", "root_page__path")
    homes = {path: pk for pk, path in roots}
    found: dict[int, list[Candidate]] = defaultdict(list)
    rows = ProductPage.objects.filter(below(homes)) if homes else ProductPage.objects.none()
    fields = ("path", "translation_key", "title", "producer__title")
    for path, key, title, owner in rows.order_by("pk").values_list(*fields):
        one = Candidate(key, title, fold(title), owner_key(owner or ""))
        found[homes[path[:HOME_PATH]]].append(one)
    return found


def find_match(entry: DecisionEntry, own: list[Candidate]) -> tuple[Match, UUID | None]:
    """The page of an entry among those of its commune, and how sure that is."""
    same = [one for one in own if one.name_key == entry.name_key]
    certain = [one for one in same if owners_agree(one.owner_key, entry.owner_key)]
    if len(certain) == 1:
        return Match.CERTAIN, certain[0].key
    if len(same) == 1:
        return Match.PROPOSED, same[0].key
    alike = [
        one
        for one in own
        if owners_agree(one.owner_key, entry.owner_key) and _are_alike(one.name_key, entry.name_key)
    ]
    if len(alike) == 1:
        return Match.PROPOSED, alike[0].key
    return Match.NONE, None


def _are_alike(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    if min(len(first), len(second)) >= 2 and (first <= second or second <= first):
        return True
    return SequenceMatcher(None, one, other).ratio() >= LIKENESS


def match_entries(entries: Iterable[DecisionEntry]) -> int:
    """Looks for the pages of entries that nobody has settled; how many changed.

    A page that is gone is looked for anew. Two queries, and one for all that changed.
    """
    waiting = [one for one in entries if one.site_id and one.match not in HANDLED]
    own = candidates_of(one.site_id for one in waiting if one.site_id)
    changed = []
    for entry in waiting:
        found = find_match(entry, own[entry.site_id or 0])
        if found != (entry.match, entry.product_key):
            entry.match, entry.product_key = found
            changed.append(entry)
    DecisionEntry.objects.bulk_update(changed, ["match", "product_key"])
    return len(changed)


# What an officer has said stays.
HANDLED = (Match.CHOSEN, Match.APART)


def entry_of(product: ProductPage, site_id: int | None) -> DecisionEntry | None:
    """The newest entry that is surely this product's, also before its page was ever matched."""
    rows = DecisionEntry.objects.select_related("decision").order_by("-decision__issued_on", "-pk")
    own = rows.filter(product_key=product.translation_key, match__in=SETTLED)
    if site_id:
        own = own | rows.filter(site=site_id, match=Match.NONE, name_key=fold(product.title))
    owner = owner_key(product.producer.title) if product.producer else ""
    return next((one for one in own if one.is_settled or owners_agree(owner, one.owner_key)), None)
