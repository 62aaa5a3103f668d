"""The list of accounts that an officer manages."""

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host
from portal.core.typed.phones import grouped_phone
from portal.staff.forms import StaffFilterSet
from portal.staff.names import State, name_of, role_label, role_on_site, roles_of, with_roles
from portal.staff.views.base import ForManagers
from portal.users.managing import manageable_by, sites_run_by, staff_of
from portal.users.models import User


class PersonColumn(TitleColumn):
    """The name, and below it how to reach the person."""

    cell_template_name = "staff/person_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"person": instance, "phone": grouped_phone(instance.phone)}


class RolesColumn(Column):
    """The roles as `label` says them: with the commune where there can be several."""

    cell_template_name = "staff/roles_cell.html"

    def __init__(self, label_of):
        super().__init__("roles", label=_("Role"))
        self.label_of = label_of

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"roles": [self.label_of(role) for role in roles_of(instance)]}


class FoldedPeopleMixin(FoldedSearchMixin, Host):
    """Finds people by name, e-mail and phone, however the number is grouped."""

    search_fields = ["first_name", "last_name", "email", "username", "phone"]

    def also_found(self):
        digits = "".join(char for char in self.search_query if char.isdigit())
        found = super().also_found()
        return found if len(digits) < 3 else found | Q(phone__contains=digits)


class StaffListView(ForManagers, FoldedPeopleMixin, IndexView):
    """Accounts by name: search and filters, no list of all communes."""

    model = User
    any_permission_required = None  # see ForManagers
    filterset_class = StaffFilterSet
    header_icon = "group"
    index_url_name = "staff:index"
    index_results_url_name = "staff:index_results"
    results_template_name = "staff/list_results.html"
    search_backend_name = None
    default_ordering = "first_name"
    paginate_by = 50

    @cached_property
    def columns(self):
        is_one = not self.is_province and sites_run_by(self.by).count() == 1
        return [
            PersonColumn(
                "name",
                label=_("Name"),
                accessor=name_of,
                sort_key="first_name",
                get_url=lambda user: reverse("staff:account", args=[user.pk]),
            ),
            RolesColumn(role_label if is_one else role_on_site),
            StatusTagColumn(
                "state",
                label=_("State"),
                accessor=lambda user: State(user.state).label,
                primary=lambda user: user.state == State.WORKING,
            ),
            DateColumn("last_login", label=_("Last log-in"), sort_key="last_login"),
        ]

    def get_page_title(self):
        return self.list_title

    def get_base_queryset(self):
        return with_roles(manageable_by(self.by))

    @cached_property
    def header_buttons(self):
        url = reverse("staff:choose")
        return [HeaderButton(_("Invite somebody"), url=url, icon_name="plus")]

    @property
    def no_results_message(self):
        return _("Nobody is found here. Invite somebody, or search for less.")

    def managed_by_province(self) -> list[tuple[str, str]]:
        """Who also works elsewhere: named with the role here, and out of reach."""
        if self.is_province:
            return []
        sites = list(sites_run_by(self.by)[:3])
        own = manageable_by(self.by).values("pk")
        return [
            (name_of(user), role_label(role))
            for site in sites
            for user in with_roles(staff_of(site).exclude(pk__in=own))[:20]
            for role in roles_of(user)
            if role.site_id == site.pk
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(managed_by_province=self.managed_by_province(), **kwargs)
