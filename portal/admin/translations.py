"""What an officer is told of translations while editing, deleting or publishing."""

from django.contrib import messages as django_messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.views.edit_translation import edit_translation

from portal.core.translations.words import translation_of, words_left


def name_translations(request, page) -> None:
    """On the way to delete a page: its translations go with it."""
    pages = getattr(page, "translated_pages", [])
    if request.method == "GET" and pages:
        template = "wagtailadmin/pages/translations_follow.html"
        text = render_to_string(template, {"translations": pages}, request)
        django_messages.warning(request, mark_safe(text))  # noqa: S308 - our own template


def why_not_public(page) -> str:
    """What a translation still lacks before readers may have it, or ""."""
    original = getattr(page, "original", None)
    if original is None:
        return ""
    if not original.live:
        return _("The Vietnamese page is not published. Publish it first, then this one.")
    left = words_left(page)
    if not left:
        return ""
    return ngettext(
        "Saved, not published: %(count)s text is not translated yet: “%(text)s”.",
        "Saved, not published: %(count)s texts are not translated yet, the first is “%(text)s”.",
        len(left),
    ) % {"count": len(left), "text": left[0][:60]}


def say_what_waits(request, page) -> None:
    """After a page was published again: a translation that readers had and that lacks new words."""
    for translation in getattr(page, "translated_pages", ()):
        state = getattr(translation, "translation_state", None)
        if state and state.waits and not translation.live:
            text = _("“%(page)s” is not shown again yet: its Vietnamese page has new words.")
            url = reverse("wagtailadmin_pages:edit", args=[translation.pk])
            button = messages.button(url, _("Translate them"))
            title = translation.get_admin_display_title()
            messages.warning(request, text % {"page": title}, [button])


def refuse_half_translated(request, page):
    """Says why a translation isn't published yet; None where it may be."""
    if reason := why_not_public(page):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def publish_in_translator(request, page):
    """The button of wagtail-localize's editor, which asks nobody before it publishes and
    doesn't know that what is published may be shown later."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    record = translation_of(page)
    if record is None or not record.enabled:
        return None
    if refused := refuse_half_translated(request, page):
        return refused
    translated = record.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    if reason := translated.withheld_reason:
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    before = page.latest_revision_id
    response = edit_translation(request, record, page)
    page.refresh_from_db()
    if page.publishing_note and page.latest_revision_id != before:
        messages.warning(request, page.publishing_note)
    return response


def no_aliases(menu_items, request, context) -> None:
    """Leaves out the button that would put the original's words in a translation's place."""
    menu_items[:] = [one for one in menu_items if one.name != "localize-convert-to-alias"]
