"""Sample drafts of the communes and the province, with invented comments."""

from datetime import timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page

from communes.consultations.choices import Purpose
from communes.consultations.demo.sample import DraftsFile, SampleComment, SampleDraft
from communes.consultations.models import (
    AnswerGroup,
    Comment,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    ConsultationPrompt,
)
from communes.consultations.querysets import Sent
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in, html

FOLDER = Path(__file__).parent
FILES = FOLDER / "files"


def drafts_of(key: str) -> tuple[SampleDraft, ...]:
    """The drafts of a commune or of "portal"; none of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, DraftsFile).draft if path.exists() else ()


def load(world: DemoWorld) -> None:
    """Publishes what is missing; days are counted from the day of loading."""
    english = english_in(FOLDER)
    for key, place in {"portal": world.portal, **world.communes}.items():
        drafts = drafts_of(key)
        if not drafts:
            continue
        section = section_of(Page.objects.get(pk=place.home.pk), ConsultationIndexPage)
        made = 0
        for draft in drafts:
            page = _publish(section, place, draft)
            if page is None:
                continue
            made += 1
            for comment in draft.comment:
                _comment(page, place.site, comment)
            if draft.in_english and "en" in place.homes:
                translate_page(page, "en", english)
        world.say(f"    {place.site.site_name}: {made} dự thảo lấy ý kiến")


def _publish(section, place, draft: SampleDraft) -> ConsultationPage | None:
    """The page of a draft as it was made now; None where its slug is there."""
    first = timezone.localdate() + timedelta(days=draft.day)
    page, made = ensure_page(
        section,
        ConsultationPage(
            title=draft.title,
            slug=draft.key,
            summary=draft.summary,
            opens_on=first,
            closes_on=first + timedelta(days=draft.lasts),
            body=[block.block() for block in draft.body],
            issuer=draft.issuer,
            contact=draft.contact,
            results=html(draft.results.strip()),
            is_sample=True,
        ),
    )
    if not made:
        return None
    page.files = [ConsultationFile(document=_document(place.collection, *draft.file))]
    page.prompts = [
        ConsultationPrompt(text=text, sort_order=order) for order, text in enumerate(draft.prompts)
    ]
    page.groups = [
        AnswerGroup(
            theme=group.theme,
            verdict=group.verdict,
            reason=group.reason,
            offline_count=group.offline,
            sort_order=order,
        )
        for order, group in enumerate(draft.group)
    ]
    page.save_revision().publish()
    return ConsultationPage.objects.get(pk=page.pk)


def _document(collection: Collection, name: str, title: str):
    model = get_document_model()
    found = model.objects.filter(collection=collection, title=title).first()
    if found:
        return found
    with (FILES / name).open("rb") as file:
        document = model(title=title, collection=collection, file=File(file, name=name))
        document._set_document_file_metadata()
        document.save()
    return document


def _comment(page: ConsultationPage, site, sample: SampleComment) -> None:
    """A comment as it came in, with what officers made of it."""
    purpose = Purpose.NAME if sample.name else Purpose.SHOW
    consents = {Purpose.KEEP.value: ""} | ({} if sample.private else {purpose.value: ""})
    prompts = zip(page.prompts.all(), sample.replies, strict=False)
    sent = Sent(
        text=sample.text,
        replies=tuple((one.translation_key, one.text, text) for one, text in prompts),
        village=sample.village,
        shown_name="" if sample.private else sample.name,
        may_show=not sample.private,
        contact={"name": sample.name, "phone": sample.phone, "email": ""},
        consents=consents,
    )
    at = timezone.now() - timedelta(days=sample.days_ago)
    comment = Comment.objects.receive(page, site, sent, received_at=at, is_sample=True)
    if sample.group:
        comment.put_in(page.groups.all()[sample.group - 1].translation_key)
    if sample.shown:
        comment.show()
