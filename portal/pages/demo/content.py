"""The shape of the sample pages, and how a commune's words come into the pages of all."""

from dataclasses import dataclass
from pathlib import Path

from portal.core.data_files import read_data
from portal.core.demo_texts import Block, Figures, filled

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Village:
    """A village with its figures and where it meets."""

    name: str
    households: int
    people: int
    hall: str


@dataclass(frozen=True)
class CommuneText:
    """A commune in words; `figures` are (value, label)."""

    name: str
    place: str
    land: str
    life: str
    people: str
    fibre: str
    figures: tuple[tuple[str, str], ...]
    villages: tuple[Village, ...]

    @property
    def words(self) -> dict[str, str]:
        """What stands in the pages of every commune as `{name}`, `{place}` and so on."""
        return vars(self) | {"villages": str(len(self.villages))}


@dataclass(frozen=True)
class Facts:
    """The figures of a commune."""

    source: str

    def of(self, commune: CommuneText) -> Figures:
        return Figures(commune.figures, self.source)


@dataclass(frozen=True)
class DemoPage:
    """A page to make; `is_sample` where its content is made up."""

    title: str
    summary: str
    body: tuple[Block | Facts, ...]
    is_sample: bool = True


@dataclass(frozen=True)
class PagesFile:
    """The body of "About", and the pages below it."""

    about: tuple[Block, ...]
    page: tuple[DemoPage, ...]


def commune_text(key: str) -> CommuneText | None:
    """What a commune says of itself; None of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, CommuneText) if path.exists() else None


def pages_in(name: str) -> PagesFile:
    """The pages of "portal", or those "shared" by all communes."""
    return read_data(FOLDER / f"{name}.toml", PagesFile)


def body_of(parts: tuple[Block | Facts, ...], commune: CommuneText | None) -> list[dict]:
    """Blocks as a StreamField takes them, with the words and figures of a commune."""
    words = commune.words if commune else {}
    told: list[Block] = []
    for part in parts:
        if isinstance(part, Facts):
            told.append(part.of(commune))  # type: ignore[arg-type]  # the portal's have none
        else:
            told.append(part)
    return [
        {"type": kind, "value": filled(value, words)}
        for kind, value in (one.block() for one in told)
    ]
