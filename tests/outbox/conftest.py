"""A way whose receivers are numbers, and whose line does what a test says."""

from collections.abc import Callable

import pytest
from django.utils import translation
from wagtail import hooks

from communes.announcements.models import AnnouncementPage
from communes.outbox.models import Delivery, Mailing
from communes.outbox.ways import HOOK, Notices, Way, WayDown


class Line:
    """Who got what: (receiver, act). `happens` is called before each message arrives."""

    def __init__(self, count: int = 0):
        self.receivers = set(range(1, count + 1))
        self.got: list[tuple[int, str]] = []
        self.happens: Callable[[Delivery], None] = lambda delivery: None
        self.after: Callable[[Delivery], None] = lambda delivery: None
        self.is_down = False

    def start(self) -> "Line":
        if self.is_down:
            raise WayDown("no line")
        return self

    def send(self, delivery: Delivery) -> None:
        self.happens(delivery)
        self.got.append((delivery.receiver, delivery.mailing.act))
        self.after(delivery)

    def close(self) -> None:
        pass

    def way(self, **kwargs) -> Way:
        return Way(
            name="test",
            start=self.start,
            notices=Notices(
                says=lambda notice: f"{notice.correction}|{notice.event_place}",
                tells=lambda notice, site: {"title": notice.title},
                receivers=lambda notice, site: self.receivers,
            ),
            **kwargs,
        )

    def acts(self) -> list[str]:
        """What went out, told once for all receivers of a mailing."""
        return [one.act for one in Mailing.objects.filter(way="test").order_by("pk")]


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def line(monkeypatch):
    """The only way there is."""
    line = Line(3)
    line.options = {}
    monkeypatch.setattr(hooks, "_hooks", hooks._hooks | {HOOK: []})
    with hooks.register_temporarily(HOOK, lambda: line.way(**line.options)):
        yield line


def republish(page, **fields):
    page = AnnouncementPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page
