"""Of which danger an urgent notice warns, and how a drill is told from what is real."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from communes.announcements.dangers import danger_named, dangers
from communes.announcements.models import AnnouncementPage
from tests.announcements.factories import URGENT, announce, texts
from tests.announcements.test_editing import add_url, create, form, only_page
from tests.announcements.test_notice_form import PUBLISH, notice

DRILL = re.compile(r'<span class="tag tag--info">\s*Diễn tập\s*</span>|Diễn tập ·')


def test_no_words_tell_two_dangers_and_the_last_is_told_by_none():
    every = [word for danger in dangers().values() for word in (*danger.words, *danger.plain_words)]
    assert len(set(every)) == len(every)
    assert every == [word.lower() for word in every]
    assert [*dangers().values()][-1].words == ()


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Bão số 5 vào đất liền đêm nay", "storm"),
        ("Hồ Vực Mấu xả lũ lúc 14 giờ", "flood"),
        ("Nguy cơ lũ quét, sạt lở ở bản Xiềng", "landslide"),
        ("Mưa lớn, đường lên bản sạt lở", "landslide"),
        ("Rét đậm, rét hại", "temperature"),
        ("Cháy rừng ở núi Đại Huệ", "forest-fire"),
        ("Có ổ dịch tả lợn ở xóm 4", "epidemic"),
        ("BAO SO 5 VAO DAT LIEN", "storm"),
        ("Làm dịch vụ công, báo cáo", "other"),
        ("Rò điện ở cột đầu xóm", "other"),
        ("THONG BAO DONG TIEN DIEN", "other"),
        ("Canh bao lua dao tai xa Dong Loc", "other"),
        ("Mua lu, chay vao nha van hoa", "flood"),
        ("Sat lo o ban Xieng", "landslide"),
        ("Xe chở đất sét lật ở dốc Bò Lăn", "other"),
        ("Chợ bán cháy hàng, chen lấn", "other"),
    ],
)
def test_the_words_of_a_title_tell_the_danger(title, key):
    assert danger_named("", title).key == key


def test_what_was_chosen_counts_and_a_title_without_words_leaves_it_to_the_summary():
    assert danger_named("epidemic", "Bão").key == "epidemic"
    assert danger_named("gone from the file", "Bão").key == "storm"
    assert danger_named("", "Khẩn", "Nước lũ lên nhanh").key == "flood"
    with translation.override("en"):
        assert danger_named("storm").label == "Storm, tropical depression"


def test_an_officer_chooses_a_danger_or_leaves_it_to_the_title(world):
    client = world.admin_client(world.officer(world.a))
    html = client.get(add_url(world.a)).content.decode()
    assert "Theo tiêu đề" in html and "Mất an toàn khác" in html
    told = {"title": "Bão", "urgent": "on"}
    create(world, "editor", notice(**told, danger="flood", is_drill="on"))
    page = only_page()
    assert (page.danger, page.is_drill, page.told_danger.key) == ("flood", True, "flood")
    page.delete()
    create(world, "editor", notice(**told))
    assert (only_page().danger, only_page().told_danger.key) == ("", "storm")


def test_a_danger_that_there_is_not_is_refused(world):
    client = world.admin_client(world.officer(world.a))
    answer = client.post(add_url(world.a), form(danger="x") | PUBLISH)
    assert answer.context["form"].errors["danger"]
    assert not AnnouncementPage.objects.exists()


def test_who_publishes_sees_before_which_danger_it_is_and_that_it_is_a_drill(world):
    page = announce(world.a, "Bão", urgency=URGENT, is_drill=True, live=False)
    page.save_revision()
    html = render_to_string(
        "announcements/admin/urgent_band.html", {"page": page, "site": world.a.site}
    )
    assert "Bão, áp thấp nhiệt đới" in html and "diễn tập" in html


def test_readers_and_programs_are_told_of_a_drill_wherever_it_stands(world):
    page = announce(world.a, "Bão", urgency=URGENT, is_drill=True)
    path = f"/thong-bao/{page.slug}/"
    for site in (world.a.site, world.portal.site):
        for place in ("/", "/thong-bao/", "/lien-he-duong-day-nong/"):
            assert DRILL.search(texts(world.get(site, place))), (site, place)
        feed = world.get(site, "/nguon-tin/thong-bao.atom").content.decode()
        assert "[Diễn tập] Bão" in feed
    html = texts(world.get(world.a.site, path))
    assert DRILL.search(html)
    assert "SpecialAnnouncement" not in html
    (row,) = json.loads(world.get(world.a.site, "/api/v1/announcements/").content)["results"]
    assert row["isDrill"] is True


def test_what_is_real_says_nothing_of_drills(world):
    announce(world.a, "Bão", urgency=URGENT)
    for place in ("/", "/thong-bao/", "/thong-bao/bao/"):
        assert "Diễn tập" not in texts(world.get(world.a.site, place))


def test_several_drills_in_one_line_are_told_as_drills(world):
    for number in range(2):
        announce(world.a, f"Bão {number}", urgency=URGENT, is_drill=True)
    line = texts(world.get(world.a.site, "/lien-he-duong-day-nong/"))
    assert "<small>Diễn tập</small>" in line
    announce(world.a, "Lũ", urgency=URGENT)
    line = texts(world.get(world.a.site, "/lien-he-duong-day-nong/"))
    assert "<small>Diễn tập</small>" not in line


def test_a_copy_of_a_drill_is_none(world):
    page = announce(world.a, "Bão", urgency=URGENT, is_drill=True, danger="storm")
    page.start_afresh()
    assert not page.is_drill and page.danger == "storm"
