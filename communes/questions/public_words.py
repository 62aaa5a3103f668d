"""What a published answer says to everyone, and whether that tells of its asker.

All that publishes asks here: the desk's form, `Question.publish`, the page's own form, and
`QuestionPage.save`, where every other way to a public page ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Site

from communes.questions.disclosure import Hit, Official, Part, find_hits
from communes.questions.disclosure.reading import RichText
from portal.core.models import ContactSettings, one_to_one

if TYPE_CHECKING:
    from communes.questions.models import Question

# The texts of the page; of a page that an officer edits, also those behind "Quảng bá".
PLAIN_TEXTS = (
    "title",
    "question_public",
    "answered_by",
    "asker_display",
    "village_label",
    "slug",
    "seo_title",
    "search_description",
)
RICH_TEXTS = ("answer",)
_TARGETS = ("href", "src", "url")


def parts_of(values: Mapping[str, object]) -> list[Part]:
    """All texts of a page, by its fields; one query where it links to files."""
    parts = [Part(name, str(values.get(name) or "")) for name in PLAIN_TEXTS]
    for name in RICH_TEXTS:
        rich = RichText(str(values.get(name) or ""))
        parts.append(Part(name, rich.shown))
        parts += [Part(name, told, attribute in _TARGETS) for attribute, told in rich.hidden]
        if ids := [one for one in rich.documents if one.isdigit()]:
            for file in get_document_model().objects.filter(pk__in=ids):
                parts += [Part(name, file.title), Part(name, file.filename)]
    return [part for part in parts if part.text.strip()]


def values_of(page) -> dict[str, object]:
    """What `parts_of` asks of a page, and whether two say the same."""
    return {name: getattr(page, name) for name in (*PLAIN_TEXTS, *RICH_TEXTS)}


def official_of(site: Site | None) -> Official:
    """The numbers and the e-mail that a commune tells everyone."""
    if site is None:
        return Official()
    settings = one_to_one(site, ContactSettings)
    extra = [block.value.get("phone") or "" for block in settings.extra_numbers]
    return Official.of([settings.hotline, *extra], [settings.email])


def hits_in(
    values: Mapping[str, object], question: Question | None, site: Site | None = None
) -> list[Hit]:
    """What texts would tell of the asker of a question, and of others; see `find_hits`."""
    contact = question.contact_or_none if question else None
    asked = question.text if question else ""
    official = official_of(question.site if question else site)
    return find_hits(parts_of(values), contact, asked, official)


def refused(hits: Iterable[Hit]) -> list[Hit]:
    """Those that may never be published."""
    return [hit for hit in hits if hit.refuses]


def to_be_seen(hits: Iterable[Hit]) -> list[Hit]:
    """Those that an officer looks at first."""
    return [hit for hit in hits if not hit.refuses]


def refusal(hit: Hit) -> SafeString:
    """What an officer reads beside the field, with the words marked."""
    return format_html(
        _("This is {kind}: nobody may read it. Take it out: “{excerpt}”."),
        kind=hit.kind.label,
        excerpt=hit.excerpt,
    )


def to_look_at(hit: Hit) -> SafeString:
    """What an officer reads beside a field of which nobody said yet that it may be public."""
    return format_html(
        _("This looks like {kind}: “{excerpt}”. Take it out, or tick that you have looked at it."),
        kind=hit.kind.label,
        excerpt=hit.excerpt,
    )


def why_withheld(hits: Iterable[Hit]) -> str:
    """Why a page is not published, without the words themselves; "" where it may be.

    It may end in a log.
    """
    kinds = dict.fromkeys(str(hit.kind.label) for hit in refused(hits))
    if not kinds:
        return ""
    return _("Not published: it tells %(what)s. Take that out, then publish.") % {
        "what": ", ".join(kinds)
    }


def digest_of(hits: Iterable[Hit]) -> str:
    """Stands for exactly these words: a tick for them says nothing of others."""
    told = sorted((hit.key, hit.kind.value, hit.words) for hit in hits)
    return salted_hmac("questions.seen", repr(told)).hexdigest()[:20]
