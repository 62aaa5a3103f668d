"""Quick answers: whose they are, which page they lead to, and who keeps them."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.models import PageViewRestriction

from communes.announcements.models import AnnouncementPage
from portal.core.demo import ensure_page
from portal.core.models import ContactSettings
from portal.pages.models import StandardPage
from portal.sites.frame import Frame
from search.answers import answers_for
from search.models import CuratedAnswer
from tests.announcements.factories import announce


def url(view, *args):
    return reverse(f"quick_answers:{view}", args=args)


def make_page(place, title, summary="Mang giấy chứng sinh."):
    about = StandardPage.objects.child_of(place.home).get(slug="gioi-thieu")
    return ensure_page(about, StandardPage(title=title, summary=summary))[0]


def answer(page, place=None, queries="khai sinh", note=""):
    site = place.site if place else None
    found = CuratedAnswer(site=site, page=page, queries=queries, note=note)
    found.full_clean(exclude=["keys"])
    found.save()
    return found


def shown(place, query="khai sinh", language="vi"):
    frame = Frame(place.site)
    frame.root = place.homes[language]
    return [(found.page.title, found.text) for found in answers_for(frame, query)]


@pytest.fixture
def pages(world):
    return {
        "a": make_page(world.a, "Khai sinh ở An Bình"),
        "b": make_page(world.b, "Khai sinh ở Bình Minh"),
        "p": make_page(world.portal, "Khai sinh trên cổng"),
    }


@pytest.fixture
def answers(world, pages):
    return {
        "a": answer(pages["a"], world.a, note="Ba ngày là xong."),
        "b": answer(pages["b"], world.b),
        "p": answer(pages["p"]),
    }


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def province(world):
    return world.admin_client(world.officer(world.portal))


# What readers get


def test_a_site_gives_its_own_answers_then_the_provinces(world, answers):
    own = ("Khai sinh ở An Bình", "Ba ngày là xong.")
    general = ("Khai sinh trên cổng", "Mang giấy chứng sinh.")
    assert shown(world.a) == [own, general]
    assert shown(world.portal) == [general]
    assert "An Bình" not in str(shown(world.b))


@pytest.mark.parametrize("query", ["Khai sinh", "KHAI  SINH?", "lam giay khai sinh", "kĩ thuật"])
def test_the_very_words_are_asked_for_marks_and_signs_aside(world, pages, query):
    answer(pages["a"], world.a, "khai sinh\r\n\r\nLàm giấy khai sinh!\r\nKỹ thuật")
    assert len(shown(world.a, query)) == 1


@pytest.mark.parametrize("query", ["", "…", "khai", "giay khai", "khai sinh muon", "%", "_" * 9])
def test_other_words_are_not_answered(world, pages, query):
    answer(pages["a"], world.a, "làm giấy khai sinh")
    assert shown(world.a, query) == []


def test_at_most_three_are_given_each_page_once(world, pages):
    for number in range(5):
        answer(make_page(world.a, f"Trang {number}"), world.a)
        answer(make_page(world.a, f"Trang {number}"), world.a)
    answer(pages["p"])
    assert [title for title, _text in shown(world.a)] == ["Trang 0", "Trang 1", "Trang 2"]


def test_a_page_that_readers_can_not_open_is_no_answer(world, answers, pages):
    pages["a"].unpublish()
    PageViewRestriction.objects.create(page=pages["p"], restriction_type="login")
    assert shown(world.a) == []


def test_an_announcement_answers_from_its_hour_on(world):
    page = announce(world.a, "Tiêm vắc xin", days=-1)
    answer(page, world.a)
    assert len(shown(world.a)) == 1
    AnnouncementPage.objects.update(starts_at="2999-01-01T00:00Z")
    assert shown(world.a) == []


def test_a_page_that_moved_to_another_commune_is_no_answer(world, answers, pages):
    pages["a"].move(StandardPage.objects.child_of(world.b.home).first(), pos="last-child")
    assert [title for title, _text in shown(world.a)] == ["Khai sinh trên cổng"]


def test_english_readers_get_the_translation_with_its_own_summary(world, answers, pages):
    assert shown(world.a, language="en")[0] == ("Khai sinh ở An Bình", "Ba ngày là xong.")
    english = pages["a"].copy_for_translation(world.a.homes["en"].locale, copy_parents=True)
    english.title, english.summary = "Birth certificates", "Bring the papers."
    english.save_revision().publish()
    assert shown(world.a, language="en")[0] == ("Birth certificates", "Bring the papers.")
    assert shown(world.a)[0] == ("Khai sinh ở An Bình", "Ba ngày là xong.")


def test_a_query_without_an_answer_costs_one_query(world, answers, django_assert_num_queries):
    frame = Frame(world.a.site)
    with django_assert_num_queries(1):
        assert answers_for(frame, "cắt điện") == []
    CuratedAnswer.objects.update(note="Ghi chú")
    with django_assert_num_queries(2):
        assert len(answers_for(frame, "khai sinh")) == 2


def test_answers_are_headed_and_escaped(world, pages, rf):
    pages["a"].title = "Khai <b> sinh"
    pages["a"].save()
    answer(pages["a"], world.a, note="Mang <i>giấy</i>.")
    answer(pages["p"])
    request = rf.get("/", headers={"host": "a.test"})
    found = answers_for(Frame(world.a.site), "khai sinh")
    html = render_to_string("search/includes/answers.html", {"answers": found}, request)
    soup = BeautifulSoup(html, "html.parser")
    assert soup.h2.text == "Trả lời nhanh"
    assert soup.section["aria-labelledby"] == soup.h2["id"]
    assert soup.li.h3.a.text == "Khai <b> sinh"
    own, general = (link["href"] for link in soup.select("h3 a"))
    assert own.startswith("/gioi-thieu/") and general.startswith("http://tinh.test/gioi-thieu/")
    assert soup.li.p.text == "Mang <i>giấy</i>."
    assert render_to_string("search/includes/answers.html", {"answers": []}).strip() == ""


# What editors may write


@pytest.mark.parametrize(
    ("queries", "said"),
    [
        ("…\n ", "ít nhất một từ"),
        ("\n".join(f"khai sinh {number}" for number in range(21)), "nhiều nhất 20 dòng"),
        ("khai sinh " * 21, "dài quá"),
    ],
)
def test_queries_that_nobody_types_are_refused(world, pages, queries, said):
    with pytest.raises(ValidationError) as refused:
        answer(pages["a"], world.a, queries)
    assert said in refused.value.message_dict["queries"][0]


def test_the_page_must_be_open_to_readers(world, pages):
    pages["a"].unpublish()
    with pytest.raises(ValidationError) as refused:
        answer(pages["a"], world.a)
    assert "chưa mở được" in refused.value.message_dict["page"][0]


def test_a_communes_answer_leads_to_its_own_page_and_the_provinces_to_the_portal(world, pages):
    for page, place, said in (
        (pages["b"], world.a, "Chọn một trang của Xã An Bình."),
        (pages["p"], world.a, "Chọn một trang của Xã An Bình."),
        (pages["a"], None, "Chọn một trang của cổng tỉnh"),
    ):
        with pytest.raises(ValidationError) as refused:
            answer(page, place)
        assert said in refused.value.message_dict["page"][0]
    answer(world.a.homes["en"], world.a)
    answer(pages["a"], world.portal)


# Who keeps them


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_officers_keep_the_answers_of_their_own_commune(world, pages, role):
    client = world.admin_client(world.officer(world.a, role))
    assert url("index") in client.get(reverse("wagtailadmin_home")).content.decode()
    data = {"queries": "làm khai sinh", "page": pages["a"].pk, "note": "", "site": ""}
    assert client.post(url("add"), data).status_code == 302
    row = CuratedAnswer.objects.get()
    assert (row.site, row.keys) == (world.a.site, "\nlam khai sinh\n")
    assert client.post(url("edit", row.pk), data | {"queries": "sinh"}).status_code == 302
    row.refresh_from_db()
    assert row.keys == "\nsinh\n"
    assert client.get(url("history", row.pk)).status_code == 200
    assert client.post(url("delete", row.pk)).status_code == 302
    assert not CuratedAnswer.objects.exists()


def test_the_list_and_its_search_show_own_answers(editor, answers):
    for query in ("", "?q=khai+sinh", "?q=Khai+Sinh", "?site=1", "?ordering=zz"):
        for view in ("index", "index_results"):
            response = editor.get(url(view) + query)
            body = b"".join(response) if response.streaming else response.content
            assert "An Bình" in body.decode(), query
            assert "Bình Minh" not in body.decode() and "trên cổng" not in body.decode(), query
    assert "An Bình</a>" not in editor.get(url("index") + "?q=xyz").content.decode()


@pytest.mark.parametrize("whose", ["b", "p"])
@pytest.mark.parametrize("view", ["edit", "delete", "history", "history_results", "usage"])
def test_answers_of_others_are_closed(editor, answers, pages, whose, view):
    address = url(view, answers[whose].pk)
    assert editor.get(address).status_code == 404
    data = {"queries": "Cướp", "page": pages["a"].pk}
    assert editor.post(address, data).status_code in {404, 405}
    answers[whose].refresh_from_db()
    assert answers[whose].queries == "khai sinh"


def test_an_answer_can_not_be_given_away_or_made_general(world, editor, answers, pages):
    for site in (world.b.site.pk, ""):
        data = {"queries": "mới", "page": pages["a"].pk, "site": site}
        assert editor.post(url("edit", answers["a"].pk), data).status_code == 302
        answers["a"].refresh_from_db()
        assert answers["a"].site == world.a.site


def test_someone_with_two_communes_has_to_choose_one(world, editor, pages):
    world.officer(world.a).groups.add(world.b.groups["editor"])
    data = {"queries": "mới", "page": pages["a"].pk, "site": ""}
    assert editor.post(url("add"), data).status_code == 200
    assert not CuratedAnswer.objects.exists()
    assert editor.post(url("add"), data | {"site": world.a.site.pk}).status_code == 302


def test_the_form_tells_nothing_of_anothers_drafts(world, editor, pages):
    secret = make_page(world.b, "Bản nháp kín")
    secret.unpublish()
    for pk in (secret.pk, pages["b"].pk, 999_999_999):
        data = {"queries": "x y", "page": pk}
        html = editor.post(url("add"), data).content.decode()
        assert "Bản nháp kín" not in html and "Bình Minh" not in html.replace("ở Bình Minh", "")
    assert "Bản nháp kín" not in editor.get(url("add"), {"page": secret.pk}).content.decode()
    assert not CuratedAnswer.objects.exists()


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_the_province_keeps_its_own_and_those_for_all(world, answers, pages, role):
    client = world.admin_client(world.officer(world.portal, role))
    html = client.get(url("index")).content.decode()
    assert "trên cổng" in html and "Toàn tỉnh" in html
    assert "An Bình" not in html and "Bình Minh" not in html
    data = {"queries": "ocop", "page": pages["p"].pk, "site": ""}
    assert client.post(url("add"), data).status_code == 302
    assert CuratedAnswer.objects.get(keys="\nocop\n").site is None
    own = data | {"queries": "cam vinh", "site": world.portal.site.pk}
    assert client.post(url("add"), own).status_code == 302
    assert CuratedAnswer.objects.get(keys="\ncam vinh\n").site == world.portal.site
    for site in (world.a.site, world.b.site):
        foreign = data | {"queries": "lạ", "site": site.pk, "page": pages["a"].pk}
        assert client.post(url("add"), foreign).status_code == 200
    assert not CuratedAnswer.objects.filter(keys="\nla\n").exists()
    assert client.post(url("edit", answers["p"].pk), data | {"queries": "x"}).status_code == 302
    assert client.post(url("delete", answers["p"].pk)).status_code == 302


@pytest.mark.parametrize("role", ["editor", "admin"])
@pytest.mark.parametrize("view", ["edit", "delete", "history", "history_results", "usage"])
def test_a_communes_answers_are_not_the_provinces(world, answers, pages, role, view):
    client = world.admin_client(world.officer(world.portal, role))
    for whose in ("a", "b"):
        address = url(view, answers[whose].pk)
        assert client.get(address).status_code == 404
        data = {"queries": "Cướp", "page": pages["p"].pk, "site": ""}
        assert client.post(address, data).status_code in {404, 405}
        answers[whose].refresh_from_db()
        assert answers[whose].queries == "khai sinh"


def test_who_looks_after_all_sites_sees_all_answers(world, answers):
    user = get_user_model().objects.create_superuser("quantri", "", "x")
    client = world.admin_client(user)
    html = client.get(url("index")).content.decode()
    for text in ("ở An Bình", "ở Bình Minh", "trên cổng"):
        assert text in html
    only = client.get(url("index"), {"site": world.b.site.pk}).content.decode()
    assert "ở Bình Minh" in only and "ở An Bình" not in only


def test_contributors_and_strangers_have_none(world, answers):
    client = world.admin_client(world.officer(world.a, "contributor"))
    for address in (url("index"), url("add"), url("edit", answers["a"].pk)):
        assert client.get(address).status_code in {302, 404}
    assert url("index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert world.get(world.portal.site, url("index")).status_code == 302


def test_a_form_can_be_opened_with_a_query_filled_in(world, province, editor):
    query = {"queries": "giá <b>", "site": world.portal.site.pk}
    html = province.get(url("add"), query).content.decode()
    assert "giá &lt;b&gt;" in html
    assert re.search(rf'<option value="{world.portal.site.pk}"\s+selected', html)
    query["site"] = world.b.site.pk
    assert "Bình Minh" not in province.get(url("add"), query).content.decode()
    assert "Bình Minh" not in editor.get(url("add"), query).content.decode()


def test_an_answer_whose_page_is_hidden_says_so_in_the_list(editor, answers, pages):
    pages["a"].unpublish()
    assert "Chưa hiện: trang chưa đăng" in editor.get(url("index")).content.decode()


def test_the_number_of_an_office_is_told_as_people_write_it(world):
    ContactSettings.objects.filter(site=world.a.site).update(hotline="02383000101")
    html = (
        world.get(world.a.site, "/tim-kiem/", data={"q": "số điện thoại"})
        .content.decode()
        .replace("\xa0", " ")
    )
    assert "Đường dây nóng:" in html and "0238 300 0101" in html
    english = world.get(world.a.site, "/en/tim-kiem/", data={"q": "phone"})
    assert "Hotline: " in english.content.decode()
