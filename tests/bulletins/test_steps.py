"""What becomes of a bulletin where several work on it, and what no step may do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.bulletins import steps
from communes.bulletins.models import Bulletin, BulletinSettings
from communes.bulletins.playlists import playlist
from communes.bulletins.viewsets import bulletin_viewset
from communes.closing import close_commune
from communes.models import Village
from portal.core.steps import StepNotPossible
from tests.announcements.factories import announce
from tests.bulletins.factories import make_bulletin, typed


def test_two_officers_lose_no_withdrawal(world):
    first = make_bulletin(world.a)
    stale, other = (Bulletin.objects.get(pk=first.pk) for _one in range(2))
    steps.withdraw(first)
    with pytest.raises(StepNotPossible, match="người khác sửa"):
        steps.withdraw(stale)
    form_class = bulletin_viewset.get_form_class(for_update=True)
    form = form_class(typed(title="Tên khác"), instance=other, for_user=world.officer(world.a))
    assert form.is_valid(), form.errors
    form.save()
    found = Bulletin.objects.get(pk=first.pk)
    assert found.is_withdrawn and found.title == "Tên khác"


def test_words_that_nobody_has_seen_are_not_approved(world):
    bulletin = make_bulletin(world.a, state=Bulletin.State.DRAFT, ready_at=None)
    Bulletin.objects.filter(pk=bulletin.pk).update(script="Lời khác", version=1)
    with pytest.raises(StepNotPossible):
        steps.release(bulletin, world.officer(world.a), version=0)
    assert not Bulletin.objects.get(pk=bulletin.pk).is_ready


def test_a_contributor_brings_nothing_withdrawn_back(world):
    withdrawn = Bulletin.State.WITHDRAWN
    bulletin = make_bulletin(world.a, notice=announce(world.a), state=withdrawn)
    client = world.admin_client(world.officer(world.a, "contributor"))
    client.post(reverse("bulletins:inspect", args=[bulletin.pk]), {"do": "draft_again"})
    assert Bulletin.objects.get(pk=bulletin.pk).is_withdrawn


def test_drafted_anew_it_is_for_the_villages_of_now(world):
    notice = announce(world.a, "Cũ")
    bulletin = steps.draft_from(notice, world.a.site)
    village = Village.objects.create(site=world.a.site, name="5")
    notice.title, notice.villages = "Mới", [village]
    notice.save()
    bulletin = Bulletin.objects.get(pk=bulletin.pk)
    steps.draft_again(bulletin)
    assert bulletin.title == "Mới" and list(bulletin.villages.all()) == [village]


def test_what_is_not_out_is_drafted_as_it_was_written_last(world):
    notice = announce(world.a, "Cũ", live=False)
    notice.title = "Mới"
    notice.save_revision()
    client = world.admin_client(world.officer(world.a))
    client.post(reverse("bulletins:from_notice", args=[notice.pk]))
    assert Bulletin.objects.get().title == "Mới"


def test_a_bulletin_that_was_played_is_not_deleted(world):
    bulletin = make_bulletin(world.a, times="00:00", ready_at=None)
    Bulletin.objects.filter(pk=bulletin.pk).update(ready_at=timezone.now() - timezone.timedelta(1))
    item = playlist(world.a.site, timezone.localdate())[0].items[0]
    steps.write_down(item, world.officer(world.a), "played")
    client = world.admin_client(world.officer(world.a, "admin"))
    client.post(reverse("bulletins:delete", args=[bulletin.pk]))
    assert Bulletin.objects.filter(pk=bulletin.pk).exists()


@pytest.mark.parametrize(
    ("drafted_from", "drafts"),
    [(None, [3]), (1, [1, 2, 3]), (2, [2, 3]), (3, [3]), (4, [])],
)
def test_a_notice_drafts_its_bulletin_as_its_commune_has_it(world, drafted_from, drafts):
    if drafted_from:
        BulletinSettings.objects.create(site=world.a.site, drafted_from=drafted_from)
        BulletinSettings.objects.create(site=world.b.site, drafted_from=1)
    for urgency in (1, 2, 3):
        announce(world.a, urgency=urgency)
    made = Bulletin.objects.order_by("urgency")
    assert list(made.values_list("urgency", flat=True)) == drafts
    assert {one.state for one in made} <= {Bulletin.State.DRAFT}


def test_it_drafts_once_whatever_became_of_it(world):
    notice = announce(world.a, urgency=3)
    bulletin = Bulletin.objects.get()
    assert bulletin.notice_id == notice.pk and notice.title in bulletin.script
    steps.withdraw(bulletin)
    notice.save_revision().publish()
    assert Bulletin.objects.count() == 1


def test_what_no_loudspeaker_reads_drafts_nothing(world):
    BulletinSettings.objects.create(site=world.a.site, drafted_from=1)
    announce(world.portal, urgency=3)
    announce(world.a, urgency=3, is_sample=True)
    announce(world.a, urgency=3, days=-9, lasts=2)
    announce(world.a, urgency=3, live=False)
    close_commune(world.a.site)
    announce(world.a, urgency=3)
    assert not Bulletin.objects.exists()
