"""A translation is a draft until all of it is translated, and says when it is older."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import LocaleSynchronization, StringTranslation

from portal.core.models import TranslationState
from portal.core.translations.words import words_left
from tests.announcements.factories import announce
from tests.translations.factories import (
    NOTE,
    fresh,
    in_english,
    path_of,
    publish,
    republish,
    send,
    translate,
)


@pytest.fixture
def page(world):
    body = [("text", "<p>Mời bà con đến họp.</p>"), ("text", "<p>Mang theo sổ.</p>")]
    return announce(world.a, "Họp xóm", body=body)


def test_a_half_translated_page_is_not_published(world, page):
    record = send(page)
    translate(record, leave=["Mang theo sổ."])
    english = publish(record)
    assert words_left(english) == ["Mang theo sổ."]
    assert not english.live
    translate(record)
    assert publish(record).live


def told_after(response) -> list[str]:
    return [message.message for message in get_messages(response.wsgi_request)]


# What the button of the translation's editor sends.
PUBLISH = {"action": "publish"}


def test_the_officer_is_told_what_is_left(world, page, django_capture_on_commit_callbacks):
    record = send(page)
    translate(record, leave=["Mang theo sổ."])
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtailadmin_pages:edit", args=[record.get_target_instance().pk])
    assert "Mang theo sổ." in told_after(client.post(url, PUBLISH))[-1]
    assert not fresh(record.get_target_instance()).live
    translate(record)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, PUBLISH)
    assert fresh(record.get_target_instance()).live


def test_nothing_is_published_before_its_original(world, page):
    record = send(page)
    translate(record)
    fresh(page).unpublish()
    client = world.admin_client(world.officer(world.a, "approver"))
    english = record.get_target_instance()
    url = reverse("wagtailadmin_pages:edit", args=[english.pk])
    (told,) = told_after(client.post(url, PUBLISH))
    assert "Đăng bản tiếng Việt trước" in told
    assert not fresh(english).live


@pytest.mark.parametrize(("starts", "ends", "note"), [(2, 5, "Hiện từ"), (-9, -5, "nhưng hết hạn")])
def test_the_translator_says_when_it_is_shown(
    world, starts, ends, note, django_capture_on_commit_callbacks
):
    now = timezone.now()
    page = announce(
        world.a,
        "Họp xóm",
        starts_at=now + timedelta(days=starts),
        valid_until=now + timedelta(days=ends),
    )
    record = send(page)
    translate(record)
    english = record.get_target_instance()
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtailadmin_pages:edit", args=[english.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert note in told_after(client.post(url, PUBLISH))[-1]
    english = fresh(english)
    assert english.live
    # The editor links to it.
    assert (english.full_url is None) == (starts > 0)


def test_no_page_becomes_an_alias_in_another_language(world, page):
    english = in_english(page)
    client = world.admin_client(world.officer(world.a, "approver"))
    record = send(page)
    record.enabled = False
    record.save()
    assert (
        "localize-convert-to-alias"
        not in client.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
    )
    convert = reverse("wagtail_localize:convert_to_alias", args=[english.pk])
    assert client.post(convert).status_code in (302, 403)
    assert fresh(english).alias_of_id is None


def test_an_alias_in_another_language_is_never_public(world, page):
    english = page.copy_for_translation(world.a.homes["en"].locale, copy_parents=True, alias=True)
    assert not fresh(english).live
    republish(page, title="Mưa rất lớn ở xóm")
    assert not fresh(english).live
    assert world.get(world.a.site, path_of(world, english)).status_code == 404


def test_a_language_that_is_kept_the_same_shows_nothing_either(world, page):
    locale = world.a.homes["en"].locale
    LocaleSynchronization.objects.create(locale=locale, sync_from=world.a.home.locale).sync_trees()
    english = page.get_translation(locale)
    assert english.alias_of_id == page.pk and not english.live


def test_an_older_version_of_a_translation_says_that_it_is_older(world, page):
    english = in_english(page)
    oldest = english.latest_revision
    republish(page, title="Hoãn họp xóm")
    record = send(page)
    translate(record)
    english = publish(record)
    assert english.translation_state.behind_since is None
    oldest.publish()
    assert fresh(english).translation_state.behind_since is not None
    assert NOTE in world.get(world.a.site, path_of(world, fresh(english))).content.decode()
    republish(page, summary=page.summary)
    assert fresh(english).translation_state.behind_since is not None
    assert publish(record).translation_state.behind_since is None


def test_what_readers_have_keeps_its_words_while_new_ones_wait(world, page):
    english = in_english(page)
    republish(page, title="Hoãn họp xóm")
    record = send(page)
    publish(record)
    assert fresh(english).title == english.title
    assert fresh(english).live


def test_sending_a_published_translation_again_puts_no_vietnamese_on_it(world, page):
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.summary, english.body = "Meeting", "A meeting", []
    english.save_revision().publish()
    send(page)
    english = fresh(english)
    assert (english.live, english.title, english.summary) == (True, "Meeting", "A meeting")


def test_a_translation_taken_out_of_the_translator_is_read_too(world, page):
    record = send(page)
    record.enabled = False
    record.save()
    english = fresh(record.get_target_instance())
    english.save_revision().publish()
    assert not fresh(english).live
    english.title, english.summary, english.body = "Meeting", "A meeting", []
    english.slug = "meeting"
    english.save_revision().publish()
    assert fresh(english).live


def test_new_words_make_the_translation_older_and_new_facts_do_not(world, page):
    english = in_english(page)
    path = path_of(world, english)
    republish(page, pinned=True)
    assert NOTE not in world.get(world.a.site, path).content.decode()
    page = republish(page, summary="Hoãn đến thứ Hai")
    html = world.get(world.a.site, path).content.decode()
    assert NOTE in html
    assert f'href="{path_of(world, page, "vi")}" hreflang="vi"' in html
    record = send(page)
    assert words_left(fresh(english)) == ["Hoãn đến thứ Hai"]
    translate(record)
    publish(record)
    assert NOTE not in world.get(world.a.site, path).content.decode()


def test_the_note_costs_one_query(world, page, count_queries):
    english = in_english(page)
    republish(page, summary="Hoãn đến thứ Hai")
    count_queries(world.a.site, path_of(world, english))


def test_a_change_taken_back_is_no_change(world, page):
    english = in_english(page)
    republish(page, summary="Khác")
    republish(page, summary=page.summary)
    assert TranslationState.objects.get(page=english.pk).behind_since is None


def test_the_list_has_what_is_older_of_own_sites_only(world, page):
    english = in_english(page)
    republish(page, summary="Hoãn đến thứ Hai")
    url = reverse("translations_behind")
    own = world.admin_client(world.officer(world.a)).get(url)
    assert english.title in own.content.decode()
    other = world.admin_client(world.officer(world.b)).get(url)
    assert other.status_code == 200
    assert english.title not in other.content.decode()


def test_a_section_of_the_catalogue_gets_old_too(world):
    from portal.pages.models import StandardPage

    about = StandardPage.objects.descendant_of(world.a.home).first()
    english = about.get_translation(world.a.homes["en"].locale)
    republish(about, summary="Điều mới")
    assert NOTE in world.get(world.a.site, path_of(world, english)).content.decode()


def test_a_file_of_translations_brings_no_control_characters(world, page):
    record = send(page)
    po = record.export_po()
    for entry in po:
        entry.msgstr = "Heavy\x0brain\x00 \u202enow"
    record.import_po(po)
    said = set(
        StringTranslation.objects.filter(locale=record.target_locale).values_list("data", flat=True)
    )
    assert "Heavy rain  now" in {text.replace("heavy", "Heavy") for text in said}
    assert not any(char in text for text in said for char in "\x0b\x00\u202e")


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b'msgid ""\nmsgstr "', b'msgid "a"\nmsgstr "b"\n']
)
def test_what_is_no_file_of_translations_is_refused_in_words(world, page, content):
    record = send(page)
    client = world.admin_client(world.officer(world.a, "editor"))
    url = reverse("wagtail_localize:upload_pofile", args=[record.pk])
    file = SimpleUploadedFile("ban-dich.po", content)
    for data in ({"file": file}, {}):
        response = client.post(url, data)
        assert response.status_code == 302
        assert "PO" in told_after(response)[-1]


def test_a_translation_that_is_too_long_is_told_at_once(world, page):
    record = send(page)
    translate(record, {"Họp xóm": "A" * 300})
    assert "Họp xóm" in words_left(record.get_target_instance())
    (wrong,) = StringTranslation.objects.filter(has_error=True)
    assert "255" in wrong.field_error
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtailadmin_pages:edit", args=[record.get_target_instance().pk])
    assert client.post(url, PUBLISH).status_code == 302
