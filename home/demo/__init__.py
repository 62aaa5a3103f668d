"""What the demo's home pages say and count; only where editors left them empty."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wagtail.models import Page

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from portal.pages.models import ContactPage

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Portal:
    """The portal's home; `figures` and `bars` are (value, label)."""

    headline: str
    welcome: str
    figures_heading: str
    bars_heading: str
    figures_note: str
    figures: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CommuneHome:
    """A commune's home; of its `shares`, in per cent, the shared file has the labels."""

    welcome: str
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Task:
    """A tile; `section` is the type of the section it leads to, `narrowed` what is chosen there."""

    label: str
    hint: str
    icon: str
    section: str
    narrowed: str = ""


@dataclass(frozen=True)
class Shared:
    """The tiles of all homes, and how the shares of communes are called."""

    task: tuple[Task, ...]
    shares: tuple[str, ...]
    figures_note: str


def load(world: DemoWorld) -> None:
    """Fills the homes of the portal and of each commune; `demo_english` translates them."""
    shared = read_data(FOLDER / "shared.toml", Shared)
    portal, home = read_data(FOLDER / "portal.toml", Portal), world.portal.home
    values = vars(portal) | {"tasks": _tasks(home, shared), "figures": _portal_figures(portal)}
    del values["bars"]
    if _fill(home, values):
        _mark_contact(home)
    for key, commune in world.communes.items():
        values = {"tasks": _tasks(commune.home, shared)}
        path = FOLDER / f"{key}.toml"
        if path.exists():
            values |= _commune_values(read_data(path, CommuneHome), shared)
        # What a home tells of its commune, and how to reach it, is made up.
        if _fill(commune.home, values, is_sample=True):
            _mark_contact(commune.home)


def _fill(home: Page, values: dict, *, is_sample: bool = False) -> bool:
    """Publishes the values for the fields of a home page that are still empty, if any."""
    home = home.specific_class.objects.get(pk=home.pk)
    missing = {name: value for name, value in values.items() if value and not getattr(home, name)}
    if not missing:
        return False
    for name, value in (missing | {"is_sample": is_sample}).items():
        setattr(home, name, value)
    home.save_revision().publish()
    return True


def _mark_contact(home: Page) -> None:
    for page in ContactPage.objects.child_of(home):
        page.is_sample = True
        page.save_revision().publish()


def _tasks(home: Page, shared: Shared) -> str:
    """The tiles whose section this site has."""
    sections: dict[str, Page] = {}
    for page in home.get_children().live().select_related("content_type"):
        name = page.specific_class.__name__.removesuffix("Page").removesuffix("Index")
        sections.setdefault(name, page)
    return _stream(
        (
            "task",
            {
                "icon": task.icon,
                "label": task.label,
                "hint": task.hint,
                "page": sections[task.section].pk,
            }
            | ({"narrowed": task.narrowed} if task.narrowed else {}),
        )
        for task in shared.task
        if task.section in sections
    )


def _portal_figures(portal: Portal) -> str:
    numbers = [("number", {"label": label, "value": value}) for value, label in portal.figures]
    bars = [
        ("bar", {"label": label, "percent": 100, "shown": shown}) for shown, label in portal.bars
    ]
    return _stream(numbers + bars)


def _commune_values(told: CommuneHome, shared: Shared) -> dict[str, str]:
    figures = _stream(
        ("bar", {"label": label, "percent": share, "shown": ""})
        for share, label in zip(told.shares, shared.shares, strict=True)
    )
    return {"welcome": told.welcome, "figures": figures, "figures_note": shared.figures_note}


def _stream(blocks: Iterable[tuple[str, dict]]) -> str:
    """Blocks as a StreamField takes them; "" for none."""
    found = [{"type": kind, "value": value} for kind, value in blocks]
    return json.dumps(found) if found else ""
