"""The demo shows how far mails are, with numbers alone: nobody's address, and nothing to send."""

from django.core.management import call_command
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.outbox.cards import lines_of
from communes.outbox.following import follow
from communes.outbox.models import Mailing
from communes.subscriptions.models import Subscription


def test_the_demo_tells_how_far_mails_are(demo_content, mailoutbox):
    mailing = Mailing.objects.get(way="mail")
    notice = AnnouncementPage.objects.get(
        translation_key=mailing.subject, locale__language_code="vi"
    )
    assert Site.objects.get(pk=mailing.site_id).hostname.startswith("thanhson")
    (line,) = lines_of(notice.translation_key, mailing.site, "mail")
    assert line.words == "Đã gửi 212/214 · chưa rõ đã tới chưa: 1 · bị trả lại: 1"
    assert not Subscription.objects.exists()
    # What is done to a sample sends nothing, to nobody.
    notice.unpublish()
    assert follow(mailing.subject) == []
    call_command("send_outbox")
    assert Mailing.objects.filter(way="mail").count() == 1 and not mailoutbox
