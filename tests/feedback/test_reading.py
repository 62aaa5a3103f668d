"""What readers see: the list, a report, figures, “I have met it, too”."""

import pytest
from django.core.cache import cache

from communes.feedback.choices import Status
from communes.feedback.models import FeedbackKind, FeedbackReport
from communes.models import Village
from tests.feedback.conftest import SECTION, TEXT, TITLE, item_path


def test_nothing_stands_in_the_list_before_an_officer_has_looked(world, make_report, published):
    make_report()
    html = world.get(world.a.site, SECTION).content.decode()
    assert "Chưa có phản ánh nào ở đây" in html and TEXT not in html
    published()
    html = world.get(world.a.site, SECTION).content.decode()
    assert TITLE in html and TEXT not in html


def test_a_commune_shows_its_own_reports_only(world, published):
    theirs = published(world.b, title="Bí mật của xã B")
    assert "Bí mật" not in world.get(world.a.site, SECTION).content.decode()
    assert world.get(world.a.site, item_path(theirs)).status_code == 404
    assert world.get(world.b.site, item_path(theirs)).status_code == 200


def test_private_kinds_and_wishes_are_never_published(world, make_report, noise, roads):
    for values in ({"kind": noise}, {"wants_private": True}):
        report = make_report(**values)
        report.title, report.public_text = TITLE, "Bí mật"
        with pytest.raises(Exception, match="không đăng"):
            report.publish()
    shown = make_report()
    shown.title, shown.public_text = TITLE, "Được đăng"
    shown.publish()
    # Its kind becomes a private one: it goes from readers at once.
    shown.kind = noise
    shown.change()
    assert world.get(world.a.site, item_path(shown)).status_code == 404
    assert TITLE not in world.get(world.a.site, SECTION).content.decode()


def test_the_list_is_narrowed_by_state_kind_and_village(world, published, village):
    lamp = FeedbackKind.objects.get(name="Điện, đèn đường")
    published(title="Việc một", village=village)
    done = published(title="Việc hai", kind=lamp)
    done.close(Status.DONE, "Đã thay bóng đèn mới.")

    def titles(query):
        html = world.get(world.a.site, f"{SECTION}?{query}").content.decode()
        return [title for title in ("Việc một", "Việc hai") if title in html]

    assert titles("") == ["Việc một", "Việc hai"]
    assert titles("state=open") == ["Việc một"]
    assert titles("state=done") == ["Việc hai"]
    assert titles(f"kind={lamp.pk}") == ["Việc hai"]
    assert titles(f"village={village.pk}") == ["Việc một"]
    for wrong in ("state=x", "kind=99999999999999999999", "village=%00", "page=abc", "kind=a"):
        assert titles(wrong) == ["Việc một", "Việc hai"]


def test_a_report_tells_its_way_without_anyone_s_name(world, make_report, published):
    report = published(contact={"name": "Trần Thị Bưởi", "phone": "0912345678"})
    report.begin("Đội đã đến đo.")
    report.close(Status.DONE, "Đã hàn lại lan can và sơn mới.")
    html = world.get(world.a.site, item_path(report)).content.decode()
    assert "Đã hàn lại lan can" in html and "Đã xong" in html and "Phòng Kinh tế" in html
    for secret in ("Bưởi", "0912345678", TEXT, report.code, "Đội đã đến đo"):
        assert secret not in html


def test_a_report_that_was_joined_leads_to_the_other(world, published):
    first, second = published(title="Bản gốc"), published(title="Bản trùng")
    second.close(Status.DUPLICATE, "Đã có người báo rồi.", duplicate_of=first)
    html = world.get(world.a.site, item_path(second)).content.decode()
    assert f'href="{item_path(first)}"' in html and "Bản gốc" in html
    first.take_down()
    html = world.get(world.a.site, item_path(second)).content.decode()
    assert "Bản gốc" not in html


def test_a_village_that_was_deleted_leaves_the_report(world, published, village):
    report = published(village=village)
    village.delete()
    assert world.get(world.a.site, item_path(report)).status_code == 200


def test_in_english_the_words_stay_as_they_were_written(world, published):
    report = published()
    html = world.get(world.a.site, f"/en/report-what-is-broken/{report.pk}/").content.decode()
    assert f'<h1 lang="vi">{TITLE}' in html and "Being" not in html
    assert "Received" in html


def test_one_more_is_counted_without_a_cookie(world, published):
    report = published()
    address = f"{item_path(report)}toi-cung-gap/"
    response = world.post(world.a.site, address, {})
    assert response.status_code == 303 and response["Location"] == f"{item_path(report)}#cam-on"
    assert not response.cookies
    assert "1 người khác cũng gặp" in world.get(world.a.site, item_path(report)).content.decode()
    # A look changes nothing.
    assert world.get(world.a.site, address).status_code == 303
    report.refresh_from_db()
    assert report.me_too_count == 1


def test_clicks_of_one_network_end(world, published, monkeypatch):
    cache.clear()
    monkeypatch.setattr("communes.feedback.views.reading.CLICKS_PER_REPORT_AND_HOUR", 1)
    report = published()
    address = f"{item_path(report)}toi-cung-gap/"
    assert world.post(world.a.site, address, {}).status_code == 303
    assert world.post(world.a.site, address, {}).status_code == 429
    report.refresh_from_db()
    assert report.me_too_count == 1


def test_nobody_counts_on_what_is_closed_hidden_or_another_s(world, published, make_report):
    closed = published()
    closed.close(Status.DONE, "Đã xong từ hôm qua.")
    world.post(world.a.site, f"{item_path(closed)}toi-cung-gap/", {})
    hidden, theirs = make_report(), published(world.b)
    for report in (hidden, theirs):
        address = f"{item_path(report)}toi-cung-gap/"
        assert world.post(world.a.site, address, {}).status_code == 404
    assert not FeedbackReport.objects.filter(me_too_count__gt=0).exists()


def test_figures_count_by_kind_and_village(world, published, make_report, village, noise):
    published(village=village).close(Status.DONE, "Đã xong rất sớm.")
    make_report(kind=noise, village=village)
    make_report(world.b)
    Village.objects.create(site=world.b.site, name="Bí Mật")
    html = world.get(world.a.site, f"{SECTION}so-lieu/").content.decode()
    assert "Đã nhận 2, đã xong 1, chưa xong 1" in html
    assert "Đường, cầu, cống" in html and "xóm 4" in html.lower()
    assert "Trật tự" not in html and "Bí Mật" not in html


def test_queries_do_not_grow_with_reports(world, published, django_assert_max_num_queries):
    for number in range(3):
        published(title=f"Việc {number}")
    world.get(world.a.site, SECTION)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        world.get(world.a.site, SECTION)
    for number in range(9):
        published(title=f"Việc thêm {number}")
    with django_assert_max_num_queries(len(few)):
        world.get(world.a.site, SECTION)


def test_the_feed_has_what_readers_have(world, published, make_report):
    make_report()
    report = published()
    report.close(Status.ELSEWHERE, "Đường tỉnh, đã báo Sở.", sent_to="Sở Xây dựng")
    response = world.get(world.a.site, "/nguon-tin/phan-anh.atom")
    text = response.content.decode()
    assert response.status_code == 200 and text.count("<entry") == 1
    assert TITLE in text and "Đường tỉnh, đã báo Sở" in text
    assert report.code not in text and TEXT not in text
    assert world.get(world.portal.site, "/nguon-tin/phan-anh.atom").status_code == 404


def shown_in(world, site, address) -> list[str]:
    html = world.get(site, address).content.decode()
    return [title for title in ("Việc một", "Việc hai", "Việc bên kia") if f">{title}<" in html]


@pytest.fixture
def two_here_one_there(published, world, village):
    published(title="Việc một", text="Nắp cống ở đầu ngõ vỡ.", village=village)
    published(title="Việc hai", text="Đèn đường không sáng.")
    published(world.b, title="Việc bên kia", text="Nắp cống vỡ.")


@pytest.mark.usefixtures("two_here_one_there")
def test_the_list_is_narrowed_by_words_that_readers_have(world):
    def found(words):
        return shown_in(world, world.a.site, f"{SECTION}?q={words}")

    assert found("nap cong") == ["Việc một"] == found("NẮP CỐNG")
    assert found("den duong") == ["Việc hai"]
    assert found("xom 4") == [] and found("4") == ["Việc một"]
    # Whole words: “on” is no part of “cong”; what only the sender wrote is found by nobody.
    assert found("on") == [] == found("tre di hoc")
    assert found("%25") == []
    assert world.get(world.a.site, f"{SECTION}?q={'x ' * 5000}%00").status_code == 200


@pytest.mark.usefixtures("two_here_one_there")
def test_the_search_shows_reports_of_the_own_commune_beside_pages(world):
    def found(query):
        return shown_in(world, world.a.site, f"/tim-kiem/?q={query}")

    assert found("nap cong vo") == ["Việc một"]
    assert found("den duong khong sang") == ["Việc hai"]
    assert found("nap cong vo&kind=page") == []
    assert shown_in(world, world.b.site, "/tim-kiem/?q=nap cong vo") == ["Việc bên kia"]
    assert shown_in(world, world.portal.site, "/tim-kiem/?q=nap cong vo") == []


def test_many_reports_found_lead_to_their_list(world, published):
    for _ in range(4):
        published(text="Nắp cống vỡ.")
    html = world.get(world.a.site, "/tim-kiem/?q=nap cong").content.decode()
    assert html.count(f">{TITLE}<") == 3 and f"{SECTION}?q=nap%20cong" in html


def test_the_sitemap_has_what_readers_have(world, make_report, published, noise):
    shown = published(days_ago=3)
    theirs = published(world.b)
    make_report()
    withdrawn = published()
    withdrawn.withdraw()
    found = world.get(world.a.site, "/sitemap-vi.xml").content.decode()
    assert f"{item_path(shown)}</loc>" in found
    for other in (theirs, withdrawn):
        assert item_path(other) not in found
    assert SECTION not in world.get(world.portal.site, "/sitemap-vi.xml").content.decode()
