"""The demo's procedures: all marked as samples, each commune's words its own."""

import pytest
from django.urls import reverse
from docx import Document
from wagtail.documents import get_document_model

from communes.procedures.demo import load, procedures
from communes.procedures.demo.sample_forms import sample_forms
from communes.procedures.models import (
    LifeEventPage,
    ProcedureOverlay,
    ProcedurePage,
    ProcedurePaper,
)
from portal.core.demo import DemoWorld
from portal.core.translations.words import words_left
from tests.procedures.factories import path_of

pytestmark = pytest.mark.usefixtures("loaded")


@pytest.fixture(scope="module")
def demo_world(module_world):
    communes = {"thanhson": module_world.a, "minhhop": module_world.b}
    return DemoWorld(module_world.portal, communes, lambda line: None)


@pytest.fixture(scope="module")
def loaded(demo_world):
    load(demo_world)


def test_every_procedure_of_the_files_stands_on_the_portal_once():
    codes = [one.code for _field, one in procedures()]
    assert len(codes) == len(set(codes)) >= 40
    found = ProcedurePage.objects.filter(locale__language_code="vi", live=True)
    assert sorted(found.values_list("code_key", flat=True)) == sorted(codes)
    assert not found.filter(is_sample=False)
    assert not LifeEventPage.objects.filter(is_sample=False)


def test_every_step_of_a_life_event_that_names_codes_leads_to_them():
    events = LifeEventPage.objects.filter(locale__language_code="vi")
    assert len(events) == 8
    for event in events:
        assert event.procedure_ids, event.title


def test_communes_say_different_things_of_the_same_procedure():
    rows = ProcedureOverlay.objects.filter(procedure__code_key="1.001193")
    assert len({row.counter for row in rows}) == len(rows) >= 2


def test_loading_it_again_adds_nothing(demo_world):
    def counted():
        models = (ProcedurePage, LifeEventPage, ProcedureOverlay, get_document_model())
        return [model.objects.count() for model in models]

    before = counted()
    load(demo_world)
    assert counted() == before


def test_a_commune_shows_its_counter_and_the_other_not(world):
    page = ProcedurePage.objects.get(code_key="1.001193")
    own, other = (
        ProcedureOverlay.objects.get(site=commune.site, procedure=page).counter
        for commune in (world.a, world.b)
    )
    here = world.get(world.a.site, path_of(page)).content.decode()
    assert own in here
    assert f"{other}</" not in here


def test_each_sample_form_is_asked_for_and_says_that_it_is_one():
    forms = sample_forms()
    codes = [form.code for form in forms]
    assert len(codes) == len(set(codes)) >= 8
    papers = ProcedurePaper.objects.filter(form__isnull=False).select_related("form")
    original = papers.filter(page__locale__language_code="vi")
    assert {paper.form_code for paper in original} == set(codes)
    for paper in papers:
        assert paper.is_filled_on_screen and "dữ liệu mẫu" in paper.form.title
        with paper.form.file.open("rb") as file:
            words = [paragraph.text for paragraph in Document(file).paragraphs]
        assert words[0] == "Mẫu tham khảo – Dữ liệu mẫu"
        assert any("Bộ phận Một cửa" in line for line in words)


def test_the_library_of_a_commune_shows_the_forms_with_kind_and_size(world):
    for site in (world.a.site, world.portal.site):
        page = world.get(site, "/thu-tuc-hanh-chinh/bieu-mau/").content.decode()
        for form in sample_forms():
            assert form.file_title in page
        assert "DOCX" in page and "KB" in page and "điền được trên máy" in page


def test_every_procedure_and_life_event_is_told_in_english():
    # They are published once the transaction ends; what is whole stays published.
    for model in (ProcedurePage, LifeEventPage):
        english = list(model.objects.filter(locale__language_code="en"))
        assert len(english) == model.objects.filter(locale__language_code="vi").count()
        for page in english:
            assert not words_left(page), page.title
            assert page.slug != page.original.slug


def test_a_law_that_ended_marks_its_procedure_and_is_on_the_province_s_desk(world):
    page = ProcedurePage.objects.get(slug="hoa-giai-tranh-chap-dat-dai", code_key__isnull=False)
    for site in (world.portal.site, world.a.site):
        html = world.get(site, path_of(page)).content.decode()
        assert "Hết hiệu lực ngày 31/7/2024" in html and "Thay bằng: Luật Đất đai" in html
    client = world.admin_client(world.officer(world.portal, "admin"))
    assert "1 thủ tục có căn cứ đã hết hiệu lực" in client.get("/admin/").content.decode()
    listed = client.get(f"{reverse('procedures:index')}?state=ended").content.decode()
    assert page.title in listed and "Đăng ký khai sinh" not in listed
