"""Procedures of a file taken in: made, changed and published, each for itself."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from communes.procedures.importing.differences import FIELDS, changes_of, record_of
from communes.procedures.importing.keys import folded, issuers
from communes.procedures.importing.records import Basis, Record
from communes.procedures.models import (
    ProcedureBasis,
    ProcedureField,
    ProcedureIndexPage,
    ProcedurePage,
    ProcedurePaper,
    ProcedureSource,
    ProcedureStep,
    ProcedureWay,
)
from portal.core.publishing import as_drafts, faults_of
from portal.core.text import slugify

NEW, CHANGED, DRAFT, SAME = "new", "changed", "draft", "same"


# What no file tells of a paper.
OURS = ("form", "fills_on_screen", "to_show")


def take_in(index: ProcedureIndexPage, records: Iterable[Record], user: Any = None) -> dict:
    """Makes and changes procedures below the portal's section; by code what became of each.

    "new" and "changed" are published, "draft" waits with its officer's own draft or for what it
    lacks, "same" is as it was; else the value says why it wasn't taken in. One that fails leaves
    the others alone.
    """
    made: dict[str, str] = {}
    for record in records:
        try:
            with transaction.atomic():
                made[record.code] = _take(index, record, user)
        except ValidationError as error:
            made[record.code] = " ".join(error.messages)
    return made


def _take(index: ProcedureIndexPage, record: Record, user: Any) -> str:
    page = ProcedurePage.objects.filter(code_key=record.code).whole().first()
    if page is None:
        page = _new(index, record)
        _fill(page, record, FIELDS)
        with as_drafts([page]):
            index.add_child(instance=page)
        _remember(page, record)
        return _publish(page, user, NEW)
    if page.locked:
        raise ValidationError(_("Somebody has locked this page. Unlock it, then take it in."))
    has_draft = page.has_unpublished_changes
    latest = page.get_latest_revision_as_object() if has_draft else page
    now = record_of(latest)
    names = [change.name for change in changes_of(record, page, now)]
    _remember(page, record)
    if not names:
        return SAME
    _fill(latest, record, names)
    if has_draft or not page.live:
        # What else is in the draft isn't ours to publish.
        with as_drafts([latest]):
            latest.save_revision(user=user)
        return DRAFT
    return _publish(latest, user, CHANGED)


def _publish(page: ProcedurePage, user: Any, done: str) -> str:
    with as_drafts([page]):
        revision = page.save_revision(user=user)
    if faults_of(page):
        return DRAFT
    revision.publish(user=user)
    return done


def _new(index: ProcedureIndexPage, record: Record) -> ProcedurePage:
    slug = slugify(record.title)[:180] or slugify(record.code)
    taken = Page.objects.child_of(index).filter(slug=slug).exists()
    # Two codes may have one name.
    slug = f"{slug}-{slugify(record.code.replace('.', '-'))}" if taken else slug
    return ProcedurePage(
        title=record.title,
        slug=slug,
        national_code=record.code,
        locale=index.locale,
        live=False,
        level="information",
    )


def _fill(page: ProcedurePage, record: Record, names: Iterable[str]) -> None:
    """Puts fields of a record, by their names, on a page; nothing is saved but vocabularies."""
    for name in names:
        value = getattr(record, name)
        if not value:
            continue
        if name in _FILL:
            _FILL[name](page, value)
        else:
            setattr(page, FIELDS[name], value)


def _fill_field(page: ProcedurePage, name: str) -> None:
    known = {folded(one.name): one for one in ProcedureField.objects.all()}
    slug = slugify(name)[:60]
    found = known.get(folded(name)) or ProcedureField.objects.filter(slug=slug).first()
    if found is None:
        last = max((one.order for one in known.values()), default=0)
        found = ProcedureField(name=name[:80], slug=slug, order=last + 10)
        found.full_clean()
        found.save()
    page.field = found


def _fill_steps(page: ProcedurePage, steps: tuple[str, ...]) -> None:
    page.steps = [ProcedureStep(text=text, sort_order=at) for at, text in enumerate(steps)]


def _fill_ways(page: ProcedurePage, ways: tuple) -> None:
    page.ways = [ProcedureWay(**vars(way), sort_order=at) for at, way in enumerate(ways)]


def _fill_papers(page: ProcedurePage, papers: tuple) -> None:
    # It stays with the paper of that name.
    ours = {paper.name: paper for paper in page.papers.all()}
    rows = []
    for at, told in enumerate(papers):
        known = ours.get(told.name)
        own = {name: getattr(known, name) for name in OURS} if known else {}
        rows.append(ProcedurePaper(**vars(told), **own, sort_order=at))
    page.papers = rows


def _fill_bases(page: ProcedurePage, bases: tuple[Basis, ...]) -> None:
    rows = [ProcedureBasis(basis=_basis(one), sort_order=at) for at, one in enumerate(bases)]
    page.bases = rows


def _basis(told: Basis) -> Any:
    """The province's row of a document; made where its number is new."""
    model: Any = apps.get_model("units", "LegalBasis")
    found = model.objects.filter(number__iexact=told.number).order_by("pk").first()
    if found:
        return found
    title = told.title or told.number
    row = model(
        number=told.number[:60],
        title=title if len(title) <= 255 else f"{title[:254].rsplit(' ', 1)[0]}…",
        issuer=(told.issuer or issuer_of(told.number))[:120],
        issued_on=told.issued_on or None,
    )
    row.full_clean()
    row.save()
    return row


def issuer_of(number: str) -> str:
    """Who issued a document, as its number tells: "123/2015/NĐ-CP" by the government."""
    signs = {part.rstrip("0123456789") for part in number.upper().rsplit("/", 1)[-1].split("-")}
    return next((name for sign, name in issuers().items() if sign in signs), _("Unknown"))


_FILL: dict[str, Any] = {
    "field": _fill_field,
    "steps": _fill_steps,
    "ways": _fill_ways,
    "papers": _fill_papers,
    "bases": _fill_bases,
}


def _remember(page: ProcedurePage, record: Record) -> None:
    """Notes what the source says now; `changed_at` moves with the first that is different."""
    told = record.as_json()
    source = ProcedureSource.objects.filter(procedure=page).first()
    if source is None:
        source = ProcedureSource(procedure=page, changed_at=timezone.now())
    elif Record.parse(source.record) != record:
        source.changed_at = timezone.now()
    source.record = told
    source.save()
