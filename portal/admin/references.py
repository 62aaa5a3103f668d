"""Forms take an officer's own pictures, files and pages only, in fields, blocks and rich text.

Choosers list own things; a body can name any id. What an object names is read from it as
Wagtail's reference index reads it, so that a new block, field or form joins by itself. Every
form of the admin asks once it is filled in (`check_forms`); a revision that an officer's
request makes without a form is asked as it is saved (`check_revision`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import wraps
from typing import Any, cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.db.models.signals import post_save, pre_save
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import get_active_log_context
from wagtail.models import ReferenceIndex, Revision
from wagtail_localize.models import SegmentOverride, TranslationSource

from portal.admin.own import own
from portal.core.protection import Refused

# By model and key, the fields that name it.
Named = dict[tuple[type[Model], str], set[str]]


def named_by(instance: Model) -> Named:
    """The things that an object, and its children, name."""
    found: Named = defaultdict(set)
    for type_id, key, path, _place in ReferenceIndex._extract_references_from_object(instance):
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None:
            found[model, key].add(path.partition(".")[0])
    return found


def foreign_among(named: Named, user) -> Named:
    """What of the things is somebody else's: two queries at most for a model that has own ones.

    What is gone by now, as a page deleted meanwhile, is nobody's.
    """
    keys: dict[type[Model], set[str]] = defaultdict(set)
    for model, key in named:
        keys[model].add(key)
    foreign: Named = {}
    for model, wanted in keys.items():
        things = own(model, user)
        if things is None:
            continue
        strange = wanted - _keys(things, wanted)
        if strange:
            found = _keys(model._base_manager.all(), strange)
            foreign |= {(model, key): named[model, key] for key in found}
    return foreign


def _keys(rows: QuerySet, wanted: set[str]) -> set[str]:
    return set(map(str, rows.filter(pk__in=wanted).values_list("pk", flat=True)))


def _stored(instance: Model) -> Named:
    """What the object names as it stands in the database: whoever put it there might."""
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    stored = rows.first() if instance.pk else None
    return named_by(stored) if stored else {}


def _is_bound_by_rules(user) -> bool:
    return bool(user and user.is_authenticated and not user.is_superuser)


# A field that says so has choices of others by design, and limits them itself: the communes that
# a notice of the province reaches, the commune of a product in a decision.
OFFERS_OTHERS = "offers_others"


def foreign_fields(form: WagtailAdminModelForm, user) -> set[str]:
    """The fields of a filled-in form that name what is not the officer's own, and did not before.

    Children have forms of their own, which ask for themselves.
    """
    own_fields = {
        name for name, field in form.fields.items() if not getattr(field, OFFERS_OTHERS, False)
    }
    named = {thing: names & own_fields for thing, names in named_by(form.instance).items()}
    for name, value in form.cleaned_data.items():
        if isinstance(value, QuerySet) and not getattr(form.fields.get(name), OFFERS_OTHERS, False):
            for row in value:
                named.setdefault((type(row), str(row.pk)), set()).add(name)
    for thing, name in _refused_choices(form):
        named.setdefault(thing, set()).add(name)
    foreign = foreign_among({thing: fields for thing, fields in named.items() if fields}, user)
    if foreign:
        before = _stored(form.instance)
        foreign = {thing: fields for thing, fields in foreign.items() if thing not in before}
    return set().union(*foreign.values())


def _refused_choices(form: WagtailAdminModelForm) -> Iterator[tuple[tuple[type[Model], str], str]]:
    """What was chosen in fields that a rule of the form's own has refused already: the object
    doesn't name it, and the form shown again would tell its title."""
    for name, model, typed in _refused_keys(form):
        if (key := _read_key(model, typed)) is not None:
            yield (model, key), name


def _refused_keys(form: WagtailAdminModelForm) -> Iterator[tuple[str, type[Model], object]]:
    for name in form.errors.keys() & form.fields.keys():
        field = form.fields[name]
        if not isinstance(field, ModelChoiceField) or getattr(field, OFFERS_OTHERS, False):
            continue
        model, chosen = cast(QuerySet, field.queryset).model, form[name].data
        for key in chosen if isinstance(chosen, list | tuple) else [chosen]:
            if key not in (None, ""):
                yield name, model, key


def _read_key(model: type[Model], typed: object) -> str | None:
    """The key that was sent; None for what can be no key."""
    try:
        key = model._meta.pk.to_python(typed)
    except ValidationError:
        return None
    # No column holds more, and SQLite can't even be asked.
    return None if isinstance(key, int) and key.bit_length() > 63 else str(key)


def refusal() -> str:
    return _("This names a picture, file or page that is not yours to use. Choose one of your own.")


def _asking(post_clean):
    @wraps(post_clean)
    def clean(form):
        post_clean(form)
        for name, model, typed in _refused_keys(form):
            if _read_key(model, typed) is None:
                # Choosers look for what they show by its key.
                form.fields[name].bound_data = _initial
        user = form.for_user or get_active_log_context().user
        if not _is_bound_by_rules(user):
            return
        for name in sorted(foreign_fields(form, user)):
            form.add_error(name, refusal())
            # Shown again as it was before: a chooser, or a link, would tell the thing's title.
            form.fields[name].bound_data = _initial

    return clean


def _initial(_data, initial):
    return initial


def _reading(to_python):
    """Django knows of its columns' size, but not of keys that lead to a page: SQLite can't be
    asked for what is too large."""

    @wraps(to_python)
    def read(field, value):
        try:
            return to_python(field, value)
        except OverflowError as error:
            text = field.error_messages["invalid_choice"]
            raise ValidationError(text, code="invalid_choice", params={"value": value}) from error

    return read


def check_forms() -> None:
    """Has every form of the admin ask: those of blocks, children and settings are Wagtail's."""
    if not hasattr(WagtailAdminModelForm._post_clean, "__wrapped__"):
        WagtailAdminModelForm._post_clean = _asking(WagtailAdminModelForm._post_clean)
        choice: Any = ModelChoiceField
        choice.to_python = _reading(choice.to_python)


# Who owns, locks or edited a page is no choice of whoever saves it.
_PEOPLE: Iterable[type[Model]] = (get_user_model(), Group)


def check_revision(sender, instance, raw=False, **_kwargs) -> None:
    """Raises Refused where a revision made by an officer's request names a foreign thing."""
    user = get_active_log_context().user
    if raw or not _is_bound_by_rules(user):
        return
    draft = instance.as_object()
    named = {thing: fields for thing, fields in named_by(draft).items() if thing[0] not in _PEOPLE}
    if (foreign := foreign_among(named, user)) and foreign.keys() - _stored(draft).keys():
        raise Refused(refusal())


def check_override(sender, instance, raw=False, **_kwargs) -> None:
    """The same for what a translation puts in the place of its original's pictures and links."""
    user = get_active_log_context().user
    if raw or not _is_bound_by_rules(user):
        return
    for source in TranslationSource.objects.filter(object_id=instance.context.object_id):
        draft = source.get_ephemeral_translated_instance(instance.locale, fallback=True)
        before = named_by(source.get_source_instance())
        added = {thing: names for thing, names in named_by(draft).items() if thing not in before}
        if foreign_among(added, user):
            raise Refused(refusal())


def connect() -> None:
    check_forms()
    post_save.connect(
        check_override, sender=SegmentOverride, dispatch_uid="own-things-in-translations"
    )
    pre_save.connect(check_revision, sender=Revision, dispatch_uid="own-things-in-revisions")
