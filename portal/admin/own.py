"""What is an officer's own, of every kind of thing: asked by guards, forms and filters alike.

Own are the pages and files that the policies of their models allow, the sites whose home the
officer has rights on with the rows that belong to them, and the colleagues who work there. What the
province keeps for all (topics, units, languages) is nobody's own and open to every officer.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupPagePermission, Page, Site, Task, Workflow
from wagtail.permission_policies.collections import CollectionPermissionLookupMixin
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from portal.admin.scoped import ANY_ACTION, scope
from portal.core.querysets import HOME_PATH, below

ANY_RIGHT = (*ANY_ACTION, "choose")


def explorable_pages(user) -> PageQuerySet:
    """The pages an officer may see in the admin: those of own sites and the way to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def own_homes(user) -> set[str]:
    """The paths of the homes, one for each language, that the officer has rights on or below."""
    rows = GroupPagePermission.objects.filter(group__user=user).values_list("page__path", flat=True)
    return {path[:HOME_PATH] for path in rows if len(path) >= HOME_PATH}


def own_sites(user) -> QuerySet[Site]:
    """The sites that an officer works on."""
    if user.is_superuser:
        return Site.objects.all()
    keys = Page.objects.filter(path__in=own_homes(user)).values("translation_key")
    return Site.objects.filter(root_page__translation_key__in=keys)


def sections_to_write(user, section: type[Page], item: type[Page]) -> list:
    """The sections of a type, in the first language, where an officer may add a page of another;
    none for who looks after all communes."""
    if user.is_superuser:
        return []
    sections = section._default_manager.live().filter(
        pk__in=explorable_pages(user).values("pk"), locale__language_code=settings.LANGUAGE_CODE
    )
    return [one for one in sections if one.permissions_for_user(user).may_add(item)]


def colleagues(user) -> QuerySet:
    """Who works on the same sites, the officer too; nobody who looks after all of them."""
    users = get_user_model().objects.all()
    if user.is_superuser:
        return users
    pages = Page.objects.filter(below(own_homes(user)))
    groups = GroupPagePermission.objects.filter(page__in=pages).values("group")
    # Asked for by their keys: joined to their groups, all users would be looked at.
    members = users.filter(groups__in=groups, is_superuser=False).values("pk")
    return users.filter(Q(pk=user.pk) | Q(pk__in=members))


def _own_collections(user) -> QuerySet[Collection]:
    found = Collection.objects.none()
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        found |= policy.collections_user_has_any_permission_for(user, ANY_RIGHT)
    return found


def _own_workflows(user) -> QuerySet[Workflow]:
    return Workflow.objects.filter(workflow_pages__page__in=explorable_pages(user)).distinct()


def own_tasks(user) -> QuerySet[Task]:
    """The steps of approval that own pages go through."""
    return Task.objects.filter(workflow_tasks__workflow__in=_own_workflows(user)).distinct()


_KINDS = (
    (Site, own_sites),
    (get_user_model(), colleagues),
    (Collection, _own_collections),
    (Workflow, _own_workflows),
    (Task, own_tasks),
    (Group, lambda user: Group.objects.filter(user=user)),
)


def own(model: type[Model], user) -> QuerySet | None:
    """The rows of a model that are the officer's own; None where they are everybody's."""
    if issubclass(model, Page):
        pages = explorable_pages(user)
        return pages if model is Page else model._default_manager.filter(pk__in=pages.values("pk"))
    for kind, find in _KINDS:
        if issubclass(model, kind):
            return find(user)
    policy = policy_registry.get_by_type(model, fallback=False)
    if isinstance(policy, SitePermissionPolicy):  # one may name what another role keeps
        rows = model._default_manager.all()
        allowed = Q(pk__in=scope(rows, user).values("pk"))
        return rows.filter(allowed | Q(site__in=own_sites(user)))
    if isinstance(policy, CollectionPermissionLookupMixin):
        return policy.instances_user_has_any_permission_for(user, ANY_RIGHT)
    return None
