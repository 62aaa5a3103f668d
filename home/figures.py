"""What the communes have done, side by side: counted by the features from their own sections."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Site

from portal.core.figures import ComparedFigure, Counted
from portal.sites.frame import Frame


@dataclass(frozen=True)
class CommuneFigures:
    """The figures of one commune, by their name; what it has nothing of counts nothing.

    `cells`: the title of each column and what it says of this commune.
    """

    name: str
    url: str
    counts: dict[str, Counted]
    cells: list[tuple[str, str]]

    @property
    def is_sample(self) -> bool:
        return any(count.samples for count in self.counts.values())


def compared_figures() -> list[ComparedFigure]:
    """The columns of all features, in their order."""
    found = (one for fn in hooks.get_hooks("register_compared_figures") for one in fn())
    return sorted(found, key=lambda figure: figure.order)


def compared(sites: list[Site], frame: Frame) -> list[CommuneFigures]:
    """The figures of these communes, in one query however many there are; remembered."""
    figures = compared_figures()
    tags = list(dict.fromkeys(figure.tag for figure in figures))
    for tag in tags:
        frame.follows(tag)
    paths = {site.root_page.path: site for site in sites}
    key = f"figures:{timezone.localdate()}:{','.join(sorted(paths))}"
    counts = frame.remember(key, partial(_count, figures, sorted(paths)), *tags)
    return [_figures_of(site, figures, counts.get(path, {})) for path, site in paths.items()]


def _figures_of(
    site: Site, figures: list[ComparedFigure], counts: dict[str, Counted]
) -> CommuneFigures:
    found = {figure.name: counts.get(figure.name, Counted()) for figure in figures}
    cells = [(str(figure.title), figure.shown(found[figure.name])) for figure in figures]
    return CommuneFigures(site.identitysettings.name, f"{site.root_url}/", found, cells)


def as_table(rows: list[CommuneFigures]) -> Iterator[list[str]]:
    """The comparison as a spreadsheet has it: names of the columns, then a row for a commune."""
    columns = [
        (figure.name, title, number)
        for figure in compared_figures()
        for title, number in figure.columns
    ]
    yield [
        gettext("Commune"),
        gettext("Address of the site"),
        *(str(title) for _name, title, _number in columns),
        gettext("With sample data"),
        gettext("Counted on"),
    ]
    day = timezone.localdate().isoformat()
    for row in rows:
        counts = [str(getattr(row.counts[name], number)) for name, _title, number in columns]
        sample = gettext("Yes") if row.is_sample else gettext("No")
        yield [row.name, row.url, *counts, sample, day]


def _count(figures: list[ComparedFigure], paths: list[str]) -> dict[str, dict[str, Counted]]:
    if not paths or not figures:
        return {}
    first, *others = (figure.count(paths) for figure in figures)
    counts: dict[str, dict[str, Counted]] = defaultdict(dict)
    for home, name, *numbers in first.union(*others, all=True):
        counts[home][name] = Counted(*numbers)
    return dict(counts)
