"""The screens of opening a commune: which unit, what of it, is it right, how far it is."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit
from home.opening.checklist import next_steps
from home.opening.forms import OpeningForm, UnitSearchForm, proposed, typed_again
from home.opening.models import CommuneOpening
from home.opening.running import MAY_OPEN, ask_for, asked_before, run_again
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host
from portal.users.models import User

UNITS_SHOWN = 20


class ForOpeners(Host):
    """For the province only: whoever was given the right to open communes."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_OPEN):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def by(self) -> User:
        """The officer at the screen."""
        return self.request.user


class OpeningScreen(ForOpeners, WagtailAdminTemplateMixin):
    """A screen below the list of openings."""

    header_icon = "site"
    page_title = gettext_lazy("Open a commune’s site")

    def get_breadcrumbs_items(self):
        first = {"url": reverse("commune_openings:index"), "label": _("Openings of communes")}
        return [first, {"url": "", "label": self.get_page_title()}]


class OpeningListView(ForOpeners, FoldedSearchMixin, IndexView):
    """What was asked to be opened, newest first."""

    model = CommuneOpening
    any_permission_required = None  # see ForOpeners
    page_title = gettext_lazy("Openings of communes")
    header_icon = "site"
    index_url_name = "commune_openings:index"
    index_results_url_name = "commune_openings:index_results"
    default_ordering = "-created_at"
    search_fields = ["name", "hostname"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Commune"),
            sort_key="name",
            get_url=lambda opening: reverse("commune_openings:opening", args=[opening.pk]),
        ),
        Column("hostname", label=gettext_lazy("Address"), sort_key="hostname"),
        StatusTagColumn(
            "state",
            label=gettext_lazy("State"),
            accessor="get_state_display",
            primary=lambda opening: opening.state == CommuneOpening.State.DONE,
        ),
        DateColumn("created_at", label=gettext_lazy("Asked for"), sort_key="created_at"),
    ]

    @cached_property
    def header_buttons(self):
        add, sites = reverse("commune_openings:unit"), reverse("commune_sites:index")
        return [
            HeaderButton(_("Open a commune’s site"), url=add, icon_name="plus"),
            HeaderButton(_("Sites of communes"), url=sites, icon_name="site"),
        ]

    @property
    def no_results_message(self):
        return _("Nothing was asked for yet. Begin with “Open a commune’s site”.")


class UnitView(OpeningScreen, TemplateView):
    """Which unit it is: found by name; what is open already is said."""

    template_name = "home/opening/unit.html"

    def get_context_data(self, **kwargs):
        form = UnitSearchForm(self.request.GET)
        units = form.found(UNITS_SHOWN + 1)
        keys = [unit.pk for unit in units]
        rules = CommuneSettings.objects.filter(unit__in=keys).select_related("site")
        taken = {row.unit_id: row.site for row in rules}
        found = [(unit, taken.get(unit.pk)) for unit in units[:UNITS_SHOWN]]
        return super().get_context_data(
            form=form,
            found=found,
            has_asked=bool(self.request.GET.get("q")),
            are_more=len(units) > UNITS_SHOWN,
            **kwargs,
        )


class SpecView(OpeningScreen, FormView):
    """What the site is to be; shown once more before it is opened."""

    form_class = OpeningForm
    template_name = "home/opening/spec.html"
    confirm_template_name = "home/opening/confirm.html"

    def get_initial(self):
        """A unit's names, or what was typed for an opening that failed."""
        known = {"languages": ["en"]}
        if opening := self._named(CommuneOpening.objects.all(), "from"):
            return known | typed_again(opening.spec)
        if unit := self._named(AdministrativeUnit.objects.communes().current(), "unit"):
            return known | proposed(unit)
        return known

    def _named(self, queryset, name):
        value = self.request.GET.get(name, "")
        is_key = value.isascii() and value.isdigit() and len(value) < 18
        return queryset.filter(pk=value).first() if is_key else None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.by}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Go on: look at it once more"),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        is_confirmed = "confirm" in request.POST
        # A second press: to the form the address would be taken by the first.
        found = is_confirmed and asked_before(form.read_name(), form.read_hostname())
        if not found and (not form.is_valid() or "edit" in request.POST):
            return self.form_invalid(form)
        if is_confirmed:
            opening = found or ask_for(form.spec(), self.by)
            return redirect("commune_openings:opening", opening.pk)
        self.template_name = self.confirm_template_name
        return self.render_to_response(self.get_context_data(form=form, told=self.told(form)))

    def told(self, form) -> list[tuple[str, str]]:
        """What is going to be opened, in the words of the form."""
        data, told = form.cleaned_data, []
        for name, field in form.fields.items():
            value = data.get(name)
            if name in ("theme", "languages"):
                chosen = value if isinstance(value, list) else [value]
                value = ", ".join(str(label) for key, label in field.choices if key in chosen)
            if value:
                told.append((str(field.label or _("Administrative unit")), str(value)))
        if known := form.administrator():
            name = known.get_full_name() or known.get_username()
            told.append((_("This address has an account, which gets the role"), name))
        return told


class OpeningView(OpeningScreen, TemplateView):
    """How far an opening is; the page asks again by itself until it has ended."""

    template_name = "home/opening/opening.html"

    def dispatch(self, request, *args, **kwargs):
        self.opening = get_object_or_404(
            CommuneOpening.objects.select_related("site", "administrator"), pk=kwargs["pk"]
        )
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.opening.name

    def get_context_data(self, **kwargs):
        opening = self.opening
        is_done = opening.state == CommuneOpening.State.DONE and opening.site is not None
        return super().get_context_data(
            opening=opening,
            is_done=is_done,
            has_failed=opening.state == CommuneOpening.State.FAILED,
            next_steps=next_steps(opening, opening.site, self.by) if is_done else [],
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if self.opening.is_under_way:
            response.headers["Refresh"] = "4"  # seconds, as <meta http-equiv> would say
        return response

    def post(self, request, *args, **kwargs):
        if not run_again(self.opening, self.by):
            messages.warning(request, _("Nothing was started: see below how far it is."))
        return redirect("commune_openings:opening", self.opening.pk)
