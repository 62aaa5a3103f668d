"""Officials who are named in schedules, answers and documents lead to their own pages."""

from unicodedata import normalize

import pytest
from django.utils import timezone

from portal.core.addresses import page_path
from portal.core.weeks import Week
from portal.sites.people import People, Person, names_in
from tests.documents.factories import issue
from tests.organisation.factories import make_official, make_unit
from tests.organisation.test_pages import SECTION
from tests.schedules.conftest import entry, make_week

LINK = f'<a href="{SECTION}uy-ban/tran-thi-mau/">'


@pytest.fixture
def official(world):
    return make_official(world.a, "Trần Thị Mẫu", unit=make_unit(world.a, "Uỷ ban"))


def week_of(world, commune, *chairs) -> str:
    today = timezone.localdate()
    entries = [entry(today, f"Việc {number}", chair=chair) for number, chair in enumerate(chairs)]
    make_week(commune.home, *entries, week=Week.of(today))
    return world.get(commune.site, "/lich-cong-tac/").content.decode()


def test_a_chair_leads_to_who_it_is_by_name_or_by_post(world, official):
    html = week_of(
        world,
        world.a,
        "Đồng chí Trần Thị Mẫu – Chủ tịch UBND xã",
        "Chủ tịch UBND xã và Lê Văn Lạ",
        "Trưởng thôn",
    )
    assert html.count(f"{LINK}Đồng chí Trần Thị Mẫu</a> – {LINK}Chủ tịch UBND xã</a>") == 1
    assert html.count(f"{LINK}Chủ tịch UBND xã</a> và Lê Văn Lạ") == 1
    assert html.count(LINK) == 3 and "Trưởng thôn</span>" in html


def test_a_chair_stays_when_the_page_goes(world, official):
    assert LINK in week_of(world, world.a, "Trần Thị Mẫu")
    official.unpublish()
    html = world.get(world.a.site, "/lich-cong-tac/").content.decode()
    assert LINK not in html and "Trần Thị Mẫu" in html


def test_another_commune_knows_nobody_of_it(world, official):
    html = week_of(world, world.b, "Trần Thị Mẫu")
    assert "Trần Thị Mẫu" in html and "tran-thi-mau" not in html


def test_two_of_a_name_are_told_from_each_other_by_nobody():
    people = People(
        [Person("Lê Văn Hai", "Phó Chủ tịch", "/a/"), Person("Lê Văn Hai", "Trưởng phòng", "/b/")]
    )
    assert people.url_of("le van hai", by_post=False) == ""
    assert people.url_of("truong phong", by_post=True) == "/b/"
    assert people.url_of("truong phong", by_post=False) == ""
    assert people.url_of("", by_post=True) == ""


def test_names_are_known_however_they_are_addressed():
    assert names_in("Đ/c Lê Văn Hai, Phó Chủ tịch") == {
        "le van hai",
        "le van hai pho chu tich",
        "pho chu tich",
    }


def test_names_are_known_however_their_letters_are_composed(world, official):
    pasted = normalize("NFD", "Đồng chí Trần Thị Mẫu và bà Lê Thị Lạ")
    assert names_in(pasted) >= {"tran thi mau", "le thi la"}
    assert f"{LINK}Đồng chí Trần Thị Mẫu</a> và bà Lê Thị Lạ" in week_of(world, world.a, pasted)


def test_who_signed_leads_to_them_by_name_alone(world, official):
    page = issue(world.a, signer_name="Trần Thị Mẫu", signer_title="Chủ tịch UBND xã")
    html = world.get(world.a.site, page_path(page)).content.decode()
    assert f"{LINK}Trần Thị Mẫu</a>" in html and f"{LINK}Chủ tịch" not in html


def test_what_is_written_is_never_markup(world, official):
    html = week_of(world, world.a, "<b>Trần</b> – Trần Thị Mẫu")
    assert "&lt;b&gt;Trần&lt;/b&gt; – " + LINK in html
