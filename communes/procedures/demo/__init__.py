"""Sample procedures of the province, and what the communes of the demo say to them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils import timezone

from communes.procedures.demo.sample import (
    Event,
    EventFile,
    LegalFile,
    OverlayFile,
    ProcedureFile,
    SampleProcedure,
)
from communes.procedures.demo.sample_forms import load_forms
from communes.procedures.models import (
    LifeEventPage,
    ProcedureBasis,
    ProcedureField,
    ProcedureIndexPage,
    ProcedureOverlay,
    ProcedurePage,
    ProcedurePaper,
    ProcedureStep,
    ProcedureWay,
)
from communes.procedures.signals import first_fields
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in
from portal.core.models import BasePage

FOLDER = Path(__file__).parent
# Where papers of every kind are sent in; each procedure's own address there changes.
ONLINE = "https://dichvucong.gov.vn/"


def load(world: DemoWorld) -> None:
    """Publishes what is missing: fields, legal bases, forms, procedures, events, overlays."""
    _load_fields()
    bases = _load_bases()
    index = section_of(world.portal.home, ProcedureIndexPage)
    forms = load_forms(world.portal.collection)
    made = [_ensure(index, field, one, bases, forms) for field, one in procedures()]
    for event in _read("life_events", EventFile, "event"):
        made.append(_ensure_event(index, event))
    for key, commune in world.communes.items():
        _load_overlays(commune.site, _read(key, OverlayFile, "overlay"))
    _translate([page for page, is_new in made if is_new])
    world.say(f"procedures: {sum(is_new for _page, is_new in made)} pages")


def procedures() -> list[tuple[ProcedureField, SampleProcedure]]:
    """All sample procedures with their fields, in the order of these."""
    return [
        (field, one)
        for field in ProcedureField.objects.all()
        for one in _read(field.slug, ProcedureFile, "procedure")
    ]


def _read(name: str, shape: type, part: str) -> tuple[Any, ...]:
    """The entries of a file; none where there is no such file."""
    path = FOLDER / f"{name}.toml"
    return getattr(read_data(path, shape), part) if path.exists() else ()


def _load_fields() -> None:
    """Also those that an installation of an older version lacks."""
    for place, one in enumerate(first_fields(), start=1):
        ProcedureField.objects.get_or_create(
            slug=one.slug,
            defaults={"name": one.name, "name_en": one.name_en, "order": 10 * place},
        )


def _load_bases() -> dict[str, Any]:
    """The documents by their numbers; what the province has written of them stays."""
    model: Any = apps.get_model("units", "LegalBasis")
    found: dict[str, Any] = {}
    samples = _read("legal", LegalFile, "basis")
    for one in samples:
        facts = (one.title, one.issued_on, one.effective_from, one.effective_to, one.url)
        names = ("title", "issued_on", "effective_from", "effective_to", "url")
        defaults = dict(zip(names, facts, strict=True))
        found[one.number], _made = model.objects.get_or_create(
            number=one.number, issuer=one.issuer, defaults=defaults
        )
    for one in samples:
        row = found[one.number]
        if one.replaced_by in found and row.replaced_by_id is None:
            row.replaced_by = found[one.replaced_by]
            row.save()
    return found


def _ensure(
    index: BasePage,
    field: ProcedureField,
    one: SampleProcedure,
    bases: Mapping[str, Any],
    forms: Mapping[str, Any],
) -> tuple[BasePage, bool]:
    page = ProcedurePage(
        title=one.title,
        slug=one.slug,
        everyday_name=one.everyday,
        national_code=one.code,
        field=field,
        level=one.level,
        is_popular=one.popular,
        who_can_apply=one.who,
        sets=one.sets,
        conditions=one.conditions,
        result=one.result,
        agency=one.agency,
        place=one.where,
        online_url=ONLINE if one.online else "",
        keywords=", ".join(one.keywords),
        last_checked_on=timezone.localdate(),
        is_sample=True,
    )
    page.ways = [
        ProcedureWay(
            kind=way.kind,
            time_text=way.time,
            days=way.days,
            fee=way.fee,
            fee_text=way.fee_text,
            note=way.note,
            sort_order=order,
        )
        for order, way in enumerate(one.way)
    ]
    page.steps = [ProcedureStep(text=text, sort_order=at) for at, text in enumerate(one.steps)]
    page.papers = [
        ProcedurePaper(
            name=paper.name,
            originals=paper.originals,
            copies=paper.copies,
            to_show=paper.to_show,
            condition=paper.condition,
            form_code=paper.form_code,
            form=forms.get(paper.form_code),
            sort_order=order,
        )
        for order, paper in enumerate(one.paper)
    ]
    page.bases = [
        ProcedureBasis(basis=bases[number], sort_order=order)
        for order, number in enumerate(one.legal)
    ]
    return ensure_page(index, page)


def _ensure_event(index: BasePage, event: Event) -> tuple[BasePage, bool]:
    steps = []
    for step in event.step:
        found = ProcedurePage.objects.filter(code_key__in=step.procedures)
        by_code = dict(found.values_list("code_key", "pk"))
        chosen = [by_code[code] for code in step.procedures if code in by_code]
        told = {"join": step.join, "title": step.title, "text": step.text, "procedures": chosen}
        steps.append({"type": "step", "value": told})
    page = LifeEventPage(
        title=event.title,
        slug=event.slug,
        intro=event.intro,
        icon=event.icon,
        steps=steps,
        is_sample=True,
    )
    return ensure_page(index, page)


def _load_overlays(site, overlays: tuple) -> None:
    for one in overlays:
        procedure = ProcedurePage.objects.filter(code_key=one.code).first()
        if procedure is None:
            continue
        told = {"counter": one.counter, "hours": one.hours, "notes": one.notes}
        ProcedureOverlay.objects.get_or_create(
            site=site,
            procedure=procedure,
            defaults=told | {"phone": one.phone, "is_offered": one.offered},
        )


def _translate(pages: list[BasePage]) -> None:
    """The pages that have an English; of one that lacks a text it stays a draft."""
    english = english_in(FOLDER)
    for page in (page for page in pages if page.title in english):
        translate_page(page, "en", english)
