"""The card of a notice's screen, and the feed that readers find."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from communes.announcements.channels import channels
from communes.announcements.demo import notices_of
from communes.announcements.demo.notice import page_of
from communes.warnings.models import WarningMessage
from portal.core.querysets import sites_at
from tests.announcements.factories import announce, section, texts
from tests.page_factory import add_page
from tests.warnings.cap import read, text
from tests.warnings.test_sending import republish, sent, warn


def card():
    return next(channel for channel in channels() if channel.name == "canh-bao")


def shown(notice) -> tuple[str, str]:
    """The state, and the card."""
    request, channel = RequestFactory().get("/"), card()
    state, told = channel.told(request, notice, sites_at(notice.path).get())
    html = render_to_string(channel.template, {"notice": notice, **told}, request)
    return str(state), html


def test_the_card_tells_what_went_out_and_leads_there(world, django_assert_num_queries):
    page = warn(world.a, "Bão", is_drill=True)
    assert shown(page)[0] == "Đã phát: Cảnh báo · Diễn tập"
    page = republish(page, summary="Bão mạnh thêm.")
    with django_assert_num_queries(2):  # one of them for the site
        _state, html = shown(page)
    assert all(message.address in html for message in sent())
    assert html.index("Cập nhật · Diễn tập") < html.index("Cảnh báo · Diễn tập")
    page.unpublish()
    state, html = shown(page)
    assert state == "Đã rút" and "Rút cảnh báo · Diễn tập" in html


def test_the_card_says_what_will_go_out_and_what_never_does(world):
    draft = warn(world.a, "Bão", live=False)
    state, html = shown(draft)
    assert state == "Phát cùng thông báo" and "Bão, áp thấp nhiệt đới" in html
    state, html = shown(announce(world.a, "Họp"))
    assert state == "" and "Chỉ thông báo khẩn cấp" in html


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
