"""Which drafts stand in lists, how far each is, and the doors to the comments on them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Site

from communes.consultations.choices import State, Status
from communes.models import CommuneSettings
from portal.core.querysets import Chain, PortalPageQuerySet
from portal.core.workdays import add_months

if TYPE_CHECKING:
    from communes.consultations.models import Comment, ConsultationPage

# What kept pages follow: the drafts, and what stands on them of comments.
TAG = "consultations"
COMMENTS_TAG = "consultations:comments"
# How near the last day is a matter for the desk.
SOON_DAYS = 3


def state_is(state: str, today: date | None = None) -> Q:
    """Drafts in a state on a day (today), as `ConsultationPage.state` tells of each."""
    today = today or timezone.localdate()
    over = Q(closes_on__lt=today)
    return {
        State.UPCOMING: Q(opens_on__gt=today),
        State.OPEN: Q(opens_on__lte=today, closes_on__gte=today),
        State.CLOSED: over & Q(answered_at=None),
        State.ANSWERED: over & Q(answered_at__isnull=False),
    }[State(state)]


def ends_soon(today: date | None = None) -> Q:
    """Drafts whose comments end within `SOON_DAYS`, today among them."""
    today = today or timezone.localdate()
    last = today + timedelta(days=SOON_DAYS)
    return state_is(State.OPEN, today) & Q(closes_on__lte=last)


class ConsultationQuerySet(PortalPageQuerySet):
    """Drafts by their days. A last day is counted to its end."""

    def in_state(self, state: str, today: date | None = None) -> "ConsultationQuerySet":
        return self.filter(state_is(state, today))

    def open(self, today: date | None = None) -> "ConsultationQuerySet":
        """Those that take comments, the next to end first."""
        return self.in_state(State.OPEN, today).order_by("closes_on", "pk")

    def newest(self) -> "ConsultationQuerySet":
        return self.order_by("-opens_on", "-pk")

    def ranked(self) -> Chain:
        """Those that take comments first, then the newest: as lists page through them."""
        others = self.exclude(state_is(State.OPEN)).newest()
        return Chain(self, (self.open(), others))

    def for_list(self) -> "ConsultationQuerySet":
        """With what a row shows, `comment_count` among it, and without the long texts."""
        return self.select_related("locale").defer("body", "results").with_comment_count()

    def with_comment_count(self) -> "ConsultationQuerySet":
        """With how many comments came in (`comment_count`)."""
        comments = apps.get_model("consultations", "Comment").objects
        count = (
            comments.received()
            .filter(consultation__translation_key=OuterRef("translation_key"))
            .order_by()
            .values("consultation__translation_key")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(comment_count=Coalesce(Subquery(count), Value(0)))

    def next_change(self, frame, now: datetime | None = None) -> datetime | None:
        """When the next draft of a site begins or ceases to take comments; None if none does.

        A clock of the kept pages (portal.pagecache.clocks).
        """
        today = timezone.localdate(now)
        pages = self.visible_in(frame)
        begins = pages.filter(opens_on__gt=today).order_by("opens_on").values_list("opens_on")
        ends = pages.filter(closes_on__gte=today).order_by("closes_on").values_list("closes_on")
        days = [day for (day,) in begins[:1]]
        days += [day + timedelta(days=1) for (day,) in ends[:1]]
        return _start_of(min(days)) if days else None


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


@dataclass(frozen=True)
class Counts:
    """How many comments on a draft came in and are shown, and how many each group has."""

    received: int = 0
    shown: int = 0
    by_theme: dict[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """What a form says. `replies` are (key of the question, its words, reply); `consents` have
    by the purpose the version that was read ("": the newest)."""

    text: str = ""
    replies: tuple[tuple[UUID, str, str], ...] = ()
    village: str = ""
    shown_name: str = ""
    may_show: bool = False
    contact: Mapping[str, str] = field(default_factory=dict)
    consents: Mapping[str, str] = field(default_factory=dict)
    key: UUID = field(default_factory=uuid4)


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments. Start from `on`, `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "CommentQuerySet":
        return self.filter(site=site)

    def on(self, page: "ConsultationPage") -> "CommentQuerySet":
        """Those on a draft, whichever of its languages it is."""
        return self.filter(consultation__translation_key=page.translation_key)

    def received(self) -> "CommentQuerySet":
        """Those that were not taken back."""
        return self.exclude(status=Status.WITHDRAWN)

    def waiting(self) -> "CommentQuerySet":
        """Those that nobody has decided on."""
        return self.filter(status=Status.WAITING)

    def shown(self) -> "CommentQuerySet":
        """Those that readers have, newest first."""
        return self.filter(status=Status.SHOWN).order_by("-received_at", "-pk")

    def counts(self) -> Counts:
        """One query: of the comments on one draft."""
        rows = self.received().order_by().values_list("status", "theme_key")
        received, shown, themes = 0, 0, Counter[UUID]()
        for status, key, count in rows.annotate(count=Count("pk")):
            received += count
            shown += count if status == Status.SHOWN else 0
            if key and status in Status.counted():
                themes[key] += count
        return Counts(received, shown, dict(themes))

    def due(self, today: date | None = None) -> "CommentQuerySet":
        """Those whose contact was kept long enough."""
        return self.filter(purge_after__lt=today or timezone.localdate())

    @transaction.atomic
    def receive(self, page: "ConsultationPage", site: Site, sent: "Sent", **values) -> "Comment":
        """Takes in a comment on a draft of a site; sent a second time by the same form it is one.

        `values` are further fields of the comment.
        """
        # One at a time for each site: two processes don't see each other's new rows.
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        before = self.on(page).filter(site=site, sent_key=sent.key)
        if found := next((one for one in before if one.says(sent)), None):
            return found
        comment = self.create(
            site=site,
            consultation=page,
            sent_key=sent.key,
            text=sent.text,
            village=sent.village,
            shown_name=sent.shown_name,
            may_show=sent.may_show,
            purge_after=kept_until(page, site),
            **values,
        )
        for prompt_key, prompt, text in sent.replies:
            comment.replies.create(prompt_key=prompt_key, prompt=prompt, text=text)
        if any(sent.contact.values()):
            contacts: Any = self.model._meta.get_field("contact").related_model
            contacts.objects.create(comment=comment, **sent.contact)
        comment.agree(sent.consents)
        return comment

    def keep_by(self, page: "ConsultationPage", site: Site) -> int:
        """Sets how long contacts of a draft's comments are kept; the number of rows."""
        return self.on(page).update(purge_after=kept_until(page, site))


def kept_until(page: "ConsultationPage", site: Site) -> date:
    """Until when the contact of a comment on a draft is kept."""
    return add_months(page.closes_on, CommuneSettings.of_site(site).retention_months)
