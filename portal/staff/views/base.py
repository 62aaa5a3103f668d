"""What the screens about accounts share."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.hints import Host
from portal.staff.names import name_of, with_roles
from portal.users.managing import manageable_by, manages_everyone, roles_given_by
from portal.users.models import User


class ForManagers(Host):
    """For officers who manage the staff of a site."""

    def dispatch(self, request, *args, **kwargs):
        if not roles_given_by(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def by(self) -> User:
        """The officer at the screen."""
        return self.request.user

    @cached_property
    def is_province(self) -> bool:
        return manages_everyone(self.by)

    @property
    def list_title(self) -> str:
        return _("Staff") if self.is_province else _("Staff of the commune")


class StaffScreen(ForManagers, WagtailAdminTemplateMixin):
    """A screen below the list."""

    header_icon = "user"

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("staff:index"), "label": self.list_title}]
        return [*items, {"url": "", "label": self.get_page_title()}]


class AccountScreen(StaffScreen):
    """A screen about one account: any other than the officer's own is as if it weren't there."""

    def dispatch(self, request, pk, **kwargs):
        self.account: User = get_object_or_404(with_roles(manageable_by(request.user)), pk=pk)
        return super().dispatch(request, pk=pk, **kwargs)

    @property
    def is_own(self) -> bool:
        return self.account.pk == self.by.pk

    def get_success_url(self) -> str:
        return reverse("staff:account", args=[self.account.pk])

    def get_page_subtitle(self):
        return name_of(self.account)

    def get_breadcrumbs_items(self):
        first, last = super().get_breadcrumbs_items()
        return [first, {"url": self.get_success_url(), "label": name_of(self.account)}, last]

    def get_context_data(self, **kwargs):
        return super().get_context_data(account=self.account, is_own=self.is_own, **kwargs)
