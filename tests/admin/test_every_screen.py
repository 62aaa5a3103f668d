"""Every screen of an officer's day is Vietnamese: a walk, where any unknown word is told."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from communes.models import Village
from communes.schedules.models import WorkScheduleIndexPage
from portal.admin.guide import CHAPTERS, GUIDES
from portal.core.models import DayChange
from search.models import Synonym
from tests.admin.test_language import ENGLISH, html_of, texts
from tests.lifecycle.pages import add_notice, section_of
from tests.products.factories import make_image, make_producer, make_product

MARKED = re.compile("[\u00e0-\u00fd\u0103\u0111\u0129\u0169\u01a1\u01b0\u1ea1-\u1ef9]")
WORD = re.compile(r"[A-Za-z]{2,}")
# Vietnamese that has no marks, names, keys and units. A word of another language is none of these.
KNOWN = frozenset(
    WORD.findall(
        "ba ban bao byte cam cao chi cho chung cung do em ghi gian giao hai hay hoa in kb khi khu"
        " kia kinh lan lai mai mb me mua nam nay ngang ngay nghe nghi nhanh nhau nhu phim qua quan"
        " sai sang sao sau so tai tay theo thu thung tin tra trang tranh trong trung tu va vai van"
        " ve vinh voi web xa xem xin xong xung"
        " ocop facebook zalo youtube gmail htx ubnd html pdf csv xlsx png jpg email slug url id vi"
        " en ctrl alt shift esc english am pm rss qr test http https txt api sms oa"
    )
)
MONTHS = re.compile(
    r"\b(January|February|March|April|June|July|August|September|October|November|December)\b"
)
# The other roles see some of these screens.
ROLES = [("a", "contributor"), ("a", "admin"), ("portal", "admin")]


@pytest.fixture
def things(world) -> list[str]:
    """Addresses of screens of own things, of every kind an officer works with."""
    product = make_product(world.a, producer=make_producer(world.a, "HTX An Bình"))
    notice = add_notice(world.a.home)
    image = make_image(world.a.collection)
    document = get_document_model().objects.create(
        title="Tệp", file=ContentFile(b"x", "x.txt"), collection=world.a.collection
    )
    village = Village.objects.create(site=world.a.site, name="3")
    DayChange.objects.create(day="2030-01-05", is_worked=True, reason="Bù")
    Synonym.objects.all().delete()
    week = WorkScheduleIndexPage.objects.descendant_of(world.a.home).get()
    views = ("edit", "copy", "move", "delete", "unpublish", "history", "usage")
    pages = [product, product.producer, notice, section_of(world.a.home), world.a.home]
    found = [reverse(f"wagtailadmin_pages:{v}", args=[one.pk]) for one in pages for v in views]
    found += [reverse("wagtailadmin_explore", args=[one.pk]) for one in pages]
    found += [
        reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])
        for app, model, parent in (
            ("announcements", "announcementpage", section_of(world.a.home)),
            ("schedules", "workschedulepage", week),
            ("pages", "standardpage", world.a.home),
        )
    ]
    found += [
        reverse(f"{app}:{view}", args=[row.pk])
        for app, row, kind in (
            ("wagtailimages", image, "image"),
            ("wagtaildocs", document, "document"),
        )
        for view in ("edit", "delete", f"{kind}_usage")
    ]
    found += [f"/admin/villages/{verb}/{village.pk}/" for verb in ("edit", "delete", "history")]
    return [*found, "/admin/villages/new/"]


def names() -> list[str]:
    """What officers wrote or are called: no texts of the interface."""
    found = [*Page.objects.values_list("title", flat=True)]
    found += get_user_model().objects.values_list("username", flat=True)
    found += Group.objects.values_list("name", flat=True)
    found += Site.objects.values_list("hostname", flat=True)
    return sorted(filter(None, found), key=len, reverse=True)


def strange(html: str, known: list[str]) -> Iterator[str]:
    """The texts of a page that have a word of another language, or Wagtail's name."""
    own = re.compile("|".join(map(re.escape, known)))
    # Counts of errors, which scripts fill in and then show.
    html = re.sub(r"(<div[^>]* hidden>)\s*None\s*(?=</div>)", r"\1", html)
    for text in texts(html):
        rest = own.sub("", re.sub(r"https?://\S+|\S+\.(png|txt|jpg)\b", "", text))
        words = WORD.findall(rest)
        is_foreign = not MARKED.search(rest.lower()) and any(
            word.lower() not in KNOWN for word in words
        )
        if is_foreign or "Wagtail" in rest or MONTHS.search(rest) or ENGLISH.search(rest):
            yield text[:120]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("level", "role"), ROLES)
def test_the_screens_of_a_day_have_no_word_of_another_language(world, things, level, role):
    client = world.admin_client(world.officer(getattr(world, level), role))
    home = html_of(client.get(reverse("wagtailadmin_home")))
    menu = set(re.findall(r'"url": "(/admin/[^"]+)"', home)) - {reverse("wagtailadmin_logout")}
    known, found, opened = names(), {}, 0
    for address in sorted({*menu, *(things if level == "a" else [])}):
        response = client.get(address, follow=True)
        if response.status_code != 200 or "html" not in response.headers["content-type"]:
            continue
        opened += 1
        for text in strange(html_of(response), known):
            found.setdefault(text, address)
    assert opened >= 8
    assert not found


def test_an_unknown_word_is_told():
    for text in ("Actions", "None", "True", "Save Selected", "More actions", "pages.standardpage"):
        assert list(strange(f'<p title="{text}">Trang</p>', ["x"])) == [text]
    mixed = "<title>Trang chủ - Wagtail</title><p>Dịch ngày 28 November 2026</p><p>Xem trang</p>"
    assert len(list(strange(mixed, ["x"]))) == 2


@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_password_reset"])
def test_the_door_is_ours(world, name):
    html = html_of(Client(headers={"host": world.portal.site.hostname}).get(reverse(name)))
    assert list(strange(html, names())) == []
    assert "favicon-cham" in html


def test_titles_say_the_portal_and_the_mark_is_ours(world, settings):
    html = html_of(world.admin_client(world.officer(world.a)).get(reverse("wagtailadmin_home")))
    soup = BeautifulSoup(html, "html.parser")
    assert soup.title.text.strip().endswith(f"- {settings.WAGTAIL_SITE_NAME}")
    assert "portal-mark" in str(soup.find("template", {"data-wagtail-sidebar-branding-logo": True}))
    assert "favicon-cham" in soup.find("link", rel="icon")["href"]


def test_help_leads_to_guides_of_ours(world):
    client = world.admin_client(world.officer(world.a, "contributor"))
    home = html_of(client.get(reverse("wagtailadmin_home")))
    assert "guide.wagtail.org" not in home and "wagtail.org" not in home
    assert reverse("admin_guide") in home
    html = html_of(client.get(reverse("admin_guide")))
    # Found by its chapter, which stands there once, with few enough to read at a glance.
    names = [name for name, _guides in CHAPTERS]
    assert len(names) == len(set(names)) <= 7
    assert all(len(guides) <= 7 for _name, guides in CHAPTERS)
    for guide in GUIDES:
        assert guide.title in html and guide.steps[0] in html
        assert f'href="#{guide.anchor}"' in html and html.count(f'id="{guide.anchor}"') == 1


def test_a_wrong_password_is_told_in_a_sentence(world):
    client = Client(headers={"host": world.portal.site.hostname})
    origin = {"origin": f"http://{world.portal.site.hostname}"}
    data = {"username": "x", "password": "y"}
    html = client.post(reverse("wagtailadmin_login"), data, headers=origin).content.decode()
    said = next(text for text in texts(html) if "mật khẩu chưa đúng" in text)
    assert said[0].isupper()


def test_the_mail_of_a_forgotten_password_is_vietnamese(
    world, settings, django_capture_on_commit_callbacks
):
    user = world.officer(world.a)
    user.email = "canbo@a.test"
    user.set_password("mot-mat-khau-dai")
    user.save()
    client = Client(headers={"host": world.portal.site.hostname})
    origin = {"origin": f"http://{world.portal.site.hostname}"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("wagtailadmin_password_reset"), {"email": user.email}, headers=origin)
    (sent,) = mail.outbox
    known = names()
    for text in (sent.subject, *sent.body.splitlines()):
        assert list(strange(f"<p>{text}</p>", known)) == [], text


def test_the_report_of_page_types_names_them_in_vietnamese(world):
    add_notice(world.a.home)
    client = world.admin_client(get_user_model().objects.create_superuser("quantri", "", "x"))
    html = html_of(client.get(reverse("wagtailadmin_reports:page_types_usage")))
    assert "announcements.announcementpage" not in html
    assert "Thông báo" in html and "Thông Báo" not in html
