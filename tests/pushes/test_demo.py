"""The demo shows how far news on devices are, with numbers alone: nobody's browser."""

from django.core.management import call_command

from communes.announcements.models import AnnouncementPage
from communes.outbox.cards import lines_of
from communes.outbox.models import Mailing
from communes.pushes.encryption import read_key
from communes.pushes.models import Browser
from portal.settings import dev


def test_the_demo_tells_how_far_news_on_devices_are(demo_content):
    mailing = Mailing.objects.get(way="push")
    notice = AnnouncementPage.objects.get(
        translation_key=mailing.subject, locale__language_code="vi"
    )
    (line,) = lines_of(notice.translation_key, mailing.site, "push")
    assert line.words == "Đã gửi 63/63"
    call_command("send_outbox")
    assert Mailing.objects.filter(way="push").count() == 1 and not Browser.objects.exists()


def test_who_tries_the_portal_sees_the_button():
    assert read_key(dev.WEB_PUSH_KEY)
