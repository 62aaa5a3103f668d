"""The communes themselves as open data, with the names of GovernmentOrganization."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.models import Page, Site

from portal.core.models import ContactSettings, one_to_one
from portal.open_data.viewsets import OpenViewSet
from portal.sites.frame import Frame
from portal.sites.neighbours import commune_sites, named


def opening_hours(contact: ContactSettings) -> list[str]:
    """The hours of the one-stop counter as schema.org writes them: "Mo-Fr 07:30-11:30"."""
    spans = [f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in contact.spans]
    hours = [f"Mo-Fr {span}" for span in spans]
    return hours + ([f"Sa {spans[0]}"] if spans and contact.open_saturday_morning else [])


class CommuneSiteSerializer(serializers.Serializer):
    """A commune and how to reach its office."""

    id = serializers.IntegerField(help_text=_("Number of the site, as other lists name it."))
    identifier = serializers.CharField(
        source="root_page.slug", help_text=_("Short name for addresses.")
    )
    url = serializers.SerializerMethodField(help_text=_("Address of its site."))
    name = serializers.CharField(source="identitysettings.name", help_text=_("Official name."))
    legalName = serializers.CharField(
        source="identitysettings.body", help_text=_("The responsible body.")
    )
    description = serializers.CharField(
        source="identitysettings.line", help_text=_("Where it lies.")
    )
    unitCode = serializers.SerializerMethodField(
        help_text=_("Code in the national list of administrative units.")
    )
    inLanguage = serializers.ListField(
        source="languages", child=serializers.CharField(), help_text=_("Languages of its site.")
    )
    telephone = serializers.CharField(source="contact.hotline", help_text=_("Hotline."))
    email = serializers.CharField(source="contact.email", help_text=_("E-mail of the office."))
    address = serializers.CharField(source="contact.street", help_text=_("Address of the office."))
    openingHours = serializers.SerializerMethodField(
        help_text=_("When the one-stop counter is open, such as Mo-Fr 07:30-11:30.")
    )
    sameAs = serializers.SerializerMethodField(help_text=_("Its pages elsewhere, such as Zalo."))

    def get_url(self, site: Site) -> str:
        return site.root_url + "/"

    def get_unitCode(self, site: Site) -> str:
        settings = getattr(site, "communesettings", None)
        return settings.unit.gso_code if settings and settings.unit else ""

    def get_openingHours(self, site: Site) -> list[str]:
        rules = getattr(site, "communesettings", None)
        return [] if rules and rules.closed_on else opening_hours(site.contact)

    def get_sameAs(self, site: Site) -> list[str]:
        return [url for url in (site.contact.zalo_url, site.contact.facebook_url) if url]


class CommuneFilterSet(django_filters.FilterSet):
    """What can be asked of the communes."""

    name = django_filters.CharFilter(
        method="with_name",
        max_length=60,
        help_text=_("A part of the name, with or without marks."),
    )
    unit_code = django_filters.CharFilter(
        "communesettings__unit__gso_code", max_length=5, help_text=_("The code of its unit.")
    )

    def with_name(self, sites: QuerySet, name: str, value: str) -> QuerySet:
        return sites.filter(pk__in=named(sites, value))


class CommuneViewSet(OpenViewSet):
    """The communes that have a site; on a commune's own site, this one."""

    prefix = "communes"
    title = _("Communes")
    about = _("The communes that have a site here, by name, with how to reach them.")
    order = 60
    queryset = Site.objects.none()
    serializer_class = CommuneSiteSerializer
    filterset_class = CommuneFilterSet

    def get_items(self, frame: Frame) -> QuerySet:
        sites = commune_sites().filter(root_page__live=True)
        if not frame.is_portal:
            sites = sites.filter(pk=frame.site.pk)
        sites = sites.select_related("contactsettings", "communesettings__unit")
        return sites.order_by("site_name", "pk")

    def decorate(self, items: list[Site]) -> list[Site]:
        """Each site with its contact, and the languages of its home pages in one query."""
        homes = Page.objects.filter(
            depth=2,
            live=True,
            translation_key__in=[site.root_page.translation_key for site in items],
        )
        languages: dict = {}
        for key, code in homes.order_by("locale_id").values_list(
            "translation_key", "locale__language_code"
        ):
            languages.setdefault(key, []).append(code)
        for site in items:
            site.contact = one_to_one(site, ContactSettings)
            site.languages = languages.get(site.root_page.translation_key, [])
        return items
