"""The whole demo: complete, and harmless to repeat."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from communes.announcements.models import AnnouncementPage
from home.demo.officers import DEMO_PASSWORD
from home.management.commands import serve_demo
from portal.core.publishing import faults_of
from portal.staff.names import roles_of
from portal.users.models import SiteRole, User
from products.models import ProducerPage, ProductPage

HOSTS = {
    "portal": "localhost",
    "thanhson": "thanhson.localhost",
    "minhhop": "minhhop.localhost",
    "khanhhop": "khanhhop.localhost",
}


@pytest.fixture
def loaded(demo_content, db):
    """The demo, for one test."""


def test_pages_of_the_demo_open_and_repeating_changes_nothing(loaded, portion):
    pages = Page.objects.count()
    call_command("load_demo", hostname="localhost", port=8000, stdout=StringIO())
    assert Page.objects.count() == pages
    for host in HOSTS.values():
        root = Site.objects.get(hostname=host).root_page
        assert "home" in root.specific_class._meta.label.lower()
        client = Client(headers={"host": host})
        soon = timezone.now() + timedelta(minutes=1)
        for home in root.get_translations(inclusive=True):
            prefix = "" if home.locale.language_code == "vi" else f"/{home.locale.language_code}"
            found = home.get_descendants(inclusive=True).live()
            for page in portion(found.order_by("url_path"), 8):
                page = page.specific
                path = f"{prefix}/{page.url_path[len(home.url_path) :]}"
                status = client.get(path).status_code
                waits = getattr(page, "starts_at", soon) > soon
                assert status == (404 if waits else 200), (host, path)


def test_a_draft_waits_for_approval_and_lacks_nothing(loaded):
    [draft] = AnnouncementPage.objects.filter(live=False, owner__username="thanhson-contributor")
    assert draft.workflow_in_progress and draft.is_sample
    assert faults_of(draft.get_latest_revision_as_object()) == []
    assert User.objects.get(username="thanhson-approver").email


@pytest.mark.parametrize("key", ["thanhson", "minhhop", "khanhhop"])
def test_each_commune_has_enough_to_show(loaded, key):
    root = Site.objects.get(hostname=HOSTS[key]).root_page
    assert AnnouncementPage.objects.descendant_of(root).count() >= 10
    assert ProductPage.objects.descendant_of(root).count() >= 6
    assert ProducerPage.objects.descendant_of(root).count() >= 3


def test_english_of_the_main_pages_is_complete(loaded):
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    for translation in Translation.objects.filter(target_locale__language_code="en"):
        done = StringTranslation.objects.filter(locale=translation.target_locale)
        left = StringSegment.objects.filter(source=translation.source).exclude(
            string__in=done.values("translation_of")
        )
        assert [segment.string.data for segment in left] == []
    english = Client(headers={"host": "thanhson.localhost"}).get("/en/").content.decode()
    assert "home to the Kinh, Thai and Tho peoples" in english


def test_the_demo_is_refused_on_a_real_portal(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="setup_portal"):
        call_command("load_demo")


def test_tables_and_texts_come_before_pictures(loaded):
    from portal.pages.models import StandardPage

    slugs = ("lam-viec-gi-gap-ai", "to-cong-nghe-so-cong-dong", "gioi-thieu")
    pages = StandardPage.objects.filter(slug__in=slugs)
    assert pages.count() >= 9
    assert {page.body[0].block_type for page in pages} & {"figure"} == set()


def test_last_month_has_its_weeks(loaded):
    client = Client(headers={"host": HOSTS["thanhson"]})
    page = client.get("/lich-cong-tac/cac-tuan/").content.decode()
    day = timezone.localdate().replace(day=1) - timedelta(days=1)
    assert f"Tháng {day.month}/{day.year}" in page


def test_what_is_made_up_of_a_commune_says_so(loaded):
    for name in ("thanhson", "minhhop", "khanhhop"):
        client = Client(headers={"host": HOSTS[name]})
        for path in ("/", "/lien-he-duong-day-nong/", "/gioi-thieu/", "/en/"):
            page = client.get(path).content.decode()
            main = page.split("<main")[1].split("</main>")[0]
            # Beside the marks of single items, such as an alert's.
            tag = "Sample data" if path.startswith("/en/") else "Dữ liệu mẫu"
            before = main.split("h-tb")[0] if path in ("/", "/en/") else main
            assert f'<span class="tag tag--n">{tag}</span>' in before, (name, path)


def test_every_role_has_an_account_with_an_invented_name(loaded):
    users = User.objects.filter(is_superuser=False)
    held = {(role.site.hostname, role.role) for user in users for role in roles_of(user)}
    every = SiteRole.objects.filter(site__hostname__in=HOSTS.values())
    assert held == {(role.site.hostname, role.role) for role in every}
    for user in users:
        assert user.first_name and user.post == "Dữ liệu mẫu" and user.email.endswith(".example")


def test_serving_the_demo_names_every_account(loaded):
    command = serve_demo.Command(stdout=StringIO())
    command.on_bind("8000")
    told = command.stdout._out.getvalue()
    for username in User.objects.values_list("username", flat=True):
        assert username in told
    assert DEMO_PASSWORD in told
