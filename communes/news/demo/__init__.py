"""Sample news and events of the communes and the province."""

from datetime import datetime, time, timedelta
from itertools import chain
from pathlib import Path

from django.utils import timezone
from wagtail.models import Collection, Page

from communes.news.demo.sample import NewsFile, SampleEvent, SampleNews
from communes.news.models import EventPage, NewsIndexPage, NewsPage
from portal.core.data_files import read_data
from portal.core.demo import (
    SAMPLE_CREDIT,
    DemoWorld,
    ensure_image,
    ensure_page,
    section_of,
    translate_page,
)
from portal.core.demo_texts import english_in

FOLDER = Path(__file__).parent
PICTURES = FOLDER.parents[1] / "demo_images"


def news_of(key: str) -> NewsFile:
    """What a commune or "portal" has; nothing of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, NewsFile) if path.exists() else NewsFile(())


def load(world: DemoWorld) -> None:
    """Publishes what is missing; days are counted from the day of loading."""
    english = english_in(FOLDER)
    for key, place in {"portal": world.portal, **world.communes}.items():
        sample, made = news_of(key), 0
        news = ((one.in_english, _news(one, place.collection)) for one in sample.news)
        events = ((one.in_english, _event(one)) for one in sample.event)
        for in_english, page in chain(news, events):
            # Fresh: what was added below it is not known to the object.
            section = section_of(Page.objects.get(pk=place.home.pk), NewsIndexPage)
            page, is_new = ensure_page(section, page)
            made += is_new
            if is_new and in_english and "en" in place.homes:
                translate_page(page, "en", english)
        if sample.news:
            world.say(f"    {place.site.site_name}: {made} tin, sự kiện")


def _news(sample: SampleNews, collection: Collection) -> NewsPage:
    page = NewsPage(
        slug=sample.key,
        title=sample.title,
        summary=sample.lead,
        category=sample.category,
        published_on=timezone.localdate() - timedelta(days=sample.days_ago),
        author=sample.author,
        source_name=sample.source_name,
        source_url=sample.source_url,
        body=[block.block() for block in sample.body],
        is_sample=True,
    )
    if sample.image:
        image = ensure_image(collection, PICTURES / sample.image, sample.alt, sample.alt)
        page.photo, page.photo_alt, page.photo_credit = image, sample.alt, SAMPLE_CREDIT
    return page


def _event(sample: SampleEvent) -> EventPage:
    day = timezone.localdate() + timedelta(days=sample.day)

    def moment(clock: time) -> datetime:
        return timezone.make_aware(datetime.combine(day, clock))

    return EventPage(
        slug=sample.key,
        title=sample.title,
        summary=sample.summary,
        begins_at=moment(sample.at),
        ends_at=moment(sample.until),
        place=sample.place,
        organiser=sample.organiser,
        is_cancelled=sample.cancelled,
        body=[block.block() for block in sample.body],
        is_sample=True,
    )
