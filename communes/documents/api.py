"""Documents as open data, with the names of schema.org's Legislation."""

from urllib.parse import urljoin

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from rest_framework import serializers

from communes.documents.models import OfficialDocumentPage
from communes.documents.models.choices import Domain, Force
from communes.documents.naming import number_slug
from communes.documents.querysets import OfficialDocumentQuerySet
from portal.open_data.filters import DayFilter, PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet
from portal.sites.frame import Frame


class DocumentSerializer(ItemSerializer):
    """A document with the address and the fingerprint of its original file."""

    legislationIdentifier = serializers.CharField(source="number", help_text=_("Its number."))
    legislationType = serializers.CharField(
        source="document_type.slug", help_text=_("Its type: a code, as in the address.")
    )
    legislationTypeName = serializers.CharField(
        source="type_name", help_text=_("Its type, in words.")
    )
    description = serializers.CharField(source="abstract", help_text=_("What it is about."))
    about = serializers.ChoiceField(
        [("", ""), *Domain.choices], source="domain", help_text=_("Its field: a code, or none.")
    )
    legislationPassedBy = serializers.SerializerMethodField(help_text=_("Who issued it."))
    signedBy = serializers.CharField(source="signer_name", help_text=_("Who signed it."))
    signerTitle = serializers.CharField(source="signer_title", help_text=_("The signer’s post."))
    legislationDate = serializers.DateField(source="issued_on", help_text=_("Day of issue."))
    legislationDateOfApplicability = serializers.DateField(
        source="in_force_from", help_text=_("In force from this day on.")
    )
    expires = serializers.DateField(
        source="effective_to", allow_null=True, help_text=_("In force until this day.")
    )
    legislationLegalForce = serializers.ChoiceField(
        Force.choices, source="force", help_text=_("Whether it is in force today.")
    )
    datePublished = serializers.DateField(
        source="posted_on", allow_null=True, help_text=_("Posted on this day.")
    )
    contentUrl = serializers.SerializerMethodField(help_text=_("Address of the original file."))
    contentSize = serializers.IntegerField(
        source="file.file_size", allow_null=True, help_text=_("Size in bytes.")
    )
    sha256 = serializers.CharField(
        source="reading.sha256", default="", help_text=_("SHA-256 of the original file.")
    )
    signature = serializers.CharField(
        source="reading.signature",
        default="",
        help_text=_("Of the file: trusted, unknown (root), changed or none; empty: not checked."),
    )

    def get_legislationPassedBy(self, item: OfficialDocumentPage) -> str:
        return item.issuer or (item.commune.name if item.commune else "")

    def get_contentUrl(self, item: OfficialDocumentPage) -> str | None:
        if item.file is None:
            return None
        # On the host of its site, which alone gives it to readers.
        return urljoin(item.commune.url, item.file.url) if item.commune else item.file.url


class DocumentFilterSet(PageFilterSet):
    """What can be asked of documents."""

    number = django_filters.CharFilter(
        method="with_number", max_length=60, help_text=_("Its number, such as 12/KH-UBND.")
    )
    type = django_filters.CharFilter(
        "document_type__slug", max_length=60, help_text=_("Its type: a code, such as ke-hoach.")
    )
    about = django_filters.ChoiceFilter(
        field_name="domain", choices=Domain.choices, help_text=_("Its field.")
    )
    force = django_filters.ChoiceFilter(
        choices=Force.choices, method="with_force", help_text=_("Whether it is in force today.")
    )
    issued_from = DayFilter("issued_on", "gte", help_text=_("Issued on this day or later."))
    issued_to = DayFilter("issued_on", "lte", help_text=_("Issued on this day or earlier."))

    def with_number(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(number_key=number_slug(value))

    def with_force(self, items: OfficialDocumentQuerySet, name: str, value: str) -> QuerySet:
        return items.in_state(value)


class DocumentViewSet(OpenViewSet):
    """Official documents, the newest first."""

    prefix = "documents"
    title = pgettext_lazy("section", "Documents")
    about = _("Official documents with their original files, newest first.")
    order = 60
    queryset = OfficialDocumentPage.objects.none()
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilterSet

    def get_items(self, frame: Frame) -> OfficialDocumentQuerySet:
        return OfficialDocumentPage.objects.in_frame(frame).whole().newest()
