"""One official document (văn bản)."""

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.documents.models.choices import Domain
from communes.documents.models.facets import DOMAIN, TYPE, YEAR
from communes.documents.models.rules import DocumentRules
from communes.documents.models.telling import Telling
from communes.documents.naming import (
    address_of,
    clean_number,
    is_slug_of,
    number_slug,
    slug_of,
    title_of,
)
from communes.documents.page_form import OfficialDocumentForm
from communes.documents.panels import document_panels
from communes.documents.posting import due_on
from communes.documents.querysets import BY_NUMBER, OfficialDocumentQuerySet
from communes.documents.relations import Related, related_of, relating_to
from communes.documents.structured_data import document_data
from portal.core.finding import SearchFacts, SearchKind
from portal.core.models import BasePage
from portal.core.models.stamps import Name, to_communes
from portal.core.querysets import sites_at
from portal.core.slugs import free_slug


class OfficialDocumentPage(DocumentRules, Telling, BasePage):
    """A document that an authority issued, with its original file kept byte for byte.

    Title and address follow from number, type and day of issue. Whether it is in force is asked
    of the days and of what other documents do to it: nothing of it is stored.
    """

    # Rows of the page, as it is edited.
    relations: Any
    attachments: Any

    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("As on the document: 12/KH-UBND.")
    )
    document_type = models.ForeignKey(
        "documents.DocumentType",
        verbose_name=_("type"),
        null=True,  # a draft may lack it
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    abstract = models.CharField(
        _("what it is about"),
        max_length=600,
        blank=True,
        help_text=_("The abstract (trích yếu) as below the type: lists show it."),
    )
    issuer = models.CharField(
        _("issued by"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty for the site’s own body, such as the People’s Committee."),
    )
    signer_name = models.CharField(_("signed by"), max_length=100, blank=True)
    signer_title = models.CharField(
        _("post of the signer"), max_length=120, blank=True, help_text=_("Such as “Chủ tịch”.")
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_from = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_("Leave empty where it is in force from the day of issue."),
    )
    effective_to = models.DateField(
        _("in force until"),
        null=True,
        blank=True,
        help_text=_("The last day. Leave empty where it has none."),
    )
    domain = models.CharField(
        pgettext_lazy("of a document", "field"), max_length=12, choices=Domain.choices, blank=True
    )
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("original file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The signed PDF or the scan. Readers get it exactly as it is."),
    )
    # Worked out on saving, so that lists and counts ask for a column.
    number_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    in_force_from = models.DateField(null=True, editable=False, db_index=True)
    posted_on = models.DateField(null=True, editable=False)
    post_by = models.DateField(null=True, editable=False, db_index=True)

    content_panels = document_panels()
    promote_panels: list = []
    base_form_class = OfficialDocumentForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("number", boost=3),
        index.SearchField("abstract", boost=2),
        index.SearchField("type_name"),
        index.SearchField("issuer"),
        index.SearchField("signer_name"),
        index.SearchField("signer_title"),
        index.SearchField("get_domain_display"),
        index.SearchField("file_text"),
        index.FilterField("issued_on"),
        index.FilterField("document_type"),
        index.FilterField("domain"),
    ]
    # Made of the facts, in each language; names and numbers are the same in all.
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("number", overridable=False),
        SynchronizedField("signer_name", overridable=False),
    ]
    facts_in_words = ("issuer", "signer_title")
    # Set by the form of a new one.
    placed_below: Page | None = None

    template = "documents/official_document_page.html"
    search_kind = SearchKind(
        "document",
        pgettext_lazy("kind of results", "Official documents"),
        related=("document_type", "file__reading"),
        list_page="OfficialDocumentIndexPage",
        list_label=_("See and filter the documents"),
    )
    search_facets = (TYPE, YEAR, DOMAIN)
    asks_usefulness = True
    asks_for_approval = True
    parent_page_types = ["documents.OfficialDocumentIndexPage"]
    subpage_types: list[str] = []
    og_type = "article"

    objects = PageManager.from_queryset(OfficialDocumentQuerySet)()

    class Meta:
        verbose_name = _("official document")
        verbose_name_plural = _("official documents")
        indexes = [
            models.Index(fields=["issued_on"]),
            models.Index(fields=["document_type", "issued_on"]),
            models.Index(fields=["effective_to"]),
        ]

    # --- What follows from the facts ---
    def work_out(self) -> None:
        super().work_out()
        self.follow_facts()
        self.in_force_from = self.in_force_on
        if original := self.original:
            self.posted_on, self.post_by = original.posted_on, original.post_by
        else:
            self.post_by = due_on(self)
            if self.live and not self.posted_on:
                self.posted_on = timezone.localdate()
        for relation in self.relations.all():
            relation.target_key = relation.target.translation_key if relation.target else None

    def follow_facts(self) -> None:
        """Gives it the title and the address that its facts make; one query for a new address."""
        self.number = clean_number(self.number)
        self.number_key = number_slug(self.number)
        language = self.locale.language_code if self.locale_id else settings.LANGUAGE_CODE
        self.title = title_of(self, language)
        kind = self.document_type.slug if self.document_type else ""
        base = slug_of(self.number, kind, self.issued_on)
        if not is_slug_of(self.slug or "", base):
            section = self.section
            self.slug = free_slug(base, section, self) if section else base

    @property
    def section(self) -> Page | None:
        """Where it stands, or is about to be added; None for what stands nowhere yet."""
        return self.get_parent() if self.path else self.placed_below

    def full_clean(self, *args, **kwargs):
        self.follow_facts()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.follow_facts()
        super().minimal_clean()

    def set_url_path(self, parent):
        """Its slug has the three parts of the address: "<parent>/2026/ke-hoach/12-kh-ubnd/"."""
        if parent is None:
            return super().set_url_path(parent)
        self.url_path = parent.url_path + address_of(self.slug)
        return self.url_path

    def start_afresh(self) -> None:
        """A copy is another document: with a number, days and a file of its own."""
        super().start_afresh()
        self.number, self.issued_on, self.file = "", None, None
        self.effective_from = self.effective_to = self.posted_on = None
        self.relations.set([])
        self.attachments.set([])

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def changed_elsewhere(self) -> set[Name]:
        """Pages of communes name the portal's documents by their numbers."""
        is_portals = sites_at(self.path).filter(is_default_site=True).exists()
        return {to_communes(BY_NUMBER)} if is_portals else set()

    @property
    def search_facts(self) -> SearchFacts:
        """Dated by the day of issue."""
        issued = self.issued_on
        return SearchFacts(
            date=timezone.make_aware(datetime.combine(issued, time())) if issued else None,
            facets={
                "doctype": {self.document_type.slug: None} if self.document_type else {},
                "issued": {str(issued.year): None} if issued else {},
                "domain": {self.domain: None} if self.domain else {},
            },
        )

    def related(self, frame) -> list[Related]:
        """What it does to other documents, and they to it, as far as readers may see them."""
        return [*related_of(self, frame), *relating_to(self, frame)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["related"] = self.related(request.frame)
        return context

    def structured_data(self, context) -> list[dict]:
        return document_data(self, context["frame"], context.get("related", []))
