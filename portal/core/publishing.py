"""Rules hold for what readers get; a draft may lack anything (docs/publishing.md).

`PublishingRules` is mixed into pages and into what stands on them, `DraftsAreFree` into the
form of a page; `faults_of` tells what keeps a draft from its readers, where no form asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any, NamedTuple

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from portal.core.hints import Host, Text


class PublishingRules(Host):
    """What a class says of its rules, each answer an error by field.

    What nobody may save, also not as a draft (another commune's things, say), stays in `clean`.
    `needed_rows`: of which rows a page has at least one, by their name, with what is said else.
    """

    needed_rows: dict[str, Text] = {}
    _is_draft = False

    def publishing_errors(self) -> dict[str, Text]:
        """What must hold as long as readers have it."""
        return {}

    def errors_of_going_out(self) -> dict[str, Text]:
        """What must hold at the moment of publishing, and may end later: a day to come."""
        return {}

    def errors_of_parts(self) -> list[str]:
        """What must hold between a page and what stands on it; its form sees to it itself."""
        needed = self.needed_rows.items()
        return [str(text) for name, text in needed if not getattr(self, name).all()]

    def clean(self):
        super().clean()
        if not self._is_draft and (errors := self.publishing_errors()):
            raise ValidationError(errors)


@contextmanager
def as_drafts(parts: list) -> Iterator[None]:
    """Meanwhile these are cleaned as parts of a draft."""
    ruled = [part for part in parts if isinstance(part, PublishingRules)]
    for part in ruled:
        part._is_draft = True
    try:
        yield
    finally:
        for part in ruled:
            del part._is_draft


class DraftsAreFree(Host):
    """Saving a draft, also by itself and for the preview, asks no rule of publishing."""

    def is_valid(self) -> bool:
        if not self.is_deferred_validation:
            return super().is_valid()
        rows = chain.from_iterable(formset.forms for formset in self.formsets.values())
        with as_drafts([self.instance, *(row.instance for row in rows)]):
            return super().is_valid()

    def _post_clean(self):
        super()._post_clean()
        if self.is_deferred_validation:
            return
        errors = self.instance.errors_of_going_out()
        if errors := {name: error for name, error in errors.items() if name not in self.errors}:
            self._update_errors(ValidationError(errors))

    def clean(self):
        """What `errors_of_parts` says of needed rows, read from what was sent."""
        cleaned = super().clean()
        for name, text in self.instance.needed_rows.items():
            rows = self.formsets.get(name)
            if rows is None or self.is_deferred_validation:
                continue
            rows.is_valid()
            sent = (getattr(row, "cleaned_data", {}) for row in rows.forms)
            if not any(values and not values.get("DELETE") for values in sent):
                self.add_error(None, ValidationError(text))
        return cleaned

    def _update_errors(self, errors):
        """What is wrong with a field that this form lacks is said above all fields."""
        if hasattr(errors, "error_dict"):
            lost = set(errors.error_dict) - {*self.fields, NON_FIELD_ERRORS}
            told = [one for name in lost for one in errors.error_dict.pop(name)]
            if told:
                errors.error_dict.setdefault(NON_FIELD_ERRORS, []).extend(told)
        super()._update_errors(errors)


class Fault(NamedTuple):
    """What keeps a draft from its readers, and where it stands."""

    label: str
    message: str

    def __str__(self) -> str:
        return f"{self.label}: {self.message}" if self.label else self.message


def faults_of(page: Any) -> list[Fault]:
    """All that keeps a draft from being published as it is, in words; empty where nothing does."""
    faults = _faults(page)
    if errors := page.errors_of_going_out():
        faults += _told(page, ValidationError(errors))
    said = [*page.errors_of_parts(), page.withheld_reason]
    faults += [Fault("", str(message)) for message in said if message]
    for relation in get_all_child_relations(type(page)):
        for part in getattr(page, relation.get_accessor_name()).all():
            if isinstance(part, PublishingRules):
                faults += _faults(part, exclude=[relation.field.name])
    return list(dict.fromkeys(faults))


def why_not_yet(draft: Any) -> str:
    """Why a draft may not be published as it is, in one text with all its faults; else ""."""
    faults = " ".join(str(fault) for fault in faults_of(draft))
    names = {"page": draft.get_admin_display_title(), "faults": faults}
    return _("“%(page)s” can't be published yet. %(faults)s") % names if faults else ""


def faults_in(error: Any) -> Iterator[str]:
    """The words of an error, also of one of blocks, which holds those of the blocks inside."""
    if not hasattr(error, "block_errors"):
        yield from map(str, error.messages)
        return
    for one in error.non_block_errors.as_data():
        yield from map(str, one.messages)
    for one in error.block_errors.values():
        yield from faults_in(one)


def _faults(part: models.Model, exclude: list[str] | None = None) -> list[Fault]:
    found = []
    try:
        part.full_clean(exclude=exclude, validate_unique=False)
    except ValidationError as error:
        found += _told(part, error)
    for field in part._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(part, field.name))
            except ValidationError as error:
                label = capfirst(str(field.verbose_name))
                found += [Fault(label, message) for message in faults_in(error)]
    return found


def _told(part: models.Model, error: ValidationError) -> list[Fault]:
    found = []
    for name, messages in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else capfirst(_name(part, name))
        found += [Fault(label, str(message)) for message in messages]
    return found


def _name(part: models.Model, name: str) -> str:
    return str(part._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
