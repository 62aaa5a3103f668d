"""A bulletin (bản tin truyền thanh): what the loudspeakers of a commune say, and when."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import PageViewRestriction, Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Urgency
from communes.announcements.models.villages import villages_label
from communes.bulletins.models.airing import AirLog
from communes.bulletins.models.times import USUAL, TimesField, read_times
from portal.core.models.stamps import Name, of_site, on_all_sites
from portal.core.querysets import below, sites_at
from portal.staff.names import COMMUNE_ROLES

# What kept pages follow that have bulletins to hear.
TAG = "bulletins"
MOST_LETTERS = 6000
MOST_DAYS = timedelta(days=60)


def stamps_of(site_id: int) -> list[Name]:
    """What a change of a site's bulletins raises."""
    return [of_site(site_id, TAG), on_all_sites(TAG)]


def three_days_on() -> date:
    """The last day of a new bulletin: it is heard for three days."""
    return timezone.localdate() + timedelta(days=2)


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    """Bulletins. Start from `in_site` or a permission policy."""

    def in_site(self, site: Site) -> "BulletinQuerySet":
        return self.filter(site=site)

    def of_day(self, day: date) -> "BulletinQuerySet":
        """Those that are ready and may be heard on a day."""
        return self.filter(state=Bulletin.State.READY, first_day__lte=day, last_day__gte=day)

    def public_now(self, ahead: timedelta = timedelta()) -> "BulletinQuerySet":  # noqa: B008
        """Those that readers may hear, too: approved, of today or the days `ahead`, and of no
        notice or of one that everybody can read now. One query for what not everyone may read."""
        now, today = timezone.now(), timezone.localdate()
        notice = Q(notice__live=True, notice__starts_at__lte=now, notice__valid_until__gt=now)
        restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
        found = self.filter(Q(notice=None) | notice, state=Bulletin.State.READY)
        found = found.filter(first_day__lte=today + ahead, last_day__gte=today)
        found = found.filter(ready_at__lte=now, site__root_page__live=True)
        return found.exclude(below(restricted, "notice__path"))

    def on_air(self) -> "BulletinQuerySet":
        """Those that stations read out, today or on a day to come: approved, and of no notice or
        of one that has begun and that everybody may read, or could until it was taken back. One
        query for what not everyone may read."""
        now = timezone.now()
        notice = Q(notice__starts_at__lte=now, notice__valid_until__gt=now)
        restricted = PageViewRestriction.objects.values_list("page__path", flat=True)
        found = self.filter(Q(notice=None) | notice, state=Bulletin.State.READY)
        found = found.filter(last_day__gte=timezone.localdate(), site__root_page__live=True)
        return found.exclude(below(restricted, "notice__path"))

    def whole(self) -> Any:
        """With all that their scripts and a playlist show, in three queries."""
        related = self.select_related("notice", "site__identitysettings").defer("notice__body")
        return related.prefetch_related("villages").with_played()

    def with_played(self) -> Any:
        """With whether each was heard, in the same query."""
        played = AirLog.objects.filter(bulletin=OuterRef("pk"), outcome=AirLog.Outcome.PLAYED)
        return self.annotate(was_played=Exists(played))


class Bulletin(models.Model):
    """A text to be said at hours of some days, in all villages or some; urgent ones at once, too.

    `notice` is what it was drafted from. `known_correction` is the notice's correction as the
    script knows it: a later one is said instead of the script.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("bulletin", "Draft")
        READY = "ready", pgettext_lazy("bulletin", "Ready to be played")
        WITHDRAWN = "withdrawn", pgettext_lazy("bulletin", "Withdrawn")

    Urgency = Urgency
    # What programs of others know it by.
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Officers' work: it isn't what uses a page.
    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    notice = models.ForeignKey(
        AnnouncementPage,
        verbose_name=_("announcement"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="bulletins",
    )
    title = models.CharField(_("title"), max_length=160)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        choices=Urgency.choices,
        default=Urgency.NORMAL,
        help_text=_("“Urgent” is played at once, repeated, and first in each slot."),
    )
    script = models.TextField(
        _("script"),
        max_length=MOST_LETTERS,
        help_text=_("As it is written: numbers and abbreviations are put into words for you."),
    )
    villages = models.ManyToManyField(
        "communes.Village",
        verbose_name=_("loudspeakers of"),
        blank=True,
        related_name="+",
        help_text=_("Choose none for the whole commune."),
    )
    first_day = models.DateField(pgettext_lazy("bulletin", "first day"), default=timezone.localdate)
    last_day = models.DateField(pgettext_lazy("bulletin", "last day"), default=three_days_on)
    times = TimesField(
        pgettext_lazy("bulletin", "hours"),
        max_length=60,
        blank=True,
        default=USUAL,
        help_text=_("Such as 5:30, 17:30."),
    )
    repeats = models.PositiveSmallIntegerField(
        _("urgent: how often"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("The first time at once, when it is ready."),
    )
    repeat_minutes = models.PositiveSmallIntegerField(
        _("urgent: minutes between"),
        default=30,
        validators=[MinValueValidator(5), MaxValueValidator(240)],
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    ready_at = models.DateTimeField(_("ready since"), null=True, editable=False)
    ready_role = models.CharField(_("approved as"), max_length=20, blank=True, editable=False)
    known_correction = models.CharField(max_length=300, blank=True, editable=False)
    # Of what it says: whoever approves has seen these words.
    version = models.PositiveIntegerField(default=0, editable=False)
    is_sample = models.BooleanField(_("sample data"), default=False)

    role_permissions = {
        "contributor": ("view", "add", "change"),
        "editor": ("view", "add", "change", "delete"),
        "approver": ("view", "add", "change", "delete"),
        "admin": ("view", "add", "change", "delete"),
    }
    objects = BulletinQuerySet.as_manager()
    was_played = False

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        indexes = [models.Index(fields=["site", "state", "last_day"], name="bulletin_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="bulletin_days_in_order",
                violation_error_message=_("The last day comes before the first one."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def changed_stamps(self) -> list[Name]:
        """Its notice's page, and the portal's feed, have it to hear."""
        return stamps_of(self.site_id)

    def clean(self):
        super().clean()
        errors: dict[str, Any] = {}
        if self.first_day and self.last_day:
            if self.last_day < self.first_day:
                errors["last_day"] = _("Choose the first day or a later one.")
            elif self.last_day - self.first_day > MOST_DAYS:
                errors["last_day"] = _("At most 60 days: people stop listening.")
        if not self.times and self.urgency != Urgency.URGENT:
            errors["times"] = _("Say at which hours it is played, such as 5:30, 17:30.")
        if self.notice and self.site_id:
            own = sites_at(self.notice.path).filter(pk=self.site_id)
            if not own.exists():
                errors["site"] = _("The notice is one of another site.")
        if errors:
            raise ValidationError(errors)

    @property
    def is_urgent(self) -> bool:
        return self.urgency == Urgency.URGENT

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.READY

    @property
    def is_withdrawn(self) -> bool:
        return self.state == self.State.WITHDRAWN

    @property
    def notice_is_withdrawn(self) -> bool:
        """Whether readers had the notice and don't any more; one that was never out waits."""
        notice = self.notice
        return notice is not None and not notice.live and notice.first_published_at is not None

    @property
    def new_correction(self) -> str:
        """What the notice put right since the script was written; else ""."""
        notice = self.notice
        if notice is None or notice.correction == self.known_correction:
            return ""
        return notice.correction

    @property
    def ready_role_words(self) -> str:
        """As what it was approved."""
        return str(COMMUNE_ROLES.get(self.ready_role, ""))

    @cached_property
    def villages_text(self) -> str:
        """Whose loudspeakers, "Xóm 3, 5"; "" for the whole commune."""
        return villages_label(self.villages.all())

    def moments_on(self, day: date) -> list[datetime]:
        """When it is to be played on a day, aware, in their order; [] while it isn't ready."""
        if not self.is_ready or not self.first_day <= day <= self.last_day:
            return []
        slots = [timezone.make_aware(datetime.combine(day, at)) for at in read_times(self.times)]
        if self.is_urgent and self.ready_at:
            first = timezone.make_aware(datetime.combine(self.first_day, time()))
            shown = self.notice.starts_at if self.notice else self.ready_at
            begun = max(self.ready_at, first, shown).replace(second=0, microsecond=0)
            step = timedelta(minutes=self.repeat_minutes)
            extra = [begun + number * step for number in range(self.repeats)]
            slots += [at for at in extra if timezone.localdate(at) == day]
        return sorted(at for at in set(slots) if self._holds_at(at))

    @property
    def is_heard_again(self) -> bool:
        """Whether an hour is left, this minute among them."""
        now = timezone.now().replace(second=0, microsecond=0)
        left = range((self.last_day - timezone.localdate()).days + 1)
        days = (timezone.localdate() + timedelta(days=ahead) for ahead in left)
        return any(at >= now for day in days for at in self.moments_on(day))

    def _holds_at(self, moment: datetime) -> bool:
        """What was to be heard before it was approved was not missed; the notice's time counts."""
        if self.ready_at and moment < self.ready_at.replace(second=0, microsecond=0):
            return False
        notice = self.notice
        return notice is None or notice.starts_at <= moment < notice.valid_until
