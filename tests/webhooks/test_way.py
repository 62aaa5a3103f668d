"""Programs are told of notices: signed, once for each change, never where they should not be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.outbox.following import follow
from communes.outbox.models import Delivery
from communes.outbox.sending import send_due
from communes.webhooks.models import GIVEN_UP_AFTER, Webhook
from tests.announcements.factories import URGENT, announce
from tests.outbox.conftest import republish
from tests.outbox.program import is_signed


def webhook(commune, program, **fields) -> Webhook:
    return Webhook.objects.create(site=commune.site, name="SMS", url=program.url, **fields)


def tell(page) -> None:
    follow(page.translation_key)
    send_due()


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def test_a_program_hears_of_a_notice_its_change_and_its_end(world, program):
    own = webhook(world.a, program)
    page = announce(world.a, "Họp xóm 3", urgency=URGENT)
    tell(page)
    tell(page)
    page = republish(page, event_at=timezone.now() + timedelta(days=1), event_place="Xóm 3")
    tell(page)
    page.unpublish()
    tell(page)
    assert [one["event"] for one in program.events] == ["new", "updated", "withdrawn"]
    first = program.events[0]
    assert first["uid"] == str(page.translation_key) and first["title"] == "Họp xóm 3"
    assert (first["urgency"], first["drill"]) == ("urgent", False)
    assert first["texts"]["smsPlain"].isascii() and "Hop xom 3" in first["texts"]["smsPlain"]
    assert first["address"].endswith(f"/tb/{page.pk}")
    assert first["warnings"].endswith("/nguon-tin/canh-bao.atom")
    for headers, body in program.got:
        assert is_signed(own.secret, headers, body)
        assert not is_signed("another", headers, body)
    keys = [headers["X-Portal-Delivery"] for headers, _body in program.got]
    assert len(set(keys)) == 3
    own.refresh_from_db()
    assert (own.last_answer, own.failing_since) == ("200", None)


def test_each_hears_of_its_own_site_and_the_provinces_of_all(world, program):
    webhook(world.b, program)
    tell(announce(world.a))
    assert program.got == []
    Webhook.objects.update(site=world.portal.site)
    tell(announce(world.a, "Khác"))
    assert [one["title"] for one in program.events] == ["Khác"]


@pytest.mark.parametrize(
    "fields", [{"is_on": False}, {"least_urgency": URGENT}, {"is_sample": True}]
)
def test_who_does_not_want_it_hears_nothing(world, program, fields):
    webhook(world.a, program, **fields)
    tell(announce(world.a))
    assert program.got == []


@pytest.mark.parametrize(
    ("status", "state"),
    [(404, "failed"), (410, "failed"), (429, "waiting"), (503, "waiting"), (302, "waiting")],
)
def test_what_is_refused_is_tried_again_or_given_up(world, program, status, state):
    program.status = status
    own = webhook(world.a, program)
    tell(announce(world.a))
    assert states() == [state] and len(program.got) == 1  # no redirect is followed
    own.refresh_from_db()
    assert own.last_answer == str(status) and own.failing_since


@pytest.mark.parametrize(
    "url", ["https://10.0.0.5/", "https://169.254.169.254/", "https://[::1]/", "https://a.test:22/"]
)
def test_nothing_goes_into_a_private_network(world, settings, url):
    Webhook.objects.create(site=world.a.site, name="SMS", url=url)
    tell(announce(world.a))
    assert states() == ["failed"]


def test_a_program_that_is_down_holds_up_nobody_and_is_given_up_after_a_week(world, program):
    own = webhook(world.a, program)
    Webhook.objects.update(url="http://127.0.0.1:80/", failing_since=timezone.now())
    tell(announce(world.a))
    assert states() == ["waiting"]
    own.refresh_from_db()
    assert own.is_on and own.last_answer == "refused"
    Webhook.objects.update(failing_since=timezone.now() - GIVEN_UP_AFTER - timedelta(hours=1))
    own.refresh_from_db()
    own.note("refused", arrived=False)
    own.refresh_from_db()
    assert not own.is_on and own.is_given_up
    # Who switches it on begins anew.
    own.is_on = True
    own.clean()
    assert own.failing_since is None
