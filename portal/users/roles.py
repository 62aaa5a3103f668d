"""Roles as data: what each group of a site may do. `grant_roles` makes it so.

A model that belongs to a site says in `role_permissions` which role may do
what: {"editor": ("view", "change")}. One that the province keeps for all says
so in `province_permissions`, in the same words.
"""

from dataclasses import dataclass, replace

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
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


@dataclass(frozen=True)
class Role:
    """Page, file and settings rights of a role, in Wagtail's words.

    `vocabularies` opens what the province keeps for all communes.
    """

    name: str
    pages: tuple[str, ...]
    files: tuple[str, ...]
    settings: bool = False
    vocabularies: bool = False


CONTRIBUTOR = Role("contributor", ("add",), ("add", "choose"))
EDITOR = Role("editor", ("add", "change", "publish"), ("add", "change", "choose"))
APPROVER = Role(
    "approver", ("add", "change", "publish", "lock", "unlock"), ("add", "change", "choose")
)
ADMIN = Role(
    "admin",
    ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    ("add", "change", "choose", "delete"),
    settings=True,
)
COMMUNE_ROLES = (CONTRIBUTOR, EDITOR, APPROVER, ADMIN)
PROVINCE_ROLES = (replace(EDITOR, vocabularies=True), replace(ADMIN, vocabularies=True))


def _permission(model, action: str) -> Permission:
    return Permission.objects.get(
        content_type=ContentType.objects.get_for_model(model),
        codename=f"{action}_{model._meta.model_name}",
    )


def grant_roles(
    prefix: str, roles: tuple[Role, ...], site: Site, roots: list[Page], collection: Collection
) -> dict[str, Group]:
    """Makes the groups `<prefix>-<role>` and their rights on one site's things only.

    `roots` are the home pages of every language: Wagtail gives no rights on a
    translation by itself. Idempotent; rights that the data no longer holds stay.
    """
    access_admin = Permission.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    groups = {}
    for role in roles:
        group, _created = Group.objects.get_or_create(name=f"{prefix}-{role.name}")
        group.permissions.add(access_admin)
        for root in roots:
            for action in role.pages:
                GroupPagePermission.objects.get_or_create(
                    group=group, page=root, permission=_permission(Page, action)
                )
        # Wagtail hangs these rights on its stock models, whichever ones are in use.
        for model in (Image, Document):
            for action in role.files:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=_permission(model, action)
                )
        for model in apps.get_models():
            actions = getattr(model, "role_permissions", {}).get(role.name, ())
            if role.settings and issubclass(model, BaseSiteSetting):
                actions = ("change",)
            for action in actions:
                GroupSitePermission.objects.get_or_create(
                    group=group, site=site, permission=_permission(model, action)
                )
            if role.vocabularies:
                shared = getattr(model, "province_permissions", {}).get(role.name, ())
                group.permissions.add(*(_permission(model, action) for action in shared))
        groups[role.name] = group
    return groups
