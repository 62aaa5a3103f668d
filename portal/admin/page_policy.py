"""Which pages an officer has rights on, asked for as ranges of paths.

Wagtail asks for what starts with a path, once for each right that a role has on a home: SQLite
then looks through the pages of all sites, for every list, chooser and report. A range is found
by the index of paths, on every database.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.core.querysets import below

EXPLORES = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


class RangedPagePolicy(PagePermissionPolicy):
    """Wagtail's rights on pages, each home asked for once."""

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet[Page]:
        base = self._base_queryset_for_user(user)
        return base if base is not None else self._pages.filter(self._allowed(user, set(actions)))

    def explorable_instances(self, user) -> QuerySet[Page]:
        """Also what stands above a page that the officer has rights on, up to where all meet."""
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        held = [right.page for right in self.get_cached_permissions_for_user(user)]
        meeting = self.model.base_page_model.objects.first_common_ancestor_of(held)
        # Where all meet is the first step: a condition of its own would have SQLite look there.
        steps = {
            page.path[:end]
            for page in held
            for end in range(len(meeting.path), len(page.path), page.steplen)
        }
        return self._pages.filter(self._allowed(user, EXPLORES) | Q(path__in=steps))

    @property
    def _pages(self) -> QuerySet[Page]:
        return self.model._default_manager.all()

    def _allowed(self, user, actions: set[str]) -> Q:
        """What is below the pages of such rights; of “add” alone own pages, to change."""
        codenames = self._get_permission_codenames(actions)
        add = self._get_permission_codename("add")
        whole, drafts = set(), set()
        for right in self.get_cached_permissions_for_user(user):
            if right.permission.codename in codenames:
                whole.add(right.page.path)
            elif "change" in actions and right.permission.codename == add:
                drafts.add(right.page.path)
        allowed = below(sorted(whole))
        if drafts := drafts - whole:
            allowed |= below(sorted(drafts)) & Q(owner=user)
        return allowed
