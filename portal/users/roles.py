"""Roles as data: what each group of a site may do. `grant_roles` makes it so.

A model that belongs to a site says in `role_permissions` which role may do
what: {"editor": ("view", "change")}. One that the province keeps for all says
so in `province_permissions`, in the same words.
"""

from dataclasses import dataclass, replace

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Site,
)

from portal.core.querysets import homes
from portal.users.models import SiteRole


@dataclass(frozen=True)
class Role:
    """Page, file and settings rights of a role, in Wagtail's words.

    `vocabularies` opens what the province keeps for all communes; `second_step` is for who
    administers others: a password alone doesn't let them in.
    """

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...]
    settings: bool = False
    translates: bool = False
    vocabularies: bool = False
    second_step: bool = False


CONTRIBUTOR = Role("contributor", ("add",), ("add", "choose"))
EDITOR = Role("editor", ("add", "change", "publish"), ("add", "change", "choose"), translates=True)
APPROVER = Role(
    "approver",
    ("add", "change", "publish", "lock", "unlock"),
    ("add", "change", "choose"),
    translates=True,
)
ADMIN = Role(
    "admin",
    ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    ("add", "change", "choose", "delete"),
    settings=True,
    translates=True,
    second_step=True,
)
COMMUNE_ROLES = (CONTRIBUTOR, EDITOR, APPROVER, ADMIN)
# What the names of the province's groups begin with.
PROVINCE_PREFIX = "province"
PROVINCE_ROLES = (replace(EDITOR, vocabularies=True), replace(ADMIN, vocabularies=True))


class _Permissions:
    """Looks permissions up once: (model, action) → Permission."""

    def __init__(self):
        self._found = {}

    def get(self, model, action: str) -> Permission:
        content_type = ContentType.objects.get_for_model(model)
        key = (content_type.pk, f"{action}_{model._meta.model_name}")
        if key not in self._found:
            # One query brings all of a model's permissions.
            for permission in Permission.objects.filter(content_type=content_type):
                self._found[content_type.pk, permission.codename] = permission
        return self._found[key]


def _site_actions(model, role: Role) -> tuple[str, ...]:
    if role.settings and issubclass(model, BaseSiteSetting):
        return ("change",)
    return getattr(model, "role_permissions", {}).get(role.name, ())


def _make_exact(model, group: Group, rows: list[dict]) -> None:
    """Gives the group these rows of rights, and takes any other of this kind away."""
    wanted = {tuple(row.items()) for row in rows}
    names = [name for name, _value in next(iter(wanted), ())]
    stale, have = [], set()
    for pk, *values in model.objects.filter(group=group).values_list("pk", *names):
        found = tuple(zip(names, values, strict=True))
        if found in wanted:
            have.add(found)
        else:
            stale.append(pk)
    model.objects.filter(pk__in=stale).delete()
    model.objects.bulk_create(model(group=group, **dict(row)) for row in wanted - have)


def prefix_of(site: Site) -> str:
    """What the names of a commune's groups begin with.

    What its home's slug was when they were made: another slug makes no other groups.
    """
    ends = tuple(f"-{role.name}" for role in COMMUNE_ROLES)
    holders = Group.objects.filter(site_permissions__site=site).order_by("pk")
    names = holders.values_list("name", flat=True).distinct()
    known = next((name for name in names if name.endswith(ends)), "")
    return known.rpartition("-")[0] or site.root_page.slug


def group_names(prefix: str, roles: tuple[Role, ...]) -> list[str]:
    """The groups of a site: `<prefix>-<role>`."""
    return [f"{prefix}-{role.name}" for role in roles]


def collection_of(prefix: str, roles: tuple[Role, ...]) -> Collection | None:
    """Where a site's officers keep their files, whatever it is called by now; None before any
    role was granted, and while the commune is closed.

    Of several the one where most was granted: a right given by hand makes none theirs.
    """
    granted = Collection.objects.filter(
        depth=2, group_permissions__group__name__in=group_names(prefix, roles)
    )
    return granted.alias(rights=Count("pk")).order_by("-rights", "pk").first()


def grant_roles(
    prefix: str, roles: tuple[Role, ...], site: Site, collection: Collection
) -> dict[str, Group]:
    """Makes the groups `<prefix>-<role>`, and their rights on one site's things exactly so.

    Idempotent; rights that a role no longer has, or that were added to these groups by hand,
    are taken away. Other groups, and who is in a group, stay.
    Raises ValidationError where groups of that name are another site's.
    """
    general = {
        permission.codename: permission
        for permission in Permission.objects.filter(
            content_type__app_label__in=["wagtailadmin", "wagtail_localize"],
            codename__in=["access_admin", "submit_translation"],
        )
    }
    permissions = _Permissions()
    # Of every language: Wagtail gives no rights on a translation by itself.
    roots = homes(site.root_page.path).values_list("pk", flat=True)
    groups = {}
    for role in roles:
        group, _created = Group.objects.get_or_create(name=f"{prefix}-{role.name}")
        held, _created = SiteRole.objects.get_or_create(
            group=group, defaults={"site": site, "role": role.name}
        )
        if held.site_id != site.pk:
            raise ValidationError(
                _("The groups “%(name)s” belong to another site already.") % {"name": prefix}
            )
        own = [general["access_admin"]]
        if role.translates:  # on own pages only: portal.admin.guards
            own.append(general["submit_translation"])
        if role.vocabularies:
            own += (
                permissions.get(model, action)
                for model in apps.get_models()
                for action in getattr(model, "province_permissions", {}).get(role.name, ())
            )
        group.permissions.set(own)
        _make_exact(
            GroupPagePermission,
            group,
            [
                {"page_id": root, "permission_id": permissions.get(Page, action).pk}
                for root in roots
                for action in role.pages
            ],
        )
        # Wagtail hangs these rights on its stock models, whichever ones are in use.
        _make_exact(
            GroupCollectionPermission,
            group,
            [
                {
                    "collection_id": collection.pk,
                    "permission_id": permissions.get(model, action).pk,
                }
                for model in (Image, Document)
                for action in role.files
            ],
        )
        _make_exact(
            GroupSitePermission,
            group,
            [
                {"site_id": site.pk, "permission_id": permissions.get(model, action).pk}
                for model in apps.get_models()
                for action in _site_actions(model, role)
            ],
        )
        groups[role.name] = group
    return groups
