"""The log of looks: what makes a row, what makes none, and who reads it."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.closing import close_commune
from communes.schedules.models import WorkSchedulePage
from portal.privacy.looks import REPEAT_WITHIN, record_look
from portal.privacy.models import AccessRecord
from tests.announcements.factories import announce
from tests.questions.conftest import EMAIL, NAME, PHONE
from tests.questions.test_desk import answer_data, desk
from tests.schedules.conftest import entry, make_week
from tests.sites.test_documents import MONDAY, attach

LOG = "/admin/nhat-ky-xem/"


def rows() -> list[tuple]:
    return list(AccessRecord.objects.values_list("site", "officer_name", "kind", "thing"))


@pytest.fixture
def file(world):
    return get_document_model().objects.create(
        title="Lịch gốc", file=ContentFile(b"noi bo", "lich.txt"), collection=world.a.collection
    )


def test_a_desk_that_shows_a_contact_is_a_look(world, make_question):
    question, officer = make_question(), world.officer(world.a)
    client = world.admin_client(officer)
    client.get("/admin/questions/")
    assert rows() == [], "the list shows no contact"
    assert NAME in client.get(desk(question)).content.decode()
    assert rows() == [(world.a.site.pk, officer.username, "contact", question.code)]
    # A step that failed shows the contact, too.
    AccessRecord.objects.all().delete()
    assert NAME in client.post(desk(question), answer_data(answer="null")).content.decode()
    assert len(rows()) == 1


def test_without_a_contact_there_is_nothing_to_look_at(world, make_question):
    question = make_question()
    question.withdraw()
    world.admin_client(world.officer(world.a)).get(desk(question))
    assert rows() == []


def test_who_was_refused_did_not_look(world, make_question, file):
    question = make_question()
    for client in (
        world.admin_client(world.officer(world.b)),
        world.admin_client(world.officer(world.a, "contributor")),
        world.admin_client(world.officer(world.portal, "admin")),
    ):
        client.get(desk(question))
    assert world.admin_client(world.officer(world.b)).get(file.url).status_code == 404
    assert rows() == []


def test_repeats_within_minutes_are_one_row(world, make_question):
    first, second = make_question(), make_question(text="Câu hỏi khác, cũng của người này.")
    client = world.admin_client(world.officer(world.a))
    for question in (first, second, first, first):
        client.get(desk(question))
    assert len(rows()) == 2
    AccessRecord.objects.update(at=timezone.now() - REPEAT_WITHIN - timedelta(seconds=1))
    client.get(desk(first))
    world.admin_client(world.officer(world.a, "approver")).get(desk(first))
    assert len(rows()) == 4


def test_a_row_keeps_the_name_when_the_account_goes(world, make_question):
    officer = world.officer(world.a)
    officer.first_name, officer.last_name = "An", "Lê Thị"
    officer.save()
    world.admin_client(officer).get(desk(make_question()))
    officer.delete()
    record = AccessRecord.objects.get()
    assert record.officer is None
    assert "An" in record.officer_name and officer.username in record.officer_name


def test_the_log_holds_nothing_of_the_asker(world, make_question):
    world.admin_client(world.officer(world.a)).get(desk(make_question()))
    told = str(AccessRecord.objects.values())
    assert not any(word in told for word in (NAME, PHONE, EMAIL))


def test_an_internal_file_that_an_officer_gets_is_a_look(world, file):
    officer = world.officer(world.a, "contributor")
    assert world.admin_client(officer).get(file.url).status_code == 200
    # On the portal's host, in the log of the commune whose file it is.
    thing = f"{file.pk}: Lịch gốc"
    assert rows() == [(world.a.site.pk, officer.username, "file", thing)]


def test_a_file_held_back_by_a_week_is_internal(world, file):
    week = make_week(world.a.home, entry(MONDAY))
    week.attachment, week.attachment_is_public = file, False
    week.save_revision().publish()
    client = world.admin_client(world.officer(world.a))
    assert client.get(file.url).status_code == 200
    assert [row[2] for row in rows()] == ["file"]
    AccessRecord.objects.all().delete()
    week = WorkSchedulePage.objects.get(pk=week.pk)
    week.attachment_is_public = True
    week.save_revision().publish()
    assert client.get(file.url).status_code == 200
    assert rows() == [], "readers may have it"


def test_a_public_file_is_no_look_on_whatever_host(world, file):
    attach(announce(world.a), file)
    assert world.admin_client(world.officer(world.a)).get(file.url).status_code == 200
    assert rows() == []


def test_a_file_in_a_folder_of_the_commune_is_of_the_commune(world, file):
    file.collection = world.b.collection.add_child(name="Lịch")
    file.save()
    client = world.admin_client(world.officer(world.b))
    assert client.get(file.url).status_code == 200
    assert [row[0] for row in rows()] == [world.b.site.pk]


def test_of_a_closed_commune_it_is_still_its_file(world, file, django_user_model):
    close_commune(world.a.site)
    boss = django_user_model.objects.create_superuser("chu")
    assert world.admin_client(boss).get(file.url).status_code == 200
    assert [row[0] for row in rows()] == [world.a.site.pk]


def test_readers_write_nothing(world, file, make_question):
    attach(announce(world.a), file)
    code = make_question().code
    with CaptureQueriesContext(connection) as captured:
        for path in (file.url, f"/hoi-dap/tra-cuu/{code}/", "/"):
            assert world.get(world.a.site, path).status_code == 200
    assert not [row for row in captured if not row["sql"].startswith(("SELECT", "\nSELECT"))]
    assert rows() == []


# --- who reads it ---


@pytest.fixture
def both(world, make_question):
    """A look in each commune, and one on the portal."""
    for place in (world.a, world.b, world.portal):
        officer = world.officer(place)
        record_look(officer, place.site, AccessRecord.Kind.CONTACT, f"HD-{place.site.hostname}")


def told(client, query="") -> str:
    response = client.get(f"{LOG}results/?{query}")
    assert response.status_code == 200
    assert client.get(f"{LOG}?{query}").status_code == 200
    return response.content.decode()


def test_a_communes_administrator_reads_the_own_log(world, both):
    client = world.admin_client(world.officer(world.a, "admin"))
    for query in ("", "q=HD", "kind=contact", "kind=zz", "at_from=x", "officer_name=xa-binh-minh"):
        assert "HD-b.test" not in told(client, query) and "HD-tinh" not in told(client, query)
    assert "HD-a.test" in told(client)
    html = client.get(LOG).content.decode()
    assert "xa-an-binh-editor" in html and "xa-binh-minh" not in html


def test_the_provinces_administrator_reads_them_all_without_a_list_of_all_officers(world, both):
    client = world.admin_client(world.officer(world.portal, "admin"))
    html = told(client)
    assert all(f"HD-{host}" in html for host in ("a.test", "b.test", "tinh.test"))
    assert 'name="officer_name"' not in client.get(LOG).content.decode()
    assert "HD-b.test" not in told(client, "q=an+binh")


@pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
def test_other_roles_of_a_commune_read_no_log(world, both, role):
    client = world.admin_client(world.officer(world.a, role))
    for path in (LOG, f"{LOG}results/"):
        assert client.get(path).status_code in {302, 403}
    assert LOG not in client.get("/admin/").content.decode()


def test_the_provinces_editor_reads_no_log(world, both):
    client = world.admin_client(world.officer(world.portal, "editor"))
    assert client.get(LOG).status_code in {302, 403}


@pytest.mark.parametrize("verb", ["new", "edit/{}", "delete/{}", "history/{}", "inspect/{}", "{}"])
def test_nothing_in_it_can_be_opened_changed_or_added(world, both, verb):
    mine = AccessRecord.objects.get(site=world.a.site)
    client = world.admin_client(world.officer(world.a, "admin"))
    path = f"{LOG}{verb.format(mine.pk)}/"
    assert client.get(path).status_code == 404
    assert client.post(path, {"kind": "file"}).status_code == 404
    assert AccessRecord.objects.filter(kind="contact").count() == 3


def test_filters_narrow_the_log(world, make_question, both):
    officer = world.officer(world.a, "approver")
    record_look(officer, world.a.site, AccessRecord.Kind.FILE, "7: Sổ họp")
    AccessRecord.objects.filter(kind="file").update(at=timezone.now() - timedelta(days=40))
    client = world.admin_client(world.officer(world.a, "admin"))
    old = timezone.localdate() - timedelta(days=30)
    assert "Sổ họp" in told(client, "kind=file") and "HD-a.test" not in told(client, "kind=file")
    assert "HD-a.test" not in told(client, f"at_to={old.isoformat()}")
    assert "Sổ họp" not in told(client, f"at_from={old.isoformat()}")
    assert "Sổ họp" in told(client, "officer_name=xa-an-binh-approver")
    assert "HD-a.test" not in told(client, "officer_name=xa-an-binh-approver")
    assert "Sổ họp" in told(client, "q=so+hop") and "HD-a.test" not in told(client, "q=so+hop")


def test_a_long_log_costs_no_more_sql(world, both, django_assert_max_num_queries):
    client = world.admin_client(world.officer(world.portal, "admin"))
    client.get(LOG)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{LOG}results/")
        return len(captured)

    few = cost()
    officer = world.officer(world.b)
    for number in range(30):
        record_look(officer, world.b.site, AccessRecord.Kind.CONTACT, f"HD-{number}")
    assert cost() == few


def test_a_look_costs_two_queries(world, django_assert_num_queries):
    officer = world.officer(world.a)
    with django_assert_num_queries(2):
        record_look(officer, world.a.site, AccessRecord.Kind.CONTACT, "HD-1")
    with django_assert_num_queries(1):
        record_look(officer, world.a.site, AccessRecord.Kind.CONTACT, "HD-1")
