"""What documents do to each other, as readers of one site see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from wagtail.models import Site

from communes.documents.models.choices import RelationKind
from communes.documents.naming import number_slug
from communes.documents.querysets import BY_NUMBER
from portal.core.addresses import page_path
from portal.core.hints import Text
from portal.core.querysets import HOME_PATH, below, home_paths

if TYPE_CHECKING:
    from communes.documents.models import OfficialDocumentPage
    from portal.sites.frame import Frame

# A number is looked for on the portal at most so often for one page.
MOST_NUMBERS = 12


@dataclass(frozen=True)
class Related:
    """A document beside another: what it has to do with it, its name, its address if public."""

    label: Text
    name: str
    title: str
    url: str = ""
    kind: str = ""
    is_ours: bool = True
    page: "OfficialDocumentPage | None" = None


def related_of(page: "OfficialDocumentPage", frame: "Frame") -> list[Related]:
    """What a document does to others: those of its own site that are live, and named ones."""
    rows = list(page.relations.select_related("target__document_type", "target__locale").all())
    targets = [row.target for row in rows if row.target]
    shown = _in_language({one.pk: one for one in targets if _is_public(one, page)}, page)
    named = _on_portal([row.number for row in rows if not row.target], frame)
    found = []
    for row in rows:
        label = RelationKind(row.kind).label
        if target := shown.get(row.target_id):
            found.append(_ours(target, label, row.kind, frame))
        elif row.number:
            found.append(_named(row, named.get(number_slug(row.number)), label))
    return found


def relating_to(page: "OfficialDocumentPage", frame: "Frame") -> list[Related]:
    """What other live documents of the same site do to one."""
    rows = apps.get_model("documents", "DocumentRelation").objects.filter(
        target_key=page.translation_key, page__live=True, page__locale_id=frame.first_root.locale_id
    )
    rows = rows.select_related("page__document_type", "page__locale").order_by("-page__issued_on")
    sources = {row.page_id: row.page for row in rows if _is_public(row.page, page)}
    shown = _in_language(sources, page)
    return [
        _ours(shown[row.page_id], RelationKind(row.kind).the_other_way, row.kind, frame)
        for row in rows
        if row.page_id in shown
    ]


def _is_public(other: "OfficialDocumentPage", page: "OfficialDocumentPage") -> bool:
    """Whether readers of this document's site find another one there."""
    homes = home_paths(page.path) if page.path[:HOME_PATH] != other.path[:HOME_PATH] else ()
    is_here = not homes or other.path[:HOME_PATH] in homes
    return other.live and is_here


def _in_language(
    pages: dict[int, "OfficialDocumentPage"], page: "OfficialDocumentPage"
) -> dict[int, "OfficialDocumentPage"]:
    """The same in the language of a page, where readers have them so; no query in the first."""
    foreign = {one.translation_key: key for key, one in pages.items()}
    if page.is_original or not foreign:
        return pages
    found = type(page).objects.live().filter(translation_key__in=foreign, locale_id=page.locale_id)
    own = found.select_related("document_type", "locale")
    return pages | {foreign[one.translation_key]: one for one in own}


def _ours(other: "OfficialDocumentPage", label: Text, kind: str, frame: "Frame") -> Related:
    return Related(label, other.name, other.abstract, page_path(other), kind, page=other)


def _named(row, found: "OfficialDocumentPage | None", label: Text) -> Related:
    if found is None:
        return Related(label, row.number, row.title, kind=row.kind, is_ours=False)
    root = found.portal_root
    address = root + page_path(found)
    return Related(label, found.name, found.abstract, address, row.kind, is_ours=False)


def _on_portal(numbers: Iterable[str], frame: "Frame") -> dict[str, "OfficialDocumentPage"]:
    """The province's documents of some numbers, each where it is the only one; two queries."""
    wanted = sorted({number_slug(number) for number in numbers if number})
    if not wanted or frame.is_portal:
        return {}
    frame.follows(BY_NUMBER)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return {}
    pages = apps.get_model("documents", "OfficialDocumentPage").objects.live()
    pages = pages.filter(
        below([site.root_page.path]), number_key__in=wanted[:MOST_NUMBERS]
    ).select_related("document_type", "locale")
    found: dict[str, list] = {}
    for page in pages:
        page.portal_root = site.root_url
        found.setdefault(number_slug(page.number), []).append(page)
    return {number: ones[0] for number, ones in found.items() if len(ones) == 1}
