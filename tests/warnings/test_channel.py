"""The card of a notice's screen, and the feed that readers find."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from communes.announcements.channels import channels
from communes.announcements.demo import notices_of
from communes.announcements.demo.notice import page_of
from communes.warnings.models import WarningMessage
from tests.announcements.factories import announce, section, texts
from tests.page_factory import add_page
from tests.warnings.cap import read, text
from tests.warnings.test_sending import republish, sent, warn


def card():
    return next(channel for channel in channels() if channel.name == "canh-bao")


def shown(notice) -> str:
    request, channel = RequestFactory().get("/"), card()
    told = channel.told(request, notice)
    return render_to_string(channel.template, {"notice": notice, **told}, request)


def test_the_card_tells_what_went_out_and_leads_there(world, django_assert_num_queries):
    page = warn(world.a, "Bão", is_drill=True)
    assert card().state(page) == "Đã phát: Cảnh báo · Diễn tập"
    page = republish(page, summary="Bão mạnh thêm.")
    with django_assert_num_queries(1):
        html = shown(page)
    assert all(message.address in html for message in sent())
    assert html.index("Cập nhật · Diễn tập") < html.index("Cảnh báo · Diễn tập")
    page.unpublish()
    assert card().state(page) == "Đã rút"
    assert "Rút cảnh báo · Diễn tập" in shown(page)


def test_the_card_says_what_will_go_out_and_what_never_does(world):
    draft = warn(world.a, "Bão", live=False)
    assert card().state(draft) == "Phát cùng thông báo"
    assert "Bão, áp thấp nhiệt đới" in shown(draft)
    notice = announce(world.a, "Họp")
    assert card().state(notice) == ""
    assert "Chỉ thông báo khẩn cấp" in shown(notice)


def test_readers_find_the_feed_below_the_list_of_each_site(world):
    for site in (world.a.site, world.b.site, world.portal.site):
        assert 'href="/nguon-tin/canh-bao.atom"' in texts(world.get(site, "/thong-bao/"))


@pytest.mark.parametrize("key", ["portal", "thanhson", "minhhop", "khanhhop"])
def test_the_demo_warns_of_nothing_real(world, key):
    """One drill; what is urgent beside it is a sample."""
    parent = section(world.a)
    urgent = [one for one in notices_of(key) if one.urgency == one.urgency.URGENT]
    for notice in urgent:
        add_page(parent, page_of(notice))
    alerts = [read(message.xml) for message in sent()]
    assert [text(one, "status") for one in alerts].count("Exercise") == (key == "minhhop")
    assert not WarningMessage.objects.filter(status="Actual").exists()
    assert all("[Dữ liệu mẫu]" in message.headline for message in sent())
