"""The card of “Các kênh”: numbers, never who they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communes.outbox.following import follow
from communes.outbox.sending import send_due
from tests.announcements.factories import announce, texts
from tests.subscriptions.conftest import subscriber


@pytest.fixture
def card(world):
    client = world.admin_client(world.officer(world.a))

    def read(notice) -> str:
        html = texts(client.get(f"/admin/thong-bao/{notice.pk}/cac-kenh/"))
        return html[html.index('id="mail"') :].partition("</section>")[0]

    return read


def test_it_tells_how_many_and_never_who(world, card):
    for number in range(3):
        subscriber(world.a, f"kin{number}@vidu.vn")
    subscriber(world.b, "b@vidu.vn")
    notice = announce(world.a)
    assert "Không gửi thư" in card(notice) and "3 người nhận" in card(notice)
    follow(notice.translation_key)
    assert "Đã gửi 0/3" in card(notice) and "Dừng gửi" in card(notice)
    send_due()
    html = card(notice)
    assert "Đã gửi 3/3" in html and "Dừng gửi" not in html and "kin" not in html


def test_a_draft_says_that_it_goes_out_with_the_notice(world, card):
    assert "cùng thông báo" in card(announce(world.a, live=False))


def test_it_costs_two_queries_however_many_there_are(world, card):
    notice = announce(world.a)

    def cost():
        with CaptureQueriesContext(connection) as captured:
            card(notice)
        return len([one for one in captured if "outbox_" in one["sql"] or "subscr" in one["sql"]])

    for number in range(4):
        subscriber(world.a, f"{number}@vidu.vn")
    follow(notice.translation_key)
    card(notice)
    assert cost() <= 4
