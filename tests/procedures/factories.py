"""Procedures of the province for tests: published, with a way of filing and a paper."""

from datetime import date
from itertools import count

from communes.procedures.models import (
    LifeEventPage,
    ProcedureBasis,
    ProcedureField,
    ProcedureIndexPage,
    ProcedureOverlay,
    ProcedurePage,
    ProcedurePaper,
    ProcedureStep,
    ProcedureWay,
)
from communes.units.models import LegalBasis
from tests.page_factory import add_page

_codes = count(1)


def section(place, language="vi") -> ProcedureIndexPage:
    """The section of procedures of the portal or a commune."""
    return ProcedureIndexPage.objects.descendant_of(place.homes[language]).get()


def make_field(slug="ho-tich", name="Hộ tịch") -> ProcedureField:
    return ProcedureField.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_procedure(portal, title="Đăng ký khai sinh", *, papers=(), bases=(), steps=(), **fields):
    """A procedure on the portal; `papers` are fields of papers, `bases` legal bases."""
    parent = section(portal, fields.pop("language", "vi"))
    fields.setdefault("national_code", f"9.{next(_codes):06d}")
    fields.setdefault("field", make_field())
    ways = fields.pop("ways", [{"kind": "direct", "time_text": "Trong ngày", "fee": 0}])
    page = ProcedurePage(title=title, **fields)
    page.ways = [ProcedureWay(sort_order=at, **one) for at, one in enumerate(ways)]
    page.steps = [ProcedureStep(sort_order=at, text=one) for at, one in enumerate(steps)]
    papers = papers or [{"name": f"Tờ khai {title}"}]
    page.papers = [ProcedurePaper(sort_order=at, **one) for at, one in enumerate(papers)]
    page.bases = [ProcedureBasis(sort_order=at, basis=one) for at, one in enumerate(bases)]
    return add_page(parent, page, live=page.live)


def make_basis(number="60/2014/QH13", **fields) -> LegalBasis:
    usual = {"title": "Luật Hộ tịch", "issuer": "Quốc hội", "issued_on": date(2014, 11, 20)}
    return LegalBasis.objects.create(number=number, **usual | fields)


def say(commune, procedure, **fields) -> ProcedureOverlay:
    """A commune's own words to a procedure."""
    return ProcedureOverlay.objects.create(site=commune.site, procedure=procedure, **fields)


def make_event(portal, title="Sinh con", *steps, **fields) -> LifeEventPage:
    """A life event; `steps` are (title, join, procedures)."""
    page = LifeEventPage(title=title, intro=f"Khi {title.lower()}.", **fields)
    page.steps = [
        {
            "type": "step",
            "value": {
                "join": join,
                "title": name,
                "text": "",
                "procedures": [one.pk for one in procedures],
            },
        }
        for name, join, procedures in steps
    ]
    return add_page(section(portal), page)


def path_of(page) -> str:
    """Where a page of the province stands, on the portal and on every commune."""
    return f"/thu-tuc-hanh-chinh/{page.slug}/"
