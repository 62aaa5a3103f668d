"""What the communes have done, side by side: counted from their own sections."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.questions.models import Question
from communes.questions.models.incoming import WAITING_KIND
from communes.questions.querysets import IN_TIME
from communes.schedules.models import WorkSchedulePage
from communes.schedules.weeks import Week
from portal.core.figures import share
from portal.core.querysets import HOME_PATH, below
from portal.sites.frame import Frame
from products.models import ProductPage
from products.querysets import has_stars

NOTICE_DAYS = 30
WEEKS = 4
# What kept pages with these figures follow.
KINDS = ("announcements", WAITING_KIND, "schedules", "products")


@dataclass(frozen=True)
class Counted:
    """How many there are, how many of them are what was asked, and samples among them."""

    whole: int = 0
    part: int = 0
    samples: int = 0

    @property
    def percent(self) -> int:
        return share(self.part, self.whole)


@dataclass(frozen=True)
class CommuneFigures:
    """The figures of one commune; what it has nothing of counts nothing.

    `answers`: questions that were answered or are overdue, and those answered in time;
    `waiting`: questions that wait for an answer; `notices`: announcements of the last
    `NOTICE_DAYS` days; `weeks`: how many of the last `WEEKS`, this one among them, have their
    schedule; `starred`: products whose OCOP stars are valid today.
    """

    name: str
    url: str
    answers: Counted = Counted()
    waiting: Counted = Counted()
    notices: Counted = Counted()
    weeks: Counted = Counted()
    starred: Counted = Counted()

    @property
    def is_sample(self) -> bool:
        counts = (self.answers, self.waiting, self.notices, self.weeks, self.starred)
        return any(count.samples for count in counts)


def compared(sites: list[Site], frame: Frame) -> list[CommuneFigures]:
    """The figures of these communes, in one query however many there are; remembered."""
    for kind in KINDS:
        frame.follows(kind)
    paths = {site.root_page.path: site for site in sites}
    day = timezone.localdate()
    key = f"figures:{day}:{','.join(sorted(paths))}"
    counts = frame.remember(key, partial(_count, sorted(paths)), *KINDS)
    return [
        CommuneFigures(site.identitysettings.name, f"{site.root_url}/", **counts.get(path, {}))
        for path, site in paths.items()
    ]


def as_table(rows: list[CommuneFigures]) -> Iterator[list[str]]:
    """The comparison as a spreadsheet has it: names of the columns, then a row for a commune."""
    yield [
        gettext("Commune"),
        gettext("Address of the site"),
        gettext("Answered in time"),
        gettext("Answered or overdue"),
        gettext("Waiting for an answer"),
        gettext("Announcements in 30 days"),
        gettext("Weeks posted, of 4"),
        gettext("Products with OCOP stars"),
        gettext("With sample data"),
        gettext("Counted on"),
    ]
    day = timezone.localdate().isoformat()
    for row in rows:
        counts = (row.answers.part, row.answers.whole, row.waiting.whole, row.notices.whole)
        counts += (row.weeks.whole, row.starred.whole)
        sample = gettext("Yes") if row.is_sample else gettext("No")
        yield [row.name, row.url, *map(str, counts), sample, day]


def _count(paths: list[str]) -> dict[str, dict[str, Counted]]:
    if not paths:
        return {}
    parts = _parts(paths)
    rows = parts[0].union(*parts[1:], all=True)
    counts: dict[str, dict[str, Counted]] = defaultdict(dict)
    for home, name, *numbers in rows:
        counts[home][name] = Counted(*numbers)
    return dict(counts)


def _parts(paths: list[str]) -> list[QuerySet]:
    """The counts of each kind by home page: home, name, whole, part, samples."""
    now, today, this = timezone.now(), timezone.localdate(), Week.this()
    questions = Question.objects.filter(site__root_page__path__in=paths)
    questions = questions.annotate(home=F("site__root_page__path"))

    def pages(model) -> QuerySet:
        # Pages of the first language: a translation is no second one.
        return model.objects.live().filter(below(paths)).annotate(home=Substr("path", 1, HOME_PATH))

    announced = Q(starts_at__gt=now - timedelta(days=NOTICE_DAYS), starts_at__lte=now)
    spans = Q(starts_on__gt=(this - WEEKS).monday, starts_on__lte=this.monday)
    return [
        _row(questions.judged(today), "answers", IN_TIME),
        _row(questions.open(), "waiting"),
        _row(pages(AnnouncementPage).filter(announced), "notices"),
        _row(pages(WorkSchedulePage).filter(spans), "weeks"),
        _row(pages(ProductPage).filter(has_stars(today)), "starred"),
    ]


def _row(items: QuerySet, name: str, part: Q | None = None) -> QuerySet:
    return (
        items.order_by()
        .values("home")
        .annotate(
            name=Value(name),
            whole=Count("pk"),
            part=Count("pk", filter=part) if part else Count("pk"),
            samples=Count("pk", filter=Q(is_sample=True)),
        )
        .values_list("home", "name", "whole", "part", "samples")
    )
