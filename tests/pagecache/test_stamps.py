"""What is published shows at once, and nothing else is thrown away."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from communes.announcements.models import AnnouncementPage
from communes.models import CommuneSettings, Village
from communes.provisioning import CommuneSpec, open_commune
from communes.questions.models import Question, Topic
from portal.core.models import ContactSettings, IdentitySettings, Stamp
from portal.pagecache import signals, stamps
from portal.pages.models import StandardPage
from products.models import Marketplace
from tests.announcements.factories import URGENT, announce
from tests.products.factories import LIST, make_image, make_producer, make_product

A_LIST = "/thong-bao/"
ALERT = 'class="sos"'


@pytest.fixture
def opened(world, readers):
    """Homes and lists of all three sites, kept."""
    for site in (world.portal.site, world.a.site, world.b.site):
        readers.open(site, "/", A_LIST, LIST, "/hoi-dap/", "/lien-he-duong-day-nong/")
    return readers


def test_an_announcement_shows_at_once_on_its_site_and_the_portal(world, opened):
    with opened.commit():
        page = announce(world.a, "Họp dân")
    for site in (world.a.site, world.portal.site):
        for path in ("/", A_LIST):
            assert "Họp dân" in opened.get(site, path).content.decode()
    for path in ("/", A_LIST, LIST):
        assert opened.is_kept(world.b.site, path)
    # The portal's pages without announcements stay, too.
    assert opened.is_kept(world.portal.site, LIST)
    assert opened.is_kept(world.portal.site, "/hoi-dap/")
    assert opened.is_kept(world.portal.site, "/lien-he-duong-day-nong/")
    assert opened.get(world.a.site, f"{A_LIST}{page.slug}/").status_code == 200


def test_an_urgent_one_shows_on_every_page_of_its_site_and_the_portal(world, opened):
    with opened.commit():
        page = announce(world.a, "Bão gấp", urgency=URGENT, summary="Vào bờ ngay.")
    for site in (world.a.site, world.portal.site):
        for path in ("/", A_LIST, "/hoi-dap/", "/lien-he-duong-day-nong/"):
            # On homes in full, elsewhere as one line; where people buy, not at all.
            assert ALERT in opened.get(site, path).content.decode(), path
        assert ALERT not in opened.get(site, LIST).content.decode()
    assert opened.is_kept(world.b.site)
    with opened.commit():
        page.urgency = 1
        page.save_revision().publish()
    assert "sos" not in opened.get(world.portal.site, "/hoi-dap/").content.decode()


def test_an_urgent_one_that_is_taken_back_goes_at_once(world, readers):
    page = announce(world.a, "Bão gấp", urgency=URGENT, summary="Vào bờ ngay.")
    path = "/hoi-dap/"
    readers.open(world.portal.site, path)
    with readers.commit():
        page.unpublish()
    assert ALERT not in readers.get(world.portal.site, path).content.decode()
    with readers.commit():
        page.save_revision().publish()
    assert ALERT in readers.get(world.portal.site, path).content.decode()
    with readers.commit():
        AnnouncementPage.objects.get(pk=page.pk).delete()
    assert ALERT not in readers.get(world.portal.site, path).content.decode()


def test_a_product_drops_no_announcements(world, opened):
    with opened.commit():
        make_product(world.a, "Chè xanh")
    for site in (world.a.site, world.portal.site):
        assert "Chè xanh" in opened.get(site, LIST).content.decode()
    assert opened.is_kept(world.portal.site, A_LIST)
    assert opened.is_kept(world.portal.site, "/hoi-dap/")
    assert opened.is_kept(world.b.site, LIST)


def test_a_question_changes_the_number_of_those_that_wait(world, opened):
    with opened.commit():
        Question.objects.receive(world.a.site, {"name": "An"}, text="Khi nào có điện?")
    for site in (world.a.site, world.portal.site):
        assert "1 câu đang chờ trả lời" in opened.get(site, "/hoi-dap/").content.decode()
        assert opened.is_kept(site, LIST)
    # A commune's home counts its answers, the portal's does not.
    assert opened.is_kept(world.portal.site, "/")
    assert opened.is_kept(world.b.site, "/hoi-dap/")


def test_a_draft_changes_nothing(world, readers):
    page = announce(world.a, "Họp dân")
    readers.open(world.a.site, A_LIST)
    with readers.commit():
        page.title = "Họp dân lần hai"
        page.save_revision()
        announce(world.a, "Nháp", live=False)
    assert readers.is_kept(world.a.site, A_LIST)


def test_what_is_rolled_back_changes_nothing(world, opened):
    with opened.commit(), transaction.atomic():
        announce(world.a, "Họp dân")
        transaction.set_rollback(True)
    assert opened.is_kept(world.a.site)


def test_a_savepoint_that_is_undone_takes_no_other_change_with_it(world, opened):
    with opened.commit():
        with transaction.atomic():
            announce(world.a, "Bị huỷ")
            transaction.set_rollback(True)
        announce(world.a, "Còn lại")
    html = opened.get(world.a.site, A_LIST).content.decode()
    assert "Còn lại" in html
    assert "Bị huỷ" not in html


def test_another_process_sees_it_too(world, opened):
    with opened.commit():
        announce(world.a, "Họp dân")
        # The process that publishes has no page in its memory.
        kept = dict(stamps.read("a.test").values)
    assert stamps.read("a.test").values != kept
    opened.restart()
    assert "Họp dân" in opened.get(world.a.site).content.decode()


@pytest.mark.parametrize(
    "change",
    [
        lambda w: ContactSettings.objects.get(site=w.a.site).save(),
        lambda w: CommuneSettings.objects.get(site=w.a.site).save(),
        lambda w: Village.objects.create(site=w.a.site, name="9"),
        lambda w: w.a.home.get_children().last().move(w.a.home.get_children().first(), "left"),
        lambda w: w.a.homes["en"].specific.save_revision().publish(),
        lambda w: StandardPage.objects.descendant_of(w.a.home).first().unpublish(),
    ],
)
def test_what_only_a_shows_drops_only_a(world, opened, change):
    with opened.commit():
        change(world)
    assert not opened.is_kept(world.a.site)
    assert opened.is_kept(world.b.site)
    assert opened.is_kept(world.portal.site)


def _rename_site(world):
    row = IdentitySettings.objects.get(site=world.a.site)
    row.official_name = "Xã Tên Mới"
    row.save()


def _change_slug(world):
    page = StandardPage.objects.descendant_of(world.a.home).first()
    page.slug = "gioi-thieu-moi"
    page.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [
        _rename_site,
        _change_slug,
        lambda w: Topic.objects.first().save(),
        lambda w: Marketplace.objects.create(name="Chợ", url="https://cho.example"),
        lambda w: open_commune(CommuneSpec("Xã Mới", "moi.test", 80)),
        lambda w: call_command("forget_pages"),
    ],
)
def test_what_every_page_may_show_drops_all(world, opened, change):
    with opened.commit():
        change(world)
    for site in (world.portal.site, world.a.site, world.b.site):
        assert not opened.is_kept(site)


def test_the_switcher_follows_names_in_every_process(world, opened):
    with opened.commit():
        _rename_site(world)
    for site in (world.portal.site, world.b.site):
        html = opened.get(site).content.decode()
        assert "Xã Tên Mới" in html
        assert "Xã An Bình" not in html


def test_the_way_to_the_portal_follows_its_address(world, opened):
    with opened.commit():
        site = Site.objects.get(pk=world.portal.site.pk)
        site.hostname = "moi.tinh.test"
        site.save()
    assert "http://moi.tinh.test/" in opened.get(world.a.site).content.decode()


def test_a_picture_that_changes_drops_the_pages_that_show_it(world, readers):
    picture = make_image(world.a.collection)
    producer = make_producer(world.a, photo=picture, photo_alt="Cô An", photo_credit="HTX")
    readers.open(world.portal.site, LIST, A_LIST)
    readers.open(world.a.site)
    readers.open(world.b.site)
    with readers.commit():
        make_image(world.a.collection)  # one that no page shows
    assert readers.is_kept(world.a.site)
    with readers.commit():
        get_image_model().objects.get(pk=picture.pk).save()
    assert not readers.is_kept(world.a.site)
    assert not readers.is_kept(world.portal.site, LIST)
    assert readers.is_kept(world.portal.site, A_LIST)
    assert readers.is_kept(world.b.site)
    with readers.commit():
        get_image_model().objects.get(pk=picture.pk).delete()
    assert not readers.is_kept(world.a.site)
    assert producer.pk


def test_a_renamed_village_reaches_the_portals_list(world, readers):
    village = Village.objects.create(site=world.a.site, name="Tên Cũ")
    announce(world.a, "Họp dân", villages=[village])
    readers.open(world.portal.site, A_LIST)
    with readers.commit():
        village.name = "Tên Mới"
        village.save()
    assert "Tên Mới" in readers.get(world.portal.site, A_LIST).content.decode()


def test_a_translation_shows_at_once(world, readers):
    page = announce(world.a, "Họp dân")
    readers.open(world.a.site, f"/en{A_LIST}".replace("thong-bao", "announcements"), A_LIST)
    with readers.commit():
        copy = page.copy_for_translation(world.a.homes["en"].locale)
        copy.title = "Village meeting"
        copy.save_revision().publish()
    english = readers.get(world.a.site, "/en/announcements/").content.decode()
    assert "Village meeting" in english


def test_a_scheduled_page_shows_when_the_command_publishes_it(world, readers, monkeypatch):
    page = announce(world.a, "Hẹn giờ", live=False)
    page.go_live_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    readers.open(world.a.site, A_LIST)
    later = timezone.now() + timedelta(minutes=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert readers.is_kept(world.a.site, A_LIST)
    with readers.commit():
        call_command("publish_scheduled")
    assert "Hẹn giờ" in readers.get(world.a.site, A_LIST).content.decode()


def test_opening_a_commune_tells_little(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        open_commune(CommuneSpec("Xã Mới", "moi.test", 80))
    raising = [call for call in callbacks if type(call).__module__ == stamps.__name__]
    assert 0 < len(raising) < 40  # of some hundred rows that were saved


def test_every_model_is_known_to_the_stamps_or_never_shown():
    for model in apps.get_models():
        assert signals.reason_never_shown(model) or signals.is_known(model), (
            f"{model._meta.label}: give it `changed_stamps()`, or `never_shown` with the reason."
        )


def test_reasons_are_about_models_that_exist():
    labels = {model._meta.label_lower for model in apps.get_models()}
    labels |= {config.label for config in apps.get_app_configs()}
    assert set(signals.NEVER_SHOWN) - labels <= {"django_tasks_database"}


def test_with_a_shared_cache_stamps_cost_no_query(world, readers, settings):
    settings.STAMPS_IN_CACHE = True
    readers.open(world.a.site)
    readers.open(world.b.site)
    assert readers.sql(world.a.site) == 0
    with readers.commit():
        announce(world.a, "Họp dân")
    assert "Họp dân" in readers.get(world.a.site).content.decode()
    assert readers.sql(world.b.site) == 1  # looked again, and still true
    assert readers.sql(world.b.site) == 0
    cache.delete(stamps.GENERATION_KEY)
    assert readers.sql(world.b.site) == 1


def test_a_stamp_never_has_a_value_twice(world):
    stamps.raise_now([stamps.of_site(world.a.site.pk)])
    first = Stamp.objects.get(site=world.a.site, tag="").value
    Stamp.objects.all().delete()
    stamps.raise_now([stamps.of_site(world.a.site.pk)])
    assert Stamp.objects.get(site=world.a.site, tag="").value > first


def test_a_site_that_is_gone_leaves_no_stamp(world):
    stamps.raise_now([stamps.of_site(10**9)])
    assert not Stamp.objects.filter(site_id=10**9).exists()


def test_deleting_a_commune_works(world, readers):
    with readers.commit():
        Site.objects.get(pk=world.b.site.pk).delete()
        Page.objects.get(pk=world.b.home.pk).delete()
    assert readers.get(world.b.site).status_code == 404
