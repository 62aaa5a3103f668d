"""The province opens one contact, with a reason that the commune reads; and nothing else."""

import pytest

from portal.privacy.models import AccessRecord
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT
from tests.questions.test_desk import desk

OPEN = "/admin/mo-thong-tin/"
REASON = "Đoàn kiểm tra của tỉnh cần gọi lại người hỏi."


@pytest.fixture
def boss(world):
    return world.admin_client(world.officer(world.portal, "admin"))


def shown(response) -> bool:
    html = response.content.decode()
    return any(secret in html for secret in (NAME, PHONE, "0912 345 678", EMAIL))


def test_with_a_reason_the_contact_is_shown_once(world, boss, make_question):
    question = make_question()
    response = boss.post(OPEN, {"code": question.code.lower(), "reason": REASON})
    assert response.status_code == 200 and NAME in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not shown(boss.get(OPEN)), "the next one needs a reason again"
    record = AccessRecord.objects.get()
    assert (record.site, record.kind) == (world.a.site, "opened")
    assert (record.thing, record.reason) == (question.code, REASON)


def test_the_commune_reads_who_and_why(world, boss, make_question):
    boss.post(OPEN, {"code": make_question().code, "reason": REASON})
    client = world.admin_client(world.officer(world.a, "admin"))
    html = client.get("/admin/nhat-ky-xem/").content.decode()
    assert REASON in html
    assert world.officer(world.portal, "admin").username in html
    other = world.admin_client(world.officer(world.b, "admin"))
    assert REASON not in other.get("/admin/nhat-ky-xem/").content.decode()


@pytest.mark.parametrize(
    "reason",
    ["", "vì cần", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", f"Gọi lại cho {NAME.upper()} theo đơn."]
    + ["Gọi lại số 0912.345.678 theo yêu cầu.", f"Gửi thư cho {EMAIL} theo yêu cầu."],
)
def test_without_a_reason_or_with_one_that_names_the_person_nothing_opens(
    boss, make_question, reason
):
    question = make_question()
    response = boss.post(OPEN, {"code": question.code, "reason": reason})
    html = response.content.decode().replace(reason or "\0", "")
    assert response.status_code == 200 and TEXT not in html
    assert not any(secret in html for secret in (NAME, PHONE, EMAIL))
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize("code", ["", "HD-2222-2222", "không", "'; --", "x" * 500])
def test_a_wrong_code_is_told_and_nothing_typed_is_lost(boss, code):
    response = boss.post(OPEN, {"code": code, "reason": REASON})
    assert response.status_code == 200 and REASON in response.content.decode()
    assert not AccessRecord.objects.exists()


def test_what_was_erased_can_not_be_opened(boss, make_question):
    question = make_question()
    question.withdraw()
    assert not shown(boss.post(OPEN, {"code": question.code, "reason": REASON}))
    assert not AccessRecord.objects.exists()


def test_it_opens_nothing_else(world, boss, make_question):
    question = make_question()
    html = boss.post(OPEN, {"code": question.code, "reason": REASON}).content.decode()
    assert TEXT not in html
    assert boss.get(desk(question)).status_code == 404
    assert question.code not in boss.get("/admin/questions/").content.decode()


def test_no_other_role_has_a_way(world, make_question):
    question = make_question()
    officers = [world.officer(world.portal, "editor")]
    officers += [
        world.officer(commune, role)
        for commune in (world.a, world.b)
        for role in ("contributor", "editor", "approver", "admin")
    ]
    for officer in officers:
        client = world.admin_client(officer)
        assert client.get(OPEN).status_code in {302, 403}
        response = client.post(OPEN, {"code": question.code, "reason": REASON})
        assert response.status_code in {302, 403} and not shown(response)
        assert OPEN not in client.get("/admin/").content.decode()
    assert not AccessRecord.objects.exists()


def test_it_needs_a_token(world, make_question):
    from django.test import Client

    client = Client(headers={"host": world.portal.site.hostname}, enforce_csrf_checks=True)
    client.force_login(world.officer(world.portal, "admin"))
    data = {"code": make_question().code, "reason": REASON}
    assert client.post(OPEN, data).status_code == 403
    assert not AccessRecord.objects.exists()


def test_strangers_are_sent_to_log_in(world):
    response = world.get(world.portal.site, OPEN)
    assert response.status_code == 302 and "login" in response["Location"]
