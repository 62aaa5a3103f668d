"""Forms 01a to 06: a page to print and a Word file, of one description."""

from io import BytesIO

import pytest
from docx import Document

from communes.access.printing.forms import printed_forms
from portal.core.models import IdentitySettings
from portal.core.printing.words import word_file

SECTION = "/tiep-can-thong-tin/"
CODES = ["01a", "01b", "02", "03", "04", "05", "06"]
OFFICE = "Uỷ ban nhân dân xã An Bình"


@pytest.fixture
def office(world):
    IdentitySettings.objects.filter(site=world.a.site).update(organisation=OFFICE)


def words_of(data: bytes) -> str:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_decree_s_forms_are_there():
    assert [form.code for form in printed_forms()] == CODES


@pytest.mark.sampled(3)
@pytest.mark.parametrize("code", CODES)
def test_page_and_file_say_the_same(world, office, code):
    form = next(form for form in printed_forms() if form.code == code)
    html = world.get(world.a.site, f"{SECTION}bieu-mau/{code}/").content.decode()
    response = world.get(world.a.site, f"{SECTION}bieu-mau/{code}/tep-word/")
    assert response.status_code == 200
    words = words_of(response.content)
    assert form.number in html and form.number in words
    assert OFFICE in html and (OFFICE in words or OFFICE.upper() in words)
    for block in form.block:
        for text in [
            *([block.label] if hasattr(block, "label") else []),
            *getattr(block, "options", ()),
            *([block.first, block.second] if hasattr(block, "first") else []),
        ]:
            assert text in words, text
            assert text in html, text


def test_the_file_is_called_after_form_and_commune(world):
    response = world.get(world.a.site, f"{SECTION}bieu-mau/01a/tep-word/")
    assert "wordprocessingml" in response["Content-Type"]
    assert 'filename="mau-01a-xa-an-binh.docx"' in response["Content-Disposition"]
    assert not response.cookies


def test_it_is_a_sheet_of_a4_in_the_type_of_papers():
    document = Document(BytesIO(word_file(printed_forms()[0], OFFICE)))
    section = document.sections[0]
    assert round(section.page_width.cm, 1) == 21
    assert round(section.page_height.cm, 1) == 29.7
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.core_properties.author == OFFICE


def test_an_office_with_odd_letters_breaks_nothing():
    odd = "UBND “xã {A}” & <b>"
    assert odd in words_of(word_file(printed_forms()[0], odd))


def test_each_site_has_its_own_name_in_it(world, office):
    IdentitySettings.objects.filter(site=world.b.site).update(organisation="UBND xã Bình Minh")
    path = f"{SECTION}bieu-mau/01a/"
    assert OFFICE not in world.get(world.b.site, path).content.decode()
    assert "UBND xã Bình Minh" in world.get(world.b.site, path).content.decode()


def test_the_sheet_needs_no_script_and_no_style_of_its_own(world):
    html = world.get(world.a.site, f"{SECTION}bieu-mau/03/").content.decode()
    assert "style=" not in html and "onclick" not in html
    assert 'lang="vi"' in html
