"""Every address of the admin that the resolver knows, and what can stand in its gaps."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize
from taggit.models import Tag
from wagtail.admin.models import EditingSession
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    Revision,
    Site,
    Task,
    TaskState,
    Workflow,
    WorkflowState,
)
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from communes.procedures.models import ProcedureImport, ProcedurePage
from communes.questions.models import Question
from portal.previews.models import PreviewLink
from products.models import ProductPage
from products.producer_links.models import SentPhoto
from tests.isolation.world import IsolationWorld, page_types

# Which model's keys stand in a gap of this name.
KEYS: dict[str, type[models.Model]] = {
    "collection_id": Collection,
    "destination_id": Page,
    "document_id": get_document_model(),
    "import_id": ProcedureImport,
    "image_id": get_image_model(),
    "link_id": PreviewLink,
    "notice_id": AnnouncementPage,
    "overridable_segment_id": OverridableSegment,
    "page_id": Page,
    "page_pk": Page,
    "photo_id": SentPhoto,
    "page_to_move_id": Page,
    "parent_page_id": Page,
    "procedure_id": ProcedurePage,
    "product_id": ProductPage,
    "revision_id": Revision,
    "revision_id_a": Revision,
    "revision_id_b": Revision,
    "site_id": Site,
    "string_segment_id": StringSegment,
    "task_id": Task,
    "task_state_id": TaskState,
    "translation_id": Translation,
    "translation_source_id": TranslationSource,
    "workflow_pk": Workflow,
    "workflow_state_id": WorkflowState,
}
# What else can stand in a gap.
WORDS = {
    "action_name": ["approve", "reject", "publish", "unpublish", "delete", "move"],
    "code": ["2026-W49", "x"],
    "filename": ["x.txt"],
    "filter_spec": ["width-100"],
    "mode": ["", "form"],
    "signature": ["x"],
    "token": ["x"],
    "uidb64": ["MQ"],
}
# The keys of any of these are tried where nobody says whose keys an address takes.
ANY = [Page, get_image_model(), get_document_model(), get_user_model(), Group, Site, Collection]
ANY += [Question, Village, Revision]
MODEL_GAPS = [
    ("app_label", "model_name"),
    ("app_name", "model_name"),
    ("content_type_app_name", "content_type_model_name"),
]


@dataclass(frozen=True)
class Address:
    """An address with gaps: `/admin/pages/%(page_id)s/edit/`."""

    name: str
    template: str
    gaps: tuple[str, ...]
    view: Callable

    def __str__(self):
        return f"{self.name} {self.template}"


def addresses(resolver: URLResolver | None = None) -> list[Address]:
    """All below /admin/, in the order of the resolver."""
    found = (one for one in _below(resolver or get_resolver(), "/", "") if _is_admins(one))
    # Of one address twice the first is asked: it stands before Wagtail's own.
    return list({one.template: one for one in reversed(list(found))}.values())[::-1]


def _is_admins(address: Address) -> bool:
    return address.template.startswith("/admin/")


def _below(resolver, prefix: str, space: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        form, _gaps = normalize(one.pattern.regex.pattern)[0]
        if isinstance(one, URLPattern):
            inside = tuple(gap for gap in _gaps_of(prefix + form))
            yield Address(
                space + (one.name or str(one.pattern)), prefix + form, inside, one.callback
            )
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _below(one, prefix + form, inner)


def _gaps_of(template: str) -> tuple[str, ...]:
    return tuple(part.split(")s")[0] for part in template.split("%(")[1:])


def model_of(view: Callable) -> type[models.Model] | None:
    """The model that a view is of, if it says so."""
    given = getattr(view, "view_initkwargs", None) or getattr(view, "initkwargs", {})
    kind = getattr(view, "view_class", None) or getattr(view, "cls", None)
    model = given.get("model") or getattr(kind, "model", None)
    if model is None and (module := getattr(view, "__module__", "")):
        by_module = {
            "wagtail.images": get_image_model(),
            "wagtail.documents": get_document_model(),
            "wagtail.admin.views.pages": Page,
            "wagtail.admin.views.collections": Collection,
        }
        model = next((m for start, m in by_module.items() if module.startswith(start)), None)
    return model if isinstance(model, type) and not model._meta.abstract else None


def words_for(address: Address) -> list[dict[str, str]]:
    """What stands in the gaps that no key fills: models and actions, each combination."""
    gaps = set(address.gaps)
    if address.name == "wagtail_bulk_action":
        bulk_action_registry._scan_for_bulk_actions()
        return [
            {"app_label": app, "model_name": model, "action": action}
            for app, kinds in bulk_action_registry.actions.items()
            for model, actions in kinds.items()
            for action in actions
        ]
    found: list[dict[str, str]] = [{}]
    for app, model in MODEL_GAPS:
        if {app, model} <= gaps:
            found = [
                {app: one._meta.app_label, model: one._meta.model_name}
                for one in _models_named_by(address)
            ]
            break
    for gap, words in WORDS.items():
        if gap in gaps:
            found = [given | {gap: word} for given in found for word in words]
    return found


def _models_named_by(address: Address) -> list[type[models.Model]]:
    if address.name.startswith("wagtailsettings:"):
        return list(settings_registry)
    if address.name.startswith("wagtail_localize:"):
        return [*get_snippet_models(), get_image_model()]
    if "autocomplete" in address.name:
        return [Tag]
    if address.name.startswith("wagtailadmin_workflows:"):
        return [GroupApprovalTask]
    if "object_id" in address.gaps:
        return [Page, *page_types()[:3], get_image_model(), Village]
    return page_types()


@dataclass(frozen=True)
class Filled:
    """An address with its gaps filled. `whose`: "own", "foreign", "mixed", "nobody's"."""

    path: str
    whose: str


def fill(it: IsolationWorld, address: Address, owner: str) -> list[Filled]:
    """An address with own and foreign keys; the more gaps it has, the fewer in each."""
    found: dict[str, Filled] = {}
    all_words = words_for(address)
    for words in all_words:
        open_gaps = [gap for gap in address.gaps if gap not in words]
        most = {0: 1, 1: 5, 2: 2}.get(len(open_gaps), 1) if len(all_words) < 5 else 1
        choices = [_keys_for(it, address, gap, words, owner, most) for gap in open_gaps]
        for keys in itertools.product(*choices):
            values = words | {gap: key for gap, (key, _own) in zip(open_gaps, keys, strict=True)}
            path = address.template % values
            owned = {own for _key, own in keys}
            whose = {(): "nobody's", (True,): "own", (False,): "foreign"}.get(tuple(owned), "mixed")
            found[path] = Filled(path, whose)
    return list(found.values())


def _keys_for(it, address, gap, words, owner, most) -> list[tuple[object, bool]]:
    named = next((words[m] for _a, m in MODEL_GAPS if gap == "object_id" and m in words), None)
    if named:
        models_here = [one for one in _models_named_by(address) if one._meta.model_name == named]
    elif gap in KEYS:
        models_here = [KEYS[gap]]
    elif gap == "session_id":
        models_here = [EditingSession]
    elif address.name.startswith("wagtailsettings:"):
        models_here = [Site]
    else:
        model = model_of(address.view)
        models_here = [model] if model else ANY
    foreign = [one for one in "bpa" if one != owner]
    found = [(key, True) for model in models_here for key in some(it, model, owner, most)]
    found += [(key, False) for model in models_here for key in some(it, model, foreign[0], most)]
    found += [(key, False) for model in models_here for key in some(it, model, foreign[1], 1)]
    if not found:  # what nobody owns: the province's vocabularies
        shared = list(models_here[0]._default_manager.values_list("pk", flat=True)[:1])
        found = [(key, True) for key in shared or [1]]
    return found


def some(it: IsolationWorld, model: type[models.Model], owner: str, most: int) -> list:
    """Keys of an owner's rows of a model: of pages those in the states that tell most."""
    if issubclass(model, Page):
        return it.page_keys(model, owner)[:most]
    keys = it.belongings.keys_of(model, owner)
    if len(keys) <= most:
        return keys
    step = len(keys) / most
    return [keys[int(number * step)] for number in range(most)]
