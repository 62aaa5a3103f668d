"""What readers get of works, money and procurement, each with its source."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.works.models import CapitalSource, ProjectPicture, TenderPage
from portal.core.publishing import why_not_yet
from tests.documents.factories import issue
from tests.products.factories import make_image
from tests.works.factories import account, build, tender

LIST = "/cong-khai/"
NBSP = "\N{NO-BREAK SPACE}"


def main_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode().split("<main", 1)[1].split("</main", 1)[0]


def page_of(world, commune, page) -> str:
    return main_of(world.get(commune.site, f"{LIST}{page.slug}/"))


def test_a_work_tells_money_days_state_and_who_watches(world):
    page = build(
        world.a,
        capital=(("Ngân sách xã", 620_000_000), ("Nhân dân đóng góp", 80_000_000)),
        contractor="Công ty Mẫu",
        supervision_name="Ban Giám sát xóm 7",
        supervision_phone="02383000171",
    )
    assert page.capital == 700_000_000
    html = page_of(world, world.a, page)
    for text in (
        f"700.000.000{NBSP}đ",
        f"80.000.000{NBSP}đ",
        "Nhân dân đóng góp",
        "Công ty Mẫu",
        "Đang làm: 50%",
        "Ban Giám sát xóm 7",
        'href="tel:+842383000171"',
        "Quyết định 12/QĐ-UBND",
    ):
        assert text in html, text


def test_pictures_of_a_work_stand_in_the_order_of_its_stages(world):
    page = build(world.a)
    page.pictures = [
        ProjectPicture(image=make_image(world.a.collection), alt=alt, credit="Ảnh: xã", stage=stage)
        for alt, stage in (("Đường xong", 100), ("Đường đất", 0))
    ]
    page.save()
    html = page_of(world, world.a, page)
    assert html.index('alt="Đường đất"') < html.index('alt="Đường xong"')
    assert "Chưa làm (0%)." in html


def test_a_work_that_should_be_finished_says_so(world):
    page = build(world.a, planned_to=timezone.localdate() - timedelta(days=1))
    assert "Chậm so với kế hoạch" in page_of(world, world.a, page)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"percent": 100}, "finished_on"),
        ({"finished_on": timezone.localdate}, "finished_on"),
        ({"source_name": ""}, "source_page"),
        ({"source_name": "", "source_url": "https://a.example"}, "source_name"),
        ({"percent": 101}, "percent"),
    ],
)
def test_what_can_not_be_is_told_in_words(world, fields, wrong):
    page = build(world.a)
    for name, value in fields.items():
        setattr(page, name, value() if callable(value) else value)
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert wrong in error.value.message_dict


def test_an_amount_that_no_sum_holds_is_told_in_words(world):
    row = CapitalSource(name="Ngân sách xã", amount=2**63 - 1)
    with pytest.raises(ValidationError) as error:
        row.clean()
    assert set(error.value.message_dict) == {"amount"}


def test_a_source_of_this_site_is_linked_while_readers_have_it(world):
    document = issue(world.a)
    page = build(world.a, source_page=document, source_name="")
    assert 'href="/van-ban/2' in page_of(world, world.a, page)
    document.unpublish()
    html = page_of(world, world.a, page)
    assert document.title not in html
    document.delete()
    assert page_of(world, world.a, page)


def test_a_document_of_another_site_is_no_source(world):
    theirs = issue(world.b)
    page = build(world.a, source_page=theirs, source_name="")
    assert theirs.title not in page_of(world, world.a, page)


def test_nothing_goes_out_that_rests_on_what_readers_do_not_have(world):
    draft, theirs, own = issue(world.a, live=False), issue(world.b), issue(world.a, number="13/KH")
    page = build(world.a, source_name="", source_page=own, live=False)
    assert not why_not_yet(page)
    for document in (draft, theirs):
        page.source_page = document
        assert "chưa có văn bản này" in why_not_yet(page)
        page.source_name = "Nghị quyết 15/NQ-HĐND"
        assert not why_not_yet(page)
        page.source_name = ""


def test_the_picture_of_a_budget_has_its_message_and_all_in_a_table(world):
    page = account(world.a)
    html = page_of(world, world.a, page)
    assert ">Ba phần tư là chi cho đường</h2>" in html
    # Bars are shares of the larger side; the table has every number.
    assert [bar.percent for side in page.sides for bar in side.bars] == [100, 75, 25]
    assert 'width="75%"' in html
    assert "style=" not in html
    table = html.split("<table", 1)[1]
    for text in (f"300{NBSP}đ", f"100{NBSP}đ", f"400{NBSP}đ", "Trường"):
        assert text in table, text


def test_things_that_were_given_stand_in_the_table_alone(world):
    lines = (("in", "Tiền ủng hộ", 460_900_000), ("in", "Điện thoại", "176 chiếc"))
    page = account(world.portal, account_kind="donations", lines=lines)
    html = main_of(world.get(world.portal.site, f"{LIST}{page.slug}/"))
    assert f"460.900.000{NBSP}đ" in html
    assert "176 chiếc" in html.split("<table", 1)[1]
    assert [len(side.bars) for side in page.sides] == [1]


def test_a_table_without_money_has_no_bars(world):
    page = account(world.a, lines=(("in", "Điện thoại", "176 chiếc"),))
    assert "176 chiếc" in page_of(world, world.a, page)
    assert page.sides[0].bars == []


def test_a_notice_tells_until_when_offers_are_taken_and_who_got_it(world):
    html = page_of(world, world.a, tender(world.a))
    assert "Nhận hồ sơ đến" in html
    page = tender(world.a, "Sửa mái", stage="awarded", winner="Công ty Mẫu", price=142_500_000)
    html = page_of(world, world.a, page)
    assert "Công ty Mẫu" in html
    assert f"142.500.000{NBSP}đ" in html


def test_a_contract_has_a_winner_and_a_price(world):
    page = tender(world.a)
    page.stage = "awarded"
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert {"winner", "price"} <= set(error.value.message_dict)


def test_nobody_is_invited_once_offers_are_closed(world):
    notice = tender(world.a, closes_at=timezone.now() - timedelta(hours=1))
    for html in (
        page_of(world, world.a, notice),
        main_of(world.get(world.a.site, f"{LIST}?kind=tenders")),
    ):
        assert "Hết hạn nhận hồ sơ" in html
        assert "Đang mời thầu" not in html


def test_a_copy_is_another_purchase_or_work(world):
    today = timezone.localdate()
    notice = tender(world.a, stage="awarded", winner="Công ty Mẫu", price=5)
    work = build(world.a, percent=100, finished_on=today)
    for page in (notice, work):
        page.start_afresh()
    assert (notice.stage, notice.winner, notice.price) == ("plan", "", None)
    assert (notice.published_on, notice.closes_at) == (today, None)
    assert (work.started_on, work.finished_on, work.percent) == (None, None, 0)


def test_a_list_ends_with_the_notice_that_closes_first(world):
    soon = timezone.now() + timedelta(hours=2)
    tender(world.a, closes_at=soon)
    tender(world.a, "Mua bàn")
    tender(world.a, "Huỷ", closes_at=timezone.now() + timedelta(hours=1), stage="cancelled")
    request = world.get(world.a.site, LIST).wsgi_request
    assert TenderPage.objects.next_change(request.frame) == soon


def test_the_section_shows_works_then_the_first_of_the_other_kinds(world):
    build(world.a)
    account(world.a)
    tender(world.a)
    build(world.b, "Đường của Bình Minh")
    html = main_of(world.get(world.a.site, LIST))
    assert html.index("Đường xóm 7") < html.index("Dự toán năm 2026") < html.index("Mua 4 máy tính")
    assert "Đường của Bình Minh" not in html
    html = main_of(world.get(world.a.site, f"{LIST}?kind=money"))
    assert "Dự toán năm 2026" in html
    assert "Đường xóm 7" not in html
    assert world.get(world.a.site, f"{LIST}?kind=x&page=y").status_code == 200


def test_the_portal_gathers_and_narrows_by_commune(world):
    build(world.a)
    build(world.b, "Đường của Bình Minh")
    account(world.b, "Ngân sách Bình Minh")
    html = main_of(world.get(world.portal.site, LIST))
    assert "Đường xóm 7" in html and "Ngân sách Bình Minh" in html and "Xã Bình Minh" in html
    html = main_of(world.get(world.portal.site, f"{LIST}?kind=money&commune={world.a.site.pk}"))
    assert "Ngân sách Bình Minh" not in html


def test_more_of_all_kinds_cost_no_more_queries(world):
    def add(number: int) -> None:
        build(world.a, f"Đường {number}")
        account(world.b, f"Dự toán {number}")
        tender(world.a, f"Mua {number}")

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            world.get(world.portal.site, LIST)
        return len(captured)

    add(1)
    cost()
    few = cost()
    for number in range(2, 7):
        add(number)
    cost()
    assert cost() <= few


def test_programs_read_lines_and_capital_of_their_site_alone(world):
    work, budget = build(world.a), account(world.a)
    theirs = account(world.b)
    detail = world.get(world.a.site, f"/api/v1/public-works/{work.pk}/").json()
    assert detail["sources"] == [{"name": "Ngân sách xã", "amount": 620_000_000}]
    detail = world.get(world.a.site, f"/api/v1/public-money/{budget.pk}/").json()
    assert [line["amount"] for line in detail["lines"]] == [400, 300, 100]
    assert world.get(world.a.site, f"/api/v1/public-money/{theirs.pk}/").status_code == 404
    assert world.get(world.a.site, "/api/v1/tenders/").json()["count"] == 0


def test_the_portal_compares_its_communes_by_works(world):
    build(world.a)
    build(world.a, "Nhà văn hoá", percent=100, finished_on=timezone.localdate())
    html = main_of(world.get(world.portal.site, "/chon-xa-cua-ban/"))
    assert 'data-l="Công trình đã xong">1/2<' in html
    assert 'data-l="Công trình đã xong">0<' in html


def test_the_search_tells_where_a_work_is_and_how_far(world, readers):
    with readers.commit():
        build(world.a, "Cầu treo suối Cạn")
        build(world.b, "Cầu treo Bình Minh")
    answer = world.get(world.a.site, "/tim-kiem/", query_params={"q": "cầu treo"})
    html = main_of(answer)
    assert "Xóm 7 · Đang làm: 50%" in html
    assert "Bình Minh" not in html
