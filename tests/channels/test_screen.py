"""“Các kênh”: one notice, all its ways, for who may change texts of its site."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.channels.facts import digest_of
from communes.channels.models import ChannelSettings, NoticeText, TextKind
from communes.channels.wagtail_hooks import channels_button
from tests.announcements.factories import announce, expired, section, texts, upcoming


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def way(notice, kind="") -> str:
    return f"/admin/thong-bao/{notice.pk}/cac-kenh/" + (f"{kind}/" if kind else "")


def send(client, notice, text, kind="sms", version=0, do="keep", digest="", **kwargs):
    values = {
        "text": text,
        "version": version,
        "digest": digest or digest_of(AnnouncementPage.objects.get(pk=notice.pk)),
        "do": do,
    }
    data = {f"{kind}-{name}": value for name, value in values.items()}
    return client.post(way(notice, kind), data, **kwargs)


def fields(html) -> dict[str, str]:
    """What stands in the three fields."""
    found = re.findall(r'<textarea[^>]*name="([\w-]+)-text"[^>]*>\n?(.*?)</textarea>', html, re.S)
    return dict(found)


def test_it_shows_each_channel_with_its_state(world, editor):
    html = texts(editor.get(way(announce(world.a))))
    for name, state in (("web", "Đang hiện"), ("texts", "chép được ngay"), ("poster", "In được")):
        start = html.index(f'<section class="channel" id="{name}"')
        assert state in html[start : html.index("</h2>", start) + 300]
    assert set(fields(html)) == {"sms", "sms-khong-dau", "zalo"}


def test_it_is_reached_from_the_row_and_from_the_editor(world, editor):
    notice = announce(world.a)
    for path in ("/admin/thong-bao/", f"/admin/pages/{notice.pk}/edit/"):
        assert f'href="{way(notice)}"' in texts(editor.get(path)), path


def test_a_draft_says_that_nothing_goes_out(world, editor):
    draft = announce(world.a, live=False)
    html = texts(editor.get(way(draft)))
    assert "chưa có gì gửi đi" in html and "to-ap-phich" not in html
    assert "Chưa gửi gì" in html and "chép được ngay" not in html
    draft.title = "Tiêu đề mới hơn"
    draft.save_revision()
    assert "Tiêu đề mới hơn" in fields(texts(editor.get(way(draft))))["sms"]
    assert "trước giờ đó" in texts(editor.get(way(upcoming(world.a))))


def test_what_waits_in_the_editor_is_not_told(world, editor):
    notice = announce(world.a, "Bản đã đăng")
    notice.title = "Bản sửa chưa đăng"
    notice.save_revision()
    html = texts(editor.get(way(notice)))
    assert "Có thay đổi chưa đăng" in html
    assert "Bản đã đăng" in fields(html)["sms"] and "chưa đăng" not in fields(html)["sms"]


def test_what_no_longer_holds_offers_the_correction(world, editor):
    withdrawn = announce(world.a)
    withdrawn.unpublish()
    for notice, words in (
        (withdrawn, "đã gỡ"),
        (expired(world.a), "đã hết hạn"),
        (announce(world.a, correction="Sai ngày."), "Thông báo có đính chính"),
    ):
        assert words in texts(editor.get(way(notice)))
    assert "đã rút" in fields(texts(editor.get(way(withdrawn))))["zalo"]


def test_only_who_changes_texts_of_its_site_comes_in(world):
    own, foreign, provinces = (announce(c) for c in (world.a, world.b, world.portal))
    for role in ("editor", "approver", "admin"):
        client = world.admin_client(world.officer(world.a, role))
        assert client.get(way(own)).status_code == 200
        for notice in (foreign, provinces):
            assert client.get(way(notice)).status_code in (302, 403, 404)
            assert send(client, notice, "Lạ").status_code in (302, 403, 404)
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert contributor.get(way(own)).status_code == 404
    assert send(contributor, own, "Lạ").status_code == 404
    assert way(own) not in texts(contributor.get("/admin/thong-bao/"))
    province = world.admin_client(world.officer(world.portal))
    assert province.get(way(provinces)).status_code == 200
    assert province.get(way(own)).status_code in (302, 403, 404)
    assert not NoticeText.objects.exists()


def test_it_is_of_notices_only(world, editor):
    assert editor.get(way(section(world.a))).status_code == 404
    assert editor.get("/admin/thong-bao/999999/cac-kenh/").status_code in (302, 403, 404)
    assert editor.get(way(announce(world.a), "sms")).status_code == 405
    assert editor.get(way(announce(world.a), "khac")).status_code == 404


def test_an_edited_text_stays_until_the_draft_is_used_again(world, editor):
    notice = announce(world.a)
    answer = send(editor, notice, "  Bà con xóm 3 đi họp \r\n", follow=True)
    html = texts(answer)
    assert fields(html)["sms"] == "Bà con xóm 3 đi họp" and "Đã sửa 1/3" in html
    row = NoticeText.objects.get()
    assert (row.site, row.text, row.version) == (world.a.site, "Bà con xóm 3 đi họp", 1)
    html = texts(send(editor, notice, "", version=1, do="back", follow=True))
    assert fields(html)["sms"].startswith("Xã An Bình: Họp xóm") and "Đã sửa" not in html


def test_it_says_when_the_notice_changed_after_the_text_was_edited(world, editor):
    notice = announce(world.a)
    send(editor, notice, "Lời của xã")
    assert "hãy xem lại" not in texts(editor.get(way(notice)))
    AnnouncementPage.objects.filter(pk=notice.pk).update(event_place="Trạm y tế")
    html = texts(editor.get(way(notice)))
    assert "Thông báo đã thay đổi: hãy xem lại" in html and fields(html)["sms"] == "Lời của xã"
    html = texts(send(editor, notice, "Lời của xã", version=1, follow=True))
    assert "hãy xem lại" not in html  # who looked keeps it as it is


def test_who_keeps_the_draft_goes_on_with_the_notice(world, editor):
    notice = announce(world.a)
    draft = fields(texts(editor.get(way(notice))))["sms"]
    send(editor, notice, draft)
    assert NoticeText.objects.get().text == ""
    AnnouncementPage.objects.filter(pk=notice.pk).update(title="Họp xóm 5")
    assert "Họp xóm 5" in fields(texts(editor.get(way(notice))))["sms"]


def test_two_officers_lose_nothing(world, editor):
    notice = announce(world.a)
    other = world.admin_client(world.officer(world.a, "admin"))
    send(other, notice, "Lời của chị")
    html = texts(send(editor, notice, "Lời của anh"))
    assert "Người khác vừa sửa" in html and "Lời của chị" in html
    assert fields(html)["sms"] == "Lời của anh"
    assert NoticeText.objects.get().text == "Lời của chị"
    assert 'name="sms-version" value="1"' in html
    send(editor, notice, "Lời của cả hai", version=1)
    assert NoticeText.objects.get().text == "Lời của cả hai"
    # Also over who went back to the draft.
    send(other, notice, "", version=2, do="back")
    assert "Người khác vừa sửa" in texts(send(editor, notice, "Lời cũ", version=2))


def test_who_typed_over_an_older_notice_looks_again(world, editor):
    notice = announce(world.a, event_at=timezone.now(), event_place="Nhà văn hoá xóm 3")
    seen = digest_of(AnnouncementPage.objects.get(pk=notice.pk))
    AnnouncementPage.objects.filter(pk=notice.pk).update(event_place="Nhà văn hoá xóm 5")
    html = texts(send(editor, notice, "Họp ở xóm 3", digest=seen))
    assert "Thông báo vừa đổi" in html and fields(html)["sms"] == "Họp ở xóm 3"
    # The new draft stands open beside what was typed.
    assert "xóm 5" in html[html.index("<details open>") :]
    assert not NoticeText.objects.exists()
    fresh = re.search(r'name="sms-digest" value="(\w+)"', html)[1]
    send(editor, notice, "Họp ở xóm 5", digest=fresh)
    row = NoticeText.objects.get()
    assert (row.text, row.based_on) == ("Họp ở xóm 5", fresh)
    # Back to the draft goes whatever was seen.
    send(editor, notice, "", version=1, do="back", digest=seen)
    assert NoticeText.objects.get().text == ""


def test_marks_go_from_the_text_without_marks(world, editor):
    notice = announce(world.a)
    send(editor, notice, "Họp “xóm 3” – 7:30", kind="sms-khong-dau")
    assert NoticeText.objects.get().text == 'Hop "xom 3" - 7:30'


@pytest.mark.parametrize(
    ("text", "kind", "error"),
    [
        ("Bao 🌀 so 9", "sms-khong-dau", "không gửi được các ký tự này: 🌀"),
        ("   ", "sms", "dùng lại bản soạn sẵn"),
        ("a" * 2001, "zalo", "2000"),
    ],
)
def test_what_cannot_be_sent_is_said_and_stays_in_the_field(world, editor, text, kind, error):
    notice = announce(world.a)
    html = texts(send(editor, notice, text, kind=kind))
    assert error in html and "Chưa lưu" in html and 'aria-invalid="true"' in html
    assert fields(html)[kind] == text
    assert not NoticeText.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
@pytest.mark.parametrize("do", ["keep", "", "eat"])
def test_an_odd_form_is_no_fault(world, editor, version, do):
    notice = announce(world.a)
    assert send(editor, notice, "Lời", version=version, do=do).status_code == 200
    assert not NoticeText.objects.filter(text="Lời").exists()
    assert editor.post(way(notice, "sms"), {}).status_code == 200


def test_a_text_of_two_thousand_letters_typed_in_lines_fits(world, editor):
    notice = announce(world.a)
    text = "\r\n".join(["a" * 99] * 20)  # 1,999 letters; browsers send each line end as two
    assert send(editor, notice, text, kind="zalo").status_code == 302
    assert len(NoticeText.objects.get().text) == 1999


def test_length_and_cost_are_said(world, editor):
    notice = announce(world.a)
    send(editor, notice, "ế" * 71)
    html = texts(editor.get(way(notice)))
    assert "Ký tự: 71 · Số tin: 2 · còn chỗ: 63<" in html and "gửi một người" not in html
    ChannelSettings.objects.create(site=world.portal.site, sms_part_price=400)
    assert "còn chỗ: 63 · gửi một người: 800\u00a0đ<" in texts(editor.get(way(notice)))


def test_officers_notes_of_a_text_go_with_the_notice(world, editor):
    notice = announce(world.a)
    send(editor, notice, "Lời")
    notice.delete()
    assert not NoticeText.objects.exists()


def test_the_screen_takes_no_more_sql_with_texts_than_without(world, editor):
    notice = announce(world.a)
    ChannelSettings.objects.create(site=world.portal.site, sms_part_price=400)

    def cost() -> int:
        editor.get(way(notice))
        with CaptureQueriesContext(connection) as captured:
            texts(editor.get(way(notice)))
        return len(captured)

    without = cost()
    for kind in TextKind:
        send(editor, notice, "Loi", kind=kind.value)
    for _number in range(5):
        announce(world.a, event_at=timezone.now())
    # The cards of all features are few queries each, however much there is.
    assert cost() <= without <= 40


def test_rows_of_a_list_ask_nothing_each(world, django_assert_max_num_queries):
    pages = [announce(world.a, f"Thông báo {number}") for number in range(5)]
    pages.append(announce(world.b))
    user = world.officer(world.a)
    list(channels_button(pages[0], user))  # what Wagtail knows of a user from then on
    user = type(user).objects.get(pk=user.pk)
    with django_assert_max_num_queries(6):
        shown = [bool(list(channels_button(page, user))) for page in pages]
    assert shown == [True] * 5 + [False]


def test_addresses_are_named(world):
    assert reverse("notice_channels", args=[7]) == "/admin/thong-bao/7/cac-kenh/"
