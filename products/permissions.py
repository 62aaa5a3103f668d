"""Who may keep the province's vocabularies, and which producers a product may name."""

from django.db.models import Q
from wagtail.models import GroupSitePermission, Page
from wagtail.permission_policies import ModelPermissionPolicy


class ProvincePermissionPolicy(ModelPermissionPolicy):
    """Rights that hold where a group has them on the portal's site; communes' don't count."""

    def user_has_any_permission(self, user, actions) -> bool:
        if super().user_has_any_permission(user, actions):
            return True
        if not (user.is_authenticated and user.is_active):
            return False
        return GroupSitePermission.objects.filter(
            group__user=user,
            site__is_default_site=True,
            permission__in=self._get_permission_objects_for_actions(actions),
        ).exists()

    def user_has_permission(self, user, action) -> bool:
        return self.user_has_any_permission(user, [action])


def commune_pages(page: Page) -> Q:
    """What stands in the same commune as a page, in any language.

    The home pages of one commune share their translation key.
    """
    root_path = page.path[: Page.steplen * 2]
    key = Page.objects.filter(path=root_path).values_list("translation_key", flat=True).first()
    roots = Page.objects.filter(depth=2, translation_key=key).values_list("path", flat=True)
    pages = Q(path__startswith=root_path)
    for path in roots:
        pages |= Q(path__startswith=path)
    return pages
