"""Nobody but the province raises a product above its decision; what claims more is flagged."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.core.publishing import faults_of
from portal.desk.desk import Desk
from products.decisions.claims import above_register, unlisted
from products.decisions.models import DecisionEntry, DecisionKind, Match
from products.models import ProductPage
from tests.products.factories import make_producer, make_product, with_stars


@pytest.fixture
def cam(lands):
    owner = make_producer(lands.a, "HTX Mẫu")
    return make_product(lands.a, "Cam mẫu", producer=owner, **with_stars(4, days_left=100))


def recent(days=90):
    return timezone.localdate() - timedelta(days=days)


OTHER = ("Sản phẩm khác", "HTX Khác", "xã Bãi Cũ", 3)
CAM = ("Cam mẫu", "HTX Mẫu", "xã An Bình")


def waiting(world, place, role="editor"):
    desk = Desk(world.officer(place, role))
    return [one.text for place in desk.places for one in desk.waiting(place)]


def publish(world, page, user, **values):
    """What an officer's form says to publishing the page as it is."""
    form_class = ProductPage.get_edit_handler().get_form_class()
    page = ProductPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    form = form_class(instance=page, for_user=user, parent_page=page.get_parent())
    return form.instance.errors_of_going_out()


def test_where_the_register_has_nothing_nothing_changes(lands, cam):
    assert faults_of(cam) == [] and not above_register(ProductPage.objects.all()).exists()


def test_more_stars_are_refused_to_the_commune_and_free_to_the_province(lands, cam, decide):
    decide((*CAM, 3), on=recent())
    errors = publish(lands, cam, lands.officer(lands.a, "admin"))
    assert "3 sao" in str(errors["star_rating"])
    assert publish(lands, cam, lands.officer(lands.a, "admin"), star_rating=3) == {}
    assert publish(lands, cam, lands.officer(lands.portal, "admin")) == {}
    # Ways of publishing that know nobody, such as many at once, keep to the register.
    assert len(faults_of(ProductPage.objects.get(pk=cam.pk))) == 1


def test_another_commune_s_product_of_that_name_is_not_held_to_it(lands, decide):
    other = make_product(
        lands.b, "Cam mẫu", producer=make_producer(lands.b, "HTX Mẫu"), **with_stars(5)
    )
    decide((*CAM, 3), on=recent())
    assert faults_of(other) == []


def test_a_new_page_is_held_to_the_decision_before_it_was_ever_matched(lands, decide):
    decide((*CAM, 3), on=recent())
    owner = make_producer(lands.a, "Hợp tác xã Mẫu")
    page = make_product(lands.a, "Cam mẫu", producer=owner, live=False, **with_stars(5))
    assert "star_rating" in publish(lands, page, lands.officer(lands.a))


def test_revoked_stars_are_refused(lands, cam, decide):
    decide((*CAM, 4), on=recent(80))
    assert faults_of(cam) == []
    decide((*CAM, None), number="9/QĐ-UBND", on=recent(5), kind=DecisionKind.REVOKE)
    assert "thu hồi" in str(publish(lands, cam, lands.officer(lands.a)))
    assert list(above_register(ProductPage.objects.live())) == [cam]


@pytest.mark.parametrize(
    ("stars", "on", "number", "is_above"),
    [
        (4, 90, "12/QĐ-UBND", False),
        (5, 90, "12/QĐ-UBND", False),
        (3, 90, "12/QĐ-UBND", True),
        # Ended sooner than the page says.
        (4, 1050, "12/QĐ-UBND", True),
    ],
)
def test_what_claims_more_is_flagged(lands, cam, decide, stars, on, number, is_above):
    decide((*CAM, stars), number=number, on=recent(on))
    assert above_register(ProductPage.objects.live()).exists() == is_above
    told = "1 sản phẩm ghi cao hơn quyết định OCOP"
    assert (told in waiting(lands, lands.a)) == is_above
    assert told not in waiting(lands, lands.b)
    client = lands.admin_client(lands.officer(lands.portal, "admin"))
    html = client.get(reverse("decision_entries:index") + "?page=above").content.decode()
    assert ("Cam mẫu" in html) == is_above


def test_a_page_that_names_a_decision_without_it_is_flagged(lands, cam, decide):
    decide(OTHER, number=cam.decision_number, on=cam.certified_on)
    assert list(unlisted(ProductPage.objects.live())) == [cam]
    told = "1 sản phẩm ghi quyết định OCOP không có tên nó"
    assert told in waiting(lands, lands.a) and told not in waiting(lands, lands.b)
    assert not any("ghi cao hơn" in text for text in waiting(lands, lands.a))
    decide((*CAM, 4), number=cam.decision_number, on=cam.certified_on)
    assert told not in waiting(lands, lands.a)


def test_a_decision_of_that_number_of_another_year_accuses_nobody(lands, cam, decide):
    on = cam.certified_on
    decide(OTHER, number=cam.decision_number, on=date(on.year - 3, 2, 4))
    assert not unlisted(ProductPage.objects.live()).exists()


def test_the_desk_offers_what_has_no_page_and_what_is_doubtful(lands, decide):
    make_product(lands.a, "Mật ong mẫu", producer=make_producer(lands.a, "HTX Khác"))
    decide(
        (*CAM, 3),
        ("Mật ong mẫu", "HTX Mẫu", "xã An Bình", 3),
        ("Muối mẫu", "HTX Mẫu", "Bãi Cũ", 3),
        on=recent(),
    )
    # What has ended long ago needs no page.
    decide(("Cũ mẫu", "HTX Mẫu", "xã An Bình", 3), number="1/QĐ-UBND", on=date(2019, 1, 1))
    told = waiting(lands, lands.a)
    assert "1 sản phẩm trong quyết định chưa có trang" in told
    assert "1 sản phẩm trong quyết định chờ xác nhận trang" in told


def test_a_draft_is_made_of_what_the_decision_says(lands, decide):
    owner = make_producer(lands.a, "Hợp tác xã Mẫu")
    [entry] = decide((*CAM, 3), on=recent(), authority="UBND tỉnh mẫu")
    client = lands.admin_client(lands.officer(lands.a))
    url = reverse("decision_entries:page", args=[entry.pk])
    assert "Chưa có trang: tạo bản nháp" in client.get(url).content.decode()
    response = client.post(url, {"draft": "1"})
    page = ProductPage.objects.get(title="Cam mẫu")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live and page.producer == owner and page.get_parent().slug
    assert (page.star_rating, page.evidence_level) == (3, "A")
    assert (page.decision_number, page.certified_on) == ("303/QĐ-UBND", recent())
    assert page.path.startswith(lands.a.home.path)
    client.post(url, {"draft": "1"})
    assert ProductPage.objects.filter(title="Cam mẫu").count() == 1
    assert client.get(response["Location"]).status_code == 200
    # Without pictures and a season the draft waits, published by nobody.
    entry.refresh_from_db()
    assert entry.match == Match.CHOSEN


def test_a_page_takes_over_what_a_later_decision_says(lands, cam, decide):
    [entry] = decide((*CAM, 3), on=recent(), kind=DecisionKind.RENEW)
    client = lands.admin_client(lands.officer(lands.a))
    url = reverse("decision_entries:page", args=[entry.pk])
    assert "Lấy theo quyết định" in client.get(url).content.decode()
    response = client.post(url, {"take_over": "1"})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[cam.pk])
    cam.refresh_from_db()
    draft = cam.get_latest_revision_as_object()
    assert (draft.star_rating, draft.certified_on) == (3, recent())
    # Readers see it once an officer publishes.
    assert cam.star_rating == 4 and cam.live
    assert faults_of(draft) == []
    assert "Lấy theo quyết định" not in client.get(url).content.decode()
    client.post(url, {"take_over": "1"})  # nothing is left to take over
    assert cam.revisions.count() == 1


def test_a_page_takes_over_that_its_stars_were_revoked(lands, cam, decide):
    [entry] = decide((*CAM, None), number="9/QĐ-UBND", on=recent(5), kind=DecisionKind.REVOKE)
    client = lands.admin_client(lands.officer(lands.a))
    client.post(reverse("decision_entries:page", args=[entry.pk]), {"take_over": "1"})
    draft = ProductPage.objects.get(pk=cam.pk).get_latest_revision_as_object()
    assert (draft.star_rating, draft.current_stars) == (4, 0)
    assert draft.revoked_on == recent(5)
    # The reason is the officer's to choose; after that nothing is above the register.
    assert len(faults_of(draft)) == 1
    draft.revocation_reason = "renewal"
    assert faults_of(draft) == []
    draft.save_revision().publish()
    assert not above_register(ProductPage.objects.live()).exists()


def test_an_older_decision_is_put_on_no_page(lands, decide):
    [old] = decide((*CAM, 4), on=recent(300))
    decide((*CAM, 3), number="8/QĐ-UBND", on=recent(), kind=DecisionKind.RENEW)
    client = lands.admin_client(lands.officer(lands.a))
    url = reverse("decision_entries:page", args=[old.pk])
    # Only the newer of both waits for a page, on the desk and in the list.
    assert "1 sản phẩm trong quyết định chưa có trang" in waiting(lands, lands.a)
    listed = client.get(reverse("decision_entries:index") + "?page=without").content.decode()
    assert "8/QĐ-UBND" in listed and "303/QĐ-UBND" not in listed
    assert "Chưa có trang: tạo bản nháp" not in client.get(url).content.decode()
    client.post(url, {"draft": "1"})
    assert not ProductPage.objects.filter(title="Cam mẫu").exists()
    owner = make_producer(lands.a, "HTX Mẫu")
    page = make_product(lands.a, "Cam mẫu", producer=owner, **with_stars(3))
    assert "Lấy theo quyết định" not in client.get(url).content.decode()
    client.post(url, {"take_over": "1"})
    assert page.revisions.count() == 0


def test_the_province_chooses_among_public_pages_only(lands, decide):
    owner = make_producer(lands.a, "HTX Khác")
    make_product(lands.a, "Mật ong mẫu", producer=owner)
    make_product(lands.a, "Mật ong nháp", producer=owner, live=False)
    [entry] = decide(("Mật ong rừng", "HTX Mẫu", "xã An Bình", 3), on=recent())
    url = reverse("decision_entries:page", args=[entry.pk])
    told = {}
    for place, role in ((lands.portal, "admin"), (lands.a, "editor")):
        client = lands.admin_client(lands.officer(place, role))
        told[role] = client.get(url).content.decode()
        assert "Mật ong mẫu" in told[role]
    assert "Mật ong nháp" in told["editor"] and "Mật ong nháp" not in told["admin"]


def test_an_officer_confirms_or_says_that_there_is_no_page(lands, decide):
    page = make_product(lands.a, "Mật ong mẫu", producer=make_producer(lands.a, "HTX Khác"))
    foreign = make_product(lands.b, "Mật ong mẫu", producer=make_producer(lands.b, "HTX Mẫu"))
    [entry] = decide(("Mật ong mẫu", "HTX Mẫu", "xã An Bình", 3), on=recent())
    client = lands.admin_client(lands.officer(lands.a))
    url = reverse("decision_entries:page", args=[entry.pk])
    assert client.post(url, {"product": foreign.pk}).status_code == 200
    assert DecisionEntry.objects.get().match == Match.PROPOSED
    client.post(url, {"product": page.pk})
    found = DecisionEntry.objects.get()
    assert (found.match, found.product_key) == (Match.CHOSEN, page.translation_key)
    client.post(url, {"product": ""})
    decide(("Mật ong mẫu", "HTX Mẫu", "xã An Bình", 3), on=recent())
    found = DecisionEntry.objects.get()
    assert (found.match, found.product_key) == (Match.APART, None)


def test_another_commune_s_entries_are_not_there(lands, decide):
    [entry] = decide(("Cam mẫu", "HTX Mẫu", "xã An Bình", 3), on=recent())
    client = lands.admin_client(lands.officer(lands.b, "admin"))
    url = reverse("decision_entries:page", args=[entry.pk])
    assert client.get(url).status_code == client.post(url, {"draft": "1"}).status_code == 404
    assert "Cam mẫu" not in client.get(reverse("decision_entries:index")).content.decode()
    own = lands.admin_client(lands.officer(lands.a, "contributor"))
    assert own.post(url, {"product": ""}).status_code in (302, 403, 404)
    assert DecisionEntry.objects.get().match == Match.NONE
