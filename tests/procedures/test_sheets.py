"""The sheet of QR codes for the counter, and the library of forms."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model

from communes.procedures.models import ProcedurePaper
from portal.machines.qr import qr_path
from tests.procedures.factories import make_field, make_procedure, path_of, say

SHEET, FORMS = "/thu-tuc-hanh-chinh/ma-qr/", "/thu-tuc-hanh-chinh/bieu-mau/"


def make_form(world, title="Tờ khai", name="to-khai.docx"):
    model = get_document_model()
    document = model(title=title, collection=world.portal.collection)
    document.file.save(name, ContentFile(b"PK"), save=False)
    document.save()
    return document


def text(world, place, address):
    answer = world.get(place.site, address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_sheet_has_a_code_for_each_procedure_of_a_field_with_the_communes_address(world):
    make_procedure(world.portal, everyday_name="Làm giấy khai sinh", slug="khai-sinh")
    other = make_field("chung-thuc", "Chứng thực")
    make_procedure(world.portal, "Chứng thực bản sao", field=other)
    first = text(world, world.a, SHEET)
    assert "Làm giấy khai sinh" in first
    assert "Chứng thực bản sao" not in first
    assert qr_path(f"http://a.test{path_of_slug('khai-sinh')}")[1] in first
    second = text(world, world.a, f"{SHEET}?field=chung-thuc")
    assert "Chứng thực bản sao" in second
    assert "Làm giấy khai sinh" not in second


def path_of_slug(slug):
    return f"/thu-tuc-hanh-chinh/{slug}/"


@pytest.mark.parametrize("query", ["?field=khong-co", "?field=", "?field=%00", "?field=a&field=b"])
def test_an_unknown_field_shows_the_first(world, query):
    make_procedure(world.portal)
    assert "Đăng ký khai sinh" in text(world, world.a, SHEET + query)


def test_what_a_commune_does_not_offer_is_not_on_its_sheets(world):
    page = make_procedure(world.portal)
    page.papers.add(ProcedurePaper(name="Tờ khai", form=make_form(world)))
    page.save()
    say(world.a, page, is_offered=False)
    for address in (SHEET, FORMS):
        assert page.title not in text(world, world.a, address)
        assert page.title in text(world, world.b, address)
        assert page.title in text(world, world.portal, address)


def test_forms_say_what_they_are_and_can_be_fetched(world):
    form = make_form(world)
    papers = [{"name": "Tờ khai", "form": form}, {"name": "Tờ khai lần hai", "form": form}]
    page = make_procedure(world.portal, papers=papers)
    html = text(world, world.a, FORMS)
    assert html.count("DOCX") == 1
    assert "điền được trên máy" in html
    assert f'href="{path_of(page)}"' in html
    [address] = [part.split('"')[0] for part in html.split('class="file" href="')[1:]]
    assert address.startswith(world.portal.site.root_url)
    path = address.removeprefix(world.portal.site.root_url)
    assert world.get(world.portal.site, path).status_code == 200


@pytest.mark.parametrize(
    ("name", "ticked", "is_filled"),
    [
        ("a.docx", False, True),
        ("a.PDF", False, False),
        ("a.pdf", True, True),
        ("a.ODT", False, True),
    ],
)
def test_which_forms_are_filled_in_on_a_computer(world, name, ticked, is_filled):
    paper = ProcedurePaper(name="x", form=make_form(world, name=name), fills_on_screen=ticked)
    assert paper.is_filled_on_screen is is_filled


def test_where_nothing_is_there_is_a_way_on(world):
    assert "Chưa có biểu mẫu nào." in text(world, world.a, FORMS)
    assert "/thu-tuc-hanh-chinh/" in text(world, world.a, FORMS)
    assert text(world, world.a, SHEET)


def costs(world):
    found = []
    for address in (SHEET, FORMS):
        text(world, world.a, address)
        with CaptureQueriesContext(connection) as queries:
            text(world, world.a, address)
        found.append(len(queries))
    return found


def test_they_cost_the_same_for_many(world):
    for number in range(3):
        make_procedure(
            world.portal, f"Thủ tục {number}", papers=[{"name": "x", "form": make_form(world)}]
        )
    few = costs(world)
    for number in range(3, 12):
        make_procedure(
            world.portal, f"Thủ tục {number}", papers=[{"name": "x", "form": make_form(world)}]
        )
    assert costs(world) == few


def test_no_page_of_the_province_takes_their_addresses(world):
    page = make_procedure(world.portal)
    page.slug = "ma-qr"
    with pytest.raises(ValidationError):
        page.full_clean()
