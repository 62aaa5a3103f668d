"""The poster of a notice, and the short address that leads to its page."""

import re

import pytest
from django.utils import timezone

from communes.announcements.models.choices import Reach
from communes.channels.facts import facts_of
from communes.channels.layout import LINE_HEIGHT, ROOM, SIZES, laid_out
from tests.announcements.factories import URGENT, announce, expired, texts, upcoming

LONG = {
    "event_place": ("Nhà văn hoá xóm Yên Xuân " * 7)[:160],
    "action_heading": ("Làm ngay trước 15 giờ hôm nay " * 4)[:90],
    "action_text": ("Đưa người già, trẻ nhỏ đến nơi tránh trú. " * 8)[:300],
    "correction": ("Họp ngày 5/12, không phải ngày 4/12 như đã báo. " * 8)[:300],
}


def poster(notice) -> str:
    return f"/tb/{notice.pk}/to-ap-phich/"


def test_the_short_address_leads_to_the_page(world):
    notice = announce(world.a)
    answer = world.get(world.a.site, f"/tb/{notice.pk}")
    assert (answer.status_code, answer["Location"]) == (302, f"/thong-bao/{notice.slug}/")
    assert "max-age=60" in answer["Cache-Control"]
    assert world.get(world.a.site, f"/tb/{notice.pk}/").status_code == 302
    english = announce(world.a, "Meeting", language="en")
    answer = world.get(world.a.site, f"/en/tb/{english.pk}")
    assert answer["Location"].startswith("/en/") and english.slug in answer["Location"]


def test_who_types_it_wrong_or_on_another_site_finds_nothing(world):
    notice, other = announce(world.a), announce(world.b)
    english = announce(world.a, "Meeting", language="en")
    for site, path in (
        (world.a.site, f"/tb/{other.pk}"),
        (world.b.site, f"/tb/{notice.pk}"),
        # The portal gathers communes' notices, and leads to none of them by itself.
        (world.portal.site, f"/tb/{notice.pk}"),
        (world.a.site, f"/tb/{english.pk}"),
        (world.a.site, f"/en/tb/{notice.pk}"),
        (world.a.site, "/tb/0"),
        (world.a.site, "/tb/9999999999"),
        (world.a.site, f"/tb/{'9' * 40}"),
        (world.a.site, "/tb/x"),
        (world.a.site, "/tb/"),
        (world.a.site, f"/tb/{notice.get_parent().pk}"),
    ):
        for end in ("", "/to-ap-phich/"):
            assert world.get(site, path.rstrip("/") + end).status_code in (301, 404), path
            answer = world.get(site, path.rstrip("/") + end, follow=True)
            assert answer.status_code == 404, path


def test_readers_find_it_on_the_page_of_its_own_site(world):
    notice = announce(world.a)
    link = f'href="/tb/{notice.pk}/to-ap-phich/"'
    assert link in texts(world.get(world.a.site, notice.get_url_parts()[2]))
    shared = announce(world.portal, reach=Reach.ALL)
    path = shared.get_url_parts()[2]
    assert f"/tb/{shared.pk}/" in texts(world.get(world.portal.site, path))
    # Where the province's stands in a commune, its short address leads nowhere.
    assert f"/tb/{shared.pk}/" not in texts(world.get(world.a.site, path, follow=True))


def test_nobody_gets_what_readers_do_not_have(world):
    withdrawn = announce(world.a)
    withdrawn.unpublish()
    for notice in (withdrawn, announce(world.a, live=False), upcoming(world.a)):
        assert world.get(world.a.site, f"/tb/{notice.pk}").status_code == 404
        assert world.get(world.a.site, poster(notice)).status_code == 404


def test_it_says_the_lines_that_matter_and_until_when(world):
    notice = announce(
        world.a,
        "Họp xóm 3",
        urgency=URGENT,
        event_at=timezone.now(),
        event_place="Nhà văn hoá",
        action_heading="Nhớ mang",
        action_text="Mang căn cước",
        correction="Họp lúc 8 giờ.",
    )
    html = texts(world.get(world.a.site, poster(notice) + "?x=1"))
    sheet = html[html.index("<article") : html.index("</article>")]
    for words in (
        "Xã An Bình",
        "Khẩn cấp",
        "Họp xóm 3",
        "Thời gian",
        "Nhà văn hoá",
        "Mang căn cước",
        "Họp lúc 8 giờ.",
        "Có hiệu lực đến",
        f"http://a.test/tb/{notice.pk}",
        "<svg",
    ):
        assert words in sheet, words
    assert 'content="noindex"' in html and "style=" not in sheet


def test_it_is_english_on_an_english_page(world):
    notice = announce(
        world.a, "Village meeting", language="en", event_place="House", event_at=timezone.now()
    )
    sheet = texts(world.get(world.a.site, f"/en{poster(notice)}"))
    sheet = sheet[sheet.index("<article") : sheet.index("</article>")]
    for words in ("An Binh Commune", "Where", "Valid until", "Scan the code"):
        assert words in sheet, words


def test_one_that_has_ended_says_so(world):
    html = texts(world.get(world.a.site, poster(expired(world.a))))
    assert "Xin gỡ tờ này" in html and "Có hiệu lực đến" not in html


def test_it_is_kept_and_follows_the_notice(world, readers):
    notice = announce(world.a, "Họp xóm 3")
    for site, page in ((world.a.site, notice), (world.portal.site, announce(world.portal))):
        readers.open(site, poster(page))
        assert readers.is_kept(site, poster(page))
        with readers.commit():
            page.title = "Họp xóm 5"
            page.save_revision().publish()
        assert "Họp xóm 5" in texts(readers.get(site, poster(page)))


def test_it_takes_as_few_queries_however_many_notices_there_are(world, readers):
    notice = announce(world.a)
    with_one = readers.sql(world.a.site, poster(notice))
    readers.restart()
    for number in range(5):
        announce(world.a, f"Khác {number}")
    assert readers.sql(world.a.site, poster(notice)) == with_one


def layout_of(world, title="Họp xóm", **fields):
    return laid_out(facts_of(announce(world.a, title, **fields), world.a.site))


def test_short_texts_are_set_larger_and_whole(world):
    short = layout_of(world, "Họp xóm", summary="Tối nay.")
    assert short.size == SIZES[0] and not short.is_cut
    # A long word is not broken to be large.
    word = layout_of(world, "Internationalization", summary="Now.")
    assert word.size <= 16 and not word.is_cut
    usual = layout_of(
        world,
        "Họp xóm 3 về đường bê tông",
        event_at=timezone.now(),
        event_place="Nhà văn hoá xóm 3",
        action_heading="Nhớ mang",
        action_text="Giấy chứng nhận đất",
    )
    assert SIZES[-1] <= usual.size < SIZES[0] and not usual.is_cut


def test_the_longest_texts_fit_in_the_smallest_letters_and_it_says_that_they_are_cut(world):
    long = layout_of(world, ("Dự thảo quy ước của xóm " * 4)[:90], event_at=timezone.now(), **LONG)
    assert long.size == SIZES[-1] == 14 and long.is_cut
    assert [line.label for line in long.lines] == [
        "Đính chính",
        "Thời gian",
        "Địa điểm",
        "Việc cần làm",
    ]
    lines = [long.title.lines, *(line.lines for line in long.lines)]
    # Title and hour are whole before the rest is.
    assert (
        min(lines) >= 1
        and lines[2] == 2
        and lines[4] >= lines[3]
        and sum(lines) * long.size * LINE_HEIGHT <= ROOM
    )


def test_the_style_sheet_counts_with_the_same_figures(settings):
    path = settings.BASE_DIR / "communes/channels/static/channels/poster.css"
    css = path.read_text("utf-8")
    body = css[css.index(".poster__text {\n    display") :]
    assert f"font-size: {SIZES[-1]}mm" in body and f"line-height: {LINE_HEIGHT}" in body
    for size in SIZES[:-1]:
        assert re.search(rf"\.poster--{size} \.poster__text {{\s*font-size: {size}mm", css)
    most = int(ROOM // (SIZES[-1] * LINE_HEIGHT))
    for lines in range(2, most + 1):
        assert f".poster__text--{lines} {{ -webkit-line-clamp: {lines};" in css


@pytest.mark.parametrize("path", ["", "/to-ap-phich/"])
def test_it_answers_reading_alone(world, path):
    notice = announce(world.a)
    assert world.post(world.a.site, f"/tb/{notice.pk}{path}", {}).status_code in (403, 405)
