"""The mail of the morning: what waits as sums and links, one for each officer."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.provisioning import CommuneSpec, open_commune
from communes.questions.models import Question
from portal.users.models import User
from tests.approval.conftest import desk
from tests.questions.conftest import EMAIL, NAME, TEXT, make_question
from tests.staff.conftest import make_officer

__all__ = ["desk", "make_question"]
ACCOUNT = "/admin/account/"


def mail_officers() -> str:
    out = StringIO()
    call_command("mail_officers", stdout=out)
    return out.getvalue()


@pytest.fixture
def late(make_question):
    """A question whose last day was yesterday."""

    def make(commune=None, **values) -> Question:
        question = make_question(commune, **values)
        question.due_on = timezone.localdate() - timedelta(days=1)
        question.save()
        return question

    return make


def test_each_officer_gets_one_mail_of_sums_and_links(world, people, late, mailoutbox, settings):
    question = late()
    assert mail_officers() == "Mails: 5\n"
    told = {mail.to[0] for mail in mailoutbox}
    roles = [people.a[role] for role in ("editor", "approver", "admin")]
    # The operator has a role in A, too.
    assert told == {user.email for user in [*roles, people.both, people.operator]}
    mail = next(mail for mail in mailoutbox if mail.to == [people.a["editor"].email])
    assert "Quá hạn: 1 câu hỏi" in mail.body and "Xã An Bình" in mail.body
    assert f"{settings.WAGTAILADMIN_BASE_URL}/admin/questions/?when=late" in mail.body
    assert people.a["editor"].first_name in mail.body
    for private in (question.code, TEXT, NAME, EMAIL, "Bình Minh"):
        assert private not in mail.subject + mail.body


def test_several_sites_are_one_mail(world, people, late, mailoutbox):
    late(), late(world.b)
    mail_officers()
    (mail,) = [mail for mail in mailoutbox if mail.to == [people.both.email]]
    assert "Xã An Bình" in mail.body and "Xã Bình Minh" in mail.body
    (own,) = [mail for mail in mailoutbox if mail.to == [people.b["editor"].email]]
    assert "Xã An Bình" not in own.body


def test_run_again_it_tells_only_whom_it_did_not_reach(people, late, mailoutbox):
    late()
    User.objects.filter(pk=people.a["editor"].pk).update(mailed_each_morning=False)
    assert mail_officers() == "Mails: 4\n"
    User.objects.filter(pk=people.a["editor"].pk).update(mailed_each_morning=True)
    assert mail_officers() == "Mails: 1\n"
    assert mail_officers() == "Mails: 0\n" and len(mailoutbox) == 5
    User.objects.update(morning_mailed_on=timezone.localdate() - timedelta(days=1))
    assert mail_officers() == "Mails: 5\n"


def test_where_nothing_waits_nothing_is_sent(world, people, make_question, mailoutbox):
    question = make_question()
    question.assign("Văn phòng xã")
    question.due_on = timezone.localdate() + timedelta(days=9)
    question.save()
    assert mail_officers() == "Mails: 0\n" and not mailoutbox


def test_what_waits_for_its_asker_is_not_told(people, late, mailoutbox):
    late().ask_back("Nhà bạn ở xóm nào?")
    mail_officers()
    assert not mailoutbox


def test_drafts_go_to_who_approves(world, people, desk, mailoutbox):
    author = people.a["contributor"]
    desk.send()
    mailoutbox.clear()
    mail_officers()
    told = {mail.to[0] for mail in mailoutbox}
    assert people.a["approver"].email in told and author.email not in told
    assert people.a["editor"].email not in told
    body = next(mail.body for mail in mailoutbox if mail.to == [people.a["approver"].email])
    assert "chờ bạn duyệt" in body


def test_who_switched_it_off_or_has_no_address_gets_none(people, late, mailoutbox):
    User.objects.filter(pk=people.a["editor"].pk).update(mailed_each_morning=False)
    User.objects.filter(pk=people.a["approver"].pk).update(email="")
    User.objects.filter(pk=people.a["admin"].pk).update(is_active=False)
    late()
    mail_officers()
    assert {mail.to[0] for mail in mailoutbox} == {people.both.email, people.operator.email}


def test_it_costs_the_same_for_many_officers_and_sites(world, people, late, mailoutbox):
    late()

    def cost() -> int:
        User.objects.update(morning_mailed_on=None)
        with CaptureQueriesContext(connection) as queries:
            mail_officers()
        return len(queries)

    cost()  # what is remembered of types is read once
    few = cost()
    for number in range(6):
        commune = open_commune(CommuneSpec(f"Xã Số {number}", f"s{number}.test", 80))
        make_officer(commune.site, "editor", f"Cán bộ {number}")
        late(commune, email=f"n{number}@vidu.vn")
    mailoutbox.clear()
    assert cost() == few
    assert len(mailoutbox) == 5 + 6


def test_a_switch_is_offered_to_who_would_get_the_mail_and_holds(world, people):
    commune, province = people.a["editor"], people.province["admin"]
    html = world.admin_client(commune).get(ACCOUNT).content.decode()
    assert "work_mails-mailed_at_once" in html and "work_mails-mailed_each_morning" in html
    html = world.admin_client(people.a["contributor"]).get(ACCOUNT).content.decode()
    assert "work_mails" not in html
    client = world.admin_client(commune)
    form = client.get(ACCOUNT).context
    data = {}
    for panels in form["panels_by_tab"].values():
        for panel in panels:
            for bound in panel.get_form():
                value = bound.value()
                if bound.name != "avatar" and value not in (None, False):
                    data[bound.html_name] = "on" if value is True else value
    del data["work_mails-mailed_each_morning"]
    assert client.post(ACCOUNT, data).status_code == 302
    commune.refresh_from_db()
    assert commune.mailed_at_once and not commune.mailed_each_morning
    assert province.mailed_each_morning
