"""What an officer may do with a page: Wagtail's rights, less what our roles leave out of them.

Every road of Wagtail's asks here (screens, actions on many, copies, moves, its APIs), since
`BasePage.permissions_for_user` gives these.
"""

from typing import Any

from wagtail import hooks
from wagtail.models import Page, PagePermissionTester

from portal.core.querysets import HOME_PATH
from portal.core.standing import administers, is_standing, why_not_taken


def homes_that_ask(user: Any) -> set[str]:
    """The paths of the homes below which the officer, who may publish, must ask first.

    Asked of the features once a request; see `portal_homes_that_ask` in docs/architecture.md.
    """
    if user.is_superuser:
        return set()
    if not hasattr(user, "_homes_that_ask"):
        found = [ask(user) for ask in hooks.get_hooks("portal_homes_that_ask")]
        user._homes_that_ask = set().union(*found)
    return user._homes_that_ask


class PageRights(PagePermissionTester):
    """The rights of one user on one page; `permissions` are those that roles hold here."""

    permissions: set[str]

    def __init__(self, user: Any, page: Page):
        # Wagtail's sets none for a superuser, who is asked for none, nor for who is locked out.
        self.permissions = set()
        super().__init__(user, page)

    def may_write(self, page_type: type[Page]) -> bool:
        """Whether pages of a type are for the user's role to write here.

        Who may add pages but change only own ones is a contributor: they draft what says
        `contributors_write`, and nothing else.
        """
        drafts_only = not self.user.is_superuser and "change" not in self.permissions
        return not drafts_only or getattr(page_type, "contributors_write", False)

    def may_add(self, page_type: type[Page]) -> bool:
        """Whether the user's role may add pages of a type here; no query, on a plain Page too."""
        may_add = self.user.is_superuser or "add" in self.permissions
        return may_add and self.may_write(page_type)

    def writable_types(self) -> list[type[Page]]:
        """The page types that the user may add below this page."""
        below = type(self.page).creatable_subpage_models()
        return [one for one in below if one.can_create_at(self.page) and self.may_write(one)]

    def can_add_subpage(self):
        return super().can_add_subpage() and bool(self.writable_types())

    def can_edit(self):
        return super().can_edit() and self.may_write(type(self.page))

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and self.may_write(type(self.page))

    def can_copy_to(self, destination, recursive=False):
        return super().can_copy_to(destination, recursive) and (
            PageRights(self.user, destination).may_write(type(self.page))
        )

    def must_ask(self, page_type: type[Page] | None) -> bool:
        """Whether the user's pages of a type here are published by who approves them."""
        asks = getattr(page_type, "asks_for_approval", False)
        return asks and self.page.path[:HOME_PATH] in homes_that_ask(self.user)

    def can_publish(self):
        return super().can_publish() and not self.must_ask(self.page.specific_class)

    def can_publish_subpage(self):
        if not super().can_publish_subpage():
            return False
        return not any(map(self.must_ask, self.page.specific_class.creatable_subpage_models()))

    def can_reorder_children(self):
        """Only where readers see that order: menus of a home and of a page with pages below it."""
        orders = self.page.depth <= 2 or getattr(self.page.specific_class, "orders_children", False)
        return orders and not self.page.is_leaf() and super().can_reorder_children()

    def can_set_view_restrictions(self):
        return super().can_set_view_restrictions() and not why_not_taken(
            self.user, self.page, "restrict"
        )

    def can_lock(self):
        may_lock = administers(self.user, self.page) or not is_standing(self.page)
        return super().can_lock() and may_lock
