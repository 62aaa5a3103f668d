"""The programs of a site in the admin: its administrators' alone."""

import pytest

from communes.announcements.channels import channels
from communes.webhooks.models import Webhook
from tests.announcements.factories import announce, texts
from tests.webhooks.test_way import tell, webhook

LIST = "/admin/chuong-trinh-nhan-tin/"


@pytest.fixture
def admin(world):
    return world.admin_client(world.officer(world.a, "admin"))


def typed(commune, **changes) -> dict:
    own = {"site": commune.site.pk, "name": "SMS", "url": "https://sms.example.vn/tin"}
    return own | {"secret": "s" * 32, "least_urgency": "1", "is_on": "on"} | changes


def test_an_administrator_adds_one_and_tries_it(world, admin, program):
    answer = admin.post(f"{LIST}new/", typed(world.a, url=program.url))
    assert answer.status_code == 302
    own = Webhook.objects.get()
    html = texts(admin.post(f"{LIST}{own.pk}/gui-thu/", follow=True))
    assert "Đã đến nơi: chương trình trả lời 200" in html
    assert own.secret not in html and program.url in html
    assert program.events[0]["event"] == "test"
    program.status = 500
    assert "từ chối, mã 500" in texts(admin.post(f"{LIST}{own.pk}/gui-thu/", follow=True))
    assert "Đang lỗi" in texts(admin.get(LIST))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://sms.example.vn/", "https://"),
        ("sms", "error-message"),
        ("javascript:alert(1)", "error-message"),
    ],
)
def test_a_wrong_address_is_told_and_kept_in_the_field(world, admin, url, told):
    html = texts(admin.post(f"{LIST}new/", typed(world.a, url=url)))
    assert told in html and f'value="{url}"' in html
    assert not Webhook.objects.exists()


def test_others_see_and_do_nothing(world, program):
    own = webhook(world.a, program)
    for role, commune in (("editor", world.a), ("approver", world.a), ("admin", world.b)):
        client = world.admin_client(world.officer(commune, role))
        for path in (f"{LIST}edit/{own.pk}/", f"{LIST}inspect/{own.pk}/"):
            assert client.get(path).status_code in (302, 404), (role, path)
        assert client.post(f"{LIST}{own.pk}/gui-thu/").status_code in (302, 404)
        assert "127.0.0.1" not in texts(client.get(LIST, follow=True))
    assert program.got == []
    # Another commune's administrator can't name it as the site.
    client.post(f"{LIST}new/", typed(world.a))
    assert list(Webhook.objects.filter(site=world.a.site)) == [own]


def test_what_was_given_up_stands_on_the_desk(world, admin, program):
    own = webhook(world.a, program)
    assert "cả tuần không trả lời" not in texts(admin.get("/admin/"))
    Webhook.objects.update(is_on=False, failing_since="2026-11-01T00:00Z")
    assert "1 chương trình cả tuần không trả lời" in texts(admin.get("/admin/"))
    assert "Đã tắt: cả tuần không trả lời" in texts(admin.get(f"{LIST}inspect/{own.pk}/"))


def test_the_card_tells_how_far_it_is(world, admin, program, rf):
    webhook(world.a, program)
    page = announce(world.a)
    card = next(one for one in channels() if one.name == "webhook")
    state, told = card.told(rf.get("/"), page, world.a.site)
    assert (str(state), told["programs"]) == ("Chưa báo chương trình nào", ["SMS"])
    tell(page)
    assert "Đã gửi 1/1" in texts(admin.get(f"/admin/thong-bao/{page.pk}/cac-kenh/"))
