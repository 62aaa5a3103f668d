"""Data files: what they may say, and how each mistake is told; every one of ours is right."""

from dataclasses import dataclass
from datetime import time
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.conf import settings
from django.db import models

import communes.demo
import home.demo
import home.demo.officers
import search.demo
from communes.access.catalogue import Catalogue
from communes.access.printing.forms import FormFile
from communes.announcements.dangers import DangerFile
from communes.announcements.demo.notice import NoticeFile
from communes.announcements.kinds import KindFile
from communes.bulletins.abbreviations import AbbreviationFile
from communes.bulletins.demo.voiced import VoicedFile
from communes.channels.demo import TextsFile
from communes.consultations.demo.sample import DraftsFile
from communes.documents.demo.sample import SampleFile as DocumentFile
from communes.documents.signals import TypeFile as DocumentTypeFile
from communes.dossiers.codes import ShapeFile
from communes.dossiers.demo import FiguresFile
from communes.dossiers.services.states import StateFile
from communes.feedback.demo import ReportFile
from communes.feedback.signals import FirstKindFile
from communes.information import InformationRules
from communes.news.demo.sample import NewsFile
from communes.organisation.demo.sample import OrganisationFile
from communes.outbox.samples import MailingsFile
from communes.places.demo import PlacesFile
from communes.procedures.demo.sample import EventFile, LegalFile, OverlayFile, ProcedureFile
from communes.procedures.demo.sample_forms import SampleFormFile
from communes.procedures.importing.keys import KeyFile
from communes.procedures.signals import FieldFile
from communes.questions.demo.sample import SampleFile
from communes.questions.disclosure.names import WordFile
from communes.questions.signals import TopicFile
from communes.schedules.demo.lines import WeekFile
from communes.villages.demo import VillagesFile
from communes.villages.signals import EthnicityFile
from communes.works.demo.sample import WorksFile
from portal.admin.guide import GuideFile
from portal.core.data_files import DataFileError, read_data
from portal.core.demo_texts import English, Steps, Text, english_in, html
from portal.pages.demo.content import CommuneText, PagesFile
from portal.privacy.consents import ConsentFile
from portal.privacy.rules import Rules
from products.criteria import CriteriaFile, SetsFile
from products.decisions.demo import DecisionFile
from products.demo.samples import SharedFile, ShowcaseFile
from products.producer_links.demo import SendingFile
from products.renewal.demo import RenewalsFile
from products.renewal.rounds import RoundFile
from products.shops.bots import BotsFile
from products.traceability.demo import CodesFile
from search.asking import Asking
from search.defaults import SynonymFile
from search.offices import Offices

ROOT = Path(settings.BASE_DIR)
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for app in ("portal", "communes", "products", "home", "search", "locale")
    for path in (ROOT / app).rglob("*.toml")
)
# The shape of each data file: the first pattern that fits.
SHAPES = {
    "*/demo/*.en.toml": English,
    "communes/access/catalogue.toml": Catalogue,
    "communes/access/printing/forms.toml": FormFile,
    "communes/information.toml": InformationRules,
    "communes/announcements/demo/*.toml": NoticeFile,
    "communes/announcements/dangers.toml": DangerFile,
    "communes/announcements/kinds.toml": KindFile,
    "communes/bulletins/abbreviations.toml": AbbreviationFile,
    "communes/bulletins/demo/voiced.toml": VoicedFile,
    "communes/channels/demo/*.toml": TextsFile,
    "communes/dossiers/codes/shapes.toml": ShapeFile,
    "communes/dossiers/demo/*.toml": FiguresFile,
    "communes/dossiers/services/states.toml": StateFile,
    "communes/schedules/demo/*.toml": WeekFile,
    "communes/documents/demo/*.toml": DocumentFile,
    "communes/documents/types.toml": DocumentTypeFile,
    "communes/questions/demo/*.toml": SampleFile,
    "communes/questions/topics.toml": TopicFile,
    "communes/questions/disclosure/words.toml": WordFile,
    "communes/questions/consents.toml": ConsentFile,
    "communes/procedures/importing/keys.toml": KeyFile,
    "communes/procedures/demo/fields.toml": FieldFile,
    "communes/procedures/demo/forms.toml": SampleFormFile,
    "communes/procedures/demo/legal.toml": LegalFile,
    "communes/procedures/demo/life_events.toml": EventFile,
    "communes/procedures/demo/thanhson.toml": OverlayFile,
    "communes/procedures/demo/minhhop.toml": OverlayFile,
    "communes/procedures/demo/khanhhop.toml": OverlayFile,
    "communes/procedures/demo/*.toml": ProcedureFile,
    "communes/consultations/consents.toml": ConsentFile,
    "communes/pushes/consents.toml": ConsentFile,
    "communes/pushes/demo/shared.toml": MailingsFile,
    "communes/subscriptions/consents.toml": ConsentFile,
    "communes/subscriptions/demo/shared.toml": MailingsFile,
    "communes/consultations/demo/*.toml": DraftsFile,
    "communes/news/demo/*.toml": NewsFile,
    "communes/feedback/consents.toml": ConsentFile,
    "communes/feedback/demo/*.toml": ReportFile,
    "communes/feedback/kinds.toml": FirstKindFile,
    "communes/organisation/demo/*.toml": OrganisationFile,
    "communes/places/demo/*.toml": PlacesFile,
    "communes/villages/demo/*.toml": VillagesFile,
    "communes/villages/ethnicities.toml": EthnicityFile,
    "communes/works/demo/*.toml": WorksFile,
    "communes/demo/shared.toml": communes.demo.Shared,
    "communes/demo/*.toml": communes.demo.Pilot,
    "home/demo/officers.toml": home.demo.officers.Officers,
    "home/demo/portal.toml": home.demo.Portal,
    "home/demo/shared.toml": home.demo.Shared,
    "home/demo/*.toml": home.demo.CommuneHome,
    "portal/admin/guide.toml": GuideFile,
    "portal/pages/demo/portal.toml": PagesFile,
    "portal/pages/demo/shared.toml": PagesFile,
    "portal/pages/demo/*.toml": CommuneText,
    "portal/privacy/rules.toml": Rules,
    "products/criteria.toml": CriteriaFile,
    "products/ocop_sets.toml": SetsFile,
    "products/demo/shared.toml": SharedFile,
    "products/demo/*.toml": ShowcaseFile,
    "products/decisions/demo/*.toml": DecisionFile,
    "products/traceability/demo/*.toml": CodesFile,
    "products/producer_links/consents.toml": ConsentFile,
    "products/producer_links/demo/*.toml": SendingFile,
    "search/demo/*.toml": search.demo.SearchFile,
    "search/synonyms.toml": SynonymFile,
    "search/offices.toml": Offices,
    "search/asking.toml": Asking,
    "products/shops/bots.toml": BotsFile,
    "products/renewal/consents.toml": ConsentFile,
    "products/renewal/demo/*.toml": RenewalsFile,
    "products/renewal/rounds.toml": RoundFile,
}


class Colour(models.TextChoices):
    RED = "red"
    BLUE = "blue"


class Weight(models.IntegerChoices):
    LIGHT = 1
    HEAVY = 2


@dataclass(frozen=True)
class Event:
    day: int
    at: time


@dataclass(frozen=True)
class Item:
    key: str
    colour: Colour
    weight: Weight = Weight.LIGHT
    pinned: bool = False
    places: tuple[str, ...] = ()
    pair: tuple[str, int] = ("", 0)
    event: Event | None = None
    words: dict[str, tuple[str, ...]] | None = None
    body: tuple[Text | Steps, ...] = ()


@dataclass(frozen=True)
class ItemFile:
    item: tuple[Item, ...]
    title: str = ""


@pytest.fixture
def read(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    def read(text: str):
        path = tmp_path / "demo" / "items.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return read_data(path, ItemFile)

    return read


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_is_right(name):
    shape = next((shape for pattern, shape in SHAPES.items() if fnmatch(name, pattern)), None)
    assert shape, "say its shape in SHAPES"
    read_data(ROOT / name, shape)


def test_no_pattern_is_left_over():
    assert [one for one in SHAPES if not any(fnmatch(name, one) for name in FILES)] == []


def test_a_right_file_is_read_as_its_dataclasses_say(read):
    told = read(
        """
        title = "All"
        [[item]]
        key = "one"
        colour = "blue"
        weight = "heavy"
        pinned = true
        places = ["a", "b"]
        pair = ["x", 2]
        event = { day = -1, at = "06:30" }
        words = { a = ["b", "c"] }
        [[item.body]]
        type = "text"
        html = "<p>Hello</p>"
        [[item.body]]
        type = "steps"
        steps = [["First", "so"]]
        [[item]]
        key = "two"
        colour = "red"
        """
    )
    one = Item(
        "one",
        Colour.BLUE,
        Weight.HEAVY,
        True,
        ("a", "b"),
        ("x", 2),
        Event(-1, time(6, 30)),
        {"a": ("b", "c")},
        (Text("<p>Hello</p>"), Steps((("First", "so"),))),
    )
    assert told == ItemFile((one, Item("two", Colour.RED)), "All")


def test_a_text_over_lines_flows_and_keeps_its_paragraphs(read):
    assert read('item = []\ntitle = """\nOne\ntwo.\n\nThree.\n"""').title == "One two.\n\nThree."


def test_rich_text_has_no_blanks_around_its_paragraphs():
    told = "<h2>A</h2> <p>b <b>c</b> <b>d</b></p> <ul> <li>e</li> </ul>"
    assert html(told) == "<h2>A</h2><p>b <b>c</b> <b>d</b></p><ul><li>e</li></ul>"


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ('titel = "x"', "“one”: unknown key “titel”"),
        ("key = 3", "1: “key” is “3”, not a text"),
        ('colour = "green"', "“one”: “colour” is “green”, not one of red, blue"),
        ('weight = "2"', "“one”: “weight” is “2”, not one of light, heavy"),
        ("weight = 2", "“one”: “weight” is “2”, not one of light, heavy"),
        ("pinned = 1", "“one”: “pinned” is “1”, not true or false"),
        ('places = "a"', "“one”: “places” is “a”, not a list"),
        ('places = ["a", true]', "“one”: “places 2” is “True”, not a text"),
        ('pair = ["x"]', "“one”: “pair” is a list, not one of 2 values"),
        ("event = []", "“one”: “event” is a list, not a table"),
        (
            'event = { day = "two", at = "06:30" }',
            "“one”, event: “day” is “two”, not a whole number",
        ),
        ('event = { day = 2, at = "6.30" }', "“one”, event: “at” is “6.30”, not a time as “06:30”"),
        ("event = { day = 2 }", "“one”, event: “at” is missing"),
        ("words = 1", "“one”: “words” is “1”, not a table"),
        ("words = { a = [1] }", "“one”: “words.a 1” is “1”, not a text"),
        ('body = [{ html = "x" }]', "“one”: “body “x”” is a table, not of a type text, steps"),
        ('body = [{ type = "tabel" }]', "“one”: “body 1” is a table, not of a type text, steps"),
        ('body = [{ type = "text" }]', "“one”, body 1: “html” is missing"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_entry(read, line, slip):
    lines = {"key": 'key = "one"', "colour": 'colour = "red"', line.partition(" ")[0]: line}
    with pytest.raises(DataFileError) as error:
        read("\n".join(["[[item]]", *lines.values()]))
    assert str(error.value) == f"demo/items.toml, item {slip}"


def test_all_that_is_wrong_is_told_at_once(read):
    with pytest.raises(DataFileError) as error:
        read('[[item]]\nkey = "a"\nx = 1\ny = 2\n[[item]]\nkey = "b"\ncolour = "red"\nz = 3\n[top]')
    assert str(error.value).splitlines() == [
        "demo/items.toml, item “a”: “colour” is missing; unknown key “x”; unknown key “y”",
        "demo/items.toml, item “b”: unknown key “z”",
        "demo/items.toml: unknown key “top”",
    ]


def test_a_file_that_is_no_toml_is_told_by_its_line(read):
    with pytest.raises(DataFileError, match=r"^demo/items\.toml: .*line 2"):
        read('title = "x"\nitem\n')


def test_one_text_has_one_english(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "a.en.toml").write_text('same = ["3"]\n[words]\n"Chè" = "Tea"\n')
    assert english_in(tmp_path) == {"Chè": "Tea", "3": "3"}
    (tmp_path / "b.en.toml").write_text('[[text]]\nvi = "Chè"\nen = "Green tea"\n')
    with pytest.raises(DataFileError, match="^b.en.toml, “Chè”: it is “Tea” in another file"):
        english_in(tmp_path)
