"""Sample documents of the communes and the province, each with a file."""

from datetime import date

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.models import Page

from communes.documents.demo.sample import FILES, FOLDER, Sample, samples_of
from communes.documents.models import (
    DocumentRelation,
    DocumentType,
    OfficialDocumentIndexPage,
    OfficialDocumentPage,
)
from communes.documents.signals import fill_types
from portal.core.demo import DemoWorld, Opened, section_of, translate_page
from portal.core.demo_texts import english_in
from portal.core.workdays import add_working_days


def load(world: DemoWorld) -> None:
    """Posts what is missing, each document a working day after it was issued."""
    fill_types()
    types = {kind.slug: kind for kind in DocumentType.objects.all()}
    english = english_in(FOLDER)
    for key, place in {"portal": world.portal, **world.communes}.items():
        samples = samples_of(key)
        if not samples:
            continue
        section = section_of(Page.objects.get(pk=place.home.pk), OfficialDocumentIndexPage)
        known = {page.number: page for page in OfficialDocumentPage.objects.child_of(section)}
        made = 0
        # What another one names must be there first.
        for sample in sorted(samples, key=lambda one: one.issued_on):
            if sample.number in known:
                continue
            page = _post(section, _page_of(sample, key, place, types, known))
            known[sample.number] = page
            made += 1
            if sample.in_english and "en" in place.homes:
                translate_page(page, "en", english)
        world.say(f"    {place.site.site_name}: {made} văn bản")


def _post(section: OfficialDocumentIndexPage, page: OfficialDocumentPage) -> OfficialDocumentPage:
    page.locale = section.locale
    section.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _page_of(sample: Sample, key: str, place: Opened, types: dict, known: dict):
    page = OfficialDocumentPage(
        number=sample.number,
        document_type=types[sample.type],
        abstract=sample.abstract,
        issuer=sample.issuer,
        signer_title=sample.signer_title,
        issued_on=sample.issued_on,
        effective_from=_day(sample.effective_from),
        effective_to=_day(sample.effective_to),
        domain=sample.domain,
        file=_file(sample, key, place),
        posted_on=add_working_days(sample.issued_on, 1),
        is_sample=True,
    )
    page.relations = [
        DocumentRelation(
            kind=kind,
            target=known.get(number),
            number="" if number in known else number,
            title=title,
            sort_order=order,
        )
        for order, (kind, number, title) in enumerate(sample.relations)
    ]
    return page


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _file(sample: Sample, key: str, place: Opened):
    model = get_document_model()
    title = f"{sample.number} (dữ liệu mẫu)"
    found = model.objects.filter(collection=place.collection, title=title).first()
    if found:
        return found
    name = sample.file_name(key)
    with (FILES / name).open("rb") as file:
        document = model(title=title, collection=place.collection, file=File(file, name=name))
        document._set_document_file_metadata()
        document.save()
    return document
