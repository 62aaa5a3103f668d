"""A kind of the tests' own, and entries of it."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail import hooks

from portal.register import ledger
from portal.register.kinds import HOOK, RegisterKind, Standing, Subject


@dataclass
class Paper:
    """What a feature would publish."""

    site: object
    key: str
    number: str = "12/KH-UBND"
    title: str = "Kế hoạch làm đường bê tông"
    file: bytes = b"%PDF-1.7 ban da dang"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.file).hexdigest()


def subject_of(paper: Paper) -> Subject:
    return Subject(
        kind="paper",
        key=paper.key,
        site=paper.site,
        number=paper.number,
        title=paper.title,
        address=f"http://{paper.site.hostname}/giay/{paper.key}/",
        sha256=paper.sha256,
    )


@dataclass
class Papers:
    """Publishes papers, and says how they stand."""

    standings: dict[str, Standing] = field(default_factory=dict)
    asked: list = field(default_factory=list)
    made: int = 0

    def new(self, site, **values) -> Paper:
        self.made += 1
        return Paper(site, **{"key": f"giay-{self.made}", **values})

    def publish(self, site, **values) -> Paper:
        paper = self.new(site, **values)
        ledger.publish(paper)
        return paper

    def on_day(self, site, days_ago: int, **values):
        """An entry of some days ago, at noon; the oldest first."""
        day = timezone.localtime() - timedelta(days=days_ago)
        noon = day.replace(hour=12, minute=0, second=0, microsecond=0)
        return ledger.record(self.new(site, **values), "published", at=noon)

    def tell(self, subjects: list[str]) -> dict[str, Standing]:
        self.asked.append(subjects)
        return {key: self.standings[key] for key in subjects if key in self.standings}


@pytest.fixture
def papers(world):
    papers = Papers()
    kind = RegisterKind("paper", "Giấy thử", Paper, subject_of, papers.tell)
    with hooks.register_temporarily(HOOK, lambda: kind):
        yield papers
