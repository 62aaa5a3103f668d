"""Personal data of authors: told, found by its code, corrected, erased, gone by itself."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex, Revision

from communes.consultations.choices import CONSENTS, Purpose, Status
from communes.consultations.held import AuthorsData
from communes.consultations.models import Comment, CommentContact, ConsultationPage
from communes.models import CommuneSettings
from portal.core.workdays import add_months
from portal.privacy.consents import consent_texts
from portal.privacy.providers import find
from portal.sites.frame import Frame
from search import updating
from tests.announcements.factories import texts
from tests.consultations.factories import CONTACT, NAME, PHONE, TEXT, comment_on, put_up
from tests.consultations.test_pages import read

# Of the texts of 2026-12.
RELEASED = "df7285bdc93fdf99"


def test_a_released_consent_never_changes():
    told = [f"{one.purpose}|{one.version}|{one.vi}|{one.en}" for one in consent_texts(CONSENTS)]
    assert sha256("\n".join(told[:3]).encode()).hexdigest()[:16] == RELEASED


def test_what_is_kept_is_told_and_counted_in_each_site(world, draft):
    comment_on(draft, world.a.site, contact=CONTACT)
    comment_on(draft, world.a.site, "Không để lại gì")
    told = AuthorsData().kept
    assert [one.count for one in told(Frame(world.a.site))] == [1, 2]
    assert [one.count for one in told(Frame(world.b.site))] == [0, 0]


def test_a_code_finds_all_that_is_held_in_its_own_site(world, draft):
    comment = comment_on(draft, world.a.site, name=NAME, showing=Purpose.NAME, contact=CONTACT)
    assert find(comment.code, world.b.site) is None
    found = find(f" {comment.code.lower()} ", world.a.site)
    values = [value for _label, value in found.provider.held(found.row)]
    for value in (NAME, PHONE, TEXT, draft.title):
        assert value in values
    assert [one.purpose for one in found.provider.agreements(found.row)] == ["keep", "name"]
    comment.withdraw()
    assert find(comment.code) is None


def test_a_corrected_name_is_shown_anew(world, draft):
    comment = comment_on(draft, world.a.site, name=NAME, showing=Purpose.NAME, contact=CONTACT)
    comment.show()
    found = find(comment.code)
    form = found.provider.form(found.row, CONTACT | {"name": "Vi Thị Ngoãn"})
    assert form.is_valid()
    found.provider.correct(Comment.objects.get(), form.cleaned_data)
    assert "Vi Thị Ngoãn" in read(world, draft)


def test_consents_are_taken_back_one_by_one_or_all(world, draft):
    comment = comment_on(draft, world.a.site, name=NAME, showing=Purpose.NAME, contact=CONTACT)
    comment.show()
    provider = AuthorsData()
    provider.withdraw(comment, ["name"])
    assert (comment.status, comment.text) == (Status.HIDDEN, TEXT)
    provider.withdraw(comment, ["keep"])
    assert (comment.status, comment.text) == (Status.WITHDRAWN, "")


def test_contacts_go_by_themselves_and_what_was_not_shown_with_them(world, draft):
    shown = comment_on(draft, world.a.site, "Được hiện", contact=CONTACT)
    shown.show()
    hidden = comment_on(draft, world.a.site, "Không hiện", contact=CONTACT)
    hidden.hide("rude")
    months = CommuneSettings.of_site(world.a.site).retention_months
    last = add_months(draft.closes_on, months)
    assert shown.purge_after == last
    provider = AuthorsData()
    assert sum(provider.purge(last).values()) == 0
    day = last + timedelta(days=1)
    assert list(provider.purge(day, dry_run=True).values()) == [2, 1]
    assert CommentContact.objects.count() == 2
    assert list(provider.purge(day).values()) == [2, 1]
    assert list(provider.purge(day).values()) == [0, 0]
    assert list(Comment.objects.values_list("text", flat=True)) == ["Được hiện"]


def test_a_later_last_day_keeps_contacts_longer(world, draft):
    comment_on(draft, world.a.site, contact=CONTACT)
    page = ConsultationPage.objects.get(pk=draft.pk)
    page.closes_on += timedelta(days=62)
    page.save_revision().publish()
    months = CommuneSettings.of_site(world.a.site).retention_months
    assert Comment.objects.get().purge_after == add_months(page.closes_on, months)


def test_no_program_search_or_revision_has_words_of_a_comment(
    world, draft, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        word = "zqxgopy"
        comment = comment_on(draft, world.a.site, word, name=NAME, contact=CONTACT)
        comment.show()
        ConsultationPage.objects.get(pk=draft.pk).save_revision().publish()
        updating.catch_up()
    found = texts(world.get(world.a.site, "/tim-kiem/", data={"q": draft.title}))
    assert f"/gop-y-du-thao/{draft.slug}/" in found
    nothing = texts(world.get(world.a.site, "/tim-kiem/", data={"q": word}))
    assert f"/gop-y-du-thao/{draft.slug}/" not in nothing
    for path in (
        "/api/v1/consultations/",
        f"/api/v1/consultations/{draft.pk}/",
        "/nguon-tin/gop-y-du-thao.atom",
    ):
        answer = world.get(world.a.site, path)
        assert answer.status_code == 200
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert word not in content.decode() and NAME not in content.decode()
        assert draft.title in content.decode()
    assert not any(word in str(one.content) for one in Revision.objects.all())
    kind = ContentType.objects.get_for_model(Comment)
    assert not ReferenceIndex.objects.filter(content_type=kind).exists()


def test_a_draft_with_comments_stays(world, draft):
    comment_on(draft, world.a.site)
    client = world.admin_client(world.officer(world.a, "admin"))
    client.post(f"/admin/pages/{draft.pk}/delete/")
    assert ConsultationPage.objects.filter(pk=draft.pk).exists()
    empty = put_up(world.a, "Chưa ai góp ý")
    client.post(f"/admin/pages/{empty.pk}/delete/")
    assert not ConsultationPage.objects.filter(pk=empty.pk).exists()
