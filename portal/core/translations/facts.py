"""What a translation has from its original at once: all but the words that are translated.

wagtail-localize knows which fields are words (`get_translatable_fields`; a page type says
otherwise in `override_translatable_fields`). Everything else is a fact, also the rows that
belong to a page. Some facts are told in words, such as the unit of a price: a page type
names them in `facts_in_words`. Until somebody translates what is new in them, the
translation shows them as the original does; templates mark their language.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields


def translated_words(model: type[models.Model]) -> list[str]:
    """The names of a model's own fields whose text is translated."""
    return [
        told.field_name
        for told in get_translatable_fields(model)
        if told.is_translated(None) and told.get_field(model).concrete
    ]


def followed_fields(model: type[models.Model]) -> list[models.Field]:
    """A model's own fields that a translation has from its original."""
    told = [one.get_field(model) for one in get_translatable_fields(model)]
    words = set(translated_words(model))
    plain = [one for one in told if one.concrete and one.name not in words]
    return plain + [one for one in model._meta.many_to_many if _is_parental(one)]


def _is_parental(one: models.Field) -> bool:
    return isinstance(one, ParentalManyToManyField)


def row_relations(model: type[Page]) -> list:
    """The relations to rows that are a part of the page, notes of officers left out."""
    told = {one.field_name for one in get_translatable_fields(model)}
    return [one for one in get_all_child_relations(model) if one.name in told]


@dataclass(frozen=True)
class Words:
    """What a page says in words of its facts and rows, to tell later what is new."""

    own: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, object], dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "Words":
        return cls(_words_of(page), {key: _words_of(row) for key, row in _translatable_rows(page)})


def _words_of(row: models.Model) -> dict[str, str]:
    return {name: getattr(row, name) for name in translated_words(type(row))}


def _translatable_rows(page: Page) -> Iterator[tuple[tuple, models.Model]]:
    for relation in row_relations(type(page)):
        if issubclass(relation.related_model, TranslatableMixin):
            for row in getattr(page, relation.get_accessor_name()).all():
                yield (relation.name, row.translation_key), row


def take_facts(page: Page, original: Page, before: Words | None = None) -> None:
    """Gives a translation its original's facts and rows, in memory.

    `before` are the original's words as they stood when the translation's were written:
    a fact that is told anew is taken over untranslated, and what was taken back is gone.
    Without them the translation's words stay.
    """
    for one in followed_fields(type(page)):
        _copy(one, page, original)
    for name in translated_words(type(page)):
        is_fact, words = name in page.facts_in_words, getattr(original, name)
        is_new = before is not None and words != before.own[name]
        if words == "" and (is_fact or is_new) or is_fact and is_new:
            setattr(page, name, words)
    for relation in row_relations(type(page)):
        _take_rows(relation, page, original, before)


def _copy(one: models.Field, page: Page, original: Page) -> None:
    if _is_parental(one):
        setattr(page, one.name, list(getattr(original, one.name).all()))
    elif isinstance(one, models.ForeignKey) and issubclass(one.related_model, Page):
        setattr(page, one.name, in_language_of(page, getattr(original, one.name)))
    else:
        setattr(page, one.attname, getattr(original, one.attname))


def in_language_of(page: Page, target: Page | None) -> Page | None:
    """A page that another one names, in that one's language where readers have it so."""
    if target is None or target.locale_id == page.locale_id:
        return target
    found = type(target).objects.filter(
        translation_key=target.translation_key, locale_id=page.locale_id, live=True
    )
    return found.first() or target


def _take_rows(relation, page: Page, original: Page, before: Words | None) -> None:
    name = relation.get_accessor_name()
    if not issubclass(relation.related_model, TranslatableMixin):
        original.copy_child_relation(relation.name, page)
        return
    own = {row.translation_key: row for row in getattr(page, name).all()}
    original.copy_child_relation(relation.name, page)
    for row in getattr(page, name).all():
        row.locale_id = page.locale_id
        if (mine := own.get(row.translation_key)) is None:
            continue
        row.pk = mine.pk
        was = before.rows.get((relation.name, row.translation_key), {}) if before else None
        for word, theirs in _words_of(row).items():
            if theirs and (was is None or was.get(word) == theirs):
                setattr(row, word, getattr(mine, word))
