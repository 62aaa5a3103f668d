"""A link by which a head of a village, without an account, says what is done."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from communes.feedback import links
from communes.feedback.choices import Status
from communes.feedback.models import FeedbackPhoto, HeadLink
from communes.models import Village
from tests.feedback.conftest import NAME, PHONE, TEXT, item_path, picture

NOTE = "Bà con đã thay lan can sáng nay."


@pytest.fixture
def link(world, village):
    """A working link and its path."""
    made, secret = links.make(village, world.officer(world.a))
    return made, f"/truong-thon/{secret}/"


@pytest.fixture
def report(published, village):
    """An open report of the village that readers have."""
    return published(village=village, contact={"name": NAME, "phone": PHONE})


def test_an_officer_makes_a_link_whose_secret_is_shown_once(world, editor, village):
    answer = editor.post(reverse("feedback:links"), {"village": village.pk})
    html = answer.content.decode()
    path = re.search(r"http://a\.test(/truong-thon/[\w-]+/)", html)[1]
    link = HeadLink.objects.get()
    assert (link.site, link.village) == (world.a.site, village)
    assert path.split("/")[2] not in (link.secret_hash, str(link))
    assert "no-store" in answer["Cache-Control"]
    assert path not in editor.get(reverse("feedback:links")).content.decode()
    assert world.get(world.a.site, path).status_code == 200
    assert ModelLogEntry.objects.filter(action=links.MADE).count() == 1


def test_no_link_for_a_village_of_another_commune(world, editor):
    theirs = Village.objects.create(site=world.b.site, name="Bí Mật")
    html = editor.post(reverse("feedback:links"), {"village": theirs.pk}).content.decode()
    assert not HeadLink.objects.exists() and "Bí Mật" not in html


def test_the_head_sees_open_reports_of_the_village_that_readers_have(
    world, link, report, published, make_report
):
    published(title="Ở thôn khác")
    make_report(village=report.village, text="Chưa ai xem lời này đâu")
    other = published(world.b, title="Bí mật của xã B")
    html = world.get(world.a.site, link[1]).content.decode()
    assert report.title in html
    for secret in ("Ở thôn khác", "Chưa ai xem", other.title, NAME, PHONE, TEXT, report.code):
        assert secret not in html


def test_nobody_keeps_the_page_and_its_address_is_told_to_no_one(world, link, report):
    response = world.get(world.a.site, link[1])
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert response["Referrer-Policy"] == "same-origin"
    assert "noindex" in response["X-Robots-Tag"]
    assert HeadLink.objects.get().used_at


def send(world, link, report, do="done", **changes):
    typed = {"report": report.pk, "do": do, f"r{report.pk}-note": NOTE}
    return world.post(world.a.site, link[1], typed | changes)


def test_the_head_says_that_it_is_done_and_an_officer_looks(world, link, report, editor):
    answer = send(world, link, report, **{f"r{report.pk}-photos": [picture()]})
    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.status == Status.DONE and report.waits_for_a_look
    photo = report.photos.get()
    assert photo.is_after and photo.maker == "head" and not photo.is_shown
    event = report.events.last()
    assert (event.step, event.maker, event.note) == ("done", "head", NOTE)
    html = world.get(world.a.site, item_path(report)).content.decode()
    assert "Trưởng thôn báo đã xong; xã đang xem lại" in html and NOTE not in html
    html = editor.get(f"/admin/phan-anh/{report.pk}/").content.decode()
    assert NOTE in html and "Trưởng thôn báo đã xong" in html


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"note": ""}, "Viết trọn một câu"),
        ({"note": "Xong"}, "Viết trọn một câu"),
        ({"note": "CCCD 040088001234 đã sửa xong"}, "Xoá số căn cước"),
    ],
)
def test_done_needs_a_sentence_and_keeps_what_was_typed(world, link, report, changes, message):
    typed = {f"r{report.pk}-{name}": value for name, value in changes.items()}
    html = send(world, link, report, **typed).content.decode()
    assert message in html and changes["note"] in html
    report.refresh_from_db()
    assert report.is_open


def test_a_picture_alone_leaves_it_open(world, link, report):
    send(world, link, report, "photo", **{f"r{report.pk}-photos": [picture()]})
    report.refresh_from_db()
    assert report.is_open and report.photos.count() == 1
    assert "Chọn ảnh trước đã" in send(world, link, report, "photo").content.decode()


@pytest.mark.parametrize("number", ["", "x", "9" * 40, "0", "-1", "٣"])
def test_a_report_that_is_none_is_told(world, link, report, number):
    answer = world.post(world.a.site, link[1], {"report": number, "do": "done"})
    assert answer.status_code == 200 and "không còn mở nữa" in answer.content.decode()


def test_a_head_writes_on_no_report_of_others(world, link, published, make_report):
    others = [
        published(title="Ở thôn khác"),
        published(world.b),
        make_report(village=link[0].village),
    ]
    for other in others:
        send(world, link, other, **{f"r{other.pk}-photos": [picture()]})
        other.refresh_from_db()
        assert other.is_open
    assert not FeedbackPhoto.objects.exists()


def test_done_twice_is_done_once(world, link, report):
    send(world, link, report)
    html = send(world, link, report).content.decode()
    # What was written is shown: nobody has to write it again for a call.
    assert "không còn mở nữa" in html and NOTE in html
    assert report.events.filter(step="done").count() == 1


def test_a_link_ends_when_its_time_is_over_or_it_is_revoked(world, link, report, editor):
    made, path = link
    HeadLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert world.get(world.a.site, path).status_code == 404
    HeadLink.objects.update(expires_at=timezone.now() + timedelta(days=1))
    assert world.get(world.a.site, path).status_code == 200
    editor.post(reverse("feedback:links"), {"revoke": made.pk})
    assert world.get(world.a.site, path).status_code == 404
    assert send(world, link, report).status_code == 404
    report.refresh_from_db()
    assert report.is_open
    assert ModelLogEntry.objects.filter(action=links.REVOKED).count() == 1
    # Once more: nothing more happens.
    editor.post(reverse("feedback:links"), {"revoke": made.pk})
    assert ModelLogEntry.objects.filter(action=links.REVOKED).count() == 1


@pytest.mark.parametrize("number", ["x", "9" * 40, "0"])
def test_an_odd_number_revokes_nothing(editor, link, number):
    assert editor.post(reverse("feedback:links"), {"revoke": number}).status_code in (302, 404)
    assert HeadLink.objects.working().count() == 1


def test_no_officer_revokes_another_commune_s_link(world, link):
    other = world.admin_client(world.officer(world.b))
    assert other.post(reverse("feedback:links"), {"revoke": link[0].pk}).status_code == 404
    assert str(link[0].village) not in other.get(reverse("feedback:links")).content.decode()
    assert HeadLink.objects.working().count() == 1


def test_a_link_opens_nothing_on_another_site(world, link):
    for site in (world.b.site, world.portal.site):
        assert world.get(site, link[1]).status_code == 404


def test_guessing_ends(world, link, monkeypatch):
    monkeypatch.setattr("communes.feedback.views.heads.TRIES_PER_HOUR", 1)
    world.get(world.a.site, "/truong-thon/abc/")
    assert world.get(world.a.site, link[1]).status_code == 429


def test_a_village_that_was_deleted_ends_its_link(world, link):
    link[0].village.delete()
    assert world.get(world.a.site, link[1]).status_code == 404
