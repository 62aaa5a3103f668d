"""The shape of the sample news and events."""

from dataclasses import dataclass
from datetime import time

from communes.news.choices import Category
from portal.core.demo_texts import Block


@dataclass(frozen=True)
class SampleNews:
    """News of `days_ago`; `key` is the slug, `image` a file of the demo's pictures."""

    key: str
    title: str
    lead: str
    category: Category
    days_ago: int
    author: str = ""
    source_name: str = ""
    source_url: str = ""
    image: str = ""
    alt: str = ""
    in_english: bool = False
    body: tuple[Block, ...] = ()


@dataclass(frozen=True)
class SampleEvent:
    """An event `day` days from the day of loading; `key` is the slug."""

    key: str
    title: str
    summary: str
    day: int
    at: time
    until: time
    place: str
    organiser: str = ""
    cancelled: bool = False
    in_english: bool = False
    body: tuple[Block, ...] = ()


@dataclass(frozen=True)
class NewsFile:
    """The news and events of a commune or of the portal."""

    news: tuple[SampleNews, ...]
    event: tuple[SampleEvent, ...] = ()
