"""A procedure's page: the province's words and a commune's own, at the commune's address."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from communes.procedures.models import ProcedurePage
from tests.procedures.factories import make_basis, make_procedure, path_of, say, section

PAPERS = [
    {"name": "Tờ khai", "form_code": "Mẫu 1"},
    {"name": "Căn cước", "originals": 0, "to_show": True},
    {"name": "Giấy cam đoan", "condition": "Nếu không có giấy chứng sinh", "copies": 2},
]


def text(response, status=200) -> str:
    assert response.status_code == status
    return response.content.decode()


def test_a_commune_shows_the_provinces_words_and_its_own(world):
    page = make_procedure(
        world.portal, everyday_name="Làm giấy khai sinh cho con", papers=PAPERS, place="Một cửa"
    )
    say(world.a, page, counter="Quầy số 2", phone="02383000101", notes="Đến trước 10 giờ.")
    here = text(world.get(world.a.site, path_of(page)))
    assert '<h1 id="tieu-de">Làm giấy khai sinh cho con</h1>' in here
    assert "Tên chính thức: Đăng ký khai sinh" in here
    for words in ("Quầy số 2", "Đến trước 10 giờ.", "Giấy cam đoan", "chỉ xuất trình"):
        assert words in here
    assert "Nếu không có giấy chứng sinh" in here
    address = f'<link rel="canonical" href="{world.a.site.root_url}{path_of(page)}">'
    assert address in here


def test_no_other_site_tells_what_a_commune_says(world):
    page = make_procedure(world.portal)
    say(world.a, page, counter="Quầy số 2", notes="Đến trước 10 giờ.")
    for site in (world.b.site, world.portal.site):
        there = text(world.get(site, path_of(page)))
        assert "Quầy số 2" not in there
        assert "Đến trước 10 giờ." not in there


def test_the_way_to_a_page_is_the_communes_own(world):
    page = make_procedure(world.portal)
    here = text(world.get(world.a.site, path_of(page)))
    crumbs = here.partition('<nav class="crumb"')[2].partition("</nav>")[0]
    assert 'href="/thu-tuc-hanh-chinh/"' in crumbs
    assert world.portal.site.hostname not in crumbs


def test_what_a_commune_does_not_offer_leads_to_its_list(world):
    page = make_procedure(world.portal)
    say(world.a, page, is_offered=False)
    gone = text(world.get(world.a.site, path_of(page)), 404)
    assert 'href="/thu-tuc-hanh-chinh/"' in gone
    assert "không làm tại" in gone
    text(world.get(world.b.site, path_of(page)))
    assert page.title not in text(world.get(world.a.site, "/thu-tuc-hanh-chinh/"))


@pytest.mark.parametrize("path", ["khong-co", "khong-co/gi-nua", "dang-ky-khai-sinh/x"])
def test_an_address_without_a_procedure_is_not_found(world, path):
    make_procedure(world.portal)
    for site in (world.a.site, world.portal.site):
        text(world.get(site, f"/thu-tuc-hanh-chinh/{path}/"), 404)


def test_a_draft_is_nowhere(world):
    page = make_procedure(world.portal, live=False)
    for site in (world.a.site, world.portal.site):
        text(world.get(site, path_of(page)), 404)


def test_each_way_has_its_own_time_and_fee(world):
    ways = [
        {"kind": "direct", "days": 3, "fee": 8000},
        {"kind": "online", "time_text": "Trong ngày", "fee": 0, "fee_text": "Đến hết năm"},
    ]
    page = make_procedure(world.portal, ways=ways, online_url="https://dvc.example/1")
    here = text(world.get(world.a.site, path_of(page)))
    table = here.partition("<tbody>")[2].partition("</tbody>")[0]
    for words in ("3 ngày làm việc", "8.000\xa0đ", "Trong ngày", "Miễn phí", "Đến hết năm"):
        assert words in table
    assert "Bạn sẽ rời trang này" in here
    assert "dvc.example" in here


def test_a_basis_that_ended_says_so_and_names_its_successor(world):
    today = timezone.localdate()
    new = make_basis("61/2025/QH15", title="Luật mới")
    old = make_basis(effective_to=today - timedelta(days=1), replaced_by=new)
    lasting = make_basis("1/2020/NĐ-CP", title="Nghị định còn hiệu lực", effective_to=today)
    page = make_procedure(world.portal, bases=[old, lasting])
    here = text(world.get(world.a.site, path_of(page)))
    assert here.count("Hết hiệu lực ngày") == 1
    assert "Luật mới, 61/2025/QH15" in here
    assert list(ProcedurePage.objects.resting_on_ended()) == [page]


def test_a_page_that_names_a_basis_changes_at_its_end(world):
    today = timezone.localdate()
    page = make_procedure(world.portal, bases=[make_basis(effective_to=today)])
    ends = page.next_end()
    assert timezone.localdate(ends) == today + timedelta(days=1)
    assert make_procedure(world.portal, "Khác").next_end() is None


def test_the_pages_cost_few_queries(world, count_queries):
    basis = make_basis()
    page = make_procedure(
        world.portal, papers=PAPERS * 3, bases=[basis], steps=["Nộp", "Nhận"], everyday_name="Làm"
    )
    say(world.a, page, counter="Quầy 1")
    few = count_queries(world.a.site, path_of(page), most=10)
    for number in range(12):
        make_procedure(world.portal, f"Thủ tục {number}")
    assert count_queries(world.a.site, path_of(page), most=10) == few
    count_queries(world.portal.site, path_of(page), most=10)


def test_machines_read_a_service_of_the_commune(world):
    page = make_procedure(world.portal, everyday_name="Làm giấy khai sinh")
    say(world.a, page, phone="02383000101", counter="Quầy 2")
    here = text(world.get(world.a.site, path_of(page)))
    assert '"@type":"GovernmentService"' in here
    assert f'"@id":"{world.a.site.root_url}{path_of(page)}#service"' in here
    assert '"telephone":"+842383000101"' in here


def test_a_code_is_given_once(world):
    make_procedure(world.portal, national_code="1.001193")
    other = ProcedurePage(title="Khác", slug="khac", national_code="1.001193")
    other.locale = section(world.portal).locale
    with pytest.raises(ValidationError) as error:
        other.full_clean()
    assert "national_code" in error.value.message_dict


def test_procedures_stand_on_the_portal_only(world):
    assert ProcedurePage.can_create_at(section(world.portal))
    assert not ProcedurePage.can_create_at(section(world.a))


def test_what_was_read_for_a_commune_is_not_saved(world, rf):
    from portal.sites.frame import Frame
    from portal.sites.shared import stand_in

    make_procedure(world.portal)
    frame = Frame(world.a.site)
    [page] = stand_in(ProcedurePage.objects.shown_in(frame), frame)
    with pytest.raises(TypeError):
        page.save()


def test_the_portal_leads_to_ones_commune(world, monkeypatch):
    page = make_procedure(world.portal)
    there = text(world.get(world.portal.site, path_of(page)))
    for commune in (world.a, world.b):
        assert f'href="{commune.site.root_url}{path_of(page)}"' in there
    monkeypatch.setattr("portal.sites.neighbours.NEIGHBOURS_SHOWN", 1)
    many = text(world.get(world.portal.site, path_of(page)))
    assert f'<option value="{world.b.site.pk}">' in many
    led = world.get(world.portal.site, f"{path_of(page)}?commune={world.b.site.pk}")
    assert (led.status_code, led["Location"]) == (302, world.b.site.root_url + path_of(page))
    for wrong in ("x", "999999", ""):
        text(world.get(world.portal.site, f"{path_of(page)}?commune={wrong}"))
