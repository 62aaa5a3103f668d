"""What makes a page follow its original, or lead its translations (portal.core.translations)."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from portal.core.hints import Host
from portal.core.translations import words
from portal.core.translations.facts import Words, take_facts, translated_words

# What Wagtail writes while a page is only drafted.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_by",
    "locked_at",
}


class TranslationState(models.Model):
    """From which text of its original a translation was made, and since when it is older.

    `digest` is that text's; "": an older one, which nobody has any more.
    `behind_since` is the moment when the original said something new; None: it says the same.
    `waits`: it went down only because its original did, and comes back with it.
    """

    never_shown = "Set while the original or the translation is saved, which tells the stamps."

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_state")
    digest = models.CharField(max_length=64)
    behind_since = models.DateTimeField(null=True, db_index=True)
    waits = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.page_id}: {self.behind_since or 'as its original'}"


class TranslatedMixin(Host):
    """Mixed into every page; `facts_in_words` are facts that a page tells in words.

    All is done in `save`, as every way to publish, take down or change a page ends there.
    """

    facts_in_words: tuple[str, ...] = ()
    live: bool
    _before: Words | None = None
    # While it is: its rows are led with it.
    is_being_saved = False
    # Set where readers had it and get it again with the page above it (portal.lifecycle).
    comes_back = False

    def work_out(self) -> None:
        """Page types set here what they keep beside their fields; the facts stand by now."""

    def save(self, *args, **kwargs):
        update_fields = kwargs.get("update_fields")
        if update_fields is not None and DRAFT_FIELDS.issuperset(update_fields):
            return super().save(*args, **kwargs)
        if self.pk is None:  # a copy for translation gets its rows after it is made
            self._start_as_translation()
            self.work_out()
            return super().save(*args, **kwargs)
        with transaction.atomic():
            if original := self.original:
                take_facts(self, original, self._before)
                self._hold_back(original)
            self.work_out()
            # Asked before: afterwards nobody knows what the page said.
            followers = self.followers()
            self.is_being_saved = True
            try:
                result = super().save(*args, **kwargs)
            finally:
                self.is_being_saved = False
            self.lead_followers(followers)
        return result

    @property
    def is_original(self) -> bool:
        return not self.locale_id or self.locale.language_code == settings.LANGUAGE_CODE

    @property
    def original(self) -> "TranslatedMixin | None":
        """The page in the first language that this one translates, if it does."""
        if self.is_original:
            return None
        return self._others.filter(locale__language_code=settings.LANGUAGE_CODE).first()

    @property
    def translated_pages(self) -> list["TranslatedMixin"]:
        """The translations of this page, published or not; none of what is one itself."""
        return list(self._others) if self.is_original and self.pk else []

    @property
    def pages_that_agree(self) -> list["TranslatedMixin"]:
        """This page, then its translations that are public and say by now what it says."""
        return [self, *(page for page in self.translated_pages if page._agrees)]

    @property
    def _agrees(self) -> bool:
        state = getattr(self, "translation_state", None)
        return self.live and not (state and state.behind_since)

    @property
    def _others(self) -> models.QuerySet:
        pages = type(self).objects.filter(translation_key=self.translation_key)
        return pages.exclude(pk=self.pk).select_related("locale")

    def _start_as_translation(self) -> None:
        if self.original:
            # It goes when its original goes: a day of its own would stay when that one's changes.
            self.expire_at = None
            self.live = self.live and not self._says_anothers_words

    @property
    def _says_anothers_words(self) -> bool:
        """Whether Wagtail keeps it the same as a page in another language."""
        return bool(self.alias_of_id) and self.alias_of.locale_id != self.locale_id

    def _hold_back(self, original: "TranslatedMixin") -> None:
        """Readers get a translation when its original is public and all of it is translated.

        What is public already keeps its words until then: wagtail-localize would fill
        them up with the original's.
        """
        if self._says_anothers_words:
            self.live = False
        is_whole = not self.live or self._before or not words.words_left(self)
        if self.live and original.live and is_whole:
            return
        stored = type(self).objects.get(pk=self.pk)
        if not is_whole:
            for name in translated_words(type(self)):
                setattr(self, name, getattr(stored, name))
        was_public = stored.live or self.comes_back
        if self.live and not (original.live and was_public):
            self.live, self.live_revision, self.has_unpublished_changes = False, None, True
            self.first_published_at = stored.first_published_at
            self.last_published_at = stored.last_published_at

    def followers(self) -> list[tuple["TranslatedMixin", Words]]:
        """Its translations, with what it says as it is stored."""
        if not (found := self.translated_pages):
            return []
        stored = type(self).objects.get(pk=self.pk)
        for follower in found:
            digest: Any = partial(words.digest_of_source, follower, stored)
            TranslationState.objects.get_or_create(
                page_id=follower.pk,
                defaults={"digest": digest},
            )
        before = Words.of(stored)
        return [(follower, before) for follower in found]

    def lead_followers(self, followers: list[tuple["TranslatedMixin", Words]]) -> None:
        """Has translations follow what was saved since `followers` was asked."""
        if followers:
            said = words.digest(type(self).objects.get(pk=self.pk))
        for follower, before in followers:
            self._lead(follower, before, said)

    def _lead(self, follower: "TranslatedMixin", before: Words, said: str) -> None:
        """Has a translation follow what was saved of this page; its draft stays as it is.

        `said` is the digest of the page's words now.
        """
        if not self.live:
            if follower.live:
                take_down(follower)
            return
        follower._before = before
        if follower.live:
            follower.last_published_at = timezone.now()
        # No rule of a page may keep a fact from its readers.
        follower.save(clean=False)
        if record := words.translation_of(follower):
            record.source.update_from_db()  # translators see what is new
            words.translate_slug(record)
        state = follower.translation_state
        state.behind_since = None if said == state.digest else state.behind_since or timezone.now()
        state.save()
        if state.waits and not follower.live and not words.words_left(follower):
            _bring_back(follower)


def take_down(follower: TranslatedMixin) -> None:
    """Takes a translation down because its original is."""
    TranslationState.objects.filter(page_id=follower.pk).update(waits=True)
    follower.unpublish()


def _bring_back(follower: TranslatedMixin) -> None:
    """As readers knew it; a later draft stays a draft."""
    draft = follower.latest_revision
    was_published = follower.last_published_at
    has_draft = bool(draft and was_published and draft.created_at > was_published)
    follower.live, follower.has_unpublished_changes = True, has_draft
    follower.live_revision = None if has_draft else draft
    follower.last_published_at = timezone.now()
    follower.save(clean=False)
    page_published.send(sender=type(follower), instance=follower, revision=follower.live_revision)


def note_translated(page: TranslatedMixin) -> None:
    """A translation is public: it says what its original says now, unless words are left."""
    if not page.live or not (original := page.original):
        return
    said: dict[str, object] = {"waits": False}
    if words.is_older_revision(page):
        said |= {"digest": "", "behind_since": timezone.now()}
    elif not words.words_left(page):
        said |= {"digest": words.digest(original), "behind_since": None}
    TranslationState.objects.update_or_create(page_id=page.pk, defaults=said)
