"""The texts of a notice as its screen shows them: the draft, or what an officer made of it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.states import BEFORE, notice_state
from communes.channels import sms
from communes.channels.drafts import draft_of
from communes.channels.facts import digest_of, facts_of
from communes.channels.forms import TextForm
from communes.channels.keeping import kept_texts
from communes.channels.models import NoticeText, TextKind
from communes.channels.models.settings import part_price
from portal.core.formatting import number, vnd
from portal.core.hints import Text

# Where a view leaves the form that could not be kept, for the card to show it again.
FAILED = "failed_notice_text"


@dataclass(frozen=True)
class ToldText:
    """One text beside a notice; `row` is None until an officer changed it."""

    kind: TextKind
    draft: str
    digest: str
    row: NoticeText | None

    @property
    def is_edited(self) -> bool:
        return bool(self.row and self.row.text)

    @property
    def is_behind(self) -> bool:
        """Whether the notice says something else than when the text was edited."""
        return self.is_edited and self.row is not None and self.row.based_on != self.digest

    @property
    def text(self) -> str:
        return self.row.text if self.row and self.row.text else self.draft

    @property
    def sent(self) -> str:
        """What goes out by itself: never what was edited before the notice changed."""
        return self.draft if self.is_behind else self.text

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def state(self) -> str:
        if self.is_behind:
            return _("Edited before the notice changed: look at it again")
        return _("Edited") if self.is_edited else _("Drafted from the notice")


def told_texts(notice: AnnouncementPage, site: Site) -> dict[TextKind, ToldText]:
    """The texts of all kinds; two queries."""
    facts, rows = facts_of(notice, site), kept_texts(notice)
    digest = digest_of(notice)
    return {
        kind: ToldText(kind, draft_of(kind, notice, facts), digest, rows.get(kind))
        for kind in TextKind
    }


def count_words(text: str, kind: TextKind, price: int | None) -> str:
    """How long a text is in words, with what one person costs where there is a price."""
    if not kind.is_sms:
        return _("Characters: %(count)s") % {"count": number(len(text))}
    found = sms.count(text)
    told = {"units": number(found.units), "parts": found.parts, "left": found.left}
    words = _("Characters: %(units)s · SMS: %(parts)s · room left: %(left)s") % told
    if price:
        words += _(" · for one person: %(cost)s") % {"cost": vnd(found.parts * price)}
    return words


def has_marks(text: str, kind: TextKind) -> bool:
    """Whether a text without marks has one: the network counts all of it otherwise then."""
    return kind == TextKind.PLAIN_SMS and not sms.count(text).is_plain


@dataclass(frozen=True)
class TextCard:
    """What the template shows of one text."""

    told: ToldText
    form: TextForm
    words: str
    has_marks: bool
    url: str


def card_of(told: ToldText, failed: TextForm | None, price: int | None, key: int) -> TextCard:
    """A text with its form: what was typed and not kept, or what is kept."""
    initial = {"text": told.text, "version": told.version, "digest": told.digest}
    if failed and failed.kind == told.kind:
        form, shown = failed, str(failed["text"].value() or "")
    else:
        form, shown = TextForm(initial=initial, kind=told.kind), told.text
    shown = sms.tidy(shown)
    url = reverse(f"notice_text_{told.kind.name.lower()}", args=[key])
    words = count_words(shown, told.kind, price)
    return TextCard(told, form, words, has_marks(shown, told.kind), url)


def _state(notice: AnnouncementPage, texts: Collection[ToldText]) -> str:
    """How far they are: what needs a look first."""
    if any(text.is_behind for text in texts):
        return _("The notice changed: look at the edited texts")
    if notice_state(notice) in BEFORE:
        return _("Nothing goes out yet")
    edited = sum(text.is_edited for text in texts)
    if edited:
        return _("Edited: %(edited)s of %(all)s") % {"edited": edited, "all": len(texts)}
    return _("Drafted from the notice, ready to copy")


def texts_told(request: Any, notice: AnnouncementPage, site: Site) -> tuple[Text, dict[str, Any]]:
    """What the card shows."""
    price, failed = part_price(site), getattr(request, FAILED, None)
    texts = told_texts(notice, site).values()
    shown = {
        "texts": [card_of(text, failed, price, notice.pk) for text in texts],
        "price": price,
        "sms": sms,
    }
    return _state(notice, texts), shown
