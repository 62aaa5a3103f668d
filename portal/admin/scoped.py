"""Rows that belong to one site, in the admin: each officer meets only their own site's.

A policy alone does not isolate: Wagtail's generic views ask "on any instance?".
`ScopedViewSetMixin` closes that in one place: every view class that a viewset
constructs lists only, and opens only, what the policy allows this user.

    class VillageViewSet(ScopedModelViewSet):
        model = Village

with `register_scoped_model(Village)` at the top of the app's `wagtail_hooks.py`.
A model may allow rows of no site (`null=True`), which hold for all: they are the portal's, for
whoever has the right there. `province_permissions` gives a right on the rows of every site.
Never make such a model a snippet: bulk actions pass the viewset by.
"""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import path
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Site
from wagtail.permission_policies.sites import SitePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from portal.core.hints import Host

ANY_ACTION = ("view", "add", "change", "delete")


class ScopedPolicy(SitePermissionPolicy):
    """Rights follow each row's site; a row of no site is the portal's."""

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if not isinstance(instance, Site) and instance.site_id is None:
            instance = Site.objects.filter(is_default_site=True).first() or instance
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        return scope(self.model._default_manager.all(), user, actions)


def register_scoped_model(model: type[Model]) -> None:
    """Rights on this model follow each row's site (`site` is its foreign key)."""
    register_permission_policy(model, ScopedPolicy(model))


def has_right_everywhere(model: type[Model], user, actions=ANY_ACTION) -> bool:
    """Whether the user may do one of the actions on the rows of every site."""
    names = (get_permission_codename(action, model._meta) for action in actions)
    return any(user.has_perm(f"{model._meta.app_label}.{name}") for name in names)


def keeps_shared_rows(model: type[Model], user, actions=ANY_ACTION) -> bool:
    """Whether the user may do one of the actions on rows of no site, where there can be any."""
    policy = policy_registry.get_by_type(model)
    return model._meta.get_field("site").null and policy.user_has_any_permission_for_instance(
        user, actions, model(site=None)
    )


def scope(queryset: QuerySet, user, actions=ANY_ACTION) -> QuerySet:
    """The rows of the sites where the user may do one of the actions."""
    model = queryset.model
    if has_right_everywhere(model, user, actions):
        return queryset
    policy = policy_registry.get_by_type(model)
    own = Q(site__in=policy.sites_user_has_any_permission_for(user, actions))
    if keeps_shared_rows(model, user, actions):
        own |= Q(site=None)
    return queryset.filter(own)


class _ScopedView(Host):
    """What the overridden views share: the actions they need on a row."""

    @property
    def needed_actions(self) -> tuple[str, ...]:
        if permission := getattr(self, "permission_required", None):
            return (permission,)
        return tuple(getattr(self, "any_permission_required", None) or ANY_ACTION)

    def scoped(self, queryset: QuerySet) -> QuerySet:
        return scope(queryset, self.request.user, self.needed_actions)

    def allowed_or_404(self, instance):
        """The row itself; for a row of another site the same answer as for none."""
        policy = policy_registry.get_by_type(type(instance))
        if not policy.user_has_any_permission_for_instance(
            self.request.user, self.needed_actions, instance
        ):
            raise Http404
        return instance


class _ScopedObject(_ScopedView):
    def get_object(self, *args, **kwargs):
        return self.allowed_or_404(super().get_object(*args, **kwargs))


class _ScopedCreate(_ScopedView):
    """Nothing to open yet: the form limits the site."""


class _ScopedIndex(_ScopedView):
    def get_base_queryset(self):
        return self.scoped(super().get_base_queryset())

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if self._may("change", instance) else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if self._may("delete", instance) else None

    def _may(self, action: str, instance) -> bool:
        return self.user_has_permission_for_instance(action, instance)


class _ScopedReorder(_ScopedView):
    def get_queryset(self):
        return self.scoped(super().get_queryset())

    def post(self, request, *args, **kwargs):
        if not self.get_queryset().filter(pk=kwargs.get("pk")).exists():
            raise Http404
        return super().post(request, *args, **kwargs)


# The first match counts: a copy view is a create view that opens a row.
_MIXINS = (
    (generic.IndexView, _ScopedIndex),
    (generic.ReorderView, _ScopedReorder),
    (generic.CopyView, _ScopedObject),
    (generic.CreateView, _ScopedCreate),
)


class ScopedForm(WagtailAdminModelForm):
    """A row's form: offers only the user's sites; where it is one, it is said and not asked.

    Choices of other scoped models (a question's village) are limited in the same way.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            queryset = getattr(field, "queryset", None)
            if queryset is None:
                continue
            policy = policy_registry.get_by_type(queryset.model, fallback=False)
            if name != "site" and isinstance(policy, SitePermissionPolicy):
                field.queryset = scope(queryset, self.for_user)
        if "site" in self.fields:
            self._limit_site()

    def _limit_site(self) -> None:
        field = self.fields["site"]
        policy = policy_registry.get_by_type(self._meta.model)
        action = "change" if self.instance.pk else "add"
        allowed = policy.sites_user_has_any_permission_for(self.for_user, [action])
        field.queryset = allowed
        if not field.required:
            field.required = not keeps_shared_rows(self._meta.model, self.for_user, [action])
        if field.required and len(allowed) == 1:
            field.initial = self.initial["site"] = allowed[0].pk
            field.disabled = True
            field.empty_label, field.help_text = None, ""


class ScopedViewSetMixin(Host):
    """Makes every view that a viewset constructs keep to the user's own sites."""

    def construct_view(self, view_class, **kwargs):
        mixin = next((mixin for base, mixin in _MIXINS if issubclass(view_class, base)), None)
        mixin = mixin or _ScopedObject
        return super().construct_view(
            type(f"Scoped{view_class.__name__}", (mixin, view_class), {}), **kwargs
        )


class ScopedModelViewSet(ScopedViewSetMixin, ModelViewSet):
    """The admin of a model with a `site`. `panels` on the model or here, as ever."""

    base_form_class = ScopedForm

    def get_edit_handler(self):
        panels = getattr(self, "panels", None) or getattr(self.model, "panels", None)
        if panels is None:
            return None
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)

    def get_permissions_to_register(self):
        """None: a right on the whole model, from the group editor, would open every site."""
        return Permission.objects.none()


class ScopedLogViewSet(ScopedModelViewSet):
    """What officers read and nobody writes: a list, whose rows are opened nowhere."""

    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    # What Wagtail would lead to and is not there.
    left_out: tuple[str, ...] = ("add", "edit", "delete", "history", "usage")

    def get_common_view_kwargs(self, **kwargs):
        kwargs = super().get_common_view_kwargs(**kwargs)
        for action in self.left_out:
            kwargs[f"{action}_url_name"] = None
        return kwargs

    def register_admin_url_finder(self):
        """None: nothing else in the admin links to a row."""

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]


class ScopedInboxViewSet(ScopedLogViewSet):
    """What people sent: a list, and a screen for each row on which officers do the rest."""

    inspect_view_enabled = True
    list_per_page = 30
    form_fields = ["status"]

    def get_inspect_view_kwargs(self, **kwargs):
        return kwargs

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("<int:pk>/", self.inspect_view, name="inspect")]
