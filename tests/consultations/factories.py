"""Drafts for tests: live, open, with a file unless told otherwise; and comments on them."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.consultations.choices import Purpose
from communes.consultations.models import (
    AnswerGroup,
    Comment,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    ConsultationPrompt,
)
from communes.consultations.querysets import Sent
from tests.page_factory import add_page

NAME, PHONE, EMAIL = "Vi Thị Ngoan", "0912345679", "ngoan@vidu.vn"
TEXT = "Nên thu phí rác theo hộ, hộ nghèo thì miễn."
CONTACT = {"name": NAME, "phone": PHONE, "email": EMAIL}


def section(commune, language="vi") -> ConsultationIndexPage:
    """The section of a commune or of the portal."""
    return ConsultationIndexPage.objects.descendant_of(commune.homes[language]).get()


def make_file(commune, title="Dự thảo quy chế"):
    content = ContentFile(b"%PDF-1.4 du thao", name="du-thao.pdf")
    return get_document_model().objects.create(
        title=title, file=content, collection=commune.collection
    )


def put_up(
    commune, title="Quy chế thu gom rác", *, days=-5, lasts=20, prompts=(), groups=(), **fields
) -> ConsultationPage:
    """A draft whose first day is `days` from now and whose last `lasts` days later.

    `groups` are (theme, verdict, reason); `with_file=False` leaves the file out.
    """
    first = timezone.localdate() + timedelta(days=days)
    with_file, language = fields.pop("with_file", True), fields.pop("language", "vi")
    fields = {
        "summary": f"Tóm tắt của {title}",
        "contact": "Văn phòng UBND xã, 0238 300 0101",
        "opens_on": first,
        "closes_on": first + timedelta(days=lasts),
        **fields,
    }
    page = ConsultationPage(title=title, **fields)
    page.prompts = [ConsultationPrompt(text=text) for text in prompts]
    page.groups = [
        AnswerGroup(theme=theme, verdict=verdict, reason=reason)
        for theme, verdict, reason in groups
    ]
    if with_file:
        page.files = [ConsultationFile(document=make_file(commune))]
    return add_page(section(commune, language), page, live=page.live)


def ended(commune, title="Đề án chợ xã", **fields) -> ConsultationPage:
    """A draft that takes no comments any more and has no answer."""
    return put_up(commune, title, days=-40, lasts=30, **fields)


def answered(commune, title="Đặt tên đường", **fields) -> ConsultationPage:
    """A draft with its answer."""
    fields = {"results": "<p>Bà con đồng tình, xã sửa hai điểm.</p>", **fields}
    return ended(commune, title, **fields)


def comment_on(page, site, text=TEXT, *, name="", showing=Purpose.SHOW, contact=None, **values):
    """A comment that came in; `showing` is the consent to its being shown, None for none."""
    consents = {Purpose.KEEP.value: ""} | ({showing.value: ""} if showing else {})
    sent = Sent(
        text=text,
        shown_name=name,
        may_show=bool(showing),
        contact=contact or {},
        consents=consents,
        **{key: values.pop(key) for key in ("replies", "village", "key") if key in values},
    )
    return Comment.objects.receive(page, site, sent, **values)
