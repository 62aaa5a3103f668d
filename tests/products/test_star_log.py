"""Changes of stars are logged and dated, by whom; nobody can rewrite them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext

from products.models import ProductPage, StarChange
from products.models.star_changes import Sealed
from tests.products.factories import LIST, make_product, with_stars


def republish(page, **values):
    page = ProductPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_each_change_of_a_published_product_is_one_entry(world):
    page = make_product(world.a, "Cam", **with_stars(3))
    republish(page, summary="Ngọt.")
    assert StarChange.objects.count() == 1
    later = page.certified_on + timedelta(days=40)
    republish(page, star_rating=4, certified_on=later, expires_on=None)
    last = StarChange.objects.first()
    assert (last.stars_before, last.stars, last.effective_on) == (3, 4, later)
    assert (last.until_before, last.site) == (page.expires_on, world.a.site)
    today = timezone.localdate()
    revoked = {"revocation_reason": "safety", "revocation_decision": "9/QĐ-UBND"}
    republish(page, revoked_on=today, **revoked)
    last = StarChange.objects.first()
    assert (last.state, last.effective_on, last.decision_number) == ("revoked", today, "9/QĐ-UBND")
    assert last.until == today - timedelta(days=1)
    assert StarChange.objects.count() == 3


def test_drafts_and_pages_put_up_again_are_no_change(world):
    page = make_product(world.a, "Cam", live=False, **with_stars(3))
    assert not StarChange.objects.exists()
    republish(page)
    draft = ProductPage.objects.get(pk=page.pk)
    draft.star_rating = 5
    draft.save_revision()
    assert StarChange.objects.count() == 1
    page = ProductPage.objects.get(pk=page.pk)
    page.unpublish()
    republish(page, star_rating=3)
    assert StarChange.objects.count() == 1


def test_a_product_without_stars_has_no_log(world):
    make_product(world.a, "Cam")
    make_product(world.a, "Chè", star_rating=None, evidence_level="C")
    assert not StarChange.objects.exists()


def test_the_officer_who_published_stands_there(world):
    page = make_product(world.a, "Cam")
    user = world.officer(world.a)
    draft = ProductPage.objects.get(pk=page.pk)
    for name, value in with_stars(4).items():
        setattr(draft, name, value)
    with LogContext(user=user):
        draft.save_revision(user=user).publish(user=user)
    assert StarChange.objects.get().officer == user
    assert user.get_username() in StarChange.objects.get().officer_name


def test_the_log_only_grows(world):
    make_product(world.a, "Cam", **with_stars())
    entry = StarChange.objects.get()
    for change in (entry.save, entry.delete, StarChange.objects.all().delete):
        with pytest.raises(Sealed):
            change()
    with pytest.raises(Sealed):
        StarChange.objects.update(stars=5)


def test_readers_see_the_history_once_a_day_of_effect(world):
    page = make_product(world.a, "Cam", **with_stars(5))
    republish(page, star_rating=3)
    html = world.get(world.a.site, LIST + "cam/").text
    history = html.partition("Lịch sử chứng nhận")[2].partition("</details>")[0]
    assert "OCOP 3 sao" in history
    assert "OCOP 5 sao" not in history
    make_product(world.a, "Chè")
    assert "Lịch sử chứng nhận" not in world.get(world.a.site, LIST + "che/").text


def test_a_revocation_taken_back_counts_from_the_day_it_is(world):
    page, today = make_product(world.a, "Cam", **with_stars(4)), timezone.localdate()
    revoked = {"revocation_reason": "safety", "revocation_decision": "9/QĐ-UBND"}
    republish(page, revoked_on=today - timedelta(days=30), **revoked)
    republish(page, revoked_on=None, revocation_reason="", revocation_decision="")
    last = StarChange.objects.of_product(page.translation_key).first()
    assert (last.effective_on, last.stars, last.state_before) == (today, 4, "revoked")
    told = StarChange.objects.told_of(page)()
    assert [change.state for change in told] == ["valid", "revoked", "valid"]


def test_officers_read_their_own_sites_log(world):
    page = make_product(world.a, "Cam của A", **with_stars())
    make_product(world.b, "Mực của B", **with_stars())
    client = world.admin_client(world.officer(world.a))
    listed = client.get(reverse("star_changes:index")).text
    assert "Cam của A" in listed
    assert "Mực của B" not in listed
    assert "Nhật ký sao OCOP" in client.get(f"/admin/pages/{page.pk}/edit/").text
    everywhere = world.admin_client(world.officer(world.portal, "admin"))
    assert "Mực của B" in everywhere.get(reverse("star_changes:index")).text
