"""What readers get of drafts: lists, the page, the home; by day, in each site."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.consultations.choices import State, Verdict
from communes.consultations.models import ConsultationPage
from tests.announcements.factories import texts
from tests.consultations.factories import answered, comment_on, ended, put_up, section

LIST = "/gop-y-du-thao/"


def path_of(page) -> str:
    return f"{LIST}{page.slug}/"


def read(world, page, site=None, query="") -> str:
    return texts(world.get(site or world.a.site, path_of(page) + query))


def test_a_draft_says_what_it_is_until_when_and_whom_to_ask(world, draft):
    html = read(world, draft)
    for shown in (
        "Quy chế thu gom rác",
        "Đang lấy ý kiến (còn 15 ngày)",
        "Dự thảo quy chế",
        "PDF",
        "Mức thu đã hợp lý chưa?",
        "Văn phòng UBND xã, ",
        "Uỷ ban nhân dân xã An Bình",
        "Chưa ai góp ý",
        f'{path_of(draft)}gui/"',
    ):
        assert shown in html, shown


@pytest.mark.parametrize(
    ("days", "lasts", "state", "words"),
    [
        (1, 5, State.UPCOMING, "Sắp lấy ý kiến"),
        (0, 5, State.OPEN, "còn 5 ngày"),
        (-5, 5, State.OPEN, "ngày cuối"),
        (-6, 5, State.CLOSED, "Đã hết hạn, đang tổng hợp"),
    ],
)
def test_its_days_alone_say_how_far_it_is(world, days, lasts, state, words):
    page = put_up(world.a, days=days, lasts=lasts)
    assert page.state == state
    assert list(ConsultationPage.objects.in_state(state)) == [page]
    others = [one for one in State if one != state]
    assert not any(ConsultationPage.objects.in_state(one) for one in others)
    html = read(world, page)
    assert words in html
    assert (f'{path_of(page)}gui/"' in html) == (state == State.OPEN)
    assert words in texts(world.get(world.a.site, LIST))


def test_an_answer_stands_in_groups_with_their_numbers(world):
    page = answered(
        world.a,
        groups=(
            ("Giữ tên cũ của xóm", Verdict.ACCEPTED, "Xã giữ tên cũ."),
            ("Đặt số cho từng ngõ", Verdict.DECLINED, "Chưa có kinh phí."),
            ("Nhóm chưa xem", "", ""),
        ),
    )
    first = page.groups.first()
    for number in range(3):
        comment_on(page, world.a.site, f"Giữ tên {number}").put_in(first.translation_key)
    comment_on(page, world.a.site, "Rút").withdraw()
    first.offline_count = 4
    first.save()
    html = read(world, page)
    for shown in ("Đã trả lời", "xã sửa hai điểm", "Tiếp thu", "7 góp ý", "Không tiếp thu"):
        assert shown in html, shown
    assert "Nhóm chưa xem" not in html
    assert "Đã nhận 3 góp ý" in html


def test_comments_are_shown_once_an_officer_shows_them_page_by_page(world, draft):
    waiting = comment_on(draft, world.a.site, "Lời đang chờ")
    made = [
        comment_on(draft, world.a.site, f"Lời thứ {n}.", name="Vi Thị Ngoan") for n in range(11)
    ]
    for comment in made:
        comment.show()
    html = read(world, draft)
    assert "Đã nhận 12 góp ý" in html and "Hiện ở đây 11 góp ý" in html
    assert "Lời thứ 10." in html and "Lời thứ 0." not in html
    assert "Vi Thị Ngoan" in html
    assert "Lời thứ 0." in read(world, draft, query="?page=2")
    for query in ("?page=9", "?page=x", "?page=-1"):
        assert world.get(world.a.site, path_of(draft) + query).status_code == 200
    assert waiting.text not in html


def test_open_ones_stand_first_then_the_newest(world):
    old, new = ended(world.a, "Cũ"), put_up(world.a, "Mới hơn", days=-20, lasts=10)
    later, soon = put_up(world.a, "Còn lâu", lasts=40), put_up(world.a, "Sắp hết", lasts=6)
    html = texts(world.get(world.a.site, LIST))
    places = [html.index(f">{page.title}<") for page in (soon, later, new, old)]
    assert places == sorted(places)


def test_a_list_is_narrowed_by_stage_and_a_wrong_one_is_no_error(world, draft):
    ended(world.a, "Đã hết hạn")
    html = texts(world.get(world.a.site, LIST, data={"state": "closed"}))
    assert ">Đã hết hạn<" in html and f">{draft.title}<" not in html
    assert texts(world.get(world.a.site, LIST, data={"state": "x", "commune": "y", "page": "z"}))


def test_each_commune_has_its_own_and_the_portal_all(world, draft):
    put_up(world.b, "Của xã B")
    put_up(world.portal, "Của tỉnh")
    assert "Của xã B" not in texts(world.get(world.a.site, LIST))
    assert "Của tỉnh" not in texts(world.get(world.a.site, LIST))
    assert world.get(world.b.site, path_of(draft)).status_code == 404
    html = texts(world.get(world.portal.site, LIST))
    for shown in ("Của xã B", "Của tỉnh", draft.title, "Xã Bình Minh"):
        assert shown in html, shown
    only_b = texts(world.get(world.portal.site, LIST, data={"commune": world.b.site.pk}))
    assert "Của xã B" in only_b and draft.title not in only_b


def test_comments_of_one_commune_stand_in_no_other(world, draft):
    other = put_up(world.b, draft.title)
    comment_on(other, world.b.site, "Lời của xã B").show()
    assert "Lời của xã B" not in read(world, draft)
    assert "Lời của xã B" in read(world, other, world.b.site)


def test_homes_have_what_takes_comments_now(world):
    for site in (world.a.site, world.portal.site):
        assert "Đang lấy ý kiến bà con" not in texts(world.get(site, "/"))
    page = put_up(world.a)
    ended(world.a, "Hết hạn rồi")
    for site in (world.a.site, world.portal.site):
        html = texts(world.get(site, "/"))
        assert "Đang lấy ý kiến bà con" in html and page.title in html
        assert "Hết hạn rồi" not in html
    assert page.title not in texts(world.get(world.b.site, "/"))


def test_an_empty_section_says_so(world):
    assert "Chưa có dự thảo nào lấy ý kiến." in texts(world.get(world.a.site, LIST))


def test_it_reads_in_english_with_the_same_comments(world, draft):
    comment_on(draft, world.a.site, "Lời chung hai bản").show()
    english = draft.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.slug, english.summary = "Waste rules", "waste-rules", "On waste"
    english.save_revision().publish()
    html = texts(world.get(world.a.site, f"/en/{section(world.a, 'en').slug}/waste-rules/"))
    assert "Comments are taken (15 days left)" in html
    assert "1 comment came in" in html and "Lời chung hai bản" in html


def test_an_answer_counts_in_every_language_at_once(world):
    page = ended(world.a)
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.slug, english.summary = "Market", "market", "On the market"
    english.save_revision().publish()
    page = ConsultationPage.objects.get(pk=page.pk)
    page.results = "<p>Xã sửa giờ họp.</p>"
    page.save_revision().publish()
    assert ConsultationPage.objects.get(pk=english.pk).state == State.ANSWERED
    page.results = ""
    page.save_revision().publish()
    assert ConsultationPage.objects.get(pk=english.pk).state == State.CLOSED


def test_a_page_and_lists_cost_few_queries(world, draft, count_queries):
    for number in range(3):
        comment_on(draft, world.a.site, f"Lời {number}").show()
        put_up(world.a, f"Thêm {number}")
    count_queries(world.a.site, path_of(draft))
    count_queries(world.a.site, LIST)
    count_queries(world.portal.site, LIST)


def test_a_kept_page_ends_with_the_last_day_and_follows_comments(
    world, draft, readers, settings, monkeypatch
):
    settings.PAGE_CACHE = True
    path = path_of(draft)
    readers.open(world.a.site, path, LIST)
    assert readers.is_kept(world.a.site, path)
    with readers.commit():
        comment_on(draft, world.a.site).show()
    assert not readers.is_kept(world.a.site, path)
    assert readers.is_kept(world.a.site, path)
    after = timezone.now() + timedelta(days=draft.days_left + 1)
    monkeypatch.setattr(timezone, "now", lambda: after)
    assert "Đã hết hạn, đang tổng hợp" in readers.get(world.a.site, path).content.decode()
    assert "Đã hết hạn, đang tổng hợp" in readers.get(world.a.site, LIST).content.decode()


def test_the_clock_names_the_next_first_or_last_day(world, rf):
    from portal.sites.frame import Frame

    frame = Frame(world.a.site)
    clock = ConsultationPage.objects.next_change
    assert clock(frame) is None
    page = put_up(world.a, days=-3, lasts=9)
    assert timezone.localtime(clock(frame)).date() == page.closes_on + timedelta(days=1)
    upcoming = put_up(world.a, "Sắp tới", days=2)
    assert timezone.localtime(clock(frame)).date() == upcoming.opens_on
