"""The fields that every item has, under names from schema.org where it has one."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.models import Page

from portal.core.addresses import commune_page_url


class CommuneSerializer(serializers.Serializer):
    """Whose item it is."""

    id = serializers.IntegerField(source="site_id", help_text=_("Number of the site."))
    identifier = serializers.CharField(source="slug", help_text=_("Short name for addresses."))
    name = serializers.CharField(help_text=_("Official name."))
    url = serializers.URLField(help_text=_("Address of its site."))


class ItemSerializer(serializers.Serializer):
    """What every page says of itself. Subclasses add their own fields after these."""

    id = serializers.IntegerField(help_text=_("Number of the item, for its own address."))
    identifier = serializers.UUIDField(
        source="translation_key", help_text=_("The same in every language.")
    )
    url = serializers.SerializerMethodField(help_text=_("The page for readers."))
    name = serializers.CharField(source="title", help_text=_("Title."))
    inLanguage = serializers.CharField(
        source="locale.language_code", help_text=_("Language of the texts, such as vi.")
    )
    dateModified = serializers.DateTimeField(
        source="last_published_at", allow_null=True, help_text=_("Last published.")
    )
    isSample = serializers.BooleanField(
        source="is_sample", help_text=_("An invented example, not real data.")
    )
    commune = CommuneSerializer(
        allow_null=True, help_text=_("Whose it is; the province's own name the portal.")
    )

    def get_page(self, item) -> Page:
        """The page an item stands on."""
        return item

    def get_url(self, item) -> str | None:
        return commune_page_url(self.get_page(item)) or None
