"""Sample works, money and procurement of the communes and the province."""

from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from communes.works.demo.sample import SampleAccount, SampleProject, SampleTender, WorksFile
from communes.works.models import (
    AccountLine,
    AccountPage,
    CapitalSource,
    ProjectPage,
    TenderPage,
    WorksIndexPage,
)
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in

FOLDER = Path(__file__).parent


def load(world: DemoWorld) -> None:
    """Publishes what is missing; days are counted from the day of loading."""
    english = english_in(FOLDER)
    for key, place in {"portal": world.portal, **world.communes}.items():
        path, made = FOLDER / f"{key}.toml", 0
        if not path.exists():
            continue
        sample = read_data(path, WorksFile)
        pages = chain(
            ((one.in_english, _project(one)) for one in sample.project),
            ((one.in_english, _account(one)) for one in sample.account),
            ((one.in_english, _tender(one)) for one in sample.tender),
        )
        for in_english, page in pages:
            # Fresh: what was added below it is not known to the object.
            section = section_of(Page.objects.get(pk=place.home.pk), WorksIndexPage)
            _give_language(page, section)
            page, is_new = ensure_page(section, page)
            made += is_new
            if is_new and in_english and "en" in place.homes:
                translate_page(page, "en", english)
        world.say(f"    {place.site.site_name}: {made} mục công khai")


def _give_language(page: Any, section: Page) -> None:
    """To its rows, too."""
    for name in ("capital_sources", "lines"):
        for row in getattr(page, name).all() if hasattr(page, name) else ():
            row.locale = section.locale


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _perhaps(days: int | None) -> date | None:
    return None if days is None else _day(days)


def _project(sample: SampleProject) -> ProjectPage:
    page: Any = ProjectPage(
        slug=sample.key,
        title=sample.title,
        summary=sample.summary,
        place=sample.place,
        contractor=sample.contractor,
        planned_from=_day(sample.planned[0]),
        planned_to=_day(sample.planned[1]),
        started_on=_perhaps(sample.started),
        finished_on=_perhaps(sample.finished),
        percent=sample.percent,
        supervision_name=sample.supervision,
        supervision_phone=sample.phone,
        source_name=sample.source,
        is_sample=True,
    )
    page.capital_sources = [
        CapitalSource(name=name, amount=amount, sort_order=number)
        for number, (name, amount) in enumerate(sample.capital)
    ]
    return page


def _account(sample: SampleAccount) -> AccountPage:
    page: Any = AccountPage(
        slug=sample.key,
        title=sample.title,
        summary=sample.message,
        account_kind=sample.kind,
        period=sample.period,
        counted_on=_day(-sample.days_ago),
        source_name=sample.source,
        is_sample=True,
    )
    page.lines = [
        AccountLine(
            side=one.side,
            name=one.name,
            amount=one.amount,
            quantity=one.quantity,
            sort_order=number,
        )
        for number, one in enumerate(sample.line)
    ]
    return page


def _tender(sample: SampleTender) -> TenderPage:
    closes = None
    if sample.open_for is not None:
        closes = timezone.localtime() + timedelta(days=sample.open_for)
        closes = closes.replace(hour=16, minute=0, second=0, microsecond=0)
    return TenderPage(
        slug=sample.key,
        title=sample.title,
        summary=sample.summary,
        stage=sample.stage,
        published_on=_day(-sample.days_ago),
        value=sample.value,
        method=sample.method,
        closes_at=closes,
        winner=sample.winner,
        price=sample.price,
        source_name=sample.source,
        is_sample=True,
    )
