"""What an English translation takes over from its original, and what it says itself."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from communes.announcements.models import AnnouncementAttachment, AnnouncementPage
from communes.models import Village
from tests.announcements.factories import URGENT, announce


def make_full(world):
    village = Village.objects.create(site=world.a.site, name="3")
    page = announce(
        world.a,
        "Họp xóm",
        urgency=URGENT,
        villages=[village],
        event_at=timezone.now() + timedelta(days=1),
        body=[("text", "<p>Mời bà con.</p>")],
    )
    document = get_document_model().objects.create(
        title="Danh sách", file=ContentFile(b"x", name="a.csv"), collection=world.a.collection
    )
    AnnouncementAttachment.objects.create(page=page, document=document)
    return AnnouncementPage.objects.get(pk=page.pk), village, document


def test_a_copy_keeps_times_villages_and_files(world):
    page, village, document = make_full(world)
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.save_revision().publish()
    english = AnnouncementPage.objects.get(pk=english.pk)
    assert list(english.villages.all()) == [village]
    assert english.villages_label == "Xóm 3"
    assert english.event_at == page.event_at
    assert english.urgency == URGENT
    assert [item.document for item in english.attachments.all()] == [document]


def test_wagtail_localize_translates_texts_and_follows_the_rest(world):
    page, village, document = make_full(world)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    texts = set(StringSegment.objects.values_list("string__data", flat=True))
    assert {"Họp xóm", "Tóm tắt của Họp xóm", "Mời bà con."} <= texts
    translation = Translation.objects.create(
        source=source, target_locale=world.a.homes["en"].locale
    )
    translation.save_target()
    english = AnnouncementPage.objects.get(pk=translation.get_target_instance().pk)
    assert list(english.villages.all()) == [village]
    assert [item.document for item in english.attachments.all()] == [document]

    page.valid_until += timedelta(days=3)
    page.urgency = AnnouncementPage.Urgency.NORMAL
    page.save_revision().publish()
    source.update_from_db()
    translation.save_target()
    english.refresh_from_db()
    assert abs(english.valid_until - page.valid_until) < timedelta(seconds=1)
    assert english.urgency == AnnouncementPage.Urgency.NORMAL


def test_a_translation_follows_when_the_villages_are_taken_away(world):
    page, _village, _document = make_full(world)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(
        source=source, target_locale=world.a.homes["en"].locale
    )
    translation.save_target()
    page.villages.clear()
    page.save_revision().publish()
    source.update_from_db()
    translation.save_target()
    english = AnnouncementPage.objects.get(pk=translation.get_target_instance().pk)
    assert english.villages_label == ""
